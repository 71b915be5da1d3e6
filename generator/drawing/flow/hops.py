"""Line hops: where a level flow line crosses an upright one, it hops over it in a small arc."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import dist
from typing import Final

from generator.drawing.flow.layout import Layout, Spot, Wire

RADIUS: Final = 3.5
"""Of the arc, in px: two of them stand side by side on neighbouring tracks."""
LEAST: Final = 2.0
"""Nearer to a corner of the level line than this, in px, nothing hops."""
CORNER: Final = 3.0
"""What a rounded corner keeps of its line, in px."""
MERGE: Final = 6.0
"""Lines meet within this distance of a merge, in px, and do not cross."""
NEAR: Final = 0.5
"""Crossings nearer to each other, in px, are one: lines that run to one merge lie on each other."""


@dataclass(frozen=True, slots=True)
class Hop:
    """An arc of the flow line ``level`` over the line ``upright``, both by the number of their edge."""

    x: float
    y: float
    radius: float
    level: int
    upright: int


def hops(layout: Layout) -> tuple[Hop, ...]:
    """All hops of a layout, each crossing once with the lines that are painted last, from top to bottom."""
    merges = [(node.x, node.y) for node in layout.nodes if node.node.kind == "merge"]
    found: dict[tuple[int, int], Hop] = {}
    topmost_first = sorted(layout.wires, key=lambda wire: layout.flow.edges[wire.edge].back)
    for hop in _crossings(topmost_first):
        key = round(hop.x / NEAR), round(hop.y / NEAR)
        known = found.get(key, hop)
        if all(dist((hop.x, hop.y), merge) > MERGE for merge in merges):
            found[key] = replace(known, radius=min(known.radius, hop.radius))
    return tuple(sorted(found.values(), key=lambda hop: (hop.y, hop.x)))


def _crossings(wires: Iterable[Wire]) -> Iterator[Hop]:
    """Every place where a level part of a line runs across an upright part of another, both going on behind it."""
    wires = tuple(wires)
    level = [(wire.edge, *_ends(part)) for wire in wires for part in pairwise(wire.points) if _is_level(part)]
    upright = [(wire.edge, *_ends(part)) for wire in wires for part in pairwise(wire.points) if not _is_level(part)]
    for edge, (left, y), (right, _) in level:
        for other, (x, top), (_, bottom) in upright:
            room = min(RADIUS, x - left - CORNER, right - x - CORNER)
            if edge != other and room >= LEAST and top + CORNER < y < bottom - CORNER:
                yield Hop(x, y, room, edge, other)


def _ends(part: tuple[Spot, Spot]) -> tuple[Spot, Spot]:
    """Both ends of a part of a line, the left or upper one first."""
    return min(part), max(part)


def _is_level(part: tuple[Spot, Spot]) -> bool:
    (x, y), (to_x, to_y) = part
    return abs(y - to_y) < abs(x - to_x)
