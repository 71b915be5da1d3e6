"""Duties in words: how often, and by when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.model.book import Book
from generator.model.duties import DayOfMonth, DayOfYear, Duty, OnDay

PERIODS: Final[Mapping[str, str]] = {
    "month": "每月",
    "quarter": "每季度",
    "half": "每半年",
    "year": "每年",
    "term": "每届",
    "event": "遇事",
    "once": "一次",
}
"""How often, by the word of the file."""

_LAST: Final[Mapping[str, str]] = {"month": "当月", "quarter": "季末月", "half": "半年末月", "year": "十二月"}
_WHOLE: Final[Mapping[str, str]] = {
    "month": "当月",
    "quarter": "本季度",
    "half": "本半年",
    "year": "本年",
    "term": "本届",
}


def often(duty: Duty) -> str:
    """How often: ``每季度``, or after what: ``委员出缺``."""
    return str(duty.event) if duty.period == "event" and duty.event else PERIODS[duty.period]


def by_when(duty: Duty) -> str:
    """By when: ``本季度内``, ``当月15日前``, ``3月31日前``, ``期末5个工作日前``, ``1个月内``."""
    match duty.due:
        case DayOfMonth(day):
            return f"{_LAST.get(duty.period, '')}{day}日前"
        case DayOfYear(month, day):
            return f"{month}月{day}日前"
        case OnDay(day):
            return f"{day.year}年{day.month}月{day.day}日前"
        case offset:
            return _offset(duty, offset.anchor, offset.direction, str(offset.duration or ""))


def _offset(duty: Duty, anchor: str, direction: str, duration: str) -> str:
    if anchor == "event":
        return f"{duration}内"
    whole = _WHOLE.get(duty.period, "")
    if not duration:
        return f"{whole}内"
    if anchor == "start":
        return f"{whole}开始后{duration}内"
    return f"{whole}结束{'前' if direction == 'before' else '后'}{duration}{'' if direction == 'before' else '内'}"


def duties_of_role(name: str, book: Book) -> Iterator[Duty]:
    """What a role has to do."""
    role = book.roles.get(name)
    return (duty for duty in book.duties if book.roles.get(duty.by) is role)


def duties_of_page(name: str, book: Book) -> Iterator[Duty]:
    """What is described on an item's or a chapter's page."""
    return (duty for duty in book.duties if duty.item == name)
