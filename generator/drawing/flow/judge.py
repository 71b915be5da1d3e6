"""What routes cost with the tracks they really get: crossings, lines on each other, bends and length."""

from __future__ import annotations

from itertools import combinations
from typing import Final

from generator.drawing.flow.router import CONFLICT, CROSSING, SHARED_FORK, shared_cost
from generator.drawing.flow.routes import Grid, Route, joined
from generator.drawing.flow.tracks import Tracks, tracks

NEAR: Final = 1e-6

Part = tuple[int, float, float, float]
"""A level or upright part of an arc: the arc, where it lies, from where to where."""


def judge(grid: Grid, chosen: tuple[Route, ...]) -> tuple[float, set[int]]:
    """What routes cost, in bends, and the arcs that cross."""
    graph = grid.graph
    level, upright = _parts(tracks(graph, chosen))
    cost = sum(route.cost for route in chosen)
    crossing: set[int] = set()
    for arc, y, left, right in level:
        for other, x, top, bottom in upright:
            if left + NEAR < x < right - NEAR and top + NEAR < y < bottom - NEAR and arc != other:
                cost += CROSSING
                crossing |= {arc, other}
    for parts in (level, upright):
        cost += CONFLICT * _overlaps(chosen, parts)
    for arcs in (*graph.outs, *graph.ins):
        cost += sum(shared_cost(chosen[one], chosen[two], grid.masks) for one, two in combinations(arcs, 2))
    leaves = [route.leave for route in chosen]
    return cost + SHARED_FORK * (len(leaves) - len(set(leaves))), crossing


def _overlaps(chosen: tuple[Route, ...], parts: list[Part]) -> int:
    """How many parts of strangers lie on each other."""
    ordered = sorted(parts, key=lambda part: (part[1], part[2]))
    found = 0
    for place, (arc, at, _, end) in enumerate(ordered):
        for other, other_at, start, _ in ordered[place + 1 :]:
            if other_at > at + NEAR or start > end - NEAR:
                break
            found += arc != other and not joined(chosen[arc], chosen[other])
    return found


def _parts(given: Tracks) -> tuple[list[Part], list[Part]]:
    """The level and the upright parts of all lines, in cells."""
    wires, level, upright = given.wiring, list[Part](), list[Part]()
    for number, line in enumerate(wires.stretches):
        points = wires.routes[number].points
        spots = [wires.position(number, place, given.shares) for place in range(len(line))]
        for place, stretch in enumerate(line):
            axis = 1 if stretch.upright else 0
            start = spots[place - 1] if place else float(points[0][axis])
            stop = spots[place + 1] if place + 1 < len(line) else float(points[-1][axis])
            part = (number, spots[place], min(start, stop), max(start, stop))
            (upright if stretch.upright else level).append(part)
    return level, upright
