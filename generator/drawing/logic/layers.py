"""Places the blocks of a logic diagram in bands, one a layer, and routes its relations through the channels between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from generator.drawing.logic.labels import labelled
from generator.drawing.logic.nets import Nets
from generator.drawing.logic.order import Order
from generator.drawing.logic.passes import narrowed
from generator.drawing.logic.pins import Span, pins
from generator.drawing.logic.plan import MARGIN, Band, Box, Plan, Rect, label_size
from generator.drawing.logic.routes import Channel, ways
from generator.drawing.logic.rows import Row, reach_of, rewrapped, rows, spans_of
from generator.drawing.logic.tracks import clashes, tracks
from generator.drawing.text import LINE_HEIGHT, advance, wrap
from generator.drawing.tokens import SIZE_HEADING
from generator.views.logic import Logic

_TITLE_LIMIT: Final = 5 * SIZE_HEADING
_TITLE_MARGIN: Final = 12.0
_BAND_MARGIN: Final = 10.0
_ENTRY: Final = (12.0, 18.0)
"""From a band to the first track below it, and from the last track to the next band, in px."""
_EMPTY_CHANNEL: Final = 16.0


def placed(logic: Logic, order: Order, nets: Nets, limit: float, slack: float) -> Plan:
    """Place a diagram whose blocks break at ``limit`` px; ``slack`` widens the gaps to make room for labels."""
    line_up = rows(logic, order, nets, limit, slack)
    titles = [wrap(_title(logic, layer[0].layer), _TITLE_LIMIT, SIZE_HEADING, bold=True) for layer in order.layers]
    left = MARGIN + _title_width(titles)
    inner = max(row.least for row in line_up)
    spans = [spans_of(row, left, inner) for row in line_up]
    line_up = [rewrapped(row, span) for row, span in zip(line_up, spans, strict=True)]
    channels, ends, faults = _channels(logic, nets, line_up, spans)
    bands, tops, bottom = _bands(line_up, titles, ends, left + inner)
    pairs = zip(line_up, spans, bands, strict=True)
    boxes = tuple(box for row, span, band in pairs for box in _boxes(row, span, band.rect))
    rects = {box.words.block.id: box.rect for box in boxes}
    channels = [Channel(top, c.pins, c.depths) for top, c in zip(tops, channels, strict=True)]
    lines, unplaced = labelled(logic.relations, ways(logic, nets, rects, channels), boxes, bands)
    return Plan(left + inner + MARGIN, bottom + MARGIN, bands, boxes, lines, faults + unplaced)


def _title(logic: Logic, layer: int) -> str:
    return logic.layers[layer] if layer < len(logic.layers) else ""


def _title_width(titles: Sequence[Sequence[str]]) -> float:
    widest = max((advance(line, SIZE_HEADING, True) for lines in titles for line in lines), default=0.0)  # noqa: FBT003
    return widest + 2 * _TITLE_MARGIN if widest else _BAND_MARGIN


def _channels(
    logic: Logic, nets: Nets, line_up: Sequence[Row], spans: Sequence[Mapping[str, Span]]
) -> tuple[list[Channel], list[float], int]:
    """The channels, not yet at their places, how far each reaches down, and how many lines still lie on another."""
    reach = [*narrowed([row.passes for row in line_up], nets, [*map(reach_of, spans)]), {}]
    clear = {
        bundle: label_size(relation.label)[1] / 2
        for bundle, relation in zip(nets.bundles, logic.relations, strict=True)
        if relation.label and bundle is not None
    }
    channels: list[Channel] = []
    ends: list[float] = []
    faults = 0
    for channel, (above, below) in zip(nets.channels, pairwise(reach), strict=True):
        places = pins(channel, above, below)
        depths, last = tracks(channel, places, clear)
        faults += clashes(places, depths)
        channels.append(Channel(0.0, places, depths))
        ends.append(_ENTRY[0] + last + _ENTRY[1] if channel else _EMPTY_CHANNEL)
    if nets.channels[-1]:
        ends[-1] -= _ENTRY[1]
    else:
        ends[-1] = 0.0
    return channels, ends, faults


def _bands(
    line_up: Sequence[Row], titles: Sequence[tuple[str, ...]], ends: Sequence[float], right: float
) -> tuple[tuple[Band, ...], list[float], float]:
    """The bands, the places of the first tracks below them, and the lower end of everything."""
    y = MARGIN
    bands: list[Band] = []
    tops: list[float] = []
    for row, title, end in zip(line_up, titles, ends, strict=True):
        height = max(row.height, len(title) * SIZE_HEADING * LINE_HEIGHT) + 2 * _BAND_MARGIN
        bands.append(Band(title, Rect(MARGIN, y, right - MARGIN, height)))
        y += height
        tops.append(y + _ENTRY[0])
        y += end
    return tuple(bands), tops, y


def _boxes(row: Row, spans: Mapping[str, Span], band: Rect) -> list[Box]:
    y = band.y + (band.height - row.height) / 2
    found: list[Box] = []
    for text in row.words:
        left, right = spans[text.block.id]
        found.append(Box(text, Rect(left, y, right - left, row.height)))
    return found
