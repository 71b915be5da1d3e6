"""Writes flow lines down as SVG: arrowheads, rounded corners, labels, and hops where two lines cross."""

from __future__ import annotations

from itertools import pairwise
from math import log, sqrt
from typing import Final

from generator.drawing.flow.hops import Hop, hops
from generator.drawing.flow.joints import NEAR
from generator.drawing.flow.layout import Label, Layout, Spot, Wire
from generator.drawing.flow.marks import set_lines
from generator.drawing.svg import Element, element, number
from generator.drawing.tokens import (
    DASH_BACK,
    DASH_REMOVED,
    STROKE_ADDED,
    STROKE_THIN,
    Colour,
)
from generator.views.flow import FlowEdge

RADIUS: Final = 5.0
CUT: Final = 2 - (sqrt(2) + log(1 + sqrt(2))) / sqrt(2)
"""How much shorter a rounded corner is than a sharp one, in radii: the length of its parabola."""
ARROW: Final = 7.0
JOINT: Final = 2.2
"""Radius of the dot where lines join, in px."""


def arrowheads(layout: Layout) -> list[Element]:
    """The markers that end lines, one of each colour."""
    return [_arrow(layout.flow.id, colour) for colour in _colours(layout)]


def edges(layout: Layout) -> list[Element]:
    """The flow lines as they are painted."""
    return [_edge(layout, wire) for wire in _painted(layout)]


def joints(layout: Layout) -> list[Element]:
    """A dot wherever a line joins another on its way."""
    return [_joint(layout, wire) for wire in _painted(layout) if wire.joins]


def arcs(layout: Layout) -> list[Element]:
    """The hops of all lines, over the lines."""
    return [part for hop in hops(layout) for part in _hop(layout, hop)]


def _painted(layout: Layout) -> list[Wire]:
    """The lines from the lowest to the topmost: where one against the order joins another, the other is seen whole."""
    return sorted(layout.wires, key=lambda wire: not layout.flow.edges[wire.edge].back)


def _joint(layout: Layout, wire: Wire) -> Element:
    """A dot at the end of the corner by which a line joins others, in the colour of the one that is seen there."""
    edges, corner, after = layout.flow.edges, wire.points[wire.joins], wire.points[wire.joins + 1]
    x, y = _towards(corner, after, _radius(wire, wire.joins), _length(corner, after))
    target = edges[wire.edge].target
    there = [one for one in _painted(layout) if edges[one.edge].target == target and _passes(one, (x, y))]
    return element("circle", cx=x, cy=y, r=JOINT, fill=_ink(edges[there[-1].edge]))


def _passes(wire: Wire, at: Spot) -> bool:
    """Whether a line runs over a place."""
    return any(
        abs(_length(one, at) + _length(at, two) - _length(one, two)) < NEAR for one, two in pairwise(wire.points)
    )


def _edge(layout: Layout, wire: Wire) -> Element:
    edge = layout.flow.edges[wire.edge]
    colour, dash = _ink(edge), DASH_REMOVED if edge.change == "removed" else DASH_BACK if edge.back else None
    line = element(
        "path",
        d=_rounded(wire),
        fill="none",
        stroke=colour,
        stroke_width=_weight(edge),
        stroke_dasharray=dash,
        stroke_dashoffset=_offset(wire, dash) if dash else None,
        marker_end=f"url(#{layout.flow.id}-arrow-{colour.token})",
    )
    labels = [_label(label, colour) for label in layout.labels if label.edge == wire.edge]
    return element(
        "g",
        line,
        *labels,
        class_="edge",
        data_from=edge.source,
        data_to=edge.target,
        data_label=edge.label or None,
        data_back="true" if edge.back else None,
        data_change=edge.change or None,
    )


