"""The swimlane flowchart: a flow laid out in lanes, rows and channels and drawn with the symbols of GB/T 1526."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal

from generator.drawing.figure import Figure, Link, Skin
from generator.drawing.flow.assemble import assemble
from generator.drawing.flow.beside import beside
from generator.drawing.flow.boxes import Box, Sizes, boxes
from generator.drawing.flow.graph import Graph, graph
from generator.drawing.flow.layout import Layout
from generator.drawing.flow.orientation import Orientation
from generator.drawing.flow.parts import Parts, row_stages
from generator.drawing.flow.render import drawing
from generator.drawing.flow.rows import stages
from generator.drawing.flow.search import WORK, Plan, search
from generator.drawing.flow.tracks import tracks
from generator.drawing.flow.turned import WIDTHS, turned_boxes
from generator.drawing.paper import ACROSS, READABLE, UPRIGHT, below_title, largest, scale
from generator.drawing.svg import write
from generator.views.flow import Flow

Quality = Literal["draft", "best"]
"""``draft`` takes the best of the usual arrangements at once, ``best`` searches on."""

FRAMES: Final = {"upright": (below_title(UPRIGHT), below_title(ACROSS)), "turned": (below_title(ACROSS),)}
"""The frames of A4 that layouts are made for: those of a first sheet."""


def draw_flow(
    flow: Flow,
    skin: Skin,
    *,
    standalone: bool = False,
    quality: Quality = "best",
    orientation: Orientation = "upright",
) -> Figure:
    """Draw a process: its flow running down, or with ``turned`` to the right.

    With the skin ``web`` and ``standalone`` the drawing carries its style sheet.

    Raises:
        KeyError: an edge names a node, or a node a lane, that the flow does not have.
    """
    layout = lay_out(flow, quality, orientation)
    svg = write(drawing(layout, web=skin == "web", standalone=standalone), skin)
    links = tuple(
        Link(node.node.href, node.left, node.top, node.box.width, node.box.height, node.node.text)
        for node in layout.nodes
        if node.node.href
    )
    return Figure(svg, layout.width, layout.height, layout.text_size, links)


@lru_cache(maxsize=256)
def lay_out(flow: Flow, quality: Quality = "best", orientation: Orientation = "upright") -> Layout:
    """Where everything of a flow stands; the same for both skins, so that it is kept for the other."""
    whole = graph(flow)
    sizes = _sizes(whole, orientation)
    plan = search(whole, sizes[0][1], WORK[quality])
    if plan.grid.graph is not whole:
        sizes = _sizes(plan.grid.graph, orientation)
    found = _best(tuple(_place(plan, orientation, *of) for of in sizes), orientation)
    if quality == "best" and scale(*_size(found), FRAMES[orientation][0]) < READABLE:
        found = _best((found, lay_out(flow, "draft", orientation)), orientation)
    return found


def _sizes(whole: Graph, orientation: Orientation) -> tuple[Sizes, ...]:
    """Widths of lanes and boxes of nodes that belong together, in several choices."""
    if orientation == "turned":
        return tuple(turned_boxes(whole, width) for width in WIDTHS)
    return tuple(boxes(whole))


def _best(layouts: Sequence[Layout], orientation: Orientation) -> Layout:
    """The layout that prints best: upright ones on either side of A4, turned ones on its long side."""
    return largest(layouts, _size, _cost, FRAMES[orientation])


def _place(plan: Plan, orientation: Orientation, widths: tuple[float, ...], sizes: tuple[Box, ...]) -> Layout:
    """The layout of a plan with given widths of lanes and boxes."""
    whole = plan.grid.graph
    parts = Parts(
        orientation,
        plan.grid,
        widths,
        sizes,
        plan.routing,
        tracks(whole, plan.routing.chosen),
        beside(plan.grid, widths, plan.routing, orientation),
        row_stages(plan.grid.rows, stages(whole)),
    )
    return assemble(parts)


def _size(layout: Layout) -> tuple[float, float]:
    return layout.width, layout.height


def _cost(layout: Layout) -> tuple[float, float]:
    """Of layouts that print equally well the one with few lines of text is liked most, then the smaller one."""
    return layout.text_lines, layout.width * layout.height
