"""The periods of the calendar: months, quarters, halves and years, with the keys that records call them by."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

MONTHS: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""How many months a period of the calendar has."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period from its first to its last day; ``key`` is ``2026-03``, ``2026-Q3``, ``2026-H1`` or ``2026``."""

    start: date
    end: date
    key: str


def periods(kind: str, year: int) -> Iterator[Period]:
    """The periods of a year in order."""
    months = MONTHS[kind]
    for number, first in enumerate(range(1, 13, months), 1):
        last = first + months - 1
        end = date(year, last, monthrange(year, last)[1])
        yield Period(date(year, first, 1), end, _key(kind, year, number))


def _key(kind: str, year: int, number: int) -> str:
    match kind:
        case "month":
            return f"{year}-{number:02}"
        case "quarter":
            return f"{year}-Q{number}"
        case "half":
            return f"{year}-H{number}"
        case _:
            return str(year)
