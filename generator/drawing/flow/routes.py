"""All sensible ways of one flow line over the grid of lanes, rows and the channels between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from generator.drawing.flow.graph import BARS, Graph

Point = tuple[int, int]
"""A cell as column and row. Odd columns are lanes, odd rows are rows of nodes; even ones are the channels between."""

LENGTH: Final = 0.08
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


def routes(grid: Grid, number: int) -> tuple[Route, ...]:
    """The ways of one arc, at least one, cheapest first."""
    graph, arc = grid.graph, grid.graph.arcs[number]
    source, target = _cell(grid, arc.source), _cell(grid, arc.target)
    leaves_below = graph.nodes[arc.source].kind in BARS
    from_above = arc.dot or graph.nodes[arc.target].kind in BARS
    found: dict[tuple[Point, ...], Route] = {}
    for points in _ways(grid, source, target):
        if points in found or (leaves_below and points[1][0] != points[0][0]):
            continue
        if from_above and points[-1][0] != points[-2][0]:
            continue
        found[points] = _route(Span(grid.columns, arc.source, arc.target, bool(arc.label), arc.dot), points)
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


class Span(NamedTuple):
    """All that a route depends on beside its corners."""

    columns: int
    source: int
    target: int
    labelled: bool
    dot: bool


@lru_cache(maxsize=1 << 16)
def _route(span: Span, points: tuple[Point, ...]) -> Route:
    leave, enter = _side(points[0], points[1]), _side(points[-1], points[-2])
    if span.dot:
        (x, y), before = points[-1], points[-2]
        points = points[:-1] if before[1] == y - 1 else (*points[:-1], (x, y - 1))
    masks = _Masks(span.columns)
    for one, two in pairwise(points):
        masks.run(one, two)
    for x, y in points[1:-1]:
        masks.turn(x, y)
    if span.dot:
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
        if before[0] == last[0]:
            self.down |= cell
            self.lane_full |= cell
        else:
            self.turns |= cell
            self.lane_part |= cell


@lru_cache(maxsize=1 << 12)
def _upright(columns: int, count: int) -> int:
    """One cell below the other, the first at the lowest bit."""
    return sum(1 << i * columns for i in range(count))
