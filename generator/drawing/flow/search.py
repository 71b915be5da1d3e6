"""Searches the arrangement of a flow that draws best: few crossings, few bends, little paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from heapq import nsmallest
from itertools import groupby
from math import inf
from typing import Final

from generator.drawing.flow.boxes import Box
from generator.drawing.flow.graph import Graph
from generator.drawing.flow.judge import NEAR, judge
from generator.drawing.flow.polish import polish
from generator.drawing.flow.router import Routing, route_all
from generator.drawing.flow.routes import BOTTOM, TOP, Grid, grid
from generator.drawing.flow.rows import Choice, both_ways, rightward, rows, stages, toggled

WORK: Final = {"draft": 0, "best": 90_000}
"""How many changes of an arrangement are tried, times the square of the number of arcs, which each takes."""
MOST: Final = 240
"""More changes than this are never tried."""
LANE_GAP: Final = 12.0
"""Between boxes of a lane and between a box and a line, in px."""
ENTRY_GAP: Final = 26.0
"""Between a box and the next that a line enters from above, in px."""
RULE_GAP: Final = 10.0
"""Between stages, in px."""
COLUMN_GAP: Final = 20.0
"""About what stands between two columns, in px."""
WIDE: Final = 760.0
"""What is about wider than this, in px, prints smaller for each px of width."""
PX_PER_PX: Final = 1.2
PX_PER_SCARCE_PX: Final = 4.0
"""Height worth a px of width, in px, in a drawing that is not wide and in one that is."""
PX_PER_BEND: Final = 150.0
"""Height worth one bend, in px."""
CLOSE: Final = 0.6
"""Arrangements that cost at most so much more than the best, in bends, may be better once their lines are polished."""
KEPT: Final = 3
"""How many of them are polished."""
POLISH: Final = 70_000
"""How many routes are tried in each, and three times as many in the one that is then the best."""


@dataclass(frozen=True, slots=True)
class Plan:
    """An arrangement with its routes; ``cost`` is in bends."""

    choice: Choice
    grid: Grid
    routing: Routing
    cost: float


def search(graph: Graph, boxes: tuple[Box, ...], work: int) -> Plan:
    """The best of some usual arrangements and, given work, of what single changes and other routes make of it."""
    desk = _Desk(graph, stages(graph), boxes)
    seeds = (rightward(graph), both_ways(graph), Choice())
    close = [plan for seed in seeds if (plan := desk.plan(seed))]
    best = min(close, key=_cost)
    most = min(MOST, work // (len(graph.arcs) ** 2 + 1)) + len(desk.seen)
    improved = True
    while improved and len(desk.seen) < most:
        improved = False
        for move in _moves(graph):
            plan = desk.plan(toggled(best.choice, move), best.cost + CLOSE) if len(desk.seen) < most else None
            if plan is not None:
                close.append(plan)
                if plan.cost < best.cost - NEAR:
                    best, improved = plan, True
    if not work:
        return best
    polished = [_polished(plan, POLISH) for plan in nsmallest(KEPT, close, key=_cost)]
    return _polished(min(polished, key=_cost), 3 * POLISH)


def _polished(plan: Plan, work: int) -> Plan:
    """The plan with better routes."""
    routing, saved = polish(plan.grid, plan.routing, work)
    return replace(plan, routing=routing, cost=plan.cost - saved)


def _cost(plan: Plan) -> float:
    return plan.cost


def _moves(graph: Graph) -> Iterator[tuple[str, int]]:
    for number, arc in enumerate(graph.arcs):
        if graph.lanes[arc.source] != graph.lanes[arc.target]:
            yield "beside", number
    for number in _may_stand_aside(graph):
        yield "right", number
        yield "left", number
    for number, outs in enumerate(graph.outs):
        if not outs:
            yield "early", number
    for number in range(1, len(graph.nodes)):
        yield "later", number


def _may_stand_aside(graph: Graph) -> Iterator[int]:
    """Ends that a decision of their own lane leads to, so that its other flow may run straight down."""
    for number, outs in enumerate(graph.outs):
        sources = (graph.arcs[i].source for i in graph.ins[number])
        if not outs and any(graph.lanes[n] == graph.lanes[number] and len(graph.outs[n]) > 1 for n in sources):
            yield number


@dataclass(frozen=True, slots=True)
class _Desk:
    """Makes plans of a flow, each arrangement of rows once."""

    graph: Graph
    stage: tuple[int, ...]
    boxes: tuple[Box, ...]
    seen: set[tuple[tuple[int, ...], tuple[int, ...]]] = field(default_factory=set)
    graphs: dict[tuple[frozenset[int], frozenset[int]], Graph] = field(default_factory=dict)

    def plan(self, choice: Choice, limit: float = inf) -> Plan | None:
        """The plan of a choice, when its rows are new and it costs less than a limit."""
        aside = choice.left, choice.right
        graph = self.graphs.setdefault(aside, self.graph.sided(*aside))
        place = rows(graph, self.stage, choice)
        if (place, graph.lanes) in self.seen:
            return None
        self.seen.add((place, graph.lanes))
        cells = grid(graph, place)
        routing = route_all(cells)
        cost = (_height(cells, self.stage, self.boxes, routing) + self._sidings(graph)) / PX_PER_BEND
        if cost + sum(route.cost for route in routing.chosen) >= limit:
            return None
        cost += judge(cells, routing.chosen)[0]
        return Plan(choice, cells, routing, cost) if cost < limit else None

    def _sidings(self, graph: Graph) -> float:
        """What the width of all sidings is worth, in px of height."""
        columns = [graph.in_column(column) for column in range(len(graph.homes))]
        widths = [max((self.boxes[n].width for n in nodes), default=0.0) + COLUMN_GAP for nodes in columns]
        price = PX_PER_PX if sum(widths) <= WIDE else PX_PER_SCARCE_PX
        return price * sum(widths[column] for column in sorted(graph.sidings))


def _height(cells: Grid, stage: tuple[int, ...], boxes: tuple[Box, ...], routing: Routing) -> float:
    """About how high the drawing becomes, in px: rows may reach into each other where their lanes differ."""
    graph, place = cells.graph, cells.rows
    order = sorted(range(len(place)), key=lambda n: place[n])
    bottoms, middles, y, last = [0.0] * len(graph.homes), dict[int, float](), 0.0, 0
    for row, nodes in groupby(order, key=lambda n: place[n]):
        members = list(nodes)
        if max(stage[n] for n in members) > last:
            last = max(stage[n] for n in members)
            bottoms = [max(bottoms) + RULE_GAP] * len(bottoms)
        for n in members:
            y = max(y, bottoms[graph.lanes[n]] + LANE_GAP + boxes[n].height / 2)
            for i in graph.ins[n]:
                arc, route = graph.arcs[i], routing.chosen[i]
                if place[arc.source] >= row:
                    continue
                lowest = middles[arc.source] + (boxes[arc.source].height / 2 if route.leave % 4 == BOTTOM else 0.0)
                y = max(y, lowest + (ENTRY_GAP + boxes[n].height / 2 if route.enter % 4 == TOP else LANE_GAP))
        for n in members:
            middles[n] = y
            bottoms[graph.lanes[n]] = y + boxes[n].height / 2
    return max(bottoms)
