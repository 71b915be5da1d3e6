"""When duties are due: the days of a year, of everything that the calendar alone decides."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.model.duties import CALENDAR_PERIODS, DayOfMonth, DayOfYear, Duty, Offset, OnDay
from generator.model.editions import WHOLE, Edition
from generator.scoring.periods import Period, periods
from generator.scoring.workdays import MissingYearError, Workdays


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A duty in one of its periods: the day it is due, the last day of grace, and when it is called to mind."""

    duty: Duty
    period: Period
    due: date
    grace: date
    notify: date


def schedule(duties: Iterable[Duty], year: int, workdays: Workdays, edition: Edition = WHOLE) -> tuple[Occurrence, ...]:
    """What is due in a year, by day; a duty that begins with an event or a term of office has no day of its own.

    Raises :class:`~generator.scoring.workdays.MissingYearError` where working days are needed of a year without table.
    """
    found = (
        occurrence
        for duty in duties
        if duty.applies_to.includes(edition)
        for period in _periods(duty, year)
        if (occurrence := _occur_near(duty, period, workdays, year)) and occurrence.due.year == year
    )
    return tuple(sorted(found, key=lambda occurrence: (occurrence.due, str(occurrence.duty.id))))


def _occur_near(duty: Duty, period: Period, workdays: Workdays, year: int) -> Occurrence | None:
    """A duty in a period of a year or of one beside it; a year beside it that has no table gives nothing."""
    try:
        return occur(duty, period, workdays)
    except MissingYearError as missing:
        if year in (missing.year, period.start.year):
            raise
        return None


def _periods(duty: Duty, year: int) -> Iterator[Period]:
    """The periods that may be due in a year: also those of the years beside, for a day before or after its period."""
    if isinstance(duty.due, OnDay):
        yield Period(duty.due.day, duty.due.day, duty.due.day.isoformat())
    elif duty.period in CALENDAR_PERIODS:
        for near in (year - 1, year, year + 1) if isinstance(duty.due, Offset) and duty.due.duration else (year,):
            yield from periods(str(duty.period), near)


def occur(duty: Duty, period: Period, workdays: Workdays) -> Occurrence:
    """A duty in a period. Raises :class:`~generator.scoring.workdays.MissingYearError`."""
    due = due_day(duty, period, workdays)
    return Occurrence(
        duty,
        period,
        due,
        workdays.move(due, duty.grace) if duty.grace else due,
        workdays.move(due, duty.alarm.notify, -1),
    )


def due_day(duty: Duty, period: Period, workdays: Workdays) -> date:
    """The day on which a duty is due in a period; an event is a period of one day."""
    match duty.due:
        case DayOfMonth(day):
            return period.end.replace(day=min(day, period.end.day))
        case DayOfYear(month, day):
            return date(period.start.year, month, min(day, monthrange(period.start.year, month)[1]))
        case OnDay(day):
            return day
        case Offset(anchor, direction, duration):
            base = period.start if anchor == "start" else period.end
            return workdays.move(base, duration, 1 if direction == "after" else -1) if duration else base
