"""The ways of main roots from the foot of the trunk to their modules: those below others branch off a common root."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Final

from generator.drawing.roots import wood as thickness
from generator.drawing.roots.columns import Column
from generator.drawing.roots.curves import Point, body, cubic, stroke
from generator.drawing.roots.module import Module, hairs, spine_line

_CROWN: Final = (46.0, 0.045)
"""How far below the ground the first modules begin, and more the farther out the outermost is, in px."""
_ARC: Final = 20.0
"""How much deeper the first modules begin below the trunk than far out, in px."""
_FOOT: Final = 0.96
_INSIDE: Final = 30.0
"""How far main roots reach up into the trunk, hidden there, in px."""
_WINDING: Final = (2.5, 70.0)
"""How far a root that passes others winds to either side and the height of a half-turn, in px."""
_STEP: Final = 14.0
_BRANCH: Final = 30.0
"""How far above a module's label its root leaves the passing one, in px."""


@dataclass(frozen=True, slots=True)
class Way:
    """A module's way: ``end`` is the middle of its label's upper side; ``line`` begins at the foot of the trunk.

    ``foot`` is its share of the trunk's foot; where several modules pass others on a common root, ``shared`` is how
    many points of the line this one shares with it and ``carried`` the weight on that root.
    """

    module: Module
    end: Point
    line: tuple[Point, ...]
    foot: float
    carried: int
    column: int
    shared: int = 0

    @property
    def path(self) -> str:
        """The line as path data."""
        return stroke(self.line)


@dataclass(frozen=True, slots=True)
class _Root:
    """What leaves the trunk: the root of a column's first module, or the one that carries those below it."""

    column: int
    x: float
    weight: int
    passing: bool


def first_tops(found: Sequence[Column], spines: Sequence[float], foot: Point) -> list[float]:
    """Where the first modules of the columns begin: lowest below the trunk."""
    far = _far(found, spines, foot)
    crown = foot[1] + _CROWN[0] + _CROWN[1] * far
    return [crown + _ARC * (1 - ((spine - foot[0]) / far) ** 2) for spine in spines]


def _far(found: Sequence[Column], spines: Sequence[float], foot: Point) -> float:
    """How far out the outermost main root goes."""
    return max((abs(root.x - foot[0]) for root in _leaving(found, spines)), default=0.0) or 1.0


def reaches(found: Sequence[Column], spines: Sequence[float], foot: Point, across: float) -> list[Way]:
    """The ways to all modules in their order; ``foot`` is the middle of the trunk's foot, ``across`` its width."""
    roots = sorted(_leaving(found, spines), key=lambda root: root.x)
    far, tops = _far(found, spines, foot), first_tops(found, spines, foot)
    heaviest = max((root.weight for root in roots), default=1)
    shares = [thickness.main(root.weight, heaviest) for root in roots]
    ends = [0.0, *accumulate(shares)]
    ways: list[Way] = []
    for place, root in enumerate(roots):
        wide = across * _FOOT
        offset = wide * ((ends[place] + ends[place + 1]) / 2 / ends[-1] - 0.5)
        share = wide * shares[place] / ends[-1]
        depth = tops[root.column]
        crown = _crown((foot[0] + offset, foot[1]), (root.x, depth), abs(root.x - foot[0]) / far)
        column, axis = found[root.column], spines[root.column]
        if root.passing:
            ways += _passing(column, axis, crown, (share, root))
        else:
            first = column.modules[0]
            ways.append(Way(first, (axis, depth), tuple(crown), share, first.label.root.weight, root.column))
    return sorted(ways, key=lambda way: way.module.turn)


def _leaving(found: Sequence[Column], spines: Sequence[float]) -> Iterator[_Root]:
    for place, (column, spine) in enumerate(zip(found, spines, strict=True)):
        weights = [module.label.root.weight for module in column.modules]
        yield _Root(place, spine, weights[0], passing=False)
        if column.lane:
            yield _Root(place, spine + column.lane_x, sum(weights[1:]), passing=True)


def _crown(start: Point, end: Point, share: float) -> list[Point]:
    """From the foot of the trunk to a module: the farther out (``share`` up to 1), the closer below the ground."""
    across, down = end[0] - start[0], end[1] - start[1]
    first = (start[0] + (0.05 + 0.08 * share) * across, start[1] + (0.5 - 0.16 * share) * down)
    second = (end[0], start[1] + (0.4 - 0.42 * share) * down)
    return cubic(start, first, second, end, 14)


def _passing(column: Column, axis: float, crown: list[Point], root: tuple[float, _Root]) -> Iterator[Way]:
    """The ways to the modules below the first of a column, on one root that winds down beside it."""
    x, top = crown[-1]
    lane = list(crown)
    for module, down in zip(column.modules[1:], column.tops[1:], strict=True):
        label = module.label
        end = (axis, top + down)
        middle = end[1] + label.height / 2
        while lane[-1][1] + _STEP < middle - _BRANCH:
            y = lane[-1][1] + _STEP
            far, half = _WINDING
            lane.append((x + far * math.sin(math.pi * (y - top) / half), y))
        side = (axis + column.lane * label.width / 2, middle)
        shared = len(lane)
        line = (*lane, *_branch(lane[-1], side))
        yield Way(module, end, line, root[0], root[1].weight, root[1].column, shared)


def _branch(start: Point, end: Point) -> list[Point]:
    """From a root that passes to the side of a label."""
    across = end[0] - start[0]
    first, second = (start[0], end[1] - 3.0), (start[0] + across * 0.35, end[1])
    return cubic(start, first, second, end, 8)[1:]


def wood(ways: Sequence[Way]) -> Iterator[str]:
    """The bodies of all main roots from the foot of the trunk to their tips, with their hairs."""
    heaviest = max((way.carried for way in ways), default=1)
    for way in ways:
        start = thickness.main(way.module.label.root.weight, heaviest)
        spine = spine_line(way.module, way.end)
        yield from hairs(way.module, way.end)
        if not way.shared:
            line = [*_inside(way.line[0]), *way.line, *spine]
            yield body(line, thickness.from_foot(line, start, way.foot, thickness.TIP))
            continue
        yield body(spine, thickness.tapering(spine, start))
        branch = way.line[way.shared - 3 :]
        yield body(branch, thickness.tapering(branch, start, start * 0.75))
    for _, group in groupby((way for way in ways if way.shared), key=lambda way: way.column):
        last = list(group)[-1]
        start, end = (thickness.main(w, heaviest) for w in (last.carried, last.module.label.root.weight))
        line = [*_inside(last.line[0]), *last.line[: last.shared]]
        yield body(line, thickness.from_foot(line, start, last.foot, end))


def _inside(start: Point) -> list[Point]:
    """The hidden start of a main root, straight up inside of the trunk."""
    x, y = start
    return [(x, y - _INSIDE), (x, y - _INSIDE / 2)]
