"""How units stand on the day the book speaks of: their scores, and what they add up to along the tree."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from generator.model.book import Book
from generator.model.records import Record
from generator.model.scoring_rules import ScoringRules
from generator.model.units import Unit
from generator.scoring.instances import Plan, instances, rules_of
from generator.scoring.plain import Instance
from generator.scoring.quota import Candidate, Refused, refused
from generator.scoring.score import Proposal, Score, score
from generator.scoring.verdict import Status, Verdict
from generator.views.arrears import arrears_by_unit
from generator.views.improvements import improvements_by_unit


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit on a day: what it has to do in the year, its records, its score, and its type (empty where it has none).

    ``active`` tells whether the unit is there on the day; ``improvements`` are the open ones, and ``arrears``
    what is still open of the year before; neither has a score.
    """

    unit: Unit
    type: str
    active: bool
    instances: tuple[Instance, ...]
    records: tuple[Record, ...]
    score: Score
    improvements: tuple[Verdict, ...] = ()
    arrears: tuple[Verdict, ...] = ()

    @property
    def alarming(self) -> tuple[Verdict, ...]:
        """Everything that may raise an alarm: of this year, left over from the last one, and improvements."""
        return (*self.score.verdicts, *self.arrears, *self.improvements)

    @property
    def code(self) -> str:
        """The code of the unit."""
        return str(self.unit.code)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many instances were due, and how many of them were done in time, in the grace, after it, and not at all."""

    due: int = 0
    timely: int = 0
    late: int = 0
    overdue: int = 0
    missed: int = 0

    @classmethod
    def of(cls, verdicts: Iterable[Verdict]) -> Tally:
        """The tally of the verdicts that count."""
        found = Counter(verdict.status for verdict in verdicts if verdict.counts)
        due, timely, late, overdue = found.total(), found["done"], found["late"], found["overdue-done"]
        return cls(due, timely, late, overdue, due - timely - late - overdue)


@dataclass(frozen=True)
class Organisation:
    """All units of a book on the day that it speaks of, in the order of the register, with the tree that they make."""

    rules: ScoringRules
    standings: Mapping[str, Standing]
    parents: Mapping[str, str]

    @property
    def year(self) -> str:
        """The year of the rules."""
        return str(self.rules.year)

    @property
    def demonstration(self) -> bool:
        """Whether all of this is an example."""
        return any(standing.unit.demonstration for standing in self.standings.values())

    def roots(self) -> tuple[Standing, ...]:
        """The units without a unit above."""
        return self.children("")

    @cached_property
    def _children(self) -> Mapping[str, tuple[Standing, ...]]:
        found: dict[str, list[Standing]] = defaultdict(list)
        for code, parent in self.parents.items():
            found[parent].append(self.standings[code])
        return {parent: tuple(children) for parent, children in found.items()}

    def children(self, code: str) -> tuple[Standing, ...]:
        """The units right below one."""
        return self._children.get(code, ())

    def inner(self) -> tuple[Standing, ...]:
        """The units that have units below, each before those below it."""
        return tuple(one for root in self.roots() for one in self.below(root.code) if self.children(one.code))

    def below(self, code: str) -> Iterator[Standing]:
        """A unit and all below it, each before those below it."""
        yield self.standings[code]
        for child in self.children(code):
            yield from self.below(child.code)

    def above(self, code: str) -> tuple[Standing, ...]:
        """The units above one, the highest first."""
        parent = self.parents[code]
        return (*self.above(parent), self.standings[parent]) if parent else ()

    @cached_property
    def refused(self) -> Mapping[str, Refused]:
        """The units that find no place at the star that they would rise to: under each superior, level by level."""
        stars = rules_of(self.rules).stars
        rivals: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
        for code, one in self.standings.items():
            if one.active and one.score.total is not None:
                candidate = Candidate(code, one.score.total, one.score.star)
                rivals[self.parents[code], str(one.unit.level)].append(candidate)
        return {code: told for units in rivals.values() for code, told in refused(units, stars).items()}

    def star(self, code: str) -> Proposal:
        """The star that is proposed for a unit, after the quota of its superior."""
        own = self.standings[code].score.star
        return replace(own, proposed=own.before, step="same") if code in self.refused else own

    def tally(self, code: str) -> Tally:
        """The tally of a unit and of all below it."""
        return Tally.of(verdict for standing in self.below(code) for verdict in standing.score.verdicts)

    def statuses(self, code: str) -> Counter[Status]:
        """How many instances of a unit and of all below it stand at each status, due or not."""
        return Counter(verdict.status for standing in self.below(code) for verdict in standing.score.verdicts)


def organisation(book: Book) -> Organisation | None:
    """The organisation of a book, or nothing where it has no units or no rules for its year."""
    rules = book.scoring.get(book.as_of[:4])
    if rules is None or not len(book.units):
        return None
    plan, plain_rules = Plan.of(book, rules), rules_of(rules)
    records: dict[str, list[Record]] = defaultdict(list)
    for file in book.records:
        records[file.unit] += file.records
    standings, parents = {}, {}
    improved, left = improvements_by_unit(book, plain_rules), arrears_by_unit(book)
    day = date.fromisoformat(book.as_of)
    for unit in book.units:
        code = str(unit.code)
        own = tuple(records.get(code, ()))
        asked = instances(unit, plan, own, book.as_of)
        now = unit.on(day)
        last = now or (*unit.stretches(),)[-1]
        scored = score(asked, own, plain_rules, str(rules.year), book.as_of)
        beside = improved.get(code, ()), left.get(code, ())
        standings[code] = Standing(unit, last.type, now is not None, asked, own, scored, *beside)
        parents[code] = last.parent if last.parent in book.units.names else ""
    return Organisation(rules, standings, parents)
