"""The geometry of a whole root-system diagram: the trunk on the ground, main roots side by side in one or two tiers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final

from generator.drawing.roots.blocks import Placed
from generator.drawing.roots.curves import Cubic, Point, body, coordinates
from generator.drawing.roots.labels import SIZE_TRUNK
from generator.drawing.roots.module import Module, labels, module, ribs
from generator.drawing.text import LINE_HEIGHT, advance, wrap
from generator.views.roots import RootSystem

MARGIN: Final = 6.0
"""Around the drawing, in px."""
FLARE: Final = 40.0
"""How far the foot of the trunk reaches out on the ground to either side, in px."""
_TRUNK_LIMIT: Final = 20 * SIZE_TRUNK
_TRUNK_MARGIN: Final = (30.0, 24.0)
_COLUMN_GAP: Final = 20.0
_CROWN: Final = 62.0
_CROWN_SLOPE: Final = 0.07
_ARC: Final = 26.0
_TIER_GAP: Final = 34.0
_TIER_SLOPE: Final = 0.2
_TIER_HANDLE: Final = 0.6
_THIN, _THICK = 4.5, 9.0
_RIB: Final = (4.0, 1.2)
_SAMPLES: Final = 14
_FOOT: Final = 0.98
_MOST_FOOT: Final = 5.0
_LEAST_FOOT: Final = 120.0
"""How long a main root takes to narrow from the foot of the trunk, in px."""


@dataclass(frozen=True, slots=True)
class Trunk:
    """The trunk: ``middle`` is its axis, ``width`` that of its straight part; it stands on the ground at ``ground``."""

    lines: tuple[str, ...]
    middle: float
    width: float
    top: float
    ground: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything of the drawing at its place, in px. ``bodies`` are the outlines of main and side roots."""

    width: float
    height: float
    trunk: Trunk
    labels: tuple[Placed, ...]
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """A main root's way from the trunk to its module's label: curves joined by straight lines."""

    curves: tuple[Cubic, ...]

    @property
    def end(self) -> Point:
        return self.curves[-1].end

    @property
    def path(self) -> str:
        parts = [f"M{coordinates(self.curves[0].start)}", self.curves[0].path]
        parts += [f"L{coordinates(curve.start)}{curve.path}" for curve in self.curves[1:]]
        return "".join(parts)

    @property
    def points(self) -> list[Point]:
        return [point for curve in self.curves for point in curve.points(_SAMPLES)]


def layout(system: RootSystem, limit: float, tiers: int) -> Layout:
    """Lay out a root system in ``tiers`` (1 or 2) tiers of modules; items and records break at ``limit`` px."""
    modules = [module(root, limit) for root in system.roots]
    rows = _tiers(modules, tiers)
    lines = wrap(system.trunk, _TRUNK_LIMIT, SIZE_TRUNK, bold=True)
    across = max((advance(line, SIZE_TRUNK, True) for line in lines), default=0.0) + 2 * _TRUNK_MARGIN[0]  # noqa: FBT003
    width = max([across + 2 * FLARE + 2 * _TIER_GAP, *map(_row_width, rows)]) + 2 * MARGIN
    ground = MARGIN + len(lines) * SIZE_TRUNK * LINE_HEIGHT + 2 * _TRUNK_MARGIN[1]
    trunk = Trunk(lines, _axis(rows, width, across), across, MARGIN, ground)
    ways = _ways(rows, trunk, width)
    placed: list[Placed] = []
    bodies: list[str] = []
    for number, (item, way) in enumerate(zip(modules, ways, strict=True)):
        head = Placed(item.label, way.end[0] - item.label.width / 2, way.end[1], system.id, way.path)
        placed += [head, *labels(item, way.end)]
        bodies += _bodies(item, way, _thickness(system, number), across * _FOOT / len(modules), number)
    bottom = max([ground, *(way.end[1] + item.height for item, way in zip(modules, ways, strict=True))])
    return Layout(width, bottom + MARGIN, trunk, tuple(placed), tuple(bodies))


def _axis(rows: list[list[Module]], width: float, across: float) -> float:
    """The axis of the trunk: over the middle of the first tier as far as its foot stays on the drawing."""
    spines = _spines(rows[0], width) if rows else [width / 2]
    least = MARGIN + across / 2 + FLARE
    return min(max((spines[0] + spines[-1]) / 2, least), width - least)


def _tiers(modules: list[Module], tiers: int) -> list[list[Module]]:
    """The modules by tier; the second has at most one less, so that its roots pass between those of the first."""
    first = len(modules) if tiers == 1 else len(modules) // 2 + 1
    return [row for row in (modules[:first], modules[first:]) if row]


def _row_width(row: Sequence[Module]) -> float:
    return sum(item.left + item.right for item in row) + _COLUMN_GAP * (len(row) - 1)


def _spines(row: Sequence[Module], width: float) -> list[float]:
    """The places of the spines of a tier, spread over the width."""
    free = width - 2 * MARGIN - _row_width(row)
    gap = free / (len(row) + 1)
    x = MARGIN + gap
    spines: list[float] = []
    for item in row:
        spines.append(x + item.left)
        x += item.left + item.right + _COLUMN_GAP + gap
    return spines


