"""Draws a root-system diagram 根系图: the trunk above the ground, modules, items and records as ever finer roots."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from generator.drawing.figure import Figure, Link, Skin
from generator.drawing.paper import LEAST_POINTS, Bound
from generator.drawing.roots.blocks import Placed
from generator.drawing.roots.curves import coordinates, stroke
from generator.drawing.roots.fit import FRAMES, Place, fitted
from generator.drawing.roots.labels import MODULE, RECORD, SIZE_TRUNK
from generator.drawing.roots.layout import FLARE, Layout, Trunk
from generator.drawing.sheet import Print, Sheet, linked, text_line, text_lines, write_sheet
from generator.drawing.svg import Element, element
from generator.drawing.text import LINE_HEIGHT, height
from generator.drawing.tokens import STROKE_THIN, Colour
from generator.views.roots import RootSystem

_WOOD: Final = Colour.INK
_SOIL: Final = Colour.BAND
_FINE: Final = 0.6
"""The line that carries the meaning, hidden in the body of its root, in px."""
_BEND: Final = 0.8
_SWELL: Final = (1.6, 90.0)
"""How far the ground rises and falls and how long a half-wave is, in px."""
_TRUNK_PRINT: Final = Print(SIZE_TRUNK, bold=True, anchor="middle", fill=Colour.PAPER)


def draw_roots(system: RootSystem, skin: Skin, place: Place = "a4", *, standalone: bool = False) -> Figure:
    """Draw a root system in the proportions of a paper or a screen; the geometry depends on these alone."""
    plan = fitted(system, place)
    width, height_ = round(plan.width, 1), round(plan.height, 1)
    name = f"{system.id}-phone" if place == "phone" else system.id
    sheet = Sheet("roots", name, system.title, system.description, width, height_)
    content = [*_ground(plan), _bodies(plan), *_edges(plan), _trunk(system, plan.trunk), *_modules(plan)]
    return Figure(
        write_sheet(sheet, content, skin, standalone=standalone), width, height_, _smallest(plan), _links(system, plan)
    )


def roots_sheet(system: RootSystem, book: Bound = "a4") -> Figure:
    """A root system as it is printed in a book: on a page where that is legible, else on a sheet that folds out."""
    place: Place = "page" if book == "a4" else "page-a5"
    page = draw_roots(system, "print", place)
    points = max(page.printed_text_points(*frame) for frame in FRAMES[place])
    return page if points >= LEAST_POINTS else draw_roots(system, "print", "fold-out")


def _smallest(plan: Layout) -> float:
    return min([SIZE_TRUNK, *(placed.label.style.size for placed in plan.labels)])


def _links(system: RootSystem, plan: Layout) -> tuple[Link, ...]:
    trunk = plan.trunk
    own = Link(
        system.href, trunk.middle - trunk.width / 2, trunk.top, trunk.width, trunk.ground - trunk.top, system.trunk
    )
    links = (Link(p.label.root.href, p.x, p.y, p.label.width, p.label.height, p.label.root.text) for p in plan.labels)
    return tuple(link for link in (own, *links) if link.href)


def _ground(plan: Layout) -> Iterator[Element]:
    """The soil, and the ground line that rises and falls a little."""
    y, (far, half) = plan.trunk.ground, _SWELL
    count = max(2, round(plan.width / half))
    line = [(plan.width * i / count, y + far * math.sin(i * 2.1) * (0 < i < count)) for i in range(count + 1)]
    surface = stroke(line)
    corners = f"L{coordinates((plan.width, plan.height))}L{coordinates((0, plan.height))}Z"
    yield element("path", class_="soil", d=surface + corners, fill=_SOIL)
    yield element("path", class_="ground", d=surface, fill="none", stroke=_WOOD, stroke_width=STROKE_THIN)


def _bodies(plan: Layout) -> Element:
    """The bodies of all roots, as one shape below the lines that carry the meaning."""
    grown = [*plan.bodies, *(placed.wood for placed in plan.labels)]
    return element("path", class_="bodies", d="".join(grown), fill=_WOOD)


def _edges(plan: Layout) -> Iterator[Element]:
    for placed in plan.labels:
        root = placed.label.root
        line = element("path", d=placed.line, fill="none", stroke=_WOOD, stroke_width=_FINE)
        yield element("g", line, class_="edge", data_from=placed.parent, data_to=root.id)


def _trunk(system: RootSystem, trunk: Trunk) -> Element:
    """The trunk: straight sides that run out into the ground."""
    left, right = trunk.middle - trunk.width / 2, trunk.middle + trunk.width / 2
    top, ground = trunk.top, trunk.ground
    bend = top + (ground - top) * _BEND
    outline = (
        f"M{coordinates((left, top))}C{coordinates((left + 3, bend))} {coordinates((left - FLARE / 4, ground - 1))} "
        f"{coordinates((left - FLARE, ground + 1))}L{coordinates((right + FLARE, ground + 1))}"
        f"C{coordinates((right + FLARE / 4, ground - 1))} {coordinates((right - 3, bend))} {coordinates((right, top))}Z"
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


def _modules(plan: Layout) -> Iterator[Element]:
    """The labels of every module as a named group, in reading order."""
    for labels in plan.modules:
        yield element("g", *map(_node, labels), role="group", aria_label=_name(labels[0]))


def _name(placed: Placed) -> str:
    root = placed.label.root
    return f"{root.number} {root.text}".strip()


def _node(placed: Placed) -> Element:
    label, root = placed.label, placed.label.root
    style = label.style
    knot = style is MODULE
    x, top = placed.x + style.margin_x, placed.y + style.margin_y
    box = element(
        "rect",
        x=placed.x,
        y=placed.y,
        width=label.width,
        height=label.height,
        rx=style.rounding or None,
        fill=_WOOD if knot else _SOIL,
    )
    middle = top + style.size * LINE_HEIGHT / 2
    quiet = Print(style.size, style.bold, fill=Colour.PAPER if knot else Colour.GREY)
    ink = Print(style.size, style.bold, fill=Colour.PAPER if knot else Colour.INK)
    number = text_line(root.number, x, middle, quiet) if root.number else None
    lines = text_lines(label.lines, x + label.indent, top, quiet if style is RECORD else ink)
    title = element("title", _name(placed))
    parts: Sequence[Element] = [title, box, *([number] if number else []), *lines]
    return linked(element("g", *parts, class_="node", data_node=root.id, data_kind=root.kind), root.href)
