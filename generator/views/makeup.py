"""What an organisation is made of: its branches by type, size, end of the term and training; counts alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from generator.model.editions import BRANCH_TYPES
from generator.model.quantities import Duration
from generator.model.units import BANDS, TRAINING_BANDS
from generator.scoring.workdays import Workdays
from generator.views.standing import Organisation, Standing

SOON: Final = Duration(6, "个月")
"""A term that ends within this time is to be prepared for."""

TERMS: Final = ("over", "soon", "later")
"""The term is over, ends soon, or later."""

Aspect = Literal["type", "members", "term", "training"]


@dataclass(frozen=True, slots=True)
class Makeup:
    """The branches of which something is known, by what it is; ``unknown`` are the others."""

    aspect: Aspect
    counts: tuple[tuple[str, int], ...]
    unknown: int

    @property
    def known(self) -> int:
        """How many branches are counted."""
        return sum(count for _, count in self.counts)


def makeup(found: Organisation, as_of: str) -> Iterator[Makeup]:
    """All aspects that something is known of, of the branches that are there on the day."""
    day = date.fromisoformat(as_of)
    lowest = found.rules.levels[-1].id
    branches = [one for one in found.standings.values() if one.active and one.unit.level == lowest]
    known: dict[Aspect, tuple[Iterable[str], list[str]]] = {
        "type": (BRANCH_TYPES, [one.type for one in branches]),
        "members": (BANDS, [_members(one, day) for one in branches]),
        "term": (TERMS, [_term(one, day) for one in branches]),
        "training": (TRAINING_BANDS, [str(one.unit.training or "") for one in branches]),
    }
    for aspect, (words, values) in known.items():
        counted = Counter(values)
        if any(values):
            yield Makeup(aspect, tuple((word, counted[word]) for word in words), counted[""])


def _members(one: Standing, day: date) -> str:
    stretch = one.unit.on(day)
    return stretch.members if stretch else ""


def _term(one: Standing, day: date) -> str:
    ends = one.unit.term_ends
    if ends is None:
        return ""
    if ends < day:
        return "over"
    return "soon" if ends <= Workdays.of(()).move(day, SOON) else "later"
