"""Where flow lines to one target join on their way: the corner by which each turns into the common part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from math import dist
from typing import Final

from generator.drawing.flow.layout import Spot, Wire
from generator.views.flow import Flow

NEAR: Final = 0.01
"""Places that are one, in px."""
LEAST: Final = 18.0
"""Lines that join nearer to their target than this, in px, join at its arrowhead."""


def joined(flow: Flow, wires: Iterable[Wire]) -> tuple[Wire, ...]:
    """The lines with the corners where they join others: of several the one nearest to the source."""
    found = {wire.edge: wire for wire in wires}
    for one, two in combinations(found, 2):
        if flow.edges[one].target == flow.edges[two].target:
            for edge, corner in _corners(found[one], found[two]):
                known = found[edge]
                found[edge] = replace(known, joins=min(corner, known.joins or corner))
    return tuple(found.values())


def _corners(one: Wire, two: Wire) -> Iterator[tuple[int, int]]:
    """The edge and the corner of each of two lines that turns where their common part begins."""
    spot = _meeting(one.points, two.points)
    if spot is not None:
        for wire in (one, two):
            for corner in range(1, len(wire.points) - 1):
                if _same(wire.points[corner], spot):
                    yield wire.edge, corner


def _meeting(one: tuple[Spot, ...], two: tuple[Spot, ...]) -> Spot | None:
    """Where two lines begin to run together to their end, if they do so for long enough."""
    if not _same(one[-1], two[-1]):
        return None
    common, length = one[-1], 0.0
    for before, other in zip(reversed(one[:-1]), reversed(two[:-1]), strict=False):
        nearer = min(before, other, key=lambda spot: dist(spot, common))
        if not _towards(common, before, other):
            break
        length += dist(common, nearer)
        common = nearer
        if not _same(before, other):
            break
    return common if length >= LEAST else None


def _towards(start: Spot, one: Spot, two: Spot) -> bool:
    """Whether two places lie in the same direction from a start, level or upright."""
    (x, y), (u, v) = ((spot[0] - start[0], spot[1] - start[1]) for spot in (one, two))
    return abs(x * v - y * u) < NEAR and x * u + y * v > 0


def _same(one: Spot, two: Spot) -> bool:
    return dist(one, two) < NEAR
