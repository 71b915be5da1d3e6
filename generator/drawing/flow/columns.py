"""Lanes and the tracks between them in px, from left to right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.drawing.flow.beside import CLEAR
from generator.drawing.flow.boxes import DOT_RADIUS
from generator.drawing.flow.orientation import NEARER
from generator.drawing.flow.parts import EDGE, ENTRY, GAP, STILL, TRACK, Parts
from generator.drawing.flow.routes import LEFT, RIGHT

OUTER: Final = 9.0
"""Room between the outermost boxes or tracks and the frame."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The middle of each lane, each channel's edges and tracks, and the borders of the lanes."""

    middles: tuple[float, ...]
    channels: tuple[tuple[float, float], ...]
    tracks: tuple[tuple[float, ...], ...]
    borders: tuple[float, ...]

    def track(self, parts: Parts, net: int) -> float:
        """The x of an upright net."""
        return self.tracks[parts.tracks.wiring.nets[net].index // 2][parts.tracks.levels[net]]


def columns(parts: Parts, left: float) -> Columns:
    """Give the lanes their places, the first beginning at ``left``."""
    lanes = len(parts.widths)
    before, after = _margins(parts)
    crossed = _crossed(parts)
    x, middles, channels, tracks, borders = left, list[float](), [], [], [left]
    for channel in range(lanes + 1):
        count = parts.tracks.columns.get(2 * channel, 0)
        start = x + before[channel]
        width = before[channel] + TRACK * max(0, count - 1) + after[channel]
        if not count:
            width = max(width, GAP if crossed[channel] else STILL) if 0 < channel < lanes else OUTER
        if 0 < channel < lanes and parts.graph.homes[channel - 1] != parts.graph.homes[channel]:
            borders.append(start + TRACK * (_split(parts, channel, count) - 0.5) if count else x + width / 2)
        channels.append((x, x + width))
        tracks.append(tuple(start + TRACK * level for level in range(count)))
        x += width
        if channel < lanes:
            middles.append(x + parts.widths[channel] / 2)
            x += parts.widths[channel]
    return Columns(tuple(middles), tuple(channels), tuple(tracks), (*borders, x))


def _split(parts: Parts, channel: int, count: int) -> int:
    """How many tracks of a channel belong to the lane before it: about half, and each merge to the lane of its node."""
    low, high = 0, count
    for net, level in zip(parts.tracks.wiring.nets, parts.tracks.levels, strict=True):
        if net.upright and net.index == 2 * channel and net.gathers is not None:
            if parts.graph.lanes[net.gathers] < channel:
                low = max(low, level + 1)
            else:
                high = min(high, level)
    return max(low, min(count // 2, high))


def _margins(parts: Parts) -> tuple[list[float], list[float]]:
    """Room in each channel before its first and behind its last track, for arrowheads and labels."""
    lanes = len(parts.widths)
    before, after = [EDGE] * (lanes + 1), [EDGE] * (lanes + 1)
    for number, route in enumerate(parts.routing.chosen):
        arc = parts.graph.arcs[number]
        lane = parts.graph.lanes[arc.target]
        entry = ENTRY + DOT_RADIUS * arc.dot
        if route.enter % 4 == LEFT:
            after[lane] = max(after[lane], entry)
        if route.enter % 4 == RIGHT:
            before[lane + 1] = max(before[lane + 1], entry)
        lane = parts.graph.lanes[arc.source]
        wide, high = parts.beside.sizes[number]
        need = wide + max(CLEAR + 3, high / 2 - NEARER)
        need -= (parts.widths[lane] - parts.boxes[arc.source].width) / 2
        if route.leave % 4 == LEFT and arc.label:
            after[lane] = max(after[lane], need)
        if route.leave % 4 == RIGHT and arc.label:
            before[lane + 1] = max(before[lane + 1], need)
    before[0] = after[lanes] = OUTER
    return before, after


def _crossed(parts: Parts) -> list[bool]:
    """The channels that a line along a row passes."""
    found = [False] * (len(parts.widths) + 1)
    for route in parts.routing.chosen:
        points = route.points
        if points[0][1] == points[1][1] or points[-1][1] == points[-2][1]:
            low, high = sorted((points[0][0], points[-1][0]))
            for channel in range(low // 2, high // 2 + 1):
                found[channel] = True
    return found
