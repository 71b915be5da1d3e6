"""The base of every file's model: frozen, closed, and each value knows where it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import ErrorDetails, core_schema

from generator.diagnostics import NOWHERE, Finding, Span, finding
from generator.model.fault import Fault, near
from generator.source.value import Items, Table, Text


class Model(BaseModel):
    """A mapping of a file. ``origin`` is its place; equality compares values only."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, hide_input_in_errors=True)

    elsewhere: ClassVar[Mapping[str, str]] = {}
    """Keys that belong to a sibling of this model, with the sibling's name, for a better message."""

    @cached_property
    def origin(self) -> Span:
        """Where the mapping stands; a model made in code stands nowhere."""
        return NOWHERE

    @cached_property
    def key_spans(self) -> Mapping[str, Span]:
        """Where each key of the mapping is written."""
        return {}

    @model_validator(mode="wrap")
    @classmethod
    def _read(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(data, Text | Items | Table):
            return handler(data)
        if not isinstance(data, Table):
            raise Fault(finding("HB203", data.span, expected=MAPPING, found=shape(data)))
        keys = cls.keys()
        unknown = [key for key in data if key not in keys]
        findings = [cls._unknown_key(key) for key in unknown] + _without_misspelt(cls.misfits(data), unknown)
        try:
            model = handler({key: value for key, value in data.items() if key in keys})
        except ValidationError as error:
            raise Fault(*findings, *_told(error, data, unknown)) from None
        if findings:
            raise Fault(*findings)
        model.__dict__["origin"] = data.span
        model.__dict__["key_spans"] = {str(key): key.span for key in data}
        return model

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """The keys of the mapping as they are written in a file."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())

    @classmethod
    def misfits(cls, table: Table) -> list[Finding]:
        """What is wrong with the mapping beyond its single keys; nothing unless a model says so."""
        del table
        return []

    @classmethod
    def _unknown_key(cls, key: Text) -> Finding:
        if key in cls.elsewhere:
            return finding("HB210", key.span, key=key, owner=cls.elsewhere[key])
        return finding("HB201", key.span, key=key, near=near(key, cls.keys()))


TEXT, LIST, MAPPING = "一段文字", "一个列表", "若干“键: 值”"


def shape(value: Any) -> str:
    """What a value is, in the words of a message."""
    return TEXT if isinstance(value, Text) else LIST if isinstance(value, Items) else MAPPING


def _text(value: Any) -> Text:
    if not isinstance(value, Text):
        raise Fault(finding("HB203", value.span, expected=TEXT, found=shape(value)))
    if not value.strip():
        raise Fault(*empty(value))
    return value


def empty(value: Text) -> tuple[Finding, ...]:
    """The finding about an empty text; a missing value has been told by the reader already."""
    told = value.style == "plain"
    return () if told else (finding("HB211", value.span),)


class _TextSchema:
    """Teaches pydantic that a text is kept as the very object that the reader made."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(_text)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string"}


Words = Annotated[Text, _TextSchema()]
"""A text of the file that is not empty."""


def one_or_many(value: Any) -> Any:
    """A list, also of what stands alone. For use as a ``BeforeValidator``."""
    if isinstance(value, Text):
        return [value]
    if isinstance(value, Items):
        if not value:
            raise Fault(finding("HB211", value.span))
        return list(value)
    if isinstance(value, Table):
        raise Fault(finding("HB203", value.span, expected="一个或一列名称", found=shape(value)))
    return value


Names = Annotated[
    tuple[Words, ...],
    BeforeValidator(one_or_many),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}),
]
"""One text or a list of them."""


def repeated(entries: Iterable[Any]) -> list[Finding]:
    """A finding for every text of a list that stands there before already."""
    seen: set[Text] = set()
    found = []
    for entry in entries:
        if isinstance(entry, Text):
            found += [finding("HB214", entry.span, text=entry)] if entry in seen else []
            seen.add(entry)
    return found


def full_list(value: Any) -> Any:
    """Accept only a list that is not empty. For use as a ``BeforeValidator``."""
    if isinstance(value, Text | Table):
        raise Fault(finding("HB203", value.span, expected=LIST, found=shape(value)))
    if isinstance(value, Items):
        if not value:
            raise Fault(finding("HB211", value.span))
        return list(value)
    return value


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, Text) and value in ("true", "false") and value.style == "plain":
        return value == "true"
    raise Fault(finding("HB204", value.span))


Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"type": "boolean"})]
"""``true`` or ``false``, nothing else."""


@dataclass(frozen=True, eq=False)
class Check:
    """Annotates a text that must pass a check of its own; ``schema`` is what the JSON Schema says of it.

    ``fault`` tells what is wrong with a text that is not empty, or nothing.
    """

    fault: Callable[[Text], Finding | None]
    schema: Mapping[str, Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(self.schema)

    def _checked(self, text: Text) -> Text:
        if (found := self.fault(text)) is not None:
            raise Fault(found)
        return text


def one_of(*words: str) -> Check:
    """A closed word: the text must be one of ``words``."""

    def fault(text: Text) -> Finding | None:
        if text in words:
            return None
        return finding("HB205", text.span, word=text, near=near(text, words), words="、".join(words))

    return Check(fault, {"type": "string", "enum": list(words)})


M = TypeVar("M", bound="Model")


def construct(model: type[M], value: Table) -> tuple[M | None, tuple[Finding, ...]]:
    """Make a model of a mapping. All errors come at once, each at its place; then the model is ``None``."""
    try:
        return model.model_validate(value), ()
    except ValidationError as error:
        return None, tuple(_told(error, value))


def missing(table: Table, key: str) -> tuple[Finding, ...]:
    """The finding about a key that is not there, at the mapping's first key."""
    first = next(iter(table), None)
    return (finding("HB202", first.span if first is not None else table.span, key=key),)


def _told(error: ValidationError, table: Table, unknown: Iterable[str] = ()) -> Iterator[Finding]:
    """What the errors of a mapping tell."""
    for detail in error.errors(include_url=False, include_input=False):
        found = _findings(detail, table)
        yield from _without_misspelt(found, unknown) if detail["type"] == "missing" else found


def _without_misspelt(findings: Iterable[Finding], unknown: Iterable[str]) -> list[Finding]:
    """The findings without keys that are missing because they are misspelt, which the unknown key tells."""
    words = list(unknown)
    return [
        found
        for found in findings
        if found.code != "HB202" or not get_close_matches(dict(found.arguments)["key"], words, cutoff=0.6)
    ]


def _findings(detail: ErrorDetails, table: Table) -> tuple[Finding, ...]:
    """What one error of pydantic tells about a mapping: our own faults, or a key that is not there."""
    error = detail.get("ctx", {}).get("error")
    if isinstance(error, Fault):
        return error.findings
    if detail["type"] == "missing":
        return missing(table, str(detail["loc"][-1]))
    message = f"a value without a reader of its own: {detail}"
    raise TypeError(message)
