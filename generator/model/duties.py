"""Duties: what recurs or has its day, when it is due, what proves it and what it counts; and the years' working days.

The model is that of standards 3.6; the grammar of ``due`` stands in ``docs/kinds.md`` ("duty").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from generator.diagnostics import Finding, finding
from generator.model import words
from generator.model.base import Flag, Model, Words, full_list, one_of, shape
from generator.model.editions import EVERYBODY, AppliesToField
from generator.model.fault import Fault
from generator.model.process import UNVERIFIED
from generator.model.quantities import CountField, Duration, DurationField, part, read_duration
from generator.model.registers import Entry, NamedEntry
from generator.source.value import Table, Text

PERIODS: Final = ("month", "quarter", "half", "year", "term", "event", "once")
CALENDAR_PERIODS: Final = PERIODS[:4]
"""The periods that the calendar gives; the others begin with something that a unit records."""


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """Due on a day of the last month of the period; in a shorter month on its last day."""

    day: int


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """Due on the same day every year."""

    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Offset:
    """Due so long ``before`` or ``after`` the ``start`` or the ``end`` of the period, or ``after`` an ``event``.

    Without a duration it is due on the ``end`` itself.
    """

    anchor: str
    direction: str = ""
    duration: Duration | None = None


@dataclass(frozen=True, slots=True)
class OnDay:
    """Due once, on a day."""

    day: date


Due = DayOfMonth | DayOfYear | Offset | OnDay

_OFFSET: Final = re.compile(r"(.+?)\s+(before|after)\s+(start|end|event)")


def read_due(value: Any) -> Due:
    """Read ``end``, ``day 15``, ``03-31``, ``2026-12-31`` or ``5个工作日 before end``. Raises :class:`Fault`."""
    if not isinstance(value, Text):
        raise Fault(finding("HB203", value.span, expected="到期规则", found=shape(value)))
    text = value.strip()
    if text == "end":
        return Offset("end")
    if match := re.fullmatch(r"day ([1-9]|[12][0-9]|3[01])", text):
        return DayOfMonth(int(match[1]))
    if match := _OFFSET.fullmatch(value):
        if (match[2], match[3]) in (("before", "start"), ("before", "event")):
            raise Fault(finding("HB241", value.span, text=value))
        return Offset(match[3], match[2], read_duration(part(value, *match.span(1))))
    try:
        # A leap year tells whether the day can be one of a year at all; 29 February is the last of a common one.
        day = date.fromisoformat(text if len(text) == len("2026-12-31") else f"2024-{text}")
    except ValueError:
        raise Fault(finding("HB241", value.span, text=value)) from None
    return OnDay(day) if len(text) == len("2026-12-31") else DayOfYear(day.month, day.day)


DueField = Annotated[
    Due,
    PlainValidator(read_due),
    WithJsonSchema({"type": "string", "examples": ["end", "day 15", "03-31", "15日 after start", "1个月 after event"]}),
]

_FITS: Final[dict[type, tuple[str, ...]]] = {
    DayOfMonth: CALENDAR_PERIODS,
    DayOfYear: ("year",),
    OnDay: ("once",),
}


class Evidence(Model):
    """What proves that a duty was done: a form or record, and how many of it."""

    form: Words = Field(description="表单或记录的编号、名称或别名")
    least: CountField = Field(1, alias="min", description="至少几份")


def _evidence(value: object) -> object:
    """Evidence written as one text is one of that form."""
    return Table({Text("form", value.span): value}, value.span) if isinstance(value, Text) else value


class Alarm(Model):
    """When a duty is called to mind and to whom, counted from the day it is due."""

    notify: DurationField = Field(Duration(7, "日"), description="到期以前多久提醒")
    orange: DurationField = Field(Duration(7, "日"), description="超期多久报上级")
    red: DurationField = Field(Duration(30, "日"), description="超期多久下整改单")


class Duty(NamedEntry):
    """Something that a role has to do every period, after an event, or on a day."""

    id: words.Id = Field(description="英文短名，记录里用它")
    item: Words = Field(description="写着怎样做的条目、章节或过程的文件名")
    by: Words = Field(description="由谁完成：角色")
    period: Annotated[Words, one_of(*PERIODS)] = Field(
        description="month 每月，quarter 每季度，half 每半年，year 每年，term 每届，event 遇事，once 一次"
    )
    due: DueField = Field(Offset("end"), description="到期：end、day 15、03-31、1个月 after event")
    event: Words | None = Field(None, description="period 为 event 时：什么事")
    grace: DurationField | None = Field(None, description="宽限")
    evidence: Annotated[tuple[Annotated[Evidence, BeforeValidator(_evidence)], ...], BeforeValidator(full_list)] = (
        Field(description="凭什么算做到")
    )
    points: CountField = Field(description="分值")
    dimension: Words | None = Field(None, description="计入哪个维度，缺省为日常计分")
    veto: Flag = Field(False, description="true：没有做到则不能评星")
    alarm: Alarm = Field(Alarm(), description="提醒")
    minutes: CountField | None = Field(None, description="每次大约花多少分钟")
    applies_to: AppliesToField = Field(EVERYBODY, description="适用的支部类型或对象")

    @classmethod
    def misfits(cls, table: Table) -> list[Finding]:
        """The day fits the period: a day of the year to a year, after an event to an event."""
        period, due = table.get("period"), table.get("due")
        if not isinstance(period, Text) or period not in PERIODS:
            return []
        if period in ("event", "once") and due is None:
            return [finding("HB202", table.span, key="due")]
        if not isinstance(due, Text):
            return []
        try:
            read = read_due(due)
        except Fault:
            return []
        event = isinstance(read, Offset) and read.anchor == "event"
        fits = event == (period == "event") and period in _FITS.get(type(read), (*CALENDAR_PERIODS, "term", "event"))
        return [] if fits else [finding("HB242", due.span, due=due, period=period)]

    @property
    def verified(self) -> bool:
        """Whether its number was checked; an unverified one never raises an alarm."""
        return str(self.confidence or "") not in UNVERIFIED


def _day_list(value: Any) -> Any:
    return list(value) if not isinstance(value, Text) and hasattr(value, "__iter__") else [value]


def _read_day(value: Any) -> date:
    """Read an ISO day. Raises :class:`Fault`."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, Text) else _no_day(value)
    except ValueError:
        raise Fault(finding("HB212", value.span, text=value)) from None


