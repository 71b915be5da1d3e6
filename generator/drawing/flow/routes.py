"""All sensible ways of one flow line over the grid of lanes, rows and the channels between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from generator.drawing.flow.cells import Cells, Masks, Point, cells, masks
from generator.drawing.flow.graph import BARS, Arc, Graph

LENGTH: Final = 0.03
"""What a line costs for each cell, in bends."""

BOTTOM, LEFT, RIGHT, TOP = range(4)
"""Sides of a node."""


@dataclass(frozen=True)
class Route:
    """A way from node to node over the corners ``points`` on a grid of so many columns."""

    points: tuple[Point, ...]
    leave: int
    enter: int
    cost: float
    columns: int
    dot: bool

    @cached_property
    def does(self) -> int:
        """What it does in its cells."""
        return self._covered.does

    @cached_property
    def blocks(self) -> int:
        """What it blocks there."""
        return self._covered.blocks

    @cached_property
    def _covered(self) -> Cells:
        """Its cells, found only when they are asked for: most ways are too dear to be looked at."""
        return cells(self.columns, self.points, dot=self.dot)

    @property
    def bends(self) -> int:
        """How often it turns."""
        return len(self.points) - 2


class Ends(NamedTuple):
    """The side that a line leaves, -1 where it comes from a merge, and the side that it enters."""

    leave: int
    enter: int


def joined(one: Route | Ends, two: Route | Ends) -> bool:
    """Whether two lines leave or enter by one side of a node, so that they may share a part of their way."""
    return one.leave == two.leave or one.enter == two.enter


@dataclass(frozen=True, slots=True)
class Grid:
    """Lanes and rows with the nodes in them: ``lane_taken`` has a bit for each row, ``row_taken`` one for each lane."""

    graph: Graph
    rows: tuple[int, ...]
    columns: int
    lane_taken: tuple[int, ...]
    row_taken: tuple[int, ...]
    masks: Masks


def grid(graph: Graph, rows: tuple[int, ...]) -> Grid:
    """The grid of placed nodes."""
    lanes, count = len(graph.homes), max(rows) + 1
    lane_taken, row_taken = [0] * lanes, [0] * count
    for lane, row in zip(graph.lanes, rows, strict=True):
        lane_taken[lane] |= 1 << row
        row_taken[row] |= 1 << lane
    columns = 2 * lanes + 1
    return Grid(graph, rows, columns, tuple(lane_taken), tuple(row_taken), masks(columns, 2 * count + 1))


class Span(NamedTuple):
    """All that the ways of an arc depend on: its ends, and what stands in their lanes and rows.

    ``merge`` is the side of the target where a merge stands. Nodes in the lanes are counted from the row of the source
    to the one below the target's, and only where the line may run down there; ``climbs`` is the row of the highest
    free cell straight above the source where the line may leave upwards, which only flows back do.
    """

    columns: int
    source: int
    target: int
    labelled: bool
    merge: int | None
    start: Point
    stop: Point
    rows_taken: tuple[int, int]
    lanes_taken: tuple[int, int]
    climbs: int | None = None

    @property
    def down(self) -> bool:
        """Whether it leads to a lower row."""
        return self.start[1] < self.stop[1]

    def leaves(self, to: int) -> bool:
        """Whether the cells of the source's row between its lane and another, without them, are empty."""
        return _open(self.rows_taken[0], self.start[0], to)

    def enters(self, to: int) -> bool:
        """The same for the row of the target."""
        return _open(self.rows_taken[1], self.stop[0], to)

    def descends(self, to: int) -> bool:
        """Whether the cells of the source's lane between its row and another, without them, are empty."""
        return _open(self.lanes_taken[0], 0, to - self.start[1])

    def rises(self, to: int) -> bool:
        """Whether the line may leave upwards, through empty cells from a row on."""
        return self.climbs is not None and self.climbs <= to <= self.start[1]

    def arrives(self, start: int) -> bool:
        """Whether those of the target's lane between a row and its own are."""
        return _open(self.lanes_taken[1], start - self.start[1], self.stop[1] - self.start[1])


def _open(taken: int, one: int, two: int) -> bool:
    """Whether the cells between two, without them, are empty; what lies before the first is not known."""
    low, high = max(0, min(one, two) + 1), max(one, two)
    return high <= low or not taken >> low & (1 << high - low) - 1


def routes(grid: Grid, number: int, merge: int = TOP) -> tuple[Route, ...]:
    """The ways of one arc, at least one, cheapest first; ``merge`` is the side of its target where a merge stands."""
    arc = grid.graph.arcs[number]
    (i, a), (j, b) = start, stop = _cell(grid, arc.source), _cell(grid, arc.target)
    within = (1 << max(0, b - a + 1)) - 1
    return _routes(
        Span(
            grid.columns,
            arc.source,
            arc.target,
            bool(arc.label),
            merge if arc.dot else None,
            start,
            stop,
            (grid.row_taken[a], grid.row_taken[b]),
            (grid.lane_taken[i] >> a & within, grid.lane_taken[j] >> a & within),
            _climbs(grid, arc),
        )
    )


