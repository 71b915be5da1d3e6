"""Quantities that carry their own source: limits, repetitions and the shares of a vote, as files say them."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from generator.diagnostics import finding
from generator.model import words
from generator.model.base import Flag, Model, Names, Words, one_of
from generator.model.basis import BasisField
from generator.model.fault import Fault
from generator.model.quantities import DurationField, MajorityField, RepetitionField, part
from generator.source.value import Table, Text


def as_map(*prepositions: str) -> BeforeValidator:
    """Read ``1个月 after preview`` as the map it abbreviates, each part with its own place."""

    def expand(value: Any) -> Any:
        if isinstance(value, Text) and value.strip():
            return Table(_split(value, prepositions), value.span)
        if isinstance(value, Table) and isinstance(value.get("value"), Text):
            split = _split(value["value"], prepositions)
            return Table({**{key: value[key] for key in value if key != "value"}, **split}, value.span)
        return value

    return BeforeValidator(expand)


def _split(text: Text, prepositions: tuple[str, ...]) -> dict[Text, Any]:
    match = re.fullmatch(r"(.*?)(?:\s+(after|before)(?:\s+(.*))?)?\s*", text)
    if match is None or match[2] is None:
        return {Text("value", text.span): text}
    word = match[2]
    if word not in prepositions or not match[3]:
        raise Fault(finding("HB222", text.part(*match.span(2)), word=word, words="、".join(prepositions) or "—"))
    return {
        Text("value", text.span): part(text, *match.span(1)),
        Text(word, text.part(*match.span(2))): part(text, *match.span(3)),
    }


def _quantity_schema(example: str) -> Any:
    def widen(schema: dict[str, Any]) -> None:
        mapping = {key: schema.pop(key) for key in list(schema) if key not in ("title", "description")}
        schema["anyOf"] = [{"type": "string", "examples": [example]}, mapping]

    return widen


class Quantity(Model):
    """A number with its own source; what it does not say it takes from its step."""

    basis: BasisField | None = Field(None, description="这个数字的依据")
    confidence: words.Confidence | None = Field(None, description="可信度：A 读过原文，B 见于引文，C 未重读，D 存疑")
    verified: Flag | None = Field(None, description="false 表示待核")


class Within(Quantity):
    """An upper limit, from the completion of the step before or ``after`` another step."""

    model_config = {"json_schema_extra": _quantity_schema("1个月 after preview")}
    value: DurationField = Field(description="时限")
    after: words.Id | None = Field(None, description="从哪一步完成起算；start 表示流程开始")


class AtLeast(Within):
    """A least duration or wait."""

    model_config = {"json_schema_extra": _quantity_schema("5个工作日")}


class Ahead(Quantity):
    """A notice ahead of a later step."""

    model_config = {"json_schema_extra": _quantity_schema("7日 before meeting")}
    value: DurationField = Field(description="提前多久")
    before: words.Id = Field(description="在哪一步之前")


class Repeats(Quantity):
    """How often a step is done."""

    model_config = {"json_schema_extra": _quantity_schema("每季度")}
    value: RepetitionField = Field(description="频次")


class ShareFile(Quantity):
    """A share of a base in a vote."""

    model_config = {"json_schema_extra": _quantity_schema("应到 > 1/2")}
    value: MajorityField = Field(description="基数、比较、分数")


class VoteFile(Model):
    """A vote: how many must come, how many must agree, how the ballot is cast."""

    quorum: Annotated[ShareFile, as_map()] = Field(description="到会要求：应到 > 1/2")
    passing: Annotated[ShareFile, as_map()] = Field(alias="pass", description="通过要求：应到 > 1/2")
    ballot: Annotated[Words, one_of("secret", "open", "hands")] = Field(
        description="secret 无记名，open 记名，hands 举手"
    )
    excluded: Names = Field((), description="可以不计入基数的人")
