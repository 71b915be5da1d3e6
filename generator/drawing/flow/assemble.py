"""Puts a layout together: boxes on the grid, lines through their tracks, labels, notes and frames around them."""

from __future__ import annotations

from typing import Final

from generator.drawing.flow.beside import BRACKET, CLEAR, UNDER_GAP
from generator.drawing.flow.boxes import DOT_RADIUS, Box
from generator.drawing.flow.content import Line, stack_height, stack_width
from generator.drawing.flow.graph import BARS
from generator.drawing.flow.layout import Band, Label, Layout, Note, Placed, Spot, Wire, Words
from generator.drawing.flow.place import Axis, Parts, columns, row_stages, rows
from generator.drawing.flow.routes import BOTTOM, LEFT, RIGHT, TOP
from generator.drawing.flow.symbols import INSET
from generator.drawing.text import wrap
from generator.drawing.tokens import SIZE_HEADING

FRAME: Final = 1.0
"""Room around the frames for their lines."""
STAGE_WIDTH: Final = 22.0
HEADING_LINE: Final = 17.0
BAR_STEP: Final = 14.0
BAR_END: Final = 8.0
SIDES: Final = {TOP: "top", BOTTOM: "bottom", LEFT: "left", RIGHT: "right"}


def assemble(parts: Parts, stage: tuple[int, ...]) -> Layout:
    """The layout of a routed flow; ``stage`` is the stage of each node."""
    flow = parts.graph.flow
    across = columns(parts)
    heading = _heading(parts, across)
    of_rows = row_stages(parts, stage)
    down = rows(parts, of_rows, FRAME + heading)
    left = FRAME + (STAGE_WIDTH if flow.stages else 0.0)
    draft = _Draft(parts, across, down, left)
    nodes = draft.nodes()
    return Layout(
        flow=flow,
        width=left + across.length + FRAME,
        height=down.length + FRAME,
        lanes=tuple((left + x, left + to) for x, to in zip(across.borders, across.borders[1:], strict=False)),
        heading=heading,
        bands=_bands(flow.stages, of_rows, down, FRAME + heading),
        nodes=tuple(nodes.values()),
        wires=tuple(draft.wires(nodes)),
        labels=tuple(draft.labels(nodes)),
        notes=tuple(draft.notes(nodes)),
    )


def heading_lines(name: str, width: float) -> tuple[str, ...]:
    """A lane's heading in lines."""
    return wrap(name, width - 6, SIZE_HEADING, bold=True)


def _heading(parts: Parts, across: Axis) -> float:
    spans = zip(across.borders, across.borders[1:], strict=False)
    names = zip(parts.graph.flow.lanes, spans, strict=True)
    return 11 + HEADING_LINE * max(len(heading_lines(name, to - x)) for name, (x, to) in names)


def _bands(titles: tuple[str, ...], stages: tuple[int, ...], down: Axis, top: float) -> tuple[Band, ...]:
    """The stages that have rows, one below the other without gaps."""
    starts = [row for row in range(len(stages)) if row == 0 or stages[row] != stages[row - 1]]
    edges = [top, *(down.borders[row] for row in starts[1:]), down.length]
    return tuple(
        Band(titles[stages[row]], edges[place], edges[place + 1]) for place, row in enumerate(starts) if titles
    )