def _ways(rows: list[list[Module]], trunk: Trunk, width: float) -> list[_Way]:
    """The ways of all main roots, in the order of the modules."""
    if not rows:
        return []
    spines = _spines(rows[0], width)
    gaps = _passes(rows, spines, width)
    targets = sorted([(x, True) for x in spines] + [(x, False) for x in gaps])
    reach = max(abs(x - trunk.middle) for x, _ in targets) or 1.0
    crown = trunk.ground + _CROWN + _CROWN_SLOPE * reach
    foot = trunk.width * _FOOT
    first: list[_Way] = []
    passing: list[_Way] = []
    for number, (x, ends) in enumerate(targets):
        offset, most = foot * ((number + 0.5) / len(targets) - 0.5), x - trunk.middle
        start = (trunk.middle + min(max(offset, min(0.0, most)), max(0.0, most)), trunk.ground)
        depth = crown + _ARC * (1 - ((x - trunk.middle) / reach) ** 2)
        share = abs(x - trunk.middle) / reach
        (first if ends else passing).append(_Way((_crown_curve(start, (x, depth), share),)))
    return first + (_second_tier(rows, first, passing, width) if passing else [])


def _passes(rows: list[list[Module]], spines: list[float], width: float) -> list[float]:
    """Where the roots of the second tier pass the first: the gaps between its columns nearest to their modules."""
    if len(rows) == 1:
        return []
    below = _spines(rows[1], width)
    columns = list(zip(spines, rows[0], strict=True))
    gaps = [(a + first.right + b - second.left) / 2 for (a, first), (b, second) in pairwise(columns)]
    choices = combinations(gaps, len(below))
    return list(min(choices, key=lambda choice: sum(abs(g - x) for g, x in zip(choice, below, strict=True))))


def _second_tier(rows: list[list[Module]], first: list[_Way], passing: list[_Way], width: float) -> list[_Way]:
    """The ways of the second tier: on through the gaps, then over to the modules, bending as early as there is room."""
    spines = _spines(rows[1], width)
    columns = [
        (way.end[0] - column.left, way.end[0] + column.right, way.end[1] + column.height)
        for way, column in zip(first, rows[0], strict=True)
    ]
    shift = max(abs(x - way.end[0]) for x, way in zip(spines, passing, strict=True))
    y = max(bottom for _, _, bottom in columns) + _TIER_GAP + _TIER_SLOPE * shift
    ways: list[_Way] = []
    for x, way in zip(spines, passing, strict=True):
        gap = way.end[0]
        low, high = min(gap, x) - _COLUMN_GAP, max(gap, x) + _COLUMN_GAP
        free = max(bottom for left, right, bottom in columns if right > low and left < high)
        handle = (y - free) * _TIER_HANDLE
        ways.append(_Way((*way.curves, Cubic((gap, free), (gap, free + handle), (x, y - handle), (x, y)))))
    return ways


def _crown_curve(start: Point, end: Point, share: float) -> Cubic:
    """From the foot of the trunk to a module: the farther out (``share`` up to 1), the closer below the ground."""
    across, down = end[0] - start[0], end[1] - start[1]
    first = (start[0] + (0.06 + 0.08 * share) * across, start[1] + (0.42 - 0.14 * share) * down)
    second = (end[0], start[1] + (0.4 - 0.44 * share) * down)
    return Cubic(start, first, second, end)


def _thickness(system: RootSystem, number: int) -> float:
    """The thickness of a main root where it leaves the foot of the trunk: it grows with the root of the weight."""
    most = max(root.weight for root in system.roots)
    return _THIN + _THICK * math.sqrt(system.roots[number].weight / most)


def _inside(way: _Way) -> list[Point]:
    """The hidden start of a main root, straight up inside of the trunk."""
    x, y = way.curves[0].start
    return [(x, y - step * FLARE / 2) for step in (2, 1)]


def _rib_width(share: float) -> float:
    """The thickness of a side root: it swells out of the main root and narrows to its label."""
    start, end = _RIB
    return (start + (end - start) * share) * min(1.0, 0.2 + 4 * share)


def _bodies(item: Module, way: _Way, thickness: float, foot: float, number: int) -> list[str]:
    """The outlines of a main root down to its tip and of its side roots."""
    x, y = way.end
    last, tip = y + item.last, y + max(item.last + 30.0, item.label.height + 24.0)
    lean = 5.0 if number % 2 else -5.0
    end = Cubic((x, last), (x, last + (tip - last) / 3), (x, tip - (tip - last) / 3), (x + lean, tip))
    down = [(x, y + (last - y) * i / _SAMPLES) for i in range(1, _SAMPLES)]
    line = [*_inside(way), *way.points, *down, *end.points(6)]
    length = sum(math.dist(a, b) for a, b in pairwise(line))
    foot = min(foot, _MOST_FOOT * thickness)

    def width(share: float) -> float:
        narrowing = max(0.0, 1 - share * length / _LEAST_FOOT)
        return 1.0 + (thickness - 1.0) * math.pow(1 - share, 0.8) + max(0.0, foot - thickness) * narrowing**2

    def sway(share: float) -> float:
        away = min(1.0, share * length / _LEAST_FOOT)
        return 0.3 * away * thickness * math.pow(1 - share, 0.8) * math.sin(share * length / 46 + number * 1.7)

    side_roots = (body(rib.curve.points(10), _rib_width, lambda _: 0.0) for rib in ribs(item, way.end))
    return [body(line, width, sway), *side_roots]
