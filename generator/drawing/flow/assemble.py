"""Puts a layout together: boxes on the grid, lines through their tracks, labels, notes and frames around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from generator.drawing.flow.attach import Slot, Tied, attach
from generator.drawing.flow.boxes import DOT_RADIUS, Box
from generator.drawing.flow.columns import Columns, columns
from generator.drawing.flow.content import note_lines, stack_height
from generator.drawing.flow.down import Heights, heights
from generator.drawing.flow.graph import BARS
from generator.drawing.flow.headings import lane_heading, lane_lines, stage_across, stage_lines
from generator.drawing.flow.joints import joined
from generator.drawing.flow.layout import Band, Frame, Label, Lane, Layout, Note, Placed, Spot, Wire, Words
from generator.drawing.flow.orientation import SIDES
from generator.drawing.flow.parts import Parts
from generator.drawing.flow.reflect import reflected
from generator.drawing.flow.roomier import roomier
from generator.drawing.flow.routes import BOTTOM, LEFT, TOP
from generator.drawing.flow.stretches import merge_side
from generator.drawing.flow.symbols import INSET

LEGEND: Final = "增：新增；删：取消；改：内容改动；移：换了次序或者执行者。粗线：新增的；点线：取消的。"
LEGEND_GAP: Final = 6.0
FRAME: Final = 1.0
"""Room around the frames for their lines."""
BAR_STEP: Final = 14.0
BAR_END: Final = 8.0


def assemble(parts: Parts) -> Layout:
    """The layout of a routed flow, as it is drawn."""
    found = _laid_out(parts)
    if parts.orientation == "turned":
        found = reflected(found)
    legend = _legend(found)
    return replace(found, legend=legend, height=found.height + legend.height) if legend else found


def _laid_out(parts: Parts) -> Layout:
    """The layout, the flow running down."""
    flow, orientation = parts.graph.flow, parts.orientation
    across = columns(parts, FRAME + stage_across(flow.stages, orientation))
    parts = roomier(parts, across)
    heading = lane_heading(flow.lanes, tuple(right - left for left, right in pairwise(across.borders)), orientation)
    tied = attach(parts, across)
    down = heights(parts, across, tied, FRAME + heading)
    draft = _Draft(parts, across, down)
    nodes = draft.nodes()
    placed = [_moved(tie, down) for tie in tied]
    return Layout(
        flow=flow,
        orientation=orientation,
        width=across.borders[-1] + FRAME,
        height=down.end + FRAME,
        lanes=tuple(_lanes(parts, across, heading, down.end)),
        bands=tuple(_bands(parts, across, down, FRAME + heading)),
        nodes=tuple(nodes.values()),
        wires=joined(flow, draft.wires(nodes)),
        labels=tuple(what for what in placed if isinstance(what, Label)),
        notes=tuple(what for what in placed if isinstance(what, Note)),
    )


def _legend(layout: Layout) -> Words | None:
    """What the signs of a comparison mean, below the frames."""
    flow, room = layout.flow, layout.width - 2 * LEGEND_GAP
    if not any(node.changes for node in flow.nodes) and not any(edge.change for edge in flow.edges):
        return None
    lines = note_lines(LEGEND, room)
    return Words(lines, LEGEND_GAP, layout.height, room, stack_height(lines) + 2 * LEGEND_GAP)


def _moved(tie: Tied, down: Heights) -> Label | Note:
    """A label or note at its height."""
    y = down.at[tie.slot]
    words: Words = replace(tie.what.words, top=tie.what.words.top + y)
    if isinstance(tie.what, Label):
        return replace(tie.what, words=words)
    return replace(tie.what, words=words, leader=tuple((x, at + y) for x, at in tie.what.leader))


def _lanes(parts: Parts, across: Columns, heading: float, end: float) -> Iterator[Lane]:
    """The lanes, one beside the other; their borders in hundredths of a px, as they are written, so that they meet."""
    borders = [round(border, 2) for border in across.borders]
    for name, (left, right) in zip(parts.graph.flow.lanes, pairwise(borders), strict=True):
        width = right - left
        lines = lane_lines(name, width if parts.orientation == "upright" else heading)
        yield Lane(Frame(left, FRAME, width, end - FRAME), Frame(left, FRAME, width, heading), lines)


def _bands(parts: Parts, across: Columns, down: Heights, top: float) -> Iterator[Band]:
    """The stages that have rows, one below the other without gaps."""
    titles, stages = parts.graph.flow.stages, parts.stages
    starts = [row for row in range(len(stages)) if row == 0 or stages[row] != stages[row - 1]]
    edges = pairwise([top, *(down.at["rule", row] for row in starts[1:]), down.end])
    left, right = across.borders[0], across.borders[-1]
    for row, (start, stop) in zip(starts, edges, strict=True) if titles else ():
        title = titles[stages[row]]
        frame = Frame(FRAME, start, left - FRAME, stop - start)
        rule = () if row == starts[0] else ((left, start), (right, start))
        yield Band(title, frame, rule, stage_lines(title, parts.orientation))


@dataclass(frozen=True, slots=True)
class _Draft:
    """Turns nodes and routes into coordinates."""

    parts: Parts
    across: Columns
    down: Heights

    def nodes(self) -> dict[str, Placed]:
        """All nodes by id in the order of the flow, merges with them."""
        graph, found = self.parts.graph, dict[str, Placed]()
        for n, node in enumerate(graph.nodes):
            x, y = self.across.middles[graph.lanes[n]], self.down.at["row", self.parts.grid.rows[n]]
            found[node.id] = Placed(node, self.parts.boxes[n], x, y)
        for number, net in enumerate(self.parts.tracks.wiring.nets):
            if net.gathers in graph.dots:
                dot = graph.dots[net.gathers][0]
                x, y = self.across.middles[graph.lanes[net.gathers]], self.down.at.get(("net", number), 0.0)
                if net.upright:
                    x, y = self.across.track(self.parts, number), self.down.at["row", self.parts.grid.rows[net.gathers]]
                found[dot.id] = Placed(dot, Box(2 * DOT_RADIUS, 2 * DOT_RADIUS), x, y)
        return {node.id: found[node.id] for node in graph.flow.nodes}

    def wires(self, nodes: dict[str, Placed]) -> list[Wire]:
        """Every edge of the flow as a line."""
        graph = self.parts.graph
        found = {arc.edge: self._wire(number, nodes) for number, arc in enumerate(graph.arcs)}
        for target, (merge, edge) in graph.dots.items():
            dot, node = nodes[merge.id], nodes[graph.nodes[target].id]
            side = merge_side(graph, self.parts.routing.chosen, target)
            end = self._end(node, side, node.x)
            found[edge] = Wire(edge, (_touch(dot, end), end))
        return [found[edge] for edge in sorted(found)]

    def _wire(self, number: int, nodes: dict[str, Placed]) -> Wire:
        arc, route = self.parts.graph.arcs[number], self.parts.routing.chosen[number]
        places = [self._track(number, place) for place in range(len(route.points) - 1)]
        points = [self._end(nodes[self.parts.graph.nodes[arc.source].id], route.leave % 4, places[0])]
        for place, (one, two) in enumerate(pairwise(places)):
            points.append((one, two) if route.points[place][0] == route.points[place + 1][0] else (two, one))
        if arc.dot:
            points.append(_touch(nodes[self.parts.graph.dots[arc.target][0].id], points[-1]))
        else:
            points.append(self._end(nodes[self.parts.graph.nodes[arc.target].id], route.enter % 4, places[-1]))
        return Wire(arc.edge, tuple(points))

    def _track(self, number: int, place: int) -> float:
        """The x of an upright stretch, the y of a level one."""
        wires = self.parts.tracks.wiring
        stretch, net = wires.stretches[number][place], wires.net_of.get((number, place))
        if not stretch.upright:
            slot: Slot = ("row", stretch.index // 2) if net is None else ("net", net)
            return self.down.at[slot]
        if net is not None:
            return self.across.track(self.parts, net)
        return self.across.middles[stretch.index // 2] + self._off(number, place)

    def _end(self, node: Placed, side: int, at: float) -> Spot:
        """Where a line meets the outline of a node."""
        inset = INSET.get((node.node.kind, SIDES[self.parts.orientation][side]), 0.0)
        if side == TOP:
            return at, node.top + inset
        if side == BOTTOM:
            return at, node.bottom - inset
        return (node.left + inset, node.y) if side == LEFT else (node.right - inset, node.y)

    def _off(self, number: int, place: int) -> float:
        """How far an end at a bar stands off the bar's middle."""
        wires, graph = self.parts.tracks.wiring, self.parts.graph
        arc, found = graph.arcs[number], 0.0
        for leaving, node, at in ((True, arc.source, 0), (False, arc.target, len(wires.stretches[number]) - 1)):
            if place == at and (number, leaving) in wires.ports and graph.nodes[node].kind in BARS:
                arcs = graph.outs[node] if leaving else graph.ins[node]
                widest = max(abs(wires.ports[other, leaving]) for other in arcs)
                room = self.parts.boxes[node].width / 2 - BAR_END
                found = wires.ports[number, leaving] * min(BAR_STEP, room / max(widest, 1))
        return found


def _touch(dot: Placed, before: Spot) -> Spot:
    """Where a line that comes from a place meets a merge dot."""
    (x, y), radius = before, dot.box.width / 2
    if abs(x - dot.x) < radius:
        return dot.x, dot.y - radius if y < dot.y else dot.y + radius
    return (dot.x - radius if x < dot.x else dot.x + radius), dot.y
