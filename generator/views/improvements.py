"""Improvements as what is due: each one that is open is an instance that raises alarms like a duty, without points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from generator.model.book import Book
from generator.model.improvements import Improvement
from generator.scoring.ledger import Ledger
from generator.scoring.plain import Instance, Rules
from generator.scoring.verdict import Verdict, judge

NOTIFY, ORANGE, RED = timedelta(-7), timedelta(7), timedelta(30)
"""When an improvement is called to mind and escalates, from the day it is due; as duties by default."""

PREFIX: Final = "improvement-"
"""What the name of an improvement begins with where duties stand beside it."""


def improvements_by_unit(book: Book, rules: Rules) -> Mapping[str, tuple[Verdict, ...]]:
    """The open improvements of each unit as they stand on the day of the book; they count for no score."""
    today = Ledger((), book.as_of)
    found: dict[str, tuple[Verdict, ...]] = {}
    for one in book.improvements:
        if is_open(one, book.as_of):
            verdict = replace(judge(instance(one), today, rules), counts=False)
            found[str(one.unit)] = (*found.get(str(one.unit), ()), verdict)
    return found


def is_open(one: Improvement, as_of: str) -> bool:
    """Whether an improvement was found and not closed by the end of a day."""
    return one.found_on.isoformat() <= as_of and (one.closed_on is None or one.closed_on.isoformat() > as_of)


def instance(one: Improvement) -> Instance:
    """An improvement as what is due."""
    due, notify, orange, red = (_day(one.due, days) for days in (timedelta(), NOTIFY, ORANGE, RED))
    return Instance(f"{PREFIX}{one.id}", due, due, due, 0, "", notify, orange, red)


def _day(due: date, days: timedelta) -> str:
    return (due + days).isoformat()
