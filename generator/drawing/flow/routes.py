"""All sensible ways of one flow line over the grid of lanes, rows and the channels between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from generator.drawing.flow.graph import Graph

Point = tuple[int, int]
"""A cell as column and row. Odd columns are lanes, odd rows are rows of nodes; even ones are the channels between."""

LENGTH: Final = 0.03
"""What a line costs for each cell, in bends."""

BOTTOM, LEFT, RIGHT, TOP = range(4)
"""Sides of a node."""


@dataclass(frozen=True, slots=True)
class Route:
    """A way from node to node over the corners ``points``; the cells it covers are bits of the masks.

    ``across`` and ``down`` are cells passed straight on, ``turns`` cells where it turns. ``line_*`` are those on lines
    that have room for one flow only: ``full`` passes the whole cell, ``part`` ends or turns in it.
    """

    points: tuple[Point, ...]
    leave: int
    enter: int
    cost: float
    across: int
    down: int
    turns: int
    row_full: int
    row_part: int
    lane_full: int
    lane_part: int

    @property
    def bends(self) -> int:
        """How often it turns."""
        return len(self.points) - 2


def joined(one: Route, two: Route) -> bool:
    """Whether two lines leave or enter by one side of a node, so that they may share a part of their way."""
    return one.leave == two.leave or one.enter == two.enter


@dataclass(frozen=True, slots=True)
class Grid:
    """Lanes and rows with the nodes in them."""

    graph: Graph
    rows: tuple[int, ...]
    columns: int
    lane_taken: tuple[int, ...]
    row_taken: tuple[int, ...]

    def open_row(self, row: int, one: int, two: int) -> bool:
        """Whether the cells of a row between two lanes, without them, are empty."""
        low, high = min(one, two) + 1, max(one, two)
        return high <= low or not self.row_taken[row] >> low & (1 << high - low) - 1

    def open_lane(self, lane: int, one: int, two: int) -> bool:
        """Whether the cells of a lane between two rows, without them, are empty."""
        low, high = min(one, two) + 1, max(one, two)
        return high <= low or not self.lane_taken[lane] >> low & (1 << high - low) - 1


def grid(graph: Graph, rows: tuple[int, ...]) -> Grid:
    """The grid of placed nodes."""
    lanes, count = len(graph.flow.lanes), max(rows) + 1
    lane_taken, row_taken = [0] * lanes, [0] * count
    for lane, row in zip(graph.lanes, rows, strict=True):
        lane_taken[lane] |= 1 << row
        row_taken[row] |= 1 << lane
    return Grid(graph, rows, 2 * lanes + 1, tuple(lane_taken), tuple(row_taken))


def routes(grid: Grid, number: int, merge: int = TOP) -> tuple[Route, ...]:
    """The ways of one arc, at least one, cheapest first; ``merge`` is the side of its target where a merge stands."""
    arc = grid.graph.arcs[number]
    source, target = _cell(grid, arc.source), _cell(grid, arc.target)
    span = Span(grid.columns, arc.source, arc.target, bool(arc.label), merge if arc.dot else None)
    found: dict[tuple[Point, ...], Route] = {}
    ways = _beside(grid, source, target, merge) if span.merge in (LEFT, RIGHT) else _ways(grid, source, target)
    for points in ways:
        if points in found or (span.merge == TOP and points[-1][0] != points[-2][0]):
            continue
        found[points] = _route(span, points)
    return tuple(sorted(found.values(), key=lambda route: (route.cost, route.points)))


def _cell(grid: Grid, node: int) -> Point:
    return grid.graph.lanes[node], grid.rows[node]


def _ways(grid: Grid, source: Point, target: Point) -> Iterator[tuple[Point, ...]]:
    """Corner points of the ways from cell to cell, each given as lane and row."""
    start = (2 * source[0] + 1, 2 * source[1] + 1)
    stop = (2 * target[0] + 1, 2 * target[1] + 1)
    for middle in (*_direct(grid, source, target), *_by_channel(grid, source, target)):
        yield start, *middle, stop


def _direct(grid: Grid, source: Point, target: Point) -> Iterator[tuple[Point, ...]]:
    """Ways of at most one bend, and those of two with both ends in a lane or both in a row."""
    (i, a), (j, b) = source, target
    column, below, end, row = 2 * i + 1, 2 * a + 2, 2 * j + 1, 2 * b + 1
    if (a == b and i != j and grid.open_row(a, i, j)) or (i == j and a < b and grid.open_lane(i, a, b)):
        yield ()
    if i != j and a < b:
        if grid.open_row(a, i, j) and grid.open_lane(j, a - 1, b):
            yield ((end, 2 * a + 1),)
        if grid.open_lane(i, a, b + 1) and grid.open_row(b, i, j):
            yield ((column, row),)
        for channel in range(below, 2 * b + 1, 2):
            if grid.open_lane(i, a, channel // 2) and grid.open_lane(j, channel // 2 - 1, b):
                yield ((column, channel), (end, channel))


def _by_channel(grid: Grid, source: Point, target: Point) -> Iterator[tuple[Point, ...]]:
    """Ways that follow a channel between lanes."""
    (i, a), (j, b) = source, target
    column, below, end, above = 2 * i + 1, 2 * a + 2, 2 * j + 1, 2 * b
    between = range(2 * min(i, j) + 2, 2 * max(i, j), 2)
    for channel in sorted({2 * i, 2 * i + 2, 2 * j, 2 * j + 2, 0, grid.columns - 1, *between}):
        leaves = grid.open_row(a, i, channel // 2 if channel > column else channel // 2 - 1)
        enters = grid.open_row(b, j, channel // 2 if channel > end else channel // 2 - 1)
        if leaves and enters and a != b:
            yield (channel, 2 * a + 1), (channel, 2 * b + 1)
        if leaves:
            yield (channel, 2 * a + 1), (channel, above), (end, above)
        if enters:
            yield (column, below), (channel, below), (channel, 2 * b + 1)
        if below != above:
            yield (column, below), (channel, below), (channel, above), (end, above)


def _beside(grid: Grid, source: Point, target: Point, side: int) -> Iterator[tuple[Point, ...]]:
    """Ways to a merge at the left or right of a node, in the channel there."""
    (i, a), (j, b) = source, target
    column, below, row = 2 * i + 1, 2 * a + 2, 2 * b + 1
    start, stop = (column, 2 * a + 1), (2 * j if side == LEFT else 2 * j + 2, row)
    at = stop[0]
    along = i < j if side == LEFT else i > j
    if along and grid.open_row(b, i, j):
        if a == b:
            yield start, stop
        elif a < b and grid.open_lane(i, a, b + 1):
            yield start, (column, row), stop
    if a != b and _leaves(grid, source, at):
        yield start, (at, start[1]), stop
    yield start, (column, below), (at, below), stop
    for channel in range(0, at, 2) if side == LEFT else range(at + 2, grid.columns, 2):
        if not grid.open_row(b, j, channel // 2 - (side == LEFT)):
            continue
        if a != b and _leaves(grid, source, channel):
            yield start, (channel, start[1]), (channel, row), stop
        yield start, (column, below), (channel, below), (channel, row), stop


def _leaves(grid: Grid, source: Point, channel: int) -> bool:
    """Whether a node can be left along its row up to a channel."""
    lane, row = source
    return grid.open_row(row, lane, channel // 2 if channel > 2 * lane + 1 else channel // 2 - 1)


class Span(NamedTuple):
    """All that a route depends on beside its corners; ``merge`` is the side of the target where a merge stands."""

    columns: int
    source: int
    target: int
    labelled: bool
    merge: int | None


@lru_cache(maxsize=1 << 16)
def _route(span: Span, points: tuple[Point, ...]) -> Route:
    leave, enter = _side(points[0], points[1]), _side(points[-1], points[-2])
    if span.merge in (LEFT, RIGHT):
        enter = span.merge
    elif span.merge == TOP:
        (x, y), before = points[-1], points[-2]
        points = points[:-1] if before[1] == y - 1 else (*points[:-1], (x, y - 1))
    masks = _Masks(span.columns)
    for one, two in pairwise(points):
        masks.run(one, two)
    for x, y in points[1:-1]:
        masks.turn(x, y)
    if span.merge is not None:
        masks.end(points[-2], points[-1])
    return Route(
        points,
        span.source * 4 + leave,
        span.target * 4 + enter,
        _cost(points, labelled=span.labelled),
        masks.across,
        masks.down,
        masks.turns,
        masks.row_full,
        masks.row_part,
        masks.lane_full,
        masks.lane_part,
    )


def _side(node: Point, other: Point) -> int:
    if node[0] == other[0]:
        return BOTTOM if other[1] > node[1] else TOP
    return LEFT if other[0] < node[0] else RIGHT


def _cost(points: tuple[Point, ...], *, labelled: bool) -> float:
    length = sum(abs(x - u) + abs(y - v) for (x, y), (u, v) in pairwise(points))
    sideways = points[0][1] == points[1][1]
    leftward = sideways and points[1][0] < points[0][0]
    return len(points) - 2 + LENGTH * length + (0.3 if labelled and sideways else 0) + (0.1 if leftward else 0)


class _Masks:
    """The cells of a route, gathered."""

    __slots__ = ("across", "columns", "down", "lane_full", "lane_part", "row_full", "row_part", "turns")

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.across = self.down = self.turns = 0
        self.row_full = self.row_part = self.lane_full = self.lane_part = 0

    def run(self, one: Point, two: Point) -> None:
        """Add the cells strictly between two corners."""
        if one[1] == two[1]:
            low, high = min(one[0], two[0]) + 1, max(one[0], two[0])
            cells = ((1 << max(0, high - low)) - 1) << one[1] * self.columns + low
            self.across |= cells
            self.row_full |= cells if one[1] % 2 else 0
        else:
            low, high = min(one[1], two[1]) + 1, max(one[1], two[1])
            cells = _upright(self.columns, max(0, high - low)) << low * self.columns + one[0]
            self.down |= cells
            self.lane_full |= cells if one[0] % 2 else 0

    def turn(self, column: int, row: int) -> None:
        """Add a corner."""
        cell = 1 << row * self.columns + column
        self.turns |= cell
        if column % 2 and row % 2:
            self.row_full |= cell
            self.lane_full |= cell
        elif column % 2:
            self.lane_part |= cell
        elif row % 2:
            self.row_part |= cell

    def end(self, before: Point, last: Point) -> None:
        """Add the merge dot at the end."""
        cell = 1 << last[1] * self.columns + last[0]
        upright = before[0] == last[0]
        above = last[0] % 2 == 1
        if upright != above:
            self.turns |= cell
        elif upright:
            self.down |= cell
        else:
            self.across |= cell
        if above:
            self.lane_full |= cell if upright else 0
            self.lane_part |= 0 if upright else cell
        else:
            self.row_full |= 0 if upright else cell
            self.row_part |= cell if upright else 0


@lru_cache(maxsize=1 << 12)
def _upright(columns: int, count: int) -> int:
    """One cell below the other, the first at the lowest bit."""
    return sum(1 << i * columns for i in range(count))