def _climbs(grid: Grid, arc: Arc) -> int | None:
    """The highest row that a flow back may climb to out of the top of its source, no higher than its target."""
    start, stop = grid.rows[arc.source], grid.rows[arc.target]
    if not arc.back or stop > start or grid.graph.nodes[arc.source].kind in BARS:
        return None
    above = grid.lane_taken[grid.graph.lanes[arc.source]] & (1 << start) - 1
    return max(stop, above.bit_length())


def _cell(grid: Grid, node: int) -> Point:
    return grid.graph.lanes[node], grid.rows[node]


@lru_cache(maxsize=1 << 13)
def _routes(span: Span) -> tuple[Route, ...]:
    ways = _beside(span) if span.merge in (LEFT, RIGHT) else _ways(span)
    usable = (points for points in ways if span.merge != TOP or points[-1][0] == points[-2][0])
    found = [_route(span, points) for points in dict.fromkeys(usable)]
    return tuple(sorted(found, key=lambda route: (route.cost, route.points)))


def _ways(span: Span) -> Iterator[tuple[Point, ...]]:
    """Corner points of the ways from cell to cell."""
    (i, a), (j, b) = span.start, span.stop
    for middle in (*_direct(span), *_by_channel(span)):
        yield (2 * i + 1, 2 * a + 1), *middle, (2 * j + 1, 2 * b + 1)


def _direct(span: Span) -> Iterator[tuple[Point, ...]]:
    """Ways of at most one bend, and those of two with both ends in a lane or both in a row."""
    (i, a), (j, b) = span.start, span.stop
    column, below, end, row = 2 * i + 1, 2 * a + 2, 2 * j + 1, 2 * b + 1
    if (a == b and i != j and span.leaves(j)) or (i == j and a < b and span.descends(b)):
        yield ()
    if i != j and a < b:
        if span.leaves(j) and span.arrives(a - 1):
            yield ((end, 2 * a + 1),)
        if span.descends(b + 1) and span.enters(i):
            yield ((column, row),)
        for channel in range(below, 2 * b + 1, 2):
            if span.descends(channel // 2) and span.arrives(channel // 2 - 1):
                yield ((column, channel), (end, channel))
    if i != j and span.rises(b):
        yield (column, 2 * b), (end, 2 * b)


def _by_channel(span: Span) -> Iterator[tuple[Point, ...]]:
    """Ways that follow a channel between lanes."""
    (i, a), (j, b) = span.start, span.stop
    column, below, end, above = 2 * i + 1, 2 * a + 2, 2 * j + 1, 2 * b
    between = range(2 * min(i, j) + 2, 2 * max(i, j), 2)
    for channel in sorted({2 * i, 2 * i + 2, 2 * j, 2 * j + 2, 0, span.columns - 1, *between}):
        leaves = span.leaves(channel // 2 if channel > column else channel // 2 - 1)
        enters = span.enters(channel // 2 if channel > end else channel // 2 - 1)
        if leaves and enters and a != b:
            yield (channel, 2 * a + 1), (channel, 2 * b + 1)
        if leaves:
            yield (channel, 2 * a + 1), (channel, above), (end, above)
        if enters:
            yield (column, below), (channel, below), (channel, 2 * b + 1)
        if below != above:
            yield (column, below), (channel, below), (channel, above), (end, above)


def _beside(span: Span) -> Iterator[tuple[Point, ...]]:
    """Ways to a merge at the left or right of a node, in the channel there."""
    (i, a), (j, b), side = span.start, span.stop, span.merge
    column, below, row = 2 * i + 1, 2 * a + 2, 2 * b + 1
    start, stop = (column, 2 * a + 1), (2 * j if side == LEFT else 2 * j + 2, row)
    at = stop[0]
    along = i < j if side == LEFT else i > j
    if along and span.enters(i):
        if a == b:
            yield start, stop
        elif a < b and span.descends(b + 1):
            yield start, (column, row), stop
    if along and a > b and span.rises(b) and span.enters(i):
        yield start, (column, row), stop
    if a > b and span.rises(a):
        yield start, (column, 2 * a), (at, 2 * a), stop
    if a != b and span.leaves(_before(i, at)):
        yield start, (at, start[1]), stop
    yield start, (column, below), (at, below), stop
    for channel in range(0, at, 2) if side == LEFT else range(at + 2, span.columns, 2):
        if not span.enters(channel // 2 - (side == LEFT)):
            continue
        if a != b and span.leaves(_before(i, channel)):
            yield start, (channel, start[1]), (channel, row), stop
        yield start, (column, below), (channel, below), (channel, row), stop


def _before(lane: int, channel: int) -> int:
    """The lane behind a channel, seen from a lane."""
    return channel // 2 if channel > 2 * lane + 1 else channel // 2 - 1


def _route(span: Span, points: tuple[Point, ...]) -> Route:
    leave, enter = _side(points[0], points[1]), _side(points[-1], points[-2])
    if span.merge in (LEFT, RIGHT):
        enter = span.merge
    elif span.merge == TOP:
        (x, y), before = points[-1], points[-2]
        points = points[:-1] if before[1] == y - 1 else (*points[:-1], (x, y - 1))
    cost = _cost(points, labelled=span.labelled)
    return Route(
        points, span.source * 4 + leave, span.target * 4 + enter, cost, span.columns, dot=span.merge is not None
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
