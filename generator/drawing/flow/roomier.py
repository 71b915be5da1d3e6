"""Lets details and remarks beside a flow line reach to the border of their lane where no line runs in its channel."""

from __future__ import annotations

from dataclasses import replace

from generator.drawing.flow.beside import BRACKET, CLEAR, remarked, told
from generator.drawing.flow.columns import Columns
from generator.drawing.flow.parts import Parts


def roomier(parts: Parts, across: Columns) -> Parts:
    """The parts with details and remarks broken anew for the room that they really have, once that is known."""
    beside, widths = parts.beside, parts.widths
    rooms = []
    for lane, aside, halved in zip(parts.graph.lanes, beside.aside, beside.halved, strict=True):
        if aside is not None:
            rooms.append(widths[aside] - BRACKET)
        else:
            rooms.append(_free(across, lane) if halved else widths[lane])
    details = told(parts.graph, rooms, parts.orientation)
    remarks = remarked(parts.graph, rooms, parts.orientation)
    return replace(parts, beside=replace(beside, details=details, remarks=remarks))


def _free(across: Columns, lane: int) -> float:
    """What is free between the middle of a lane and its border, or the first line that runs before that."""
    start, stop = across.channels[lane + 1]
    lines = across.tracks[lane + 1]
    borders = (border for border in across.borders if border >= start)
    return min([stop, next(borders, stop), *lines]) - across.middles[lane] - 2 * CLEAR
