"""Load: how many forms and minutes the calendar asks of a unit each month, where its peaks are, what is asked twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from generator.model.book import Book
from generator.model.editions import BRANCH_TYPES
from generator.model.scoring_rules import ScoringRules
from generator.scoring.instances import Plan

MONTHS: Final = range(1, 13)
PEAK: Final = Fraction(3, 2)
"""A month is a peak from so many times the mean of the year on."""


@dataclass(frozen=True, slots=True)
class Load:
    """What the calendar of a year asks of a unit of a level and type: forms and minutes a month, January first.

    ``unknown`` counts what is due without anybody having said how long it takes.
    """

    level: str
    type: str
    forms: tuple[int, ...]
    minutes: tuple[int, ...]
    unknown: int

    @property
    def peaks(self) -> tuple[int, ...]:
        """The months that take far more time than others, from 1 to 12."""
        mean = Fraction(sum(self.minutes), len(MONTHS))
        return tuple(month for month in MONTHS if mean and self.minutes[month - 1] >= PEAK * mean)


def loads(book: Book, rules: ScoringRules) -> Iterator[Load]:
    """Each level from high to low; of the lowest each branch type."""
    plan = Plan.of(book, rules)
    for level in rules.levels:
        for type_ in BRANCH_TYPES if level is rules.levels[-1] else ("",):
            forms, minutes, unknown = Counter[int](), Counter[int](), 0
            for occurrence, _ in plan.occurrences(str(level.id), type_):
                month = occurrence.due.month
                forms[month] += sum(evidence.least for evidence in occurrence.duty.evidence)
                minutes[month] += occurrence.duty.minutes or 0
                unknown += occurrence.duty.minutes is None
            if forms:
                yield Load(str(level.name), type_, _monthly(forms), _monthly(minutes), unknown)


def _monthly(counted: Counter[int]) -> tuple[int, ...]:
    return tuple(counted[month] for month in MONTHS)


def often_asked(book: Book, least: int = 3) -> tuple[tuple[str, int], ...]:
    """The fields that at least so many forms ask for, the most often asked first."""
    asked = Counter(name for form in book.forms for name in {str(field.name) for field in form.fields})
    return tuple(sorted(((n, c) for n, c in asked.items() if c >= least), key=lambda one: (-one[1], one[0])))
