"""From duties and units to instances: what a unit has to do in a year, period by period.

Whole types of unit share one plan; a unit takes of it what falls into the time in which it was there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from generator.model.book import Book
from generator.model.duties import Duty
from generator.model.editions import Edition
from generator.model.records import Record
from generator.model.scoring_rules import ScoringRules
from generator.model.units import Stretch, Unit
from generator.scoring import plain
from generator.scoring.ledger import Ledger
from generator.scoring.periods import Period
from generator.scoring.schedule import Occurrence, occur, schedule
from generator.scoring.workdays import Workdays


def rules_of(written: ScoringRules) -> plain.Rules:
    """The rules of a year as plain values."""
    return plain.Rules(
        tuple(plain.Dimension(str(dimension.id), dimension.weight) for dimension in written.dimensions),
        tuple(plain.Star(str(star.name), star.at, star.share) for star in written.stars),
        written.late,
        written.overdue,
        written.failed,
        written.bonus,
        written.held,
        written.reds,
    )


@dataclass(frozen=True)
class Plan:
    """What a year asks of the units of each level and type."""

    duties: Mapping[str, tuple[Duty, ...]]
    rules: ScoringRules
    workdays: Workdays

    @classmethod
    def of(cls, book: Book, rules: ScoringRules) -> Plan:
        """The plan of a book for the year of the rules."""
        homes = {page.name: handbook.id for handbook in book.handbooks for page in handbook.pages()}
        for handbook in book.handbooks:
            homes |= {process.name: handbook.id for item in handbook.items() for process in book.processes_of(item)}
        levels = {
            str(level.id): tuple(d for d in book.duties if homes.get(str(d.item)) == level.handbook)
            for level in rules.levels
            if level.handbook
        }
        return cls(levels, rules, Workdays.of(book.workdays))

    @cached_property
    def _occurrences(self) -> dict[tuple[str, str], tuple[tuple[Occurrence, plain.Instance], ...]]:
        return {}

    def occurrences(self, level: str, type_: str) -> tuple[tuple[Occurrence, plain.Instance], ...]:
        """What the calendar alone asks of a level and type in the year.

        Raises :class:`~generator.scoring.workdays.MissingYearError`.
        """
        key = (level, type_)
        if key not in self._occurrences:
            found = schedule(self.duties.get(level, ()), int(self.rules.year), self.workdays, Edition(type_))
            self._occurrences[key] = tuple((occurrence, self.instance(occurrence)) for occurrence in found)
        return self._occurrences[key]

    def instance(self, occurrence: Occurrence) -> plain.Instance:
        """An occurrence as a plain value; what is not verified raises no alarm."""
        duty, move = occurrence.duty, self.workdays.move
        alarm = (
            (occurrence.notify, move(occurrence.due, duty.alarm.orange), move(occurrence.due, duty.alarm.red))
            if duty.verified
            else ()
        )
        notify, orange, red = (day.isoformat() for day in alarm) if alarm else ("", "", "")
        return plain.Instance(
            str(duty.id),
            occurrence.period.key,
            occurrence.due.isoformat(),
            occurrence.grace.isoformat(),
            duty.points,
            self._dimension(duty),
            notify,
            orange,
            red,
            veto=duty.veto,
        )

    def _dimension(self, duty: Duty) -> str:
        """The dimension that a duty counts for: the one that it names, else the first."""
        named = (d.id for d in self.rules.dimensions if duty.dimension in (d.id, d.name))
        return str(next(named, self.rules.dimensions[0].id))


def instances(unit: Unit, plan: Plan, records: Iterable[Record], as_of: str) -> tuple[plain.Instance, ...]:
    """What a unit has to do in the year of the plan, by the day it is due.

    An instance is the unit's where the unit was there on the day it is due, of a type that the duty applies to, and
    for at least half of the period.
    """
    found = chain(_by_calendar(unit, plan), _begun(unit, plan, records, as_of))
    return tuple(sorted(found, key=lambda instance: (instance.due, instance.duty, instance.period)))


def _by_calendar(unit: Unit, plan: Plan) -> Iterator[plain.Instance]:
    for stretch in unit.stretches():
        for occurrence, instance in plan.occurrences(str(unit.level), stretch.type):
            if stretch.start <= occurrence.due <= stretch.end and _there(unit, occurrence.period):
                yield instance


def _there(unit: Unit, period: Period) -> bool:
    """Whether a unit was there for at least half of a period."""
    end = min(unit.until or date.max, period.end)
    days = (end - max(unit.since, period.start)).days + 1
    return 2 * days >= (period.end - period.start).days + 1


def _begun(unit: Unit, plan: Plan, records: Iterable[Record], as_of: str) -> Iterator[plain.Instance]:
    """What follows the events and terms that the unit has recorded."""
    duties = {str(duty.id): duty for duty in plan.duties.get(str(unit.level), ()) if duty.period in ("event", "term")}
    for record in Ledger(records, as_of).begun():
        duty = duties.get(record.duty)
        if duty is None:
            continue
        start = date.fromisoformat(record.period)
        end = date.fromisoformat(record.until) if record.until else start
        occurrence = occur(duty, Period(start, end, record.period), plan.workdays)
        stretch: Stretch | None = unit.on(occurrence.due)
        applies = stretch is not None and duty.applies_to.includes(Edition(stretch.type))
        if applies and occurrence.due.year == int(plan.rules.year):
            yield plan.instance(occurrence)
