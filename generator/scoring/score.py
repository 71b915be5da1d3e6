"""The score of a unit on a day: verdicts, dimensions, bonus, total and the star that is proposed.

Everything is exact until the total, which is rounded half up to tenths once (standards 3.6). The browser computes the
same in ``publishing/assets/scoring.js``; ``tests/scoring/conformance`` holds both to the same cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from generator.model.records import Record
from generator.scoring.ledger import Ledger
from generator.scoring.plain import Instance, Rules
from generator.scoring.verdict import Verdict, judge

_TENTHS: Final = 10
_HUNDREDTHS: Final = 100


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """What a dimension gives: ``gained`` hundredths of ``points``, or the mean of ``assessed`` tenths.

    ``value`` is out of 100; nothing where nothing is due and nothing was assessed yet.
    """

    id: str
    weight: int
    gained: int
    points: int
    assessed: tuple[int, ...]
    value: Fraction | None


@dataclass(frozen=True, slots=True)
class Score:
    """A unit on a day. ``bonus`` and ``total`` are tenths; nothing is scored before something is due."""

    verdicts: tuple[Verdict, ...]
    dimensions: tuple[DimensionScore, ...]
    bonus: int
    total: int | None
    vetoed: tuple[Instance, ...]
    star: Proposal

    @property
    def reds(self) -> int:
        """How many instances stand at the red alarm."""
        return sum(verdict.alarm == "red" for verdict in self.verdicts)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The star that is proposed: ``step`` is ``up``, ``down``, ``same`` or ``first``; empty names mean no star.

    ``reached`` is the star that the total alone reaches. The committee decides; this is a proposal only.
    """

    before: str
    reached: str
    proposed: str
    step: str


def score(instances: Sequence[Instance], records: Sequence[Record], rules: Rules, year: str, as_of: str) -> Score:
    """Score a unit's instances of a year by its records, as they stood at the end of a day."""
    ledger = Ledger(records, as_of)
    verdicts = tuple(judge(instance, ledger, rules) for instance in instances)
    dimensions = tuple(_dimensions(verdicts, ledger, rules, year))
    bonus = min(sum(r.points for r in ledger.of("bonus") if r.filed_on[:4] == year), rules.bonus * _TENTHS)
    total = _total(dimensions, bonus)
    broken = ("overdue", "returned", "failed")
    vetoed = tuple(v.instance for v in verdicts if v.instance.veto and v.counts and v.status in broken)
    return Score(verdicts, dimensions, bonus, total, vetoed, _proposal(total, vetoed, ledger, rules, year))


def half_up(value: Fraction) -> int:
    """A value in tenths, rounded half up."""
    return (value * _TENTHS * 2 + 1).__floor__() // 2


def _dimensions(verdicts: Iterable[Verdict], ledger: Ledger, rules: Rules, year: str) -> Iterable[DimensionScore]:
    gained = dict.fromkeys((dimension.id for dimension in rules.dimensions), 0)
    points = dict(gained)
    for verdict in verdicts:
        if verdict.counts:
            gained[verdict.instance.dimension] += verdict.score
            points[verdict.instance.dimension] += verdict.instance.points
    latest = {(r.dimension, r.period): r.points for r in ledger.of("assess") if r.period[:4] == year}
    for dimension in rules.dimensions:
        assessed = tuple(tenths for (id_, _), tenths in sorted(latest.items()) if id_ == dimension.id)
        own = gained[dimension.id], points[dimension.id]
        yield DimensionScore(dimension.id, dimension.weight, *own, assessed, _value(*own, assessed))


def _value(gained: int, points: int, assessed: tuple[int, ...]) -> Fraction | None:
    """Out of 100: what was assessed, else what was gained of what was due, at least nothing."""
    if assessed:
        return Fraction(sum(assessed), len(assessed) * _TENTHS)
    return Fraction(max(gained, 0), points) if points else None


def _total(dimensions: Iterable[DimensionScore], bonus: int) -> int | None:
    """In tenths; the weights of the dimensions that say nothing yet are shared by the others."""
    known = [(dimension.weight, dimension.value) for dimension in dimensions if dimension.value is not None]
    weights = sum(weight for weight, _ in known)
    if not weights:
        return None
    return half_up(sum((weight * value for weight, value in known), Fraction(0)) / weights) + bonus


def _proposal(total: int | None, vetoed: Sequence[Instance], ledger: Ledger, rules: Rules, year: str) -> Proposal:
    """One star up where it was reached and the one before was held long enough, one down where it was missed.

    Before anything is scored every star stays.
    """
    names = [star.name for star in rules.stars]
    confirmed = {r.period[:4]: r.outcome for r in ledger.of("confirm") if r.period[:4] < year and r.outcome in names}
    last = confirmed.get(str(int(year) - 1), "")
    before = names.index(last) + 1 if last else 0
    reached = 0
    if total is not None and not vetoed:
        reached = sum(star.at * _TENTHS <= total for star in rules.stars)
    if not last:
        after, step = min(reached, 1), "first"
    elif reached > before and _held(confirmed, names, before, year) >= rules.held:
        after, step = before + 1, "up"
    elif reached < before and total is not None:
        after, step = before - 1, "down"
    else:
        after, step = before, "same"
    named = ["", *names]
    return Proposal(last, named[reached], named[after], step)


def _held(confirmed: dict[str, str], names: list[str], least: int, year: str) -> int:
    """For how many years up to the last one at least this star was confirmed."""
    years = 0
    while names.index(star) + 1 >= least if (star := confirmed.get(str(int(year) - 1 - years))) else False:
        years += 1
    return years
