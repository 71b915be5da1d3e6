"""Chooses a route for every flow line so that few cross, none share a line without reason, and bends stay rare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Final

from generator.drawing.flow.cells import Masks
from generator.drawing.flow.graph import BARS
from generator.drawing.flow.routes import BOTTOM, LEFT, RIGHT, TOP, Grid, Route, joined, routes

CROSSING: Final = 3.0
"""A crossing, in bends."""
MAYBE: Final = 0.8
"""A turn in a cell that another line passes: it crosses or not, as the tracks fall."""
CONFLICT: Final = 60.0
"""Two lines on one place, which cannot be drawn well."""
SHARED_FORK: Final = 0.5
"""Two lines out of the bottom of a node."""
SHARED_SIDE: Final = 40.0
"""Two lines out of the left or right of a node, where their labels find no room."""
SHARED_ENTRY: Final = 1.0
"""Two lines into one side of a node."""
SHARED_LINE: Final = 25.0
"""Two lines with a common node along one lane or row."""
JOINED: Final = 0.5
"""Two lines that join on their way to one node."""
DOUBLE: Final = 16.0
"""Two lines between the same nodes out of one side."""
SWEEPS: Final = 3


@dataclass(frozen=True, slots=True)
class Routing:
    """The route of each arc and what they cost together, in bends."""

    chosen: tuple[Route, ...]
    cost: float


def route_all(grid: Grid, sweeps: int = SWEEPS) -> Routing:
    """Choose by turns: each line takes the best way beside the others until none changes."""
    bundles = sorted(_bundles(grid), key=lambda bundle: (bundle.least, bundle.arcs))
    board = _Board(grid)
    costs: dict[tuple[int, ...], float] = {}
    for _ in range(sweeps):
        changed = False
        for bundle in bundles:
            before = [board.take(number) for number in bundle.arcs]
            best, costs[bundle.arcs] = min((_together(board, bundle.arcs, ways) for ways in bundle.ways), key=_cost)
            for number, one, two in zip(bundle.arcs, before, best, strict=True):
                board.put(number, two)
                changed |= one is not two
        if not changed:
            break
    return Routing(tuple(route for route in board.chosen if route), sum(costs.values()))


@dataclass(frozen=True, slots=True)
class _Bundle:
    """Arcs routed together: one, or those to a merge, with the ``ways`` of all for each side it may stand at."""

    arcs: tuple[int, ...]
    ways: tuple[tuple[tuple[Route, ...], ...], ...]

    @property
    def least(self) -> float:
        """What the cheapest way of any of them costs alone."""
        return min(ways[0].cost for choice in self.ways for ways in choice)


def _bundles(grid: Grid) -> Iterator[_Bundle]:
    graph = grid.graph
    for number, arc in enumerate(graph.arcs):
        if not arc.dot:
            yield _Bundle((number,), ((routes(grid, number),),))
    for node in graph.dots:
        arcs = graph.ins[node]
        yield _Bundle(arcs, tuple(tuple(routes(grid, n, side) for n in arcs) for side in (TOP, LEFT, RIGHT)))


class _Board:
    """The routes chosen so far, by arc, and how many lines leave and enter by each side of a node."""

    __slots__ = ("blocks", "chosen", "entering", "graph", "leaving", "masks")

    def __init__(self, grid: Grid) -> None:
        self.graph, self.masks = grid.graph, grid.masks
        self.chosen: list[Route | None] = [None] * len(grid.graph.arcs)
        self.blocks = [0] * len(grid.graph.arcs)
        self.leaving = [0] * (4 * len(grid.graph.nodes))
        self.entering = [0] * (4 * len(grid.graph.nodes))

    def put(self, number: int, route: Route) -> None:
        """Choose a route for an arc that has none."""
        self.chosen[number] = route
        self.blocks[number] = route.blocks
        self.leaving[route.leave] += 1
        self.entering[route.enter] += 1

    def take(self, number: int) -> Route | None:
        """Take the route of an arc away."""
        route = self.chosen[number]
        if route is not None:
            self.chosen[number] = None
            self.blocks[number] = 0
            self.leaving[route.leave] -= 1
            self.entering[route.enter] -= 1
        return route

    def strangers(self, number: int) -> int:
        """What the lines block that have no node in common with an arc."""
        blocks = self.blocks
        return reduce(or_, [blocks[other] for other in self.graph.strangers[number]], 0)

    def kin(self, number: int) -> list[Route]:
        """The lines of an arc's own nodes."""
        found = (self.chosen[other] for other in self.graph.kin[number])
        return [route for route in found if route is not None]


def _together(board: _Board, arcs: tuple[int, ...], ways: tuple[tuple[Route, ...], ...]) -> tuple[list[Route], float]:
    """The best ways of several arcs, one after the other, and what they cost."""
    found, total = list[Route](), 0.0
    for number, own in zip(arcs, ways, strict=True):
        best, cost = _best(board, number, own)
        board.put(number, best)
        found.append(best)
        total += cost
    for number in arcs:
        board.take(number)
    return found, total


def _cost(choice: tuple[list[Route], float]) -> float:
    return choice[1]


def _best(board: _Board, number: int, ways: tuple[Route, ...]) -> tuple[Route, float]:
    strangers, kin = board.strangers(number), board.kin(number)
    best, lowest = ways[0], float("inf")
    for route in ways:
        cost = route.cost
        if cost >= lowest:
            break
        cost += _port_cost(board, number, route)
        if cost < lowest:
            cost += _meeting(route.does & strangers, board.masks)
        for other in kin if cost < lowest else ():
            cost += _kin_cost(route, other, board.masks)
        if cost < lowest:
            best, lowest = route, cost
    return best, lowest


def _meeting(met: int, masks: Masks) -> float:
    """What it costs that a line meets others with which it has nothing in common."""
    if not met:
        return 0.0
    conflicts, crossings = (met & masks.conflict).bit_count(), (met & masks.crossing).bit_count()
    return CONFLICT * conflicts + CROSSING * crossings + MAYBE * (met & masks.maybe).bit_count()


def _port_cost(board: _Board, number: int, route: Route) -> float:
    """What it costs that another line already uses a side of its nodes."""
    graph, cost = board.graph, 0.0
    if board.entering[route.leave] or board.leaving[route.enter]:
        cost += CONFLICT
    arc = graph.arcs[number]
    if board.leaving[route.leave] and not (route.leave % 4 == BOTTOM and graph.nodes[arc.source].kind in BARS):
        cost += SHARED_FORK if route.leave % 4 == BOTTOM else SHARED_SIDE
    if board.entering[route.enter] and not arc.dot:
        bar = graph.nodes[arc.target].kind in BARS
        cost += 0.0 if bar and route.enter % 4 == TOP else SHARED_SIDE if bar else SHARED_ENTRY
    return cost


def _kin_cost(route: Route, other: Route, masks: Masks) -> float:
    """What it costs that lines with a common node meet: crossings, and how far they would lie on each other."""
    met = route.does & other.blocks
    if not joined(route, other):
        return _meeting(met, masks)
    return CROSSING * (met & masks.crossing).bit_count() + shared_cost(route, other, masks)


def shared_cost(route: Route, other: Route, masks: Masks) -> float:
    """How far two lines by one side of a node would lie on each other, so that their labels cannot be told apart."""
    if not joined(route, other):
        return 0.0
    double = route.leave == other.leave and route.enter // 4 == other.enter // 4
    shared = (route.does & other.does & masks.whole).bit_count()
    if route.leave // 4 != other.leave // 4:
        return JOINED * (shared > 0)
    return DOUBLE * double + SHARED_LINE * shared
