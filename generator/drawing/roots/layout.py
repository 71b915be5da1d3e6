"""The geometry of a whole root-system diagram: the trunk on the ground, main roots in columns left and right of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.drawing.roots.blocks import Placed
from generator.drawing.roots.columns import Column
from generator.drawing.roots.curves import Point
from generator.drawing.roots.labels import SIZE_TRUNK
from generator.drawing.roots.module import labels
from generator.drawing.roots.ways import Way, first_tops, reaches, wood
from generator.drawing.text import LINE_HEIGHT, advance, wrap
from generator.views.roots import RootSystem

MARGIN: Final = 8.0
"""Around the drawing, in px."""
FLARE: Final = 46.0
"""How far the foot of the trunk reaches out on the ground to either side, in px."""
_TRUNK_LIMITS: Final = (7, 9, 20)
"""Widths at which the trunk's text breaks: the first that gives at most two lines, in ems."""
_TRUNK_MARGIN: Final = (26.0, 16.0)
_COLUMN_GAP: Final = 12.0


@dataclass(frozen=True, slots=True)
class Trunk:
    """The trunk: ``middle`` is its axis, ``width`` that of its straight part; it stands on the ground at ``ground``."""

    lines: tuple[str, ...]
    middle: float
    width: float
    top: float
    ground: float


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where columns and trunk stand, in px: all that is needed to choose among arrangements."""

    id: str
    width: float
    height: float
    trunk: Trunk
    columns: tuple[Column, ...]
    spines: tuple[float, ...]

    @property
    def foot(self) -> Point:
        """The middle of the trunk's foot."""
        return self.trunk.middle, self.trunk.ground

    @property
    def lines(self) -> int:
        """How many lines of text there are."""
        return sum(module.lines for column in self.columns for module in column.modules)


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything of the drawing at its place, in px: labels by module, and the ``bodies`` of main roots and hairs."""

    width: float
    height: float
    trunk: Trunk
    modules: tuple[tuple[Placed, ...], ...]
    bodies: tuple[str, ...]

    @property
    def labels(self) -> tuple[Placed, ...]:
        """All labels in reading order."""
        return tuple(placed for module in self.modules for placed in module)


def arrange(system: RootSystem, found: tuple[Column, ...]) -> Arrangement:
    """Arrange the columns below the trunk."""
    trunk = _trunk(system)
    taken = sum(column.left + column.right for column in found) + _COLUMN_GAP * (len(found) - 1) + 2 * MARGIN
    width = max(trunk.width + 2 * FLARE + 2 * MARGIN, taken)
    spines = _spines(found, width)
    trunk = replace(trunk, middle=_axis(spines, width, trunk.width))
    depths = first_tops(found, spines, (trunk.middle, trunk.ground))
    bottoms = [depth + column.height for depth, column in zip(depths, found, strict=True)]
    height = max([trunk.ground + 2 * MARGIN, *bottoms]) + MARGIN
    return Arrangement(system.id, width, height, trunk, found, tuple(spines))


def layout(arranged: Arrangement) -> Layout:
    """Everything of an arrangement at its place."""
    ways = reaches(arranged.columns, arranged.spines, arranged.foot, arranged.trunk.width)
    placed = tuple(tuple(_placed(way, arranged.id)) for way in ways)
    bodies = tuple(wood(ways))
    return Layout(arranged.width, arranged.height, arranged.trunk, placed, bodies)


def _trunk(system: RootSystem) -> Trunk:
    """The trunk with its text in few lines; it is cut off by the upper edge of the drawing."""
    tries = [wrap(system.trunk, limit * SIZE_TRUNK, SIZE_TRUNK, bold=True) for limit in _TRUNK_LIMITS]
    lines = next((lines for lines in tries if len(lines) <= 2), tries[-1])  # noqa: PLR2004 - two lines
    across = max((advance(line.rstrip(), SIZE_TRUNK, True) for line in lines), default=0.0)  # noqa: FBT003
    ground = len(lines) * SIZE_TRUNK * LINE_HEIGHT + 2 * _TRUNK_MARGIN[1]
    return Trunk(lines, 0.0, across + 2 * _TRUNK_MARGIN[0], 0.0, ground)


def _spines(found: Sequence[Column], width: float) -> list[float]:
    """The places of the spines of the columns, spread over the width."""
    gap = (width - 2 * MARGIN - sum(c.left + c.right for c in found)) / max(len(found), 1)
    x = MARGIN + gap / 2
    spines: list[float] = []
    for column in found:
        spines.append(x + column.left)
        x += column.left + column.right + gap
    return spines


def _axis(spines: Sequence[float], width: float, across: float) -> float:
    """The axis of the trunk: over the middle of the columns as far as its foot stays on the drawing."""
    least = MARGIN + across / 2 + FLARE
    middle = (spines[0] + spines[-1]) / 2 if spines else width / 2
    return min(max(middle, least), width - least)


def _placed(way: Way, parent: str) -> Iterator[Placed]:
    """The labels of a module in reading order."""
    head = way.module.label
    yield Placed(head, way.end[0] - head.width / 2, way.end[1], parent, way.path)
    yield from labels(way.module, way.end)
