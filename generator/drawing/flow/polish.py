"""Tries other routes for the lines that cross, judged by the tracks they would really get."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generator.drawing.flow.judge import NEAR, judge
from generator.drawing.flow.router import Routing
from generator.drawing.flow.routes import BOTTOM, Grid, Route, routes

WAYS: Final = 8
"""How many ways of each crossing line are tried."""


def polish(grid: Grid, routing: Routing, work: int) -> tuple[Routing, float]:
    """The routing with single routes replaced as long as that saves crossings or bends, and what it saves, in bends.

    ``work`` is how many routes are tried, times the square of the number of arcs, which each takes.
    """
    graph = grid.graph
    chosen, left = routing.chosen, work // (len(graph.arcs) ** 2 + 1)
    cost, crossing = judge(grid, chosen)
    before = cost
    improved = True
    while improved and left > 0:
        improved = False
        bent = {number for number, route in enumerate(chosen) if route.bends > 1}
        for number in sorted(crossing | bent):
            for way in routes(grid, number, chosen[number].enter % 4)[:WAYS]:
                trial = (*chosen[:number], way, *chosen[number + 1 :])
                if way is chosen[number] or left <= 0 or _bars(trial, number):
                    continue
                left -= 1
                other, found = judge(grid, trial)
                if other < cost - NEAR:
                    chosen, cost, crossing, improved = trial, other, found, True
    return replace(routing, chosen=chosen), before - cost


def _bars(chosen: tuple[Route, ...], number: int) -> bool:
    """Whether a route meets the side of a node by which another line goes the other way, or leaves beside one."""
    route = chosen[number]
    others = [other for place, other in enumerate(chosen) if place != number]
    against = any(other.enter == route.leave or other.leave == route.enter for other in others)
    return against or any(other.leave == route.leave and route.leave % 4 != BOTTOM for other in others)
