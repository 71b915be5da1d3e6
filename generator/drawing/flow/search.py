"""Searches the arrangement of a flow that draws best: few crossings, few bends, little paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.drawing.flow.boxes import Box
from generator.drawing.flow.graph import Graph
from generator.drawing.flow.router import Routing, route_all
from generator.drawing.flow.routes import Grid, grid
from generator.drawing.flow.rows import Choice, both_ways, rightward, rows, stages, toggled

TRIALS: Final = {"draft": 0, "best": 240}
"""How many changes of an arrangement are tried."""
ROW_GAP: Final = 24.0
PX_PER_BEND: Final = 26.0
"""Height worth one bend, in px."""


@dataclass(frozen=True, slots=True)
class Plan:
    """An arrangement with its routes; ``cost`` is in bends."""

    choice: Choice
    grid: Grid
    routing: Routing
    cost: float


def search(graph: Graph, boxes: tuple[Box, ...], trials: int) -> Plan:
    """The best of some usual arrangements and of what single changes make of it."""
    stage = stages(graph)
    seeds = (rightward(graph), both_ways(graph), Choice())
    best = min((_plan(graph, stage, boxes, seed) for seed in seeds), key=lambda plan: plan.cost)
    left = trials
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
        if graph.lanes[arc.source] != graph.lanes[arc.target] and not arc.dot:
            yield "beside", number
    for number, node in enumerate(graph.nodes):
        if node.kind == "end":
            yield "early", number
    for number in range(1, len(graph.nodes)):
        yield "later", number


def _plan(graph: Graph, stage: tuple[int, ...], boxes: tuple[Box, ...], choice: Choice) -> Plan:
    place = rows(graph, stage, choice)
    cells = grid(graph, place)
    routing = route_all(cells)
    heights = [0.0] * (max(place) + 1)
    for box, row in zip(boxes, place, strict=True):
        heights[row] = max(heights[row], box.height)
    paper = (sum(heights) + ROW_GAP * len(heights)) / PX_PER_BEND
    return Plan(choice, cells, routing, routing.cost + paper)
