"""The size of every node and the width of every lane, from the text they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.drawing.flow.content import (
    Line,
    detail_lines,
    head,
    head_line,
    head_width,
    limit_lines,
    stack_height,
    stack_width,
    text_lines,
)
from generator.drawing.flow.graph import BARS, Graph
from generator.drawing.text import advance, fit, wrap
from generator.drawing.tokens import SIZE_TEXT
from generator.views.flow import FlowNode

DOT_RADIUS: Final = 3.0
BAR_HEIGHT: Final = 6.0
CONNECTOR: Final = 26.0
SLANT: Final = 10.0
WAVE: Final = 7.0
STACK: Final = 4.0
MARGIN: Final = 6.0
LOWEST: Final = 30.0
HIGHEST_DIAMOND: Final = 240
STEP: Final = 4
LIMITS: Final = 0.8
"""The part of a diamond's width in which limits are broken into lines."""
LEAST_LIMIT: Final = 68.0
"""Limits are not broken into shorter lines, in px: ``10个工作日内`` stays whole."""
TELLING: Final = 4
"""From this length on a text has no line of one character."""
GLYPH: Final = 0.54
"""Half the height of a glyph's box around the middle of its line, in parts of the text size."""

WIDTHS: Final = (72.0, 84.0, 96.0, 108.0, 120.0, 132.0, 144.0, 156.0)
PRICES: Final = (1.2, 0.3, 0.5, 0.8, 2.0, 3.0)
"""What a px of a lane's width may cost, in px of height of all its boxes; the first is the usual one."""
MOST_DETAILS: Final = 6
"""More lines of details beside a flow line are avoided by a wider lane."""
ROOMY: Final = 120.0
CRAMPED: Final = 40.0
"""What it costs, in px of height, that a lane is not roomy where details stand in its half."""
TIGHT: Final = 108.0
STARVED: Final = 150.0
"""What it costs that there is not even room for four characters."""
SIDE: Final = {
    "task": 7.0,
    "call": 12.0,
    "start": 13.0,
    "end": 13.0,
    "document": 7.0,
    "documents": 7.0 + STACK,
    "manual-input": 7.0,
    "manual-operation": 7.0 + SLANT,
    "data": 7.0 + SLANT,
    "stored-data": 16.0,
    "preparation": 7.0 + SLANT,
}
"""Room between a shape's bounding box and its text at each side, in px."""
TOP: Final = {"manual-input": 8.0, "documents": 2 * STACK}
BOTTOM: Final = {"document": 2 * WAVE, "documents": 2 * WAVE}


@dataclass(frozen=True, slots=True)
class Box:
    """A node's outline and what stands inside: ``lines`` are set from ``top`` px below the outline's upper edge."""

    width: float
    height: float
    lines: tuple[Line, ...] = ()
    top: float = 0.0


Sizes = tuple[tuple[float, ...], tuple[Box, ...]]
"""The content width of every lane and the box of every node, chosen together."""


def boxes(graph: Graph) -> Iterator[Sizes]:
    """The widths and boxes for each price of width, the usual one first."""
    costs = [_costs(graph, lane) for lane in range(len(graph.homes))]
    for price in PRICES:
        yield _boxes(graph, tuple(_cheapest(lane, price) for lane in costs))


def _boxes(graph: Graph, widths: tuple[float, ...]) -> Sizes:
    found = tuple(box(node, widths[lane]) for node, lane in zip(graph.nodes, graph.lanes, strict=True))
    needed = [[found[n].width for n in graph.in_column(lane)] for lane in range(len(widths))]
    wide = [max(own if graph.siding(lane) else [widths[lane], *own]) for lane, own in enumerate(needed)]
    return tuple(wide), found


def _costs(graph: Graph, lane: int) -> dict[float, float]:
    """What the nodes of a lane cost at each width."""
    nodes = [graph.nodes[n] for n in graph.in_column(lane)]
    return {width: sum(_cost(node, width) for node in nodes) for width in WIDTHS}


def _cheapest(costs: dict[float, float], price: float) -> float:
    return min(costs, key=lambda width: costs[width] + price * width)


