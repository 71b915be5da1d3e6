"""Writes the plan of a logic diagram: bands, blocks, lines by kind with their arrowheads, and the legend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.drawing.logic.plan import MARGIN, PADDING, Band, Box, Line, Plan
from generator.drawing.logic.ring import SIZE_HEART
from generator.drawing.sheet import Print, linked, text_line, text_lines
from generator.drawing.svg import Element, element
from generator.drawing.text import LINE_HEIGHT, advance
from generator.drawing.tokens import DASH_BACK, SIZE_HEADING, SIZE_SMALL, STROKE_THIN, Colour
from generator.views.logic import RelationKind

LEGEND_HEIGHT: Final = 24.0
"""What the legend adds below the drawing, in px."""
_SAMPLE: Final = 34.0
_SAMPLE_GAP: Final = (6.0, 22.0)
_TITLE_INDENT: Final = 12.0
_ROUNDING: Final = 6.0
_TRACK: Final = 22.0
"""How wide the ground of a ring is, in px."""
_LINE: Final = 1.2
"""How thick relations are, in px."""
_TITLE: Final = Print(SIZE_HEADING, bold=True, fill=Colour.GREY)
_HEART: Final = Print(SIZE_HEART, bold=True, anchor="middle")
_TEXT: Final = Print(SIZE_HEADING, bold=True, anchor="middle")
_NOTE: Final = Print(SIZE_SMALL, anchor="middle", fill=Colour.GREY)


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of relation is drawn: its name in ids and classes, its colour, its dashes, an open or filled head."""

    name: str
    colour: Colour
    dash: str | None = None
    open_head: bool = False


LOOKS: Final[dict[RelationKind, Look]] = {
    "支撑": Look("support", Colour.INK),
    "输入": Look("input", Colour.INK, open_head=True),
    "反馈": Look("feedback", Colour.BACK, DASH_BACK),
    "制约": Look("constraint", Colour.RED, "1.5 2.5"),
}
"""The kinds of relations, in the order of the legend."""
FOLLOWS: Final = Look("follows", Colour.GREY)
"""A step of a ring that no relation stands for."""


def look(line: Line) -> Look:
    """How a line is drawn."""
    return FOLLOWS if line.follows else LOOKS[line.relation.kind]


def heads(diagram: str, lines: Iterable[Line]) -> Element:
    """The arrowheads of the lines that are drawn."""
    return element("defs", *(_head(diagram, item) for item in dict.fromkeys(map(look, lines))))


def _head(diagram: str, item: Look) -> Element:
    if item.open_head:
        shape = element("path", d="M1,1L8,4.5L1,8", fill="none", stroke=item.colour, stroke_width=STROKE_THIN)
    else:
        shape = element("path", d="M0.5,1.2L8,4.5L0.5,7.8Z", fill=item.colour)
    return element(
        "marker",
        shape,
        id=f"{diagram}-{item.name}",
        viewBox="0 0 9 9",
        refX=8.0,
        refY=4.5,
        markerWidth=9.0,
        markerHeight=9.0,
        markerUnits="userSpaceOnUse",
        orient="auto",
    )


def band(item: Band) -> Element:
    """A layer's ground with its title at the left."""
    rect = item.rect
    top = rect.middle[1] - len(item.title) * SIZE_HEADING * LINE_HEIGHT / 2
    return element(
        "g",
        element("rect", x=rect.x, y=rect.y, width=rect.width, height=rect.height, fill=Colour.BAND),
        *text_lines(item.title, rect.x + _TITLE_INDENT, top, _TITLE),
        class_="band",
        data_band="".join(item.title),
    )


def track(plan: Plan) -> Iterator[Element]:
    """The ground of a ring."""
    if plan.track:
        (x, y), (across, down) = plan.track
        size = {"cx": x, "cy": y, "rx": across, "ry": down}
        yield element("ellipse", class_="track", fill="none", stroke=Colour.BAND, stroke_width=_TRACK, **size)


def group(name: str, boxes: Iterable[Box], lead: str) -> Element:
    """Blocks as a named group, in reading order; the ``lead`` stands out."""
    nodes = (node(box, lead=box.words.block.id == lead) for box in boxes)
    return element("g", *nodes, role="group", aria_label=name)


def node(box: Box, *, lead: bool = False) -> Element:
    """A block with its text and its note, all in the middle; the ``lead`` is what the eye meets first."""
    rect, words = box.rect, box.words
    centre = rect.middle[0]
    top = rect.y + (rect.height - words.height) / 2 + PADDING[1]
    note = rect.y + (rect.height + words.height) / 2 - PADDING[1] - len(words.note) * SIZE_SMALL * LINE_HEIGHT
    shape = element(
        "rect",
        x=rect.x,
        y=rect.y,
        width=rect.width,
        height=rect.height,
        rx=_ROUNDING,
        fill=Colour.INK if lead else Colour.PAPER,
        stroke=Colour.INK,
        stroke_width=STROKE_THIN,
    )
    text, said = (replace(look_, fill=Colour.PAPER) if lead else look_ for look_ in (_TEXT, _NOTE))
    block = element(
        "g",
        element("title", words.block.text),
        shape,
        *text_lines(words.lines, centre, top, text),
        *text_lines(words.note, centre, note, said),
        class_="node",
        data_node=words.block.id,
        data_kind="block",
    )
    return linked(block, words.block.href)


def _stroke(diagram: str, item: Look, path: str) -> Element:
    return element(
        "path",
        d=path,
        fill="none",
        stroke=item.colour,
        stroke_width=_LINE,
        stroke_dasharray=item.dash,
        marker_end=f"url(#{diagram}-{item.name})",
    )


def edge(diagram: str, line: Line) -> Element:
    """A relation, its label on the ground of the drawing."""
    relation, kind = line.relation, look(line)
    parts = [_stroke(diagram, kind, line.path)]
    if line.label:
        rect = line.label
        parts.append(
            element(
                "g",
                element("rect", x=rect.x, y=rect.y, width=rect.width, height=rect.height, fill=Colour.PAPER),
                text_line(relation.label, *rect.middle, Print(SIZE_SMALL, anchor="middle", fill=kind.colour)),
                class_="edge-label",
            )
        )
    return element(
        "g",
        *parts,
        class_="edge",
        data_from=relation.source,
        data_to=relation.target,
        data_kind=kind.name,
        data_label=relation.label or None,
        data_back="true" if kind.name == "feedback" else None,
    )


def legend(diagram: str, kinds: Sequence[RelationKind], plan: Plan) -> Element:
    """A sample of every kind of line that is used, in one row below the drawing."""
    x, y = MARGIN, plan.height + LEGEND_HEIGHT / 2 - MARGIN / 2
    parts: list[Element] = []
    for kind in kinds:
        parts.append(_stroke(diagram, LOOKS[kind], f"M{x:.1f},{y:.1f}L{x + _SAMPLE:.1f},{y:.1f}"))
        parts.append(text_line(kind, x + _SAMPLE + _SAMPLE_GAP[0], y, Print(SIZE_SMALL, fill=Colour.GREY)))
        x += _SAMPLE + _SAMPLE_GAP[0] + advance(kind, SIZE_SMALL) + _SAMPLE_GAP[1]
    return element("g", *parts, class_="legend")


def heart(plan: Plan) -> Element:
    """The text in the middle of a ring."""
    top = (plan.height - len(plan.heart) * SIZE_HEART * LINE_HEIGHT) / 2
    lines = text_lines(plan.heart, plan.width / 2, top, _HEART)
    return element("g", *lines, class_="heart")