def _offset(wire: Wire, dash: str) -> float:
    """Where the dashes of a line begin so that they end alike: lines that join keep their gaps on the common part."""
    drawn = sum(_length(one, two) for one, two in pairwise(wire.points))
    drawn -= sum(CUT * _radius(wire, corner) for corner in range(1, len(wire.points) - 1))
    return -drawn % sum(map(float, dash.split()))


def _ink(edge: FlowEdge) -> Colour:
    return Colour.GREY if edge.change == "removed" else Colour.BACK if edge.back else Colour.INK


def _weight(edge: FlowEdge) -> float:
    return STROKE_ADDED if edge.change == "added" else STROKE_THIN


def _hop(layout: Layout, hop: Hop) -> list[Element]:
    """An arc: the level line is covered where it hops, and the upright one drawn through again.

    The line itself stays straight below, so that it can be followed as it was laid out.
    """
    level, upright = layout.flow.edges[hop.level], layout.flow.edges[hop.upright]
    left, right, y = number(hop.x - hop.radius), number(hop.x + hop.radius), number(hop.y)
    radius, reach = number(hop.radius), _weight(level) / 2 + 1
    paths: list[tuple[str, Colour, float]] = [
        (f"M{left} {y}H{right}", Colour.PAPER, _weight(level) + 1),
        (f"M{number(hop.x)} {number(hop.y - reach)}V{number(hop.y + reach)}", _ink(upright), _weight(upright)),
        (f"M{left} {y}A{radius} {radius} 0 0 1 {right} {y}", _ink(level), _weight(level)),
    ]
    return [element("path", d=d, fill="none", stroke=colour, stroke_width=weight) for d, colour, weight in paths]


def _label(label: Label, colour: Colour) -> Element:
    words = label.words
    return element(
        "g", *set_lines(words.lines, (words.left, words.top), words.width, words.anchor, colour), class_="edge-label"
    )


def _rounded(wire: Wire) -> str:
    """A line with rounded corners."""
    points = wire.points
    parts = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for place, (before, corner, after) in enumerate(zip(points, points[1:], points[2:], strict=False), 1):
        one, two, radius = _length(before, corner), _length(corner, after), _radius(wire, place)
        start, stop = _towards(corner, before, radius, one), _towards(corner, after, radius, two)
        parts.append(f"L{number(start[0])} {number(start[1])}")
        parts.append(f"Q{number(corner[0])} {number(corner[1])} {number(stop[0])} {number(stop[1])}")
    parts.append(f"L{number(points[-1][0])} {number(points[-1][1])}")
    return "".join(parts)


def _radius(wire: Wire, corner: int) -> float:
    """The radius of a corner: smaller where a part of the line is short."""
    before, at, after = wire.points[corner - 1 : corner + 2]
    return min(RADIUS, _length(before, at) / 2, _length(at, after) / 2)


def _length(one: tuple[float, float], two: tuple[float, float]) -> float:
    return abs(one[0] - two[0]) + abs(one[1] - two[1])


def _towards(one: tuple[float, float], two: tuple[float, float], by: float, length: float) -> tuple[float, float]:
    part = by / length if length else 0.0
    return one[0] + (two[0] - one[0]) * part, one[1] + (two[1] - one[1]) * part


def _colours(layout: Layout) -> tuple[Colour, ...]:
    """The colours of lines."""
    return (Colour.INK, Colour.BACK, *((Colour.GREY,) if layout.legend else ()))


def _arrow(prefix: str, colour: Colour) -> Element:
    head = element(
        "path",
        d=f"M0 {number(ARROW * 0.12)}L{number(ARROW)} {number(ARROW / 2)}L0 {number(ARROW * 0.88)}Z",
        fill=colour,
    )
    return element(
        "marker",
        head,
        id=f"{prefix}-arrow-{colour.token}",
        viewBox=f"0 0 {number(ARROW)} {number(ARROW)}",
        refX=ARROW,
        refY=ARROW / 2,
        markerWidth=ARROW,
        markerHeight=ARROW,
        markerUnits="userSpaceOnUse",
        orient="auto",
    )
