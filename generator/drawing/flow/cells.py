"""The cells of the grid that a line covers, as bits of two numbers: what it does in each, and what it blocks there.

A cell has a bit for each way to use it, so that one ``does & blocks`` finds all meetings of a line with many others.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

Point = tuple[int, int]
"""A cell as column and row. Odd columns are lanes, odd rows are rows of nodes; even ones are the channels between."""

ACROSS, DOWN, TURN, PASS, ROW, ROW_PART, LANE, LANE_PART = range(8)
"""What a line does in a cell: passes level or upright, turns, passes either way; and in a lane or a row of nodes, which
has room for one line only, fills the whole cell or the part to one side."""
WAYS: Final = 8

Planes = tuple[int, ...]

LEVEL: Final[Planes] = (ACROSS, PASS)
UPRIGHT: Final[Planes] = (DOWN, PASS)
_BLOCKED: Final[dict[int, Planes]] = {
    ACROSS: (DOWN,),
    DOWN: (ACROSS,),
    PASS: (TURN,),
    TURN: (TURN, PASS),
    ROW: (ROW, ROW_PART),
    ROW_PART: (ROW,),
    LANE: (LANE, LANE_PART),
    LANE_PART: (LANE,),
}
"""What others cannot do, or not without a meeting, where a line does something."""


class Cells(NamedTuple):
    """What a line does, and what it blocks."""

    does: int
    blocks: int


class Masks(NamedTuple):
    """Which bits of a meeting are a crossing, a crossing that may be, a conflict; and whole cells of lanes and rows."""

    crossing: int
    maybe: int
    conflict: int
    whole: int


@lru_cache(maxsize=1024)
def masks(columns: int, rows: int) -> Masks:
    """The masks of a grid of ``rows`` rows and channels."""

    def mask(*planes: int) -> int:
        return _upright(columns, rows) * ((1 << columns) - 1) * _stamp(columns, planes)

    return Masks(
        crossing=mask(ACROSS, DOWN),
        maybe=mask(TURN, PASS),
        conflict=mask(ROW, ROW_PART, LANE, LANE_PART),
        whole=mask(ROW, LANE),
    )


def bit(columns: int, way: int, cell: Point) -> int:
    """The bit for one way to use a cell."""
    return 1 << (cell[1] * WAYS + way) * columns + cell[0]


def cells(columns: int, points: tuple[Point, ...], *, dot: bool) -> Cells:
    """The cells between the ends of a line over corners; with ``dot`` the last one too, where it meets a merge."""
    found = [_run(columns, one, two) for one, two in pairwise(points)]
    found += [_turn(columns, point) for point in points[1:-1]]
    if dot:
        found.append(_end(columns, points[-2], points[-1]))
    does = blocks = 0
    for part in found:
        does |= part.does
        blocks |= part.blocks
    return Cells(does, blocks)


def _run(columns: int, one: Point, two: Point) -> Cells:
    """The cells strictly between two corners."""
    (x, y), (to_x, to_y) = min(one, two), max(one, two)
    if y == to_y:
        strip = (1 << max(0, to_x - x - 1)) - 1
        return _cells(columns, strip, (x + 1, y), (*LEVEL, ROW) if y % 2 else LEVEL)
    strip = _upright(columns, max(0, to_y - y - 1))
    return _cells(columns, strip, (x, y + 1), (*UPRIGHT, LANE) if x % 2 else UPRIGHT)


def _turn(columns: int, point: Point) -> Cells:
    in_lane, in_row = point[0] % 2, point[1] % 2
    if in_lane and in_row:
        return _cells(columns, 1, point, (TURN, ROW, LANE))
    return _cells(columns, 1, point, (TURN, *((LANE_PART,) if in_lane else (ROW_PART,) if in_row else ())))


def _end(columns: int, before: Point, last: Point) -> Cells:
    """The cell of a merge above a node, which its line passes upright, or beside it, which its line passes level."""
    upright, above = before[0] == last[0], last[0] % 2 == 1
    if upright != above:
        return _turn(columns, last)
    return _cells(columns, 1, last, (*UPRIGHT, LANE) if above else (*LEVEL, ROW))


def _cells(columns: int, strip: int, first: Point, planes: Planes) -> Cells:
    """A strip of cells beginning at one, used in several ways."""
    strip <<= first[1] * WAYS * columns + first[0]
    does, blocks = _stamps(columns, planes)
    return Cells(strip * does, strip * blocks)


@lru_cache(maxsize=1024)
def _stamps(columns: int, planes: Planes) -> Cells:
    """One cell used in several ways."""
    blocked = {other for plane in planes for other in _BLOCKED[plane]}
    return Cells(_stamp(columns, planes), _stamp(columns, blocked))


def _stamp(columns: int, planes: Iterable[int]) -> int:
    return sum(1 << plane * columns for plane in planes)


@lru_cache(maxsize=1 << 12)
def _upright(columns: int, count: int) -> int:
    """One cell below the other, the first at the lowest bit."""
    return sum(1 << i * WAYS * columns for i in range(count))
