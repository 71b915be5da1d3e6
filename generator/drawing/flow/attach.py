"""Where labels and notes stand: across in px, down relative to the row or the net they are tied to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from generator.drawing.flow.beside import BRACKET, CLEAR, UNDER_GAP
from generator.drawing.flow.columns import Columns
from generator.drawing.flow.content import Line, stack_height, stack_width
from generator.drawing.flow.layout import Label, Note, Words
from generator.drawing.flow.orientation import extent
from generator.drawing.flow.parts import Parts
from generator.drawing.flow.routes import LEFT, RIGHT
from generator.drawing.flow.symbols import INSET

Slot = tuple[Literal["row", "net", "rule"], int]
"""What has one height in the drawing: a row, a net in a channel between rows, or the rule above a row."""

BESIDE: Final = 4.0
"""Distance of a label from its line, less for long ones."""
NEAR: Final = 29.5
"""The middle of a label is no farther from its line."""


@dataclass(frozen=True, slots=True)
class Tied:
    """A label or note; the ``top`` of its words counts from the slot."""

    slot: Slot
    what: Label | Note


def attach(parts: Parts, across: Columns) -> list[Tied]:
    """All labels and notes of a flow."""
    return [*_labels(parts, across), *_notes(parts, across)]


def _labels(parts: Parts, across: Columns) -> list[Tied]:
    found = []
    for number, arc in enumerate(parts.graph.arcs):
        lines = parts.beside.labels[number]
        if lines:
            slot, x, y, side = _anchor(parts, across, number)
            width, height = parts.beside.sizes[number]
            gap = min(BESIDE, NEAR - width / 2)
            left = x + gap if side == RIGHT else x - gap - width
            words = Words(lines, left, y, width, height, _anchored(parts, number, side))
            found.append(Tied(slot, Label(arc.edge, words)))
    return found


def _anchored(parts: Parts, number: int, side: int) -> str:
    """The end at which the lines of a label are flush: that nearer to its flow line."""
    if parts.orientation == "upright":
        return "start" if side == RIGHT else "end"
    return "end" if parts.beside.modes[number] in ("side", "above", "track") else "start"


def _anchor(parts: Parts, across: Columns, number: int) -> tuple[Slot, float, float, int]:
    """The slot of a label, the x of the line beside it, the top of its words and the side of the line they stand on."""
    arc, route, beside = parts.graph.arcs[number], parts.routing.chosen[number], parts.beside
    box, middle = parts.boxes[arc.source], across.middles[parts.graph.lanes[arc.source]]
    row: Slot = ("row", parts.grid.rows[arc.source])
    height, lift = beside.sizes[number][1], beside.lifts[number]
    if beside.modes[number] == "side":
        side = route.leave % 4
        edge = middle - box.width / 2 if side == LEFT else middle + box.width / 2
        return row, edge, -2 - height, side
    if beside.modes[number] == "above":
        return row, middle, -box.height / 2 - 2 - height - lift, LEFT
    if beside.modes[number] == "track":
        net = parts.tracks.wiring.net_of[number, 1]
        side = LEFT if route.points[2][0] < route.points[1][0] else RIGHT
        return ("net", net), middle, -2 - height - lift, side
    if beside.modes[number] == "end":
        nets = [
            parts.tracks.wiring.net_of[other, 1]
            for other in parts.graph.outs[arc.source]
            if beside.modes[other] == "track"
        ]
        if nets:
            lowest = max(nets, key=lambda net: parts.tracks.levels[net])
            return ("net", lowest), middle, max(4.0, beside.behind[number] - 2) + lift, LEFT
    return row, middle, box.height / 2 + 2 + lift, LEFT


def _notes(parts: Parts, across: Columns) -> list[Tied]:
    found = []
    for n, node in enumerate(parts.graph.nodes):
        details, remarks = parts.beside.details[n], parts.beside.remarks[n]
        slot: Slot = ("row", parts.grid.rows[n])
        if parts.beside.aside[n] is not None and details + remarks:
            found.append(Tied(slot, _aside(parts, across, n, details + remarks)))
            continue
        for lines, bracket, top in _stacked(parts, n):
            words = _centred(parts, across, n, lines)
            placed = replace(words, left=words.left + _bracket(parts, n, bracket=bracket), top=top)
            found.append(Tied(slot, Note(node.id, placed, bracket=bracket)))
    return found


def _bracket(parts: Parts, n: int, *, bracket: bool) -> float:
    """How far a remark stands off for its bracket, across the lane."""
    return BRACKET if bracket and parts.orientation == "upright" and parts.beside.halved[n] else 0.0


def _stacked(parts: Parts, n: int) -> list[tuple[tuple[Line, ...], bool, float]]:
    """Details and remark of a node, whether with a bracket, and where each begins below the middle of its row."""
    details, remarks = parts.beside.details[n], parts.beside.remarks[n]
    half = parts.boxes[n].height / 2 + UNDER_GAP
    first, second = (extent(lines, parts.orientation)[1] for lines in (details, remarks))
    apart = 0.0 if parts.orientation == "upright" or not remarks else BRACKET + UNDER_GAP
    top = -half - first - apart - second if parts.beside.over[n] else half
    both = ((details, False, top), (remarks, True, top + first + apart))
    return [one for one in both if one[0]]


def _centred(parts: Parts, across: Columns, n: int, lines: tuple[Line, ...]) -> Words:
    """Lines in the middle of the lane, or right of its middle where a flow line runs there."""
    width, height = extent(lines, parts.orientation)
    middle = across.middles[parts.graph.lanes[n]]
    left = middle + CLEAR if parts.beside.halved[n] else middle - width / 2
    return Words(lines, left, 0.0, width, height)


def _aside(parts: Parts, across: Columns, n: int, lines: tuple[Line, ...]) -> Note:
    lane, to = parts.graph.lanes[n], parts.beside.aside[n] or 0
    right, kind, box = to > lane, parts.graph.nodes[n].kind, parts.boxes[n]
    width, height = stack_width(lines), stack_height(lines)
    middle, half = across.middles[to], parts.widths[to] / 2
    left = middle - half + BRACKET if right else middle + half - BRACKET - width
    edge = left - BRACKET if right else left + width + BRACKET
    reach = box.width / 2 - INSET.get((kind, "right" if right else "left"), 0.0)
    start = across.middles[lane] + (reach if right else -reach)
    words = Words(lines, left, -height / 2, width, height, "start" if right else "end")
    return Note(parts.graph.nodes[n].id, words, bracket=True, leader=((start, 0.0), (edge, 0.0)))
