"""The swimlane flowchart: a flow laid out in lanes, rows and channels and drawn with the symbols of GB/T 1526."""

from __future__ import annotations

from typing import Literal

from generator.drawing.figure import Figure, Link, Skin
from generator.drawing.flow.assemble import assemble
from generator.drawing.flow.beside import beside
from generator.drawing.flow.boxes import boxes
from generator.drawing.flow.graph import graph
from generator.drawing.flow.layout import Layout
from generator.drawing.flow.parts import Parts, row_stages
from generator.drawing.flow.render import drawing
from generator.drawing.flow.rows import stages
from generator.drawing.flow.search import WORK, search
from generator.drawing.flow.tracks import tracks
from generator.drawing.svg import write
from generator.drawing.tokens import SIZE_SMALL, SIZE_TEXT
from generator.views.flow import Flow

Quality = Literal["draft", "best"]
"""``draft`` takes the best of the usual arrangements at once, ``best`` searches on."""


def draw_flow(flow: Flow, skin: Skin, *, standalone: bool = False, quality: Quality = "best") -> Figure:
    """Draw a process.

    With the skin ``web`` and ``standalone`` the drawing carries its style sheet.

    Raises:
        KeyError: an edge names a node, or a node a lane, that the flow does not have.
    """
    layout = lay_out(flow, quality)
    svg = write(drawing(layout, web=skin == "web", standalone=standalone), skin)
    links = tuple(
        Link(node.node.href, node.left, node.top, node.box.width, node.box.height, node.node.text)
        for node in layout.nodes
        if node.node.href
    )
    return Figure(svg, layout.width, layout.height, _smallest(layout), links)


def lay_out(flow: Flow, quality: Quality = "best") -> Layout:
    """Where everything of a flow stands; the same for both skins."""
    whole = graph(flow)
    widths, sizes = boxes(whole)
    plan = search(whole, sizes, WORK[quality])
    parts = Parts(
        plan.grid,
        widths,
        sizes,
        plan.routing,
        tracks(whole, plan.routing.chosen),
        beside(plan.grid, widths, plan.routing),
        row_stages(plan.grid.rows, stages(whole)),
    )
    return assemble(parts)


def _smallest(layout: Layout) -> float:
    lines = [line for node in layout.nodes for line in node.box.lines]
    lines += [line for label in layout.labels for line in label.words.lines]
    lines += [line for note in layout.notes for line in note.words.lines]
    sizes = {piece.size for line in lines for piece in line.pieces if piece.text}
    return min(sizes | {SIZE_TEXT}) if sizes else SIZE_SMALL
