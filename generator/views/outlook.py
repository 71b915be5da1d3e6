"""What becomes of units by the mere passing of days: what falls due, and the totals and stars that follow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from generator.scoring.instances import rules_of
from generator.scoring.score import score
from generator.scoring.verdict import Verdict
from generator.views.standing import Organisation, Standing


@dataclass(frozen=True, slots=True)
class Ahead:
    """Instances that are not due yet and change alike: their status, the days of reminding and of being due."""

    status: str
    notify: str
    due: str
    count: int


@dataclass(frozen=True, slots=True)
class Later:
    """The total of a unit in tenths and the star that is proposed, from a day on."""

    day: str
    total: int | None
    star: str


def ahead(verdicts: Iterable[Verdict]) -> tuple[Ahead, ...]:
    """What will count once it is due, however it stands now; what is exempt never does."""
    found = Counter(
        (verdict.status, verdict.instance.notify, verdict.instance.due)
        for verdict in verdicts
        if not verdict.counts and verdict.status != "exempt"
    )
    return tuple(Ahead(*key, count) for key, count in sorted(found.items()))


def later(standing: Standing, found: Organisation) -> Iterator[Later]:
    """The totals and stars of a unit as they will change if nothing more is filed; the quota is that of today."""
    rules, last = rules_of(found.rules), None
    days = {verdict.instance.due for verdict in standing.score.verdicts if not verdict.counts}
    for day in sorted((date.fromisoformat(day) + timedelta(1)).isoformat() for day in days):
        scored = score(standing.instances, standing.records, rules, found.year, day)
        held = standing.code in found.refused and scored.star.step in ("up", "first")
        now = scored.total, scored.star.before if held else scored.star.proposed
        if now != last:
            yield Later(day, *now)
        last = now
