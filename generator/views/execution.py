"""Execution: how much was done in time, how late the rest was, and how long what was returned took to be closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median
from typing import Final

from generator.scoring.ledger import Ledger
from generator.views.standing import Standing, Tally

QUARTERS: Final = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Execution:
    """What some units did of what was due.

    ``delays`` are the days after the due day of everything that was done late; ``closures`` the days from each return
    to the claim that answered it; ``unanswered`` counts returns without one; ``quarters`` are the tallies by the
    quarter of the due day.
    """

    tally: Tally
    delays: tuple[int, ...]
    closures: tuple[int, ...]
    unanswered: int
    quarters: tuple[Tally, ...]

    @property
    def delay(self) -> Fraction | None:
        """The median of the delays, in days."""
        return middle(self.delays)

    @property
    def closure(self) -> Fraction | None:
        """The median of the closures, in days."""
        return middle(self.closures)


def execution(standings: Iterable[Standing], as_of: str) -> Execution:
    """What some units did, as known at the end of a day."""
    units = tuple(standings)
    verdicts = [verdict for unit in units for verdict in unit.score.verdicts if verdict.counts]
    delays = (
        _days(verdict.instance.due, verdict.claim.done_on)
        for verdict in verdicts
        if verdict.claim and verdict.status in ("late", "overdue-done")
    )
    answered = [one for unit in units for one in _closures(unit, as_of)]
    return Execution(
        Tally.of(verdicts),
        tuple(sorted(delays)),
        tuple(sorted(days for days in answered if days is not None)),
        answered.count(None),
        tuple(Tally.of(v for v in verdicts if quarter(v.instance.due) == number) for number in QUARTERS),
    )


def quarter(day: str) -> int:
    """The quarter of an ISO day, from 1 to 4."""
    return (int(day[5:7]) + 2) // 3


def middle(values: Iterable[int]) -> Fraction | None:
    """The median; nothing of nothing."""
    found = [Fraction(value) for value in values]
    return median(found) if found else None


def percent(tally: Tally) -> int | None:
    """The share done in time in whole per cent, rounded half up; nothing where nothing was due."""
    return (tally.timely * 200 + tally.due) // (2 * tally.due) if tally.due else None


def _closures(unit: Standing, as_of: str) -> Iterator[int | None]:
    for returned, answer in Ledger(unit.records, as_of).answers():
        yield _days(returned.filed_on, answer.filed_on) if answer else None


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