def _no_day(value: Any) -> date:
    raise Fault(finding("HB203", value.span, expected="一个日期", found=shape(value)))


DayField = Annotated[date, PlainValidator(_read_day), WithJsonSchema({"type": "string", "format": "date"})]
Days = Annotated[tuple[DayField, ...], BeforeValidator(_day_list)]


class YearOfDays(Entry):
    """The days of a year that are off though weekdays, and those that are worked though at a weekend (调休)."""

    year: words.Year = Field(description="年份")
    off: Days = Field((), description="放假的日期，写全（周末可写可不写）")
    on: Days = Field((), description="调休上班的日期")

    @property
    def names(self) -> tuple[Text, ...]:
        """The year."""
        return (self.year, *self.aliases)

    @classmethod
    def misfits(cls, table: Table) -> list[Finding]:
        """All days are of the year, and none is both off and worked."""
        year, seen, told = table.get("year"), set[str](), []
        for key in ("off", "on"):
            for day in _day_list(table.get(key, ())):
                if isinstance(day, Text) and isinstance(year, Text) and not day.startswith(f"{year}-"):
                    told.append(finding("HB243", day.span, day=day, year=year))
                elif isinstance(day, Text) and day in seen:
                    told.append(finding("HB214", day.span, text=day))
                else:
                    seen.add(str(day))
        return told
