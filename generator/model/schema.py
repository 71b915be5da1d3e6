"""The JSON Schemas of all kinds of file, made from their models: what an editor offers, explains and underlines.

A schema never refuses what ``handbooks check`` accepts, so it knows that every scalar is read as text: ``title: 2026``
is a number to other YAML readers and a title to ours.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from generator.model.base import Model
from generator.model.chapters import ItemFile, PartFile
from generator.model.diagrams import BlockFile, LogicFile, RootFile, RootPart
from generator.model.document import KINDS
from generator.model.duties import Evidence
from generator.model.process_file import CallFile, DecideFile, DoFile, ParallelFile, ProcessFile
from generator.model.registers import Form, FormField, KeyTask
from generator.model.schema_words import EXAMPLES, KIND_EXAMPLES, KIND_WORDS

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(kind: str) -> Schema:
    """The JSON Schema of a kind of file; of ``item`` and ``chapter``, that of the front matter.

    Raises ``KeyError`` when there is no such kind.
    """
    made = KINDS[kind].model_json_schema(schema_generator=_Generator)
    title, description = KIND_WORDS[kind]
    definitions = made.pop("$defs", {})
    whole = {"$schema": DIALECT, "title": title, "description": description, **made}
    if definitions:
        whole["$defs"] = definitions
    return _every(whole, _Finish({**EXAMPLES, **KIND_EXAMPLES.get(kind, {})}))


def schema_text(kind: str) -> str:
    """The schema of a kind as it is written to a file. Raises ``KeyError`` when there is no such kind."""
    return json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def _one_of(*keys: str) -> Schema:
    return {"oneOf": [{"required": [key]} for key in keys]}


def _any_of(*keys: str) -> Schema:
    return {"anyOf": [{"required": [key]} for key in keys]}


def _not_both(*keys: str) -> Schema:
    return {"not": {"required": list(keys)}}


TOGETHER: Mapping[type[Model], Schema] = {
    ProcessFile: _one_of("stages", "steps"),
    CallFile: _not_both("outcomes", "then"),
    LogicFile: _one_of("layers", "ring"),
    RootFile: _one_of("of", "roots"),
    RootPart: _not_both("of", "roots"),
    ItemFile: _any_of("processes", "matrices", "logics", "comparisons"),
    PartFile: _any_of("chapters", "items", "appendix"),
    Form: {"anyOf": [{"required": ["fields"]}, {"properties": {"sort": {"const": "record"}}, "required": ["sort"]}]},
    FormField: {
        "if": {"properties": {"type": {"const": "choice"}}, "required": ["type"]},
        "then": {"required": ["options"]},
        "else": _not_both("options"),
    },
}
"""What a mapping's ``misfits`` say about keys that need or exclude each other."""

SHORT: tuple[type[Model], ...] = (BlockFile, RootPart, FormField, Evidence, KeyTask)
"""Mappings that may be written as one text."""

STEP_TITLES: Mapping[type[Model], str] = {
    DoFile: "执行的步骤（do）",
    DecideFile: "判断的步骤（decide）",
    CallFile: "调用另一个过程的步骤（call）",
    ParallelFile: "同时进行的分支（parallel）",
}
"""What the alternatives of a step are called when an editor lists them."""


class _Generator(GenerateJsonSchema):
    """Leaves out what only Python knows: class names, docstrings, nulls and defaults that are no scalars."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        del schema
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        made = self.generate_inner(schema["schema"])
        default = schema.get("default")
        return {**made, "default": default} if isinstance(default, bool | str) else made

    def model_schema(self, schema: core_schema.ModelSchema) -> Schema:
        made = super().model_schema(schema)
        made.pop("title", None)
        made.pop("description", None)
        cls = schema["cls"]
        title = {"title": STEP_TITLES[cls]} if cls in STEP_TITLES else {}
        whole = {**title, **made, **TOGETHER.get(cls, {})}
        return {"anyOf": [{"type": "string"}, whole]} if cls in SHORT else whole


def _every(node: Schema, change: Callable[[Schema], Schema]) -> Schema:
    """A schema with every schema inside it changed, the inner ones first."""
    inner = dict(node)
    for word in ("properties", "$defs"):
        if word in node:
            inner[word] = {name: _every(part, change) for name, part in node[word].items()}
    for word in ("anyOf", "oneOf"):
        if word in node:
            inner[word] = [_every(part, change) for part in node[word]]
    for word in ("items", "additionalProperties"):
        if isinstance(node.get(word), dict):
            inner[word] = _every(node[word], change)
    return change(inner)


@dataclass(frozen=True, slots=True)
class _Finish:
    """Lists are never empty, texts may look like numbers, and keys have examples."""

    examples: Mapping[str, tuple[object, ...]]

    def __call__(self, node: Schema) -> Schema:
        """The finished form of one schema whose inner schemas are finished."""
        if node.get("type") == "array":
            node = {**node, "minItems": 1}
        if node.get("type") == "string" and "enum" not in node:
            node = {**node, "type": _types(node.get("pattern"))}
        if "properties" in node:
            node = {
                **node,
                "properties": {key: self._exemplified(key, part) for key, part in node["properties"].items()},
            }
        return node

    def _exemplified(self, key: str, node: Schema) -> Schema:
        known = key in self.examples and "enum" not in node and "examples" not in node
        return {**node, "examples": list(self.examples[key])} if known else node


def _types(pattern: str | None) -> list[str] | str:
    """The types that other readers may see in a text: a pattern that knows no digits alone keeps them out."""
    if pattern is None:
        return ["string", "number", "boolean"]
    return ["string", "integer"] if re.search(pattern, "2026") else "string"
