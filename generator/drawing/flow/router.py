"""Chooses a route for every flow line so that few cross, none share a line without reason, and bends stay rare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.drawing.flow.graph import BARS, Graph
from generator.drawing.flow.routes import BOTTOM, TOP, Grid, Route, routes

CROSSING: Final = 5.0
"""A crossing, in bends."""
MAYBE: Final = 0.8
"""A turn in a cell that another line passes: it crosses or not, as the tracks fall."""
CONFLICT: Final = 60.0
"""Two lines on one place, which cannot be drawn well."""
SHARED_FORK: Final = 4.0
"""Two lines out of the bottom of a node."""
SHARED_SIDE: Final = 40.0
"""Two lines out of the left or right of a node, where their labels find no room."""
SHARED_ENTRY: Final = 1.0
"""Two lines into one side of a node."""
SHARED_LINE: Final = 25.0
"""Two lines with a common node along one lane or row."""
DOUBLE: Final = 16.0
"""Two lines between the same nodes out of one side."""
SWEEPS: Final = 3


@dataclass(slots=True)
class _Union:
    """The cells of several routes together."""

    across: int = 0
    down: int = 0
    turns: int = 0
    row_full: int = 0
    row_part: int = 0
    lane_full: int = 0
    lane_part: int = 0

    def add(self, route: Route) -> None:
        """Take up one more."""
        self.across |= route.across
        self.down |= route.down
        self.turns |= route.turns
        self.row_full |= route.row_full
        self.row_part |= route.row_part
        self.lane_full |= route.lane_full
        self.lane_part |= route.lane_part

    def cost(self, route: Route) -> float:
        """What a route costs beside them, without related ones."""
        shared = route.row_full & (self.row_full | self.row_part) | route.row_part & self.row_full
        shared |= route.lane_full & (self.lane_full | self.lane_part) | route.lane_part & self.lane_full
        crossed = (route.across & self.down).bit_count() + (route.down & self.across).bit_count()
        maybe = route.turns & (self.across | self.down | self.turns) | self.turns & (route.across | route.down)
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
    ways = [routes(grid, number) for number in range(count)]
    order = sorted(range(count), key=lambda number: (ways[number][0].cost, number))
    chosen: dict[int, Route] = {}
    costs: dict[int, float] = {}
    for _ in range(sweeps):
        changed = False
        for number in order:
            best, costs[number] = _best(graph, number, ways[number], chosen)
            changed |= chosen.get(number) is not best
            chosen[number] = best
        if not changed:
            break
    return Routing(tuple(chosen[number] for number in range(count)), sum(costs.values()))


def _best(graph: Graph, number: int, ways: tuple[Route, ...], chosen: dict[int, Route]) -> tuple[Route, float]:
    others, kin, ports = _Union(), list[Route](), dict[int, int]()
    for other, route in chosen.items():
        if other == number:
            continue
        if graph.related(number, other):
            kin.append(route)
        else:
            others.add(route)
        ports[route.leave] = ports.get(route.leave, 0) | 1
        ports[route.enter] = ports.get(route.enter, 0) | 2
    best, lowest = ways[0], float("inf")
    for route in ways:
        if route.cost >= lowest:
            break
        cost = route.cost + others.cost(route) + _port_cost(graph, number, route, ports)
        cost += sum(_kin_cost(route, other) for other in kin)
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
    if entering & 2 and not (route.enter % 4 == TOP and (arc.dot or graph.nodes[arc.target].kind in BARS)):
        cost += SHARED_ENTRY
    return cost


def _kin_cost(route: Route, other: Route) -> float:
    """Crossings between lines with a common node, and how far they would lie on each other."""
    crossed = (route.across & other.down).bit_count() + (route.down & other.across).bit_count()
    return CROSSING * crossed + shared_cost(route, other)


def shared_cost(route: Route, other: Route) -> float:
    """How far two lines with a common node would lie on each other, so that their labels cannot be told apart."""
    double = route.leave == other.leave and route.enter // 4 == other.enter // 4
    shared = (route.lane_full & other.lane_full).bit_count() + (route.row_full & other.row_full).bit_count()
    return DOUBLE * double + SHARED_LINE * shared
