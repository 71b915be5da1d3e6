"""Turns lanes, rows and tracks into px: columns from what lanes hold, rows from what stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.drawing.flow.beside import CLEAR, Beside
from generator.drawing.flow.boxes import Box
from generator.drawing.flow.content import stack_height, stack_width
from generator.drawing.flow.graph import Graph
from generator.drawing.flow.router import Routing
from generator.drawing.flow.routes import LEFT, RIGHT, TOP, Grid
from generator.drawing.flow.tracks import Tracks

TRACK: Final = 8.0
"""Distance of neighbouring tracks."""
EDGE: Final = 8.0
"""Least distance of a track from the boxes beside it."""
ENTRY: Final = 14.0
"""Distance of a track from the box it enters: a rounded corner and an arrowhead."""
GAP: Final = 20.0
"""Least distance of boxes with a straight line between them."""
STILL: Final = 12.0
"""Least distance of boxes with nothing between them."""
OUTER: Final = 9.0
RULE: Final = 7.0
"""Room for the rule between two stages."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One direction in px: the middle of each lane or row, the tracks, the border in and the end of each channel."""

    middles: tuple[float, ...]
    tracks: dict[int, tuple[float, ...]]
    borders: tuple[float, ...]
    ends: tuple[float, ...]
    length: float


@dataclass(frozen=True, slots=True)
class Parts:
    """All that is known when coordinates are given."""

    grid: Grid
    widths: tuple[float, ...]
    boxes: tuple[Box, ...]
    routing: Routing
    tracks: Tracks
    beside: Beside

    @property
    def graph(self) -> Graph:
        """The graph that is laid out."""
        return self.grid.graph


