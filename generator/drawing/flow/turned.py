"""The size of every node and the height of every lane where lanes are rows and the flow runs to the right."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generator.drawing.flow.beside import ASIDE, CLEAR, details
from generator.drawing.flow.boxes import BAR_HEIGHT, SIDE, Box, box
from generator.drawing.flow.content import note_lines, stack_height
from generator.drawing.flow.graph import BARS, Graph
from generator.views.flow import FlowNode

WIDTHS: Final = (64.0, 72.0, 80.0, 90.0, 100.0, 112.0, 128.0)
"""The widths that boxes may have, in px: all boxes of a drawing have one, so that its columns are even."""
LOWEST_LANE: Final = 56.0
"""The least height of a lane's content, in px."""
DIAMONDS: Final = range(0, 109, 12)
"""How much wider than boxes diamonds may be, in px: flat ones cost columns, steep ones rows."""


def turned_boxes(graph: Graph, width: float) -> tuple[tuple[float, ...], tuple[Box, ...]]:
    """The height of every lane and the box of every node as it is laid out: its width across the lanes."""
    drawn = [_box(node, width) for node in graph.nodes]
    heights = [[_height(graph.nodes[n], drawn[n]) for n in graph.in_column(lane)] for lane in range(len(graph.homes))]
    lanes = tuple(max(own if graph.siding(lane) else [LOWEST_LANE, *own]) for lane, own in enumerate(heights))
    boxes = (
        Box(lanes[lane], BAR_HEIGHT) if node.kind in BARS else swapped(of)
        for node, of, lane in zip(graph.nodes, drawn, graph.lanes, strict=True)
    )
    return lanes, tuple(boxes)


def swapped(of: Box) -> Box:
    """A box with its sides exchanged."""
    return replace(of, width=of.height, height=of.width)


def _box(node: FlowNode, width: float) -> Box:
    """A node's box as it is drawn: slanted and curved symbols are wider, so that all have the same room for text."""
    if node.kind != "decision":
        return box(node, width + 2 * (SIDE.get(node.kind, SIDE["task"]) - SIDE["task"]))
    tries = (box(node, width + more) for more in DIAMONDS)
    return min(tries, key=lambda of: of.width + of.height)


def _height(node: FlowNode, drawn: Box) -> float:
    """The height of a node's box, or what its details and its remark need below the middle of the lane if more."""
    if node.kind in BARS:
        return 0.0
    beside = max(stack_height(details(node, ASIDE[-1])), stack_height(note_lines(node.note, ASIDE[-1])))
    return max(drawn.height, 2 * (beside + CLEAR) if beside else 0.0)
