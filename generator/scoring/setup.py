"""Which organisation is required or allowed where: the rules that a place of so many members meets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.setup import VERDICTS, SetupRule


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its kind, its full members, the months that it stays (0 for good), and whether it is a state firm."""

    kind: str
    members: int
    months: int = 0
    enterprise: bool = True


def setup(place: Place, rules: Iterable[SetupRule]) -> tuple[SetupRule, ...]:
    """The rules that a place meets, what is required first; the order of the register decides among equals."""
    met = [rule for rule in rules if _meets(place, rule)]
    return tuple(sorted(met, key=lambda rule: VERDICTS.index(rule.verdict)))


def _meets(place: Place, rule: SetupRule) -> bool:
    lasting = rule.months is None or place.months == 0 or rule.months.holds(place.months)
    return (
        (not rule.places or place.kind in rule.places)
        and (rule.members is None or rule.members.holds(place.members))
        and lasting
        and (not rule.enterprise or place.enterprise)
    )