def _cost(node: FlowNode, width: float) -> float:
    found = box(node, width)
    details = detail_lines(node, width / 2) if node.kind == "decision" else ()
    under = stack_height(details) / 3 + (CRAMPED if details and width < ROOMY else 0.0)
    under += STARVED if details and width < TIGHT else 0.0
    under += 40 * max(0, len(details) - MOST_DETAILS)
    if node.kind == "decision":
        under += 2 * max(0.0, found.height - width)
    return under + max(found.height, 36) + 30 * max(0, len(found.lines) - 5) + 4 * max(0.0, found.width - width)


@lru_cache(maxsize=4096)
def box(node: FlowNode, width: float) -> Box:
    """The box of a node in a lane of a content width; wider than that only where one word is."""
    if node.kind in BARS:
        return Box(width, BAR_HEIGHT)
    if node.kind == "merge":
        return Box(2 * DOT_RADIUS, 2 * DOT_RADIUS)
    if node.kind == "connector":
        side = max(CONNECTOR, advance(node.text, SIZE_TEXT) + 14)
        return Box(side, side, text_lines((node.text,)), (side - 16) / 2)
    return _diamond(node, width) if node.kind == "decision" else _block(node, width)


def _block(node: FlowNode, width: float) -> Box:
    side, top, bottom = SIDE[node.kind], TOP.get(node.kind, 0.0), BOTTOM.get(node.kind, 0.0)
    room = width - 2 * side
    lines = _said(node, room)
    lines += limit_lines(node, room) + detail_lines(node, room)
    wide = stack_width(lines) + 2 * side
    if node.kind in ("start", "end"):
        width = min(width, max(wide, 60.0))
    height = max(LOWEST, stack_height(lines) + 2 * MARGIN) + top + bottom
    return Box(max(width, wide), height, lines, (height + top - bottom - stack_height(lines)) / 2)


def _said(node: FlowNode, room: float) -> tuple[Line, ...]:
    """Number and text, the number on a line of its own where it would leave room for one character only."""
    texts = _fill(node, room)
    if head(node) and len(texts) > 1 and len(texts[0].strip()) == 1 and len(node.text) >= TELLING:
        return (*head_line(node), *text_lines(wrap(node.text, room - 1, SIZE_TEXT)))
    return text_lines(texts, head(node))


def _fill(node: FlowNode, room: float) -> tuple[str, ...]:
    """The text in as few lines as fit, the first one shorter by what stands before it."""
    number = head_width(node)
    for count in range(1, len(node.text) + 1):
        lines = fit(node.text, (room - number - 1,) + (room - 1,) * (count - 1), SIZE_TEXT)
        if lines:
            return lines
    return wrap(node.text, room, SIZE_TEXT)


def _diamond(node: FlowNode, width: float) -> Box:
    """The lowest diamond of a width that holds number, text and limits."""
    low, high = LOWEST // STEP, HIGHEST_DIAMOND // STEP
    best = _in_diamond(node, width, high * STEP)
    if best is None:
        return _diamond(node, width + 12)
    while low < high:
        middle = (low + high) // 2
        found = _in_diamond(node, width, middle * STEP)
        best, low, high = (found, low, int(middle)) if found else (best, middle + 1, high)
    return best


def _in_diamond(node: FlowNode, width: float, height: float) -> Box | None:
    first = head_line(node)
    limits = limit_lines(node, max(width * LIMITS, LEAST_LIMIT))
    for count in range(1, 6):
        shape = (*first, *((Line((), SIZE_TEXT),) * count), *limits)
        top = (height - stack_height(shape)) / 2
        rooms = _rooms(shape, width, height, top)
        start = len(first)
        if any(line.width > room for line, room in zip(shape, rooms, strict=True) if line.pieces):
            continue
        lines = fit(node.text, rooms[start : start + count], SIZE_TEXT)
        if lines and (min(map(len, lines)) > 1 or len(node.text) < TELLING):
            return Box(width, height, (*first, *text_lines(lines), *limits), top)
    return None


def _rooms(lines: tuple[Line, ...], width: float, height: float, top: float) -> tuple[float, ...]:
    """What each line of a stack may fill of a diamond, in px; negative outside."""
    found, y = [], top - height / 2
    for line in lines:
        middle = y + line.leading / 2
        found.append(width * (1 - 2 * (abs(middle) + GLYPH * line.size) / height) - 4)
        y += line.leading
    return tuple(found)
