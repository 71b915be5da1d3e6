"""Chooses a route for every flow line so that few cross, none share a line without reason, and bends stay rare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.drawing.flow.graph import BARS, Graph
from generator.drawing.flow.routes import BOTTOM, LEFT, RIGHT, TOP, Grid, Route, joined, routes

CROSSING: Final = 4.0
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
class _Union:
    """The cells of several routes together, named as those of one."""

    across: int
    down: int
    turns: int
    row_full: int
    row_part: int
    lane_full: int
    lane_part: int


def _union(routes: Iterable[Route]) -> _Union:
    across = down = turns = row_full = row_part = lane_full = lane_part = 0
    for route in routes:
        across |= route.across
        down |= route.down
        turns |= route.turns
        row_full |= route.row_full
        row_part |= route.row_part
        lane_full |= route.lane_full
        lane_part |= route.lane_part
    return _Union(across, down, turns, row_full, row_part, lane_full, lane_part)


def _meeting(route: Route, other: Route | _Union) -> float:
    """What it costs that a line meets others with which it has nothing in common."""
    shared = route.row_full & (other.row_full | other.row_part) | route.row_part & other.row_full
    shared |= route.lane_full & (other.lane_full | other.lane_part) | route.lane_part & other.lane_full
    crossed = (route.across & other.down).bit_count() + (route.down & other.across).bit_count()
    maybe = route.turns & (other.across | other.down | other.turns) | other.turns & (route.across | route.down)
    return CONFLICT * shared.bit_count() + CROSSING * crossed + MAYBE * maybe.bit_count()


@dataclass(frozen=True, slots=True)
class Routing:
    """The route of each arc and what they cost together, in bends."""

    chosen: tuple[Route, ...]
    cost: float


def route_all(grid: Grid, sweeps: int = SWEEPS) -> Routing:
    """Choose by turns: each line takes the best way beside the others until none changes."""
    graph = grid.graph
    count = len(graph.arcs)
    bundles = sorted(_bundles(grid), key=lambda bundle: (bundle.least, bundle.arcs))
    chosen: dict[int, Route] = {}
    costs: dict[tuple[int, ...], float] = {}
    for _ in range(sweeps):
        changed = False
        for bundle in bundles:
            before = [chosen.pop(number, None) for number in bundle.arcs]
            around = [_around(graph, number, chosen) for number in bundle.arcs]
            found = [_together(graph, bundle.arcs, ways, around) for ways in bundle.ways]
            best, costs[bundle.arcs] = min(found, key=lambda choice: choice[1])
            chosen.update(zip(bundle.arcs, best, strict=True))
            changed |= any(one is not two for one, two in zip(before, best, strict=True))
        if not changed:
            break
    return Routing(tuple(chosen[number] for number in range(count)), sum(costs.values()))


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


@dataclass(frozen=True, slots=True)
class _Around:
    """What an arc has around it: the strangers, the lines of its own nodes, and how each side of a node is used.

    ``ports`` has 1 for a side that is left, 2 for one that is entered and 3 for both.
    """

    strangers: _Union
    kin: tuple[Route, ...]
    ports: dict[int, int]

    def beside(self, mates: list[Route]) -> _Around:
        """The same with lines to the same merge."""
        ports = dict(self.ports)
        for route in mates:
            _use(ports, route)
        return _Around(self.strangers, (*self.kin, *mates), ports)


def _around(graph: Graph, number: int, chosen: dict[int, Route]) -> _Around:
    own = graph.kin[number]
    ports: dict[int, int] = {}
    for route in chosen.values():
        _use(ports, route)
    strangers = _union(route for other, route in chosen.items() if other not in own)
    return _Around(strangers, tuple(chosen[other] for other in own if other in chosen), ports)


def _use(ports: dict[int, int], route: Route) -> None:
    ports[route.leave] = ports.get(route.leave, 0) | 1
    ports[route.enter] = ports.get(route.enter, 0) | 2


def _together(
    graph: Graph, arcs: tuple[int, ...], ways: tuple[tuple[Route, ...], ...], around: list[_Around]
) -> tuple[list[Route], float]:
    """The best ways of several arcs, one after the other, and what they cost."""
    found, total = list[Route](), 0.0
    for number, own, seen in zip(arcs, ways, around, strict=True):
        best, cost = _best(graph, number, own, seen.beside(found) if found else seen)
        found.append(best)
        total += cost
    return found, total


def _best(graph: Graph, number: int, ways: tuple[Route, ...], around: _Around) -> tuple[Route, float]:
    best, lowest = ways[0], float("inf")
    for route in ways:
        cost = route.cost
        if cost >= lowest:
            break
        cost += _port_cost(graph, number, route, around.ports)
        if cost < lowest:
            cost += _meeting(route, around.strangers)
        for other in around.kin if cost < lowest else ():
            cost += _kin_cost(route, other)
        if cost < lowest:
            best, lowest = route, cost
    return best, lowest


def _port_cost(graph: Graph, number: int, route: Route, ports: dict[int, int]) -> float:
    """What it costs that another line already uses a side of its nodes."""
    arc, cost = graph.arcs[number], 0.0
    leaving, entering = ports.get(route.leave, 0), ports.get(route.enter, 0)
    if leaving & 2 or entering & 1:
        cost += CONFLICT
    if leaving & 1 and not (route.leave % 4 == BOTTOM and graph.nodes[arc.source].kind in BARS):
        cost += SHARED_FORK if route.leave % 4 == BOTTOM else SHARED_SIDE
    if entering & 2 and not arc.dot:
        bar = graph.nodes[arc.target].kind in BARS
        cost += 0.0 if bar and route.enter % 4 == TOP else SHARED_SIDE if bar else SHARED_ENTRY
    return cost


def _kin_cost(route: Route, other: Route) -> float:
    """What it costs that lines with a common node meet: crossings, and how far they would lie on each other."""
    if not joined(route, other):
        return _meeting(route, other)
    crossed = (route.across & other.down).bit_count() + (route.down & other.across).bit_count()
    return CROSSING * crossed + shared_cost(route, other)


def shared_cost(route: Route, other: Route) -> float:
    """How far two lines by one side of a node would lie on each other, so that their labels cannot be told apart."""
    if not joined(route, other):
        return 0.0
    double = route.leave == other.leave and route.enter // 4 == other.enter // 4
    shared = (route.lane_full & other.lane_full).bit_count() + (route.row_full & other.row_full).bit_count()
    if route.leave // 4 != other.leave // 4:
        return JOINED * (shared > 0)
    return DOUBLE * double + SHARED_LINE * shared