class _Draft:
    """Coordinates while they are given."""

    def __init__(self, parts: Parts, across: Axis, down: Axis, left: float) -> None:
        self.parts, self.across, self.down, self.left = parts, across, down, left
        self.graph = parts.graph
        wires = parts.tracks.wiring
        self.gather = {net.gathers: number for number, net in enumerate(wires.nets) if net.gathers is not None}

    def nodes(self) -> dict[str, Placed]:
        """All nodes by id in the order of the flow, merges with them."""
        found = {}
        for n, node in enumerate(self.graph.nodes):
            x = self.left + self.across.middles[self.graph.lanes[n]]
            y = self.down.middles[self.parts.grid.rows[n]]
            placed = Placed(node, self.parts.boxes[n], x, y)
            if n in self.graph.dots:
                dot, size = self.graph.dots[n][0], 2 * DOT_RADIUS
                found[dot.id] = Placed(dot, Box(size, size), x, self._dot(n))
            found[node.id] = placed
        return {node.id: found[node.id] for node in self.graph.flow.nodes}

    def _dot(self, node: int) -> float:
        """Where the merge above a node stands: on the track of what joins there."""
        net = self.gather[node]
        channel = self.parts.tracks.wiring.nets[net].index
        return self.down.tracks[channel][self.parts.tracks.levels[net]]

    def wires(self, nodes: dict[str, Placed]) -> list[Wire]:
        """Every edge of the flow as a line."""
        found = {arc.edge: self._wire(number, nodes) for number, arc in enumerate(self.graph.arcs)}
        for target, (merge, edge) in self.graph.dots.items():
            dot, node = nodes[merge.id], nodes[self.graph.nodes[target].id]
            found[edge] = Wire(edge, ((dot.x, dot.bottom), (node.x, node.top + _inset(node, TOP))))
        return [found[edge] for edge in sorted(found)]

    def _wire(self, number: int, nodes: dict[str, Placed]) -> Wire:
        arc, route = self.graph.arcs[number], self.parts.routing.chosen[number]
        places = [self._track(number, place) for place in range(len(route.points) - 1)]
        upright = [route.points[i][0] == route.points[i + 1][0] for i in range(len(places))]
        source = nodes[self.graph.nodes[arc.source].id]
        points = [self._end(source, route.leave % 4, places[0])]
        for place in range(1, len(places)):
            one, two = places[place - 1], places[place]
            points.append((one, two) if upright[place - 1] else (two, one))
        if arc.dot:
            dot = nodes[self.graph.dots[arc.target][0].id]
            points.append(_touch(dot, points[-1]))
        else:
            target = nodes[self.graph.nodes[arc.target].id]
            points.append(self._end(target, route.enter % 4, places[-1]))
        return Wire(arc.edge, tuple(points))

    def _track(self, number: int, place: int) -> float:
        """The x of an upright stretch, the y of a level one."""
        wires = self.parts.tracks.wiring
        stretch = wires.stretches[number][place]
        net = wires.net_of.get((number, place))
        axis, shift = (self.across, self.left) if stretch.upright else (self.down, 0.0)
        if net is not None:
            return shift + axis.tracks[stretch.index][self.parts.tracks.levels[net]]
        return shift + axis.middles[stretch.index // 2] + self._off(number, place)

    def _off(self, number: int, place: int) -> float:
        """How far an end at a bar stands off the bar's middle."""
        wires, arc = self.parts.tracks.wiring, self.graph.arcs[number]
        found = 0.0
        for leaving, node, at in ((True, arc.source, 0), (False, arc.target, len(wires.stretches[number]) - 1)):
            if place == at and (number, leaving) in wires.ports and self.graph.nodes[node].kind in BARS:
                arcs = self.graph.outs[node] if leaving else self.graph.ins[node]
                widest = max(abs(wires.ports[other, leaving]) for other in arcs)
                room = self.parts.boxes[node].width / 2 - BAR_END
                found = wires.ports[number, leaving] * min(BAR_STEP, room / max(widest, 1))
        return found

    def _end(self, node: Placed, side: int, at: float) -> Spot:
        """Where a line meets the outline of a node."""
        inset = _inset(node, side)
        if side == TOP:
            return at, node.top + inset
        if side == BOTTOM:
            return at, node.bottom - inset
        return (node.left + inset, node.y) if side == LEFT else (node.right - inset, node.y)

    def labels(self, nodes: dict[str, Placed]) -> list[Label]:
        """Labels beside the start of their lines."""
        found = []
        for number, arc in enumerate(self.graph.arcs):
            lines = self.parts.beside.labels[number]
            if not lines:
                continue
            words = self._label(number, lines, nodes[self.graph.nodes[arc.source].id])
            found.append(Label(arc.edge, words))
        return found

    def _label(self, number: int, lines: tuple[Line, ...], node: Placed) -> Words:
        width, height = stack_width(lines), stack_height(lines)
        route, mode = self.parts.routing.chosen[number], self.parts.beside.modes[number]
        left, right, top = node.left, node.right, node.y - 2 - height
        lift = self.parts.beside.lifts[number]
        toward = route.leave % 4
        if mode in ("track", "end"):
            left = right = node.x
            toward = LEFT if mode == "end" or route.points[2][0] < route.points[1][0] else RIGHT
            row = self.parts.grid.rows[self.graph.arcs[number].source] + 1
            low = self._track(number, 1) if mode == "track" else self.down.ends[row]
            top = low - 2 - height - lift
        elif mode == "below":
            left, toward, top = node.x, LEFT, node.bottom + 2
        if toward == RIGHT:
            return Words(lines, right + CLEAR - 2, top, width, height)
        return Words(lines, left - CLEAR + 2 - width, top, width, height, "end")

    def notes(self, nodes: dict[str, Placed]) -> list[Note]:
        """Details below decisions, remarks below or beside their nodes."""
        found = []
        for n, node in enumerate(self.graph.nodes):
            placed, beside = nodes[node.id], self.parts.beside
            details, remarks = beside.details[n], beside.remarks[n]
            top = placed.bottom + UNDER_GAP
            if beside.aside[n] is not None:
                found.append(self._aside(n, placed, details + remarks))
                continue
            if details:
                found.append(Note(node.id, self._under(n, placed, details, top)))
            if remarks:
                top += stack_height(details)
                found.append(Note(node.id, self._under(n, placed, remarks, top, BRACKET), bracket=True))
        return found

    def _under(self, n: int, placed: Placed, lines: tuple[Line, ...], top: float, shift: float = 0.0) -> Words:
        width, height = stack_width(lines), stack_height(lines)
        if self.parts.beside.halved[n]:
            return Words(lines, placed.x + CLEAR + shift, top, width, height)
        return Words(lines, placed.x - width / 2, top, width, height)

    def _aside(self, n: int, placed: Placed, lines: tuple[Line, ...]) -> Note:
        lane = self.parts.beside.aside[n]
        middle = self.left + self.across.middles[lane or 0]
        half = self.parts.widths[lane or 0] / 2
        right = (lane or 0) > self.graph.lanes[n]
        width, height = stack_width(lines), stack_height(lines)
        left = middle - half + BRACKET if right else middle + half - BRACKET - width
        words = Words(lines, left, placed.y - height / 2, width, height, "start" if right else "end")
        edge = left - BRACKET if right else left + width + BRACKET
        start = placed.right - _inset(placed, RIGHT) if right else placed.left + _inset(placed, LEFT)
        return Note(placed.node.id, words, bracket=True, leader=((start, placed.y), (edge, placed.y)))


def _inset(node: Placed, side: int) -> float:
    return INSET.get((node.node.kind, SIDES[side]), 0.0)


def _touch(dot: Placed, before: Spot) -> Spot:
    """Where a line that comes from a place meets a merge dot."""
    x, radius = before[0], dot.box.width / 2
    if abs(x - dot.x) < radius:
        return dot.x, dot.y - radius
    return (dot.x - radius if x < dot.x else dot.x + radius), dot.y
