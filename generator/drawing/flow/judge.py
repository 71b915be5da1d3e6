"""What routes cost with the tracks they really get: crossings, lines on each other, bends and length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from generator.drawing.flow.router import CONFLICT, CROSSING, SHARED_FORK, shared_cost
from generator.drawing.flow.routes import Ends, Grid, Route, joined
from generator.drawing.flow.tracks import Tracks, tracks

NEAR: Final = 1e-6

Part = tuple[int, float, float, float]
"""A level or upright part of a line: its number, where it lies, from where to where."""


def judge(grid: Grid, chosen: tuple[Route, ...]) -> tuple[float, set[int]]:
    """What routes cost, in bends, and the arcs that cross."""
    graph = grid.graph
    given = tracks(graph, chosen)
    lines: list[Ends] = [Ends(route.leave, route.enter) for route in chosen]
    lines += [Ends(-1, chosen[graph.ins[node][0]].enter) for node in graph.dots]
    level, upright = _parts(given, _stubs(grid, given))
    cost = sum(route.cost for route in chosen)
    crossing: set[int] = set()
    for arc, y, left, right in level:
        for other, x, top, bottom in upright:
            if left + NEAR < x < right - NEAR and top + NEAR < y < bottom - NEAR and arc != other:
                cost += CROSSING
                crossing |= {arc, other}
    for parts in (level, upright):
        overlaps = _overlaps(lines, parts)
        cost += CONFLICT * len(overlaps)
        crossing.update(*overlaps)
    for arcs in (*graph.outs, *graph.ins):
        cost += sum(shared_cost(chosen[one], chosen[two], grid.masks) for one, two in combinations(arcs, 2))
    leaves = [route.leave for route in chosen]
    cost += SHARED_FORK * (len(leaves) - len(set(leaves)))
    return cost, {number for number in crossing if number < len(chosen)}


def _overlaps(lines: list[Ends], parts: list[Part]) -> list[tuple[int, int]]:
    """The strangers of which parts lie on each other."""
    ordered = sorted(parts, key=lambda part: (part[1], part[2]))
    found = []
    for place, (line, at, _, end) in enumerate(ordered):
        for other, other_at, start, _ in ordered[place + 1 :]:
            if other_at > at + NEAR or start > end - NEAR:
                break
            if line != other and not joined(lines[line], lines[other]):
                found.append((line, other))
    return found


def _stubs(grid: Grid, given: Tracks) -> Iterator[tuple[bool, Part]]:
    """The lines from merges to their nodes, and whether each is upright."""
    graph, wires = grid.graph, given.wiring
    where = {net.gathers: number for number, net in enumerate(wires.nets) if net.gathers in graph.dots}
    for place, node in enumerate(graph.dots):
        net = wires.nets[where[node]]
        meeting = net.index + given.shares[where[node]]
        column, row = 2.0 * graph.lanes[node] + 1, 2.0 * grid.rows[node] + 1
        at, end = (row, column) if net.upright else (column, row)
        yield not net.upright, (len(wires.stretches) + place, at, min(meeting, end), max(meeting, end))


def _parts(given: Tracks, stubs: Iterable[tuple[bool, Part]]) -> tuple[list[Part], list[Part]]:
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
    for is_upright, part in stubs:
        (upright if is_upright else level).append(part)
    return level, upright
