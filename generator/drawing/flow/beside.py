"""What stands outside of the outlines: labels of outcomes, details under decisions, remarks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal

from generator.drawing.flow.cells import PASS, TURN, bit
from generator.drawing.flow.content import (
    Line,
    detail_lines,
    label_lines,
    note_lines,
)
from generator.drawing.flow.graph import Graph
from generator.drawing.flow.orientation import Lines, Orientation, behind, extent, within
from generator.drawing.flow.router import Routing
from generator.drawing.flow.routes import BOTTOM, LEFT, RIGHT, TOP, Grid, Route
from generator.views.flow import FlowNode

CLEAR: Final = 6.0
"""Distance of text from lines and outlines, in px."""
BRACKET: Final = 5.0
LABEL_WIDTH: Final = 56.0
"""Labels break into lines at this width."""
LABELS: Final = (34.0, 45.0, LABEL_WIDTH, 78.0, 112.0, 156.0)
"""Widths of labels over lines that run to the right, in px."""
LABEL_HEIGHT: Final = 28.0
"""Two lines, the most over a line that runs to the right, in px."""
ASIDE: Final = (66.0, 78.0, 90.0, 112.0, 134.0)
"""Widths of details and remarks beside lines that run to the right, in px."""
UNDER_GAP: Final = 3.0
MOST: Final = 2
"""Lines of details that stay under a decision; more look for a free cell beside it."""


Mode = Literal["side", "above", "below", "track", "end"]
"""Where a label stands: over the line at a side; left of the line above or below; where several leave below, over the
line's own track; or beside the last part of the one that goes straight on."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Per node what stands outside of it, per arc its label's lines, where they stand and how far above another label.

    ``sizes`` has the room of each label across and along, ``behind`` how far other lines keep off behind it.

    ``details`` and ``remarks`` stand under the node, over it when ``over`` (as with bars that spread their lines), in
    the right half of the lane when ``halved``, or both in the free cell of the neighbouring lane ``aside``.
    """

    over: tuple[bool, ...]
    halved: tuple[bool, ...]
    details: tuple[tuple[Line, ...], ...]
    remarks: tuple[tuple[Line, ...], ...]
    aside: tuple[int | None, ...]
    labels: tuple[tuple[Line, ...], ...]
    sizes: tuple[tuple[float, float], ...]
    behind: tuple[float, ...]
    modes: tuple[Mode, ...]
    lifts: tuple[float, ...]

    def clearance(self, arc: int) -> float:
        """Room a label and those stacked with it need, up to a line that crosses before or behind it."""
        return self.sizes[arc][1] + self.lifts[arc] + max(CLEAR, self.behind[arc])


def beside(grid: Grid, widths: tuple[float, ...], routing: Routing, orientation: Orientation) -> Beside:
    """Find room for details, remarks and labels, knowing the routes."""
    graph = grid.graph
    left = {route.leave // 4 for route in routing.chosen if route.leave % 4 == BOTTOM}
    entered = {end // 4 for route in routing.chosen for end in (route.enter, route.leave) if end % 4 == TOP}
    spread = {n for n, node in enumerate(graph.nodes) if node.kind == "split"}
    over = tuple(n in left and (n in spread or n not in entered) for n in range(len(graph.nodes)))
    halved = tuple(node in left and node in entered for node in range(len(graph.nodes)))
    under = [_room(widths[lane], half=half) for lane, half in zip(graph.lanes, halved, strict=True)]
    moved = [
        orientation == "upright" and half and (bool(node.note) or len(details(node, room)) > MOST)
        for node, room, half in zip(graph.nodes, under, halved, strict=True)
    ]
    aside = _aside(grid, routing, moved)
    rooms = [room if lane is None else widths[lane] - BRACKET for room, lane in zip(under, aside, strict=True)]
    labels = tuple(
        _label(grid, widths, routing.chosen[number], number, orientation) for number in range(len(graph.arcs))
    )
    sizes = tuple(extent(lines, orientation) for lines in labels)
    modes = tuple(_mode(routing, number) for number in range(len(graph.arcs)))
    return Beside(
        over=over,
        halved=halved,
        details=told(graph, rooms, orientation),
        remarks=remarked(graph, rooms, orientation),
        aside=aside,
        labels=labels,
        sizes=sizes,
        behind=tuple(behind(lines, orientation) for lines in labels),
        modes=modes,
        lifts=tuple(_lift(grid, sizes, modes, number) for number in range(len(graph.arcs))),
    )


def told(graph: Graph, rooms: Iterable[float], orientation: Orientation) -> tuple[Lines, ...]:
    """The details of all nodes, each broken into lines for the room beside it."""
    return tuple(
        within(partial(details, node), room, orientation, ASIDE) for node, room in zip(graph.nodes, rooms, strict=True)
    )


def remarked(graph: Graph, rooms: Iterable[float], orientation: Orientation) -> tuple[Lines, ...]:
    """The remarks of all nodes, likewise."""
    return tuple(
        within(partial(note_lines, node.note), room - BRACKET, orientation, ASIDE)
        for node, room in zip(graph.nodes, rooms, strict=True)
    )


def details(node: FlowNode, room: float) -> tuple[Line, ...]:
    """What does not fit into a diamond; other symbols hold it inside."""
    return detail_lines(node, room) if node.kind == "decision" else ()


def _room(width: float, *, half: bool) -> float:
    return width / 2 - CLEAR if half else width


def _mode(routing: Routing, number: int) -> Mode:
    route = routing.chosen[number]
    if route.leave % 4 != BOTTOM:
        return "above" if route.leave % 4 == TOP else "side"
    if sum(other.leave == route.leave for other in routing.chosen) == 1:
        return "below"
    (_, row), (_, turn) = route.points[:2]
    return "track" if len(route.points) > 2 and turn == row + 1 else "end"  # noqa: PLR2004 - it turns


def _lift(grid: Grid, sizes: tuple[tuple[float, float], ...], modes: tuple[Mode, ...], number: int) -> float:
    """Height of the labels that other lines of the node already have at the same place."""
    arcs, mode = grid.graph.arcs, modes[number]
    if mode not in ("above", "track", "end"):
        return 0.0
    own, before = arcs[number], [other for other in range(number) if modes[other] == mode]
    same = [other for other in before if arcs[other].source == own.source]
    if mode == "track":
        same = [other for other in same if arcs[other].target == own.target]
    return sum(sizes[other][1] for other in same)


def _label(grid: Grid, widths: tuple[float, ...], route: Route, number: int, orientation: Orientation) -> Lines:
    arc = grid.graph.arcs[number]
    if not arc.label:
        return ()
    setting = partial(label_lines, arc.label)
    if route.leave % 4 in (LEFT, RIGHT):
        return setting(LABEL_WIDTH)
    half = widths[grid.graph.lanes[arc.source]] / 2 - CLEAR
    room = min(half, LABEL_WIDTH) if orientation == "upright" else min(half - CLEAR, LABEL_HEIGHT)
    return within(setting, room, orientation, LABELS)


def _aside(grid: Grid, routing: Routing, moved: list[bool]) -> tuple[int | None, ...]:
    """The neighbouring lane in whose empty cell the text of a node may stand, no flow line passing."""
    full = 0
    for route in routing.chosen:
        full |= route.does
    found: list[int | None] = []
    for n in range(len(grid.graph.nodes)):
        lane, row = grid.graph.lanes[n], grid.rows[n]
        free = [to for to in (lane + 1, lane - 1) if moved[n] and _free(grid, full, lane, to, row)]
        found.append(free[0] if free else None)
        if free:
            full |= bit(grid.columns, PASS, (2 * free[0] + 1, 2 * row + 1))
    return tuple(found)


def _free(grid: Grid, full: int, lane: int, to: int, row: int) -> bool:
    if not 0 <= to < len(grid.lane_taken) or grid.lane_taken[to] >> row & 1 or grid.graph.siding(to):
        return False
    ways = [bit(grid.columns, way, (at, 2 * row + 1)) for at in (2 * to + 1, lane + to + 1) for way in (PASS, TURN)]
    return not any(full & way for way in ways)
