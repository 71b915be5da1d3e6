"""How many units may rise to a star: under one superior, of one level, no more than the star's share of them.

Who had the star keeps it and takes a place; those who rise to it take the places that are left, the best totals first.
Equals are treated alike: what the last place admits, all of the same total have. A share leaves at least one place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.scoring.plain import Star
from generator.scoring.score import Proposal

_RISES: Final = ("up", "first")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit with its total in tenths and the star that its own score proposes."""

    code: str
    total: int
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a unit does not rise to a star: how many places those that rise had left, and its own place among them."""

    star: str
    places: int
    place: int


def refused(candidates: Iterable[Candidate], stars: Sequence[Star]) -> dict[str, Refused]:
    """Which units of a superior and a level find no place at the star that they would rise to, by their codes."""
    units = tuple(candidates)
    names = ["", *(star.name for star in stars)]
    found: dict[str, Refused] = {}

    def reached(unit: Candidate) -> int:
        return names.index(unit.proposal.before if unit.code in found else unit.proposal.proposed)

    for rank, star in reversed([*enumerate(stars, 1)]):
        seated = [unit for unit in units if reached(unit) >= rank]
        rising = [u for u in seated if reached(u) == rank and u.proposal.step in _RISES and u.code not in found]
        places = max(1, len(units) * star.share // 100) - (len(seated) - len(rising))
        for unit in rising:
            place = 1 + sum(other.total > unit.total for other in rising)
            if place > places:
                found[unit.code] = Refused(star.name, max(places, 0), place)
    return found
