"""Draws a root-system diagram 根系图: the trunk above the ground, modules, items and records as ever finer roots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.drawing.figure import Figure, Link, Skin
from generator.drawing.roots.blocks import Placed
from generator.drawing.roots.curves import coordinates
from generator.drawing.roots.fit import fitted
from generator.drawing.roots.labels import MODULE, SIZE_TRUNK
from generator.drawing.roots.layout import FLARE, MARGIN, Layout, Trunk
from generator.drawing.sheet import Print, Sheet, linked, text_line, text_lines, write_sheet
from generator.drawing.svg import Element, element
from generator.drawing.text import LINE_HEIGHT, height
from generator.drawing.tokens import SIZE_TEXT, STROKE_THIN, Colour
from generator.views.roots import RootSystem

_WOOD: Final = Colour.INK
_ROUNDING: Final = 2.0
_BEND: Final = 0.85
_FINE: Final = 0.8
_TRUNK_PRINT: Final = Print(SIZE_TRUNK, bold=True, anchor="middle", fill=Colour.PAPER)


def draw_roots(system: RootSystem, skin: Skin, *, standalone: bool = False) -> Figure:
    """Draw a root system in the proportions that print its text largest on A4, upright where that is large enough."""
    plan = fitted(system)
    width, height_ = round(plan.width, 1), round(plan.height, 1)
    sheet = Sheet("roots", system.id, system.title, system.description, width, height_)
    content = [_ground(plan), _bodies(plan), *_edges(plan), _trunk(system, plan.trunk), *map(_node, plan.labels)]
    return Figure(
        write_sheet(sheet, content, skin, standalone=standalone), width, height_, _smallest(plan), _links(system, plan)
    )


def _smallest(plan: Layout) -> float:
    return min([SIZE_TRUNK, *(placed.label.style.size for placed in plan.labels)])


def _links(system: RootSystem, plan: Layout) -> tuple[Link, ...]:
    trunk = plan.trunk
    own = Link(
        system.href, trunk.middle - trunk.width / 2, trunk.top, trunk.width, trunk.ground - trunk.top, system.trunk
    )
    links = (Link(p.label.root.href, p.x, p.y, p.label.width, p.label.height, p.label.root.text) for p in plan.labels)
    return tuple(link for link in (own, *links) if link.href)


def _ground(plan: Layout) -> Element:
    """The ground line."""
    y = plan.trunk.ground
    line = f"M{coordinates((MARGIN, y))}L{coordinates((plan.width - MARGIN, y))}"
    return element("path", class_="ground", d=line, fill="none", stroke=_WOOD, stroke_width=STROKE_THIN)


def _bodies(plan: Layout) -> Element:
    """The bodies of main and side roots, as one shape below the lines that carry the meaning."""
    return element("path", class_="bodies", d="".join(plan.bodies), fill=_WOOD)


def _edges(plan: Layout) -> Iterator[Element]:
    for placed in plan.labels:
        fine = placed.label.root.kind == "record"
        line = element(
            "path",
            d=placed.line,
            fill="none",
            stroke=Colour.GREY if fine else _WOOD,
            stroke_width=_FINE if fine else STROKE_THIN,
        )
        yield element("g", line, class_="edge", data_from=placed.parent, data_to=placed.label.root.id)


def _trunk(system: RootSystem, trunk: Trunk) -> Element:
    """The trunk: straight sides that run out into the ground."""
    left, right = trunk.middle - trunk.width / 2, trunk.middle + trunk.width / 2
    top, ground = trunk.top, trunk.ground
    bend = top + (ground - top) * _BEND
    outline = (
        f"M{coordinates((left, top))}C{coordinates((left, bend))} {coordinates((left - FLARE / 4, ground))} "
        f"{coordinates((left - FLARE, ground))}L{coordinates((right + FLARE, ground))}"
        f"C{coordinates((right + FLARE / 4, ground))} {coordinates((right, bend))} {coordinates((right, top))}Z"
    )
    start = (top + ground - height(trunk.lines, SIZE_TRUNK)) / 2
    node = element(
        "g",
        element("title", system.trunk),
        element("path", d=outline, fill=_WOOD),
        *text_lines(trunk.lines, trunk.middle, start, _TRUNK_PRINT),
        class_="node",
        data_node=system.id,
        data_kind="root",
    )
    return linked(node, system.href)


def _node(placed: Placed) -> Element:
    label, root = placed.label, placed.label.root
    style = label.style
    framed = style is MODULE
    x, top = placed.x + style.margin_x, placed.y + style.margin_y
    box = element(
        "rect",
        x=placed.x,
        y=placed.y,
        width=label.width,
        height=label.height,
        rx=_ROUNDING if framed else None,
        fill=Colour.PAPER,
        stroke=_WOOD if framed else None,
        stroke_width=STROKE_THIN if framed else None,
    )
    middle = top + style.size * LINE_HEIGHT / 2
    grey = Print(style.size, style.bold, fill=Colour.GREY)
    ink = grey if style.size < SIZE_TEXT else Print(style.size, style.bold)
    number = text_line(root.number, x, middle, grey) if root.number else None
    lines = text_lines(label.lines, x + label.indent, top, ink)
    title = element("title", f"{root.number} {root.text}".strip())
    parts = [title, box, *([number] if number else []), *lines]
    return linked(element("g", *parts, class_="node", data_node=root.id, data_kind=root.kind), root.href)
