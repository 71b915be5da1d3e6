"""Working days: weekdays, but for the days that a year's table takes off or puts on (调休)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from generator.model.duties import YearOfDays
from generator.model.quantities import Duration

_SATURDAY: Final = 5
_DAY: Final = timedelta(days=1)
_DAYS: Final = {"日": 1, "周": 7}
_MONTHS: Final = {"个月": 1, "年": 12}


class MissingYearError(LookupError):
    """The working days of a year are not known; ``year`` tells which."""

    def __init__(self, year: int) -> None:
        super().__init__(f"no working days of {year}")
        self.year = year


@dataclass(frozen=True)
class Workdays:
    """The working days of some years, by their committed tables."""

    years: frozenset[int]
    off: frozenset[date]
    on: frozenset[date]

    @classmethod
    def of(cls, years: Iterable[YearOfDays]) -> Workdays:
        """The tables of the register."""
        known = tuple(years)
        return cls(
            frozenset(int(entry.year) for entry in known),
            frozenset(day for entry in known for day in entry.off),
            frozenset(day for entry in known for day in entry.on),
        )

    def is_workday(self, day: date) -> bool:
        """Whether a day is worked. Raises :class:`MissingYearError` for a year without a table."""
        if day.year not in self.years:
            raise MissingYearError(day.year)
        return day in self.on or (day.weekday() < _SATURDAY and day not in self.off)

    def shift(self, day: date, amount: int) -> date:
        """The day so many working days after (or, below zero, before) a day; the day itself is not counted."""
        step = _DAY if amount > 0 else -_DAY
        for _ in range(abs(amount)):
            day += step
            while not self.is_workday(day):
                day += step
        return day

    def move(self, day: date, duration: Duration, direction: int = 1) -> date:
        """The day a duration after (``direction`` 1) or before (-1) a day.

        The first day is not counted, month ends clamp, and hours count as the same day (LANGUAGE, "Quantities").
        """
        amount = direction * duration.amount
        if duration.unit == "个工作日":
            return self.shift(day, amount)
        if duration.unit in _DAYS:
            return day + amount * _DAYS[duration.unit] * _DAY
        return _months(day, amount * _MONTHS[duration.unit]) if duration.unit in _MONTHS else day


def _months(day: date, amount: int) -> date:
    years, month = divmod(day.month - 1 + amount, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
