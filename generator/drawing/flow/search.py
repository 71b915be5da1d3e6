"""Searches the arrangement of a flow that draws best: few crossings, few bends, little paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.drawing.flow.boxes import Box
from generator.drawing.flow.graph import Graph
from generator.drawing.flow.judge import judge
from generator.drawing.flow.router import Routing, route_all
from generator.drawing.flow.routes import BOTTOM, TOP, Grid, grid
from generator.drawing.flow.rows import Choice, both_ways, rightward, rows, stages, toggled

WORK: Final = {"draft": 0, "best": 160_000}
"""How many changes of an arrangement are tried, times the square of the number of arcs, which each takes."""
MOST: Final = 240
"""More changes than this are never tried."""
LANE_GAP: Final = 12.0
"""Between boxes of a lane and between a box and a line, in px."""
ENTRY_GAP: Final = 26.0
"""Between a box and the next that a line enters from above, in px."""
RULE_GAP: Final = 10.0
"""Between stages, in px."""
PX_PER_BEND: Final = 100.0
"""Height worth one bend, in px."""


@dataclass(frozen=True, slots=True)
class Plan:
    """An arrangement with its routes; ``cost`` is in bends."""

    choice: Choice
    grid: Grid
    routing: Routing
    cost: float


def search(graph: Graph, boxes: tuple[Box, ...], work: int) -> Plan:
    """The best of some usual arrangements and of what single changes make of it."""
    stage = stages(graph)
    seeds = (rightward(graph), both_ways(graph), Choice())
    best = min((_plan(graph, stage, boxes, seed) for seed in seeds), key=lambda plan: plan.cost)
    left = min(MOST, work // (len(graph.arcs) ** 2 + 1))
    improved = True
    while improved and left > 0:
        improved = False
        for move in _moves(graph):
            if left <= 0:
                break
            left -= 1
            plan = _plan(graph, stage, boxes, toggled(best.choice, move))
            if plan.cost < best.cost - 1e-9:
                best, improved = plan, True
    return best


def _moves(graph: Graph) -> Iterator[tuple[str, int]]:
    for number, arc in enumerate(graph.arcs):
        if graph.lanes[arc.source] != graph.lanes[arc.target]:
            yield "beside", number
    for number, outs in enumerate(graph.outs):
        if not outs:
            yield "early", number
    for number in range(1, len(graph.nodes)):
        yield "later", number


def _plan(graph: Graph, stage: tuple[int, ...], boxes: tuple[Box, ...], choice: Choice) -> Plan:
    place = rows(graph, stage, choice)
    cells = grid(graph, place)
    routing = route_all(cells)
    return Plan(
        choice, cells, routing, judge(graph, routing.chosen)[0] + _height(cells, stage, boxes, routing) / PX_PER_BEND
    )


def _height(cells: Grid, stage: tuple[int, ...], boxes: tuple[Box, ...], routing: Routing) -> float:
    """About how high the drawing becomes, in px: rows may reach into each other where their lanes differ."""
    graph, place = cells.graph, cells.rows
    order = sorted(range(len(place)), key=lambda n: place[n])
    bottoms, middles, y, last = [0.0] * len(graph.flow.lanes), dict[int, float](), 0.0, 0
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
