"""The rules of scoring of a year: what lateness costs, the dimensions and their weights, the stars.

The model is that of standards 3.6; all numbers are the organisation's own, ours are defaults.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from generator.diagnostics import Finding, finding
from generator.model import words
from generator.model.base import Model, Words, full_list, one_of, repeated, shape
from generator.model.editions import BRANCH_TYPES
from generator.model.fault import Fault
from generator.model.quantities import CountField
from generator.model.registers import Entry
from generator.source.value import Items, Table, Text

_WHOLE: Final = 100


def read_percent(value: Any) -> int:
    """Read ``80%``, from 0 to 100. Raises :class:`Fault`."""
    if not isinstance(value, Text):
        raise Fault(finding("HB203", value.span, expected="一个百分数", found=shape(value)))
    match = re.fullmatch(r"([0-9]{1,3})%", value.strip())
    if match is None or int(match[1]) > _WHOLE:
        raise Fault(finding("HB803", value.span, text=value))
    return int(match[1])


PercentField = Annotated[
    int, PlainValidator(read_percent), WithJsonSchema({"type": "string", "pattern": "^[0-9]{1,3}%$"})
]


class LevelRule(Model):
    """A level of the tree of units: whose duties it has, and how many points its recurring duties make together."""

    id: words.Id = Field(description="层级的英文短名")
    name: Words = Field(description="层级的名称")
    handbook: Words | None = Field(None, description="任务写在哪本手册，手册的短名；没有任务的层级不写")
    points: CountField = Field(_WHOLE, description="定期任务的分值合计")


class TypePoints(Model):
    """A branch type whose recurring duties make another sum."""

    type: Annotated[Words, one_of(*BRANCH_TYPES)] = Field(description="支部类型")
    points: CountField = Field(description="定期任务的分值合计")


class Dimension(Model):
    """A side from which a unit is judged, with its weight and who judges; the first one is counted from records."""

    id: words.Id = Field(description="英文短名，记录里用它")
    name: Words = Field(description="名称")
    weight: PercentField = Field(description="权重，各维度合计 100%")
    by: Words = Field(description="由谁评：角色")


class Star(Model):
    """A grade that a unit of this score may be proposed for."""

    name: Words = Field(description="称号")
    at: CountField = Field(description="达到多少分")
    share: PercentField = Field(100, description="同一上级、同一层级的单位里最多占几成，至少一个；不写不限")


class ScoringRules(Entry):
    """How a year is scored; a record is scored by the rules of the year of its period."""

    year: words.Year = Field(description="年份")
    levels: Annotated[tuple[LevelRule, ...], BeforeValidator(full_list)] = Field(description="层级，从高到低")
    types: Annotated[tuple[TypePoints, ...], BeforeValidator(full_list)] = Field(
        (), description="分值合计不同的支部类型"
    )
    late: PercentField = Field(80, description="在宽限期内完成得几成")
    overdue: PercentField = Field(50, description="过了宽限期才完成得几成")
    failed: PercentField = Field(100, description="抽查不实扣几成")
    bonus: CountField = Field(5, description="加分最多多少")
    dimensions: Annotated[tuple[Dimension, ...], BeforeValidator(full_list)] = Field(description="考核维度")
    stars: Annotated[tuple[Star, ...], BeforeValidator(full_list)] = Field((), description="星级，从低到高")
    held: CountField = Field(1, description="晋位以前，原星级要保持几年")
    reds: CountField = Field(3, description="一年里几次红色提醒，建议约谈")

    @property
    def names(self) -> tuple[Text, ...]:
        """The year."""
        return (self.year, *self.aliases)

    @classmethod
    def misfits(cls, table: Table) -> list[Finding]:
        """The weights make a whole, later never counts more, the stars rise, and nothing stands twice."""
        return [*_weights(table), *_lateness(table), *_rising(table), *_twice(table)]

    def level(self, name: str) -> LevelRule | None:
        """The rule of a level by its id."""
        return next((level for level in self.levels if level.id == name), None)


def _entries(table: Table, key: str) -> list[Table]:
    value = table.get(key)
    return [entry for entry in value if isinstance(entry, Table)] if isinstance(value, Items) else []


def _percents(tables: list[Table], key: str) -> list[int] | None:
    """The percentages of a key, or none while one of them cannot be read."""
    try:
        return [read_percent(entry[key]) for entry in tables]
    except (Fault, KeyError):
        return None


def _weights(table: Table) -> list[Finding]:
    weights = _percents(_entries(table, "dimensions"), "weight")
    if not weights or sum(weights) == _WHOLE:
        return []
    return [finding("HB804", table.key("dimensions").span, total=sum(weights))]


def _lateness(table: Table) -> list[Finding]:
    here = Table({Text("late"): Text("80%"), Text("overdue"): Text("50%")})
    here.update({key: value for key, value in table.items() if key in here})
    late, overdue = _percents([here], "late"), _percents([here], "overdue")
    if late is None or overdue is None or overdue <= late:
        return []
    return [finding("HB805", (table.get("overdue") or table["late"]).span, late=late[0], overdue=overdue[0])]


def _rising(table: Table) -> list[Finding]:
    stars = [star.get("at") for star in _entries(table, "stars")]
    written = [star for star in stars if isinstance(star, Text) and star.isdecimal()]
    return [
        finding("HB806", later.span, star=later, before=earlier)
        for earlier, later in pairwise(written)
        if int(later) <= int(earlier)
    ]


def _twice(table: Table) -> list[Finding]:
    keys = (("levels", "id"), ("types", "type"), ("dimensions", "id"), ("stars", "name"))
    return [told for list_, key in keys for told in repeated(entry.get(key) for entry in _entries(table, list_))]