def columns(parts: Parts) -> Axis:
    """Lanes from left to right, from 0."""
    lanes = len(parts.widths)
    before = [EDGE] * (lanes + 1)
    after = [EDGE] * (lanes + 1)
    crossed = [False] * (lanes + 1)
    for number, route in enumerate(parts.routing.chosen):
        _side_margins(parts, number, before, after)
        if route.points[0][1] == route.points[1][1] or route.points[-1][1] == route.points[-2][1]:
            low, high = sorted((route.points[0][0], route.points[-1][0]))
            for channel in range(low // 2, high // 2 + 1):
                crossed[channel] = True
    x, middles, borders, found = 0.0, [], [0.0], dict[int, tuple[float, ...]]()
    for channel in range(lanes + 1):
        count = parts.tracks.columns.get(2 * channel, 0)
        start = x + (before[channel] if channel else OUTER)
        found[2 * channel] = tuple(start + TRACK * level for level in range(count))
        inner = TRACK * max(0, count - 1) + before[channel] + after[channel]
        if not count:
            inner = max(GAP if crossed[channel] else STILL, inner) if 0 < channel < lanes else OUTER
        elif channel in (0, lanes):
            inner = TRACK * (count - 1) + OUTER + (after[0] if channel == 0 else before[lanes])
        if 0 < channel < lanes:
            borders.append(start + TRACK * (count // 2 - 0.5) if count else x + inner / 2)
        x += inner
        if channel < lanes:
            middles.append(x + parts.widths[channel] / 2)
            x += parts.widths[channel]
    return Axis(tuple(middles), found, (*borders, x), (), x)


def _side_margins(parts: Parts, number: int, before: list[float], after: list[float]) -> None:
    """Widen channels for the arrowheads and labels at the sides of boxes."""
    route, arc = parts.routing.chosen[number], parts.graph.arcs[number]
    lane = parts.graph.lanes[arc.target]
    if route.enter % 4 == LEFT:
        after[lane] = max(after[lane], ENTRY)
    if route.enter % 4 == RIGHT:
        before[lane + 1] = max(before[lane + 1], ENTRY)
    lane = parts.graph.lanes[arc.source]
    need = stack_width(parts.beside.labels[number]) + CLEAR + 3
    need -= (parts.widths[lane] - parts.boxes[arc.source].width) / 2
    if route.leave % 4 == LEFT and arc.label:
        after[lane] = max(after[lane], need)
    if route.leave % 4 == RIGHT and arc.label:
        before[lane + 1] = max(before[lane + 1], need)


def rows(parts: Parts, stage: tuple[int, ...], top: float) -> Axis:
    """Rows from top to bottom, the first channel beginning at ``top``; ``stage`` is the stage of each row.

    ``borders`` has for each channel where a stage that begins below it is ruled off.
    """
    count = len(stage)
    above, below = _extents(parts, count)
    before, after = _row_margins(parts, above, below)
    y, middles, borders, ends, found = top, [], [], [], dict[int, tuple[float, ...]]()
    for channel in range(count + 1):
        tracks = parts.tracks.rows.get(2 * channel, 0)
        new = 0 < channel < count and stage[channel] != stage[channel - 1]
        start = y + before[channel] + (RULE if new else 0)
        borders.append(y + before[channel])
        gaps = _gaps(parts, 2 * channel, tracks)
        found[2 * channel] = tuple(start + sum(gaps[: level + 1]) for level in range(tracks))
        inner = before[channel] + after[channel] + sum(gaps) + (RULE if new else 0)
        y += max(inner, STILL) if tracks or 0 < channel < count else STILL
        ends.append(y)
        if channel < count:
            middles.append(y + above[channel])
            y += above[channel] + below[channel]
    return Axis(tuple(middles), found, tuple(borders), tuple(ends), y)


def _gaps(parts: Parts, channel: int, tracks: int) -> list[float]:
    """The distance of each track of a channel from the one before, more where a label stands over it."""
    gaps = [0.0 if level == 0 else TRACK for level in range(tracks)]
    wires = parts.tracks.wiring
    for (number, place), net in wires.net_of.items():
        stretch = wires.stretches[number][place]
        if place == 1 and parts.beside.modes[number] == "track" and stretch.index == channel:
            level = parts.tracks.levels[net]
            gaps[level] = max(gaps[level], stack_height(parts.beside.labels[number]) + parts.beside.lifts[number] + 4)
    return gaps


def _extents(parts: Parts, count: int) -> tuple[list[float], list[float]]:
    """How far each row reaches above and below its middle."""
    above, below = [0.0] * count, [0.0] * count
    for node, row in enumerate(parts.grid.rows):
        half = parts.boxes[node].height / 2
        note = 0.0
        if parts.beside.aside[node] is not None:
            note = parts.beside.height(node) / 2
        above[row] = max(above[row], half, note)
        below[row] = max(below[row], half + parts.beside.under(node), note)
    return above, below


def _row_margins(parts: Parts, above: list[float], below: list[float]) -> tuple[list[float], list[float]]:
    """Room in each channel before its first and behind its last track."""
    before, after = [EDGE] * (len(above) + 1), [EDGE] * (len(above) + 1)
    for number, route in enumerate(parts.routing.chosen):
        arc = parts.graph.arcs[number]
        row = parts.grid.rows[arc.target]
        if route.enter % 4 == TOP:
            after[row] = max(after[row], ENTRY - above[row] + parts.boxes[arc.target].height / 2)
        row = parts.grid.rows[arc.source]
        if not arc.label or parts.beside.modes[number] not in ("below", "end"):
            continue
        if parts.beside.modes[number] == "end":
            after[row + 1] = max(after[row + 1], parts.beside.clearance(number))
        else:
            need = parts.beside.clearance(number)
            need -= below[row] - parts.boxes[arc.source].height / 2
            before[row + 1] = max(before[row + 1], need)
    return before, after


def row_stages(parts: Parts, stage: tuple[int, ...]) -> tuple[int, ...]:
    """The stage each row belongs to, never falling."""
    found = [0] * (max(parts.grid.rows) + 1)
    for row, own in zip(parts.grid.rows, stage, strict=True):
        found[row] = max(found[row], own)
    return tuple(max(found[: row + 1]) for row in range(len(found)))
