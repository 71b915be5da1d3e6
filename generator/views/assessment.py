"""Running assessment: the units of a level and type beside each other, by their scores of the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.views.standing import Organisation, Standing


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit with its place; units of the same total share a place, and one without a total has none (0)."""

    place: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class Field:
    """The units of a level and a type that are compared with each other, the best first."""

    level: str
    type: str
    units: tuple[Ranked, ...]


def fields(found: Organisation) -> Iterator[Field]:
    """All levels from high to low, each type for itself; only units that are there on the day."""
    for level in found.rules.levels:
        own = [one for one in found.standings.values() if one.active and one.unit.level == level.id]
        for type_ in dict.fromkeys(sorted(one.type for one in own)):
            yield Field(str(level.name), type_, tuple(_ranked([one for one in own if one.type == type_])))


def _ranked(units: list[Standing]) -> Iterator[Ranked]:
    scored = [one for one in units if one.score.total is not None]
    scored.sort(key=lambda one: (-(one.score.total or 0), one.code))
    place = 0
    for number, one in enumerate(scored, 1):
        if number == 1 or one.score.total != scored[number - 2].score.total:
            place = number
        yield Ranked(place, one)
    yield from (Ranked(0, one) for one in sorted(units, key=lambda one: one.code) if one.score.total is None)
