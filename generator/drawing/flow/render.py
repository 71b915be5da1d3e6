"""Writes a layout down as SVG: frames, lines, nodes, labels and notes with the marks that say what they are."""

from __future__ import annotations

from collections.abc import Sequence

from generator.drawing.flow.content import stack_height
from generator.drawing.flow.graph import BARS
from generator.drawing.flow.headings import (
    COLUMN,
    LANE_LEADING,
    STAGE_LEADING,
)
from generator.drawing.flow.layout import Band, Frame, Lane, Layout, Note, Placed, Spot
from generator.drawing.flow.lines import arcs, arrowheads, edges, joints
from generator.drawing.flow.marks import control_mark, set_lines
from generator.drawing.flow.symbols import outline
from generator.drawing.svg import Element, Value, element, number
from generator.drawing.tokens import (
    DASH_NOTE,
    DASH_OPTIONAL,
    DASH_REMOVED,
    FONT_FAMILY,
    SIZE_HEADING,
    SIZE_TEXT,
    STROKE_ADDED,
    STROKE_HAIR,
    STROKE_STRONG,
    STROKE_THIN,
    Colour,
    stylesheet,
)


def drawing(layout: Layout, *, web: bool, standalone: bool) -> Element:
    """The whole drawing as one element."""
    flow = layout.flow
    title, description = f"{flow.id}-title", f"{flow.id}-desc"
    linked = web and any(node.node.href for node in layout.nodes)
    return element(
        "svg",
        element("title", flow.title, id=title),
        element("desc", flow.description or flow.title, id=description),
        *((element("style", stylesheet(standalone=True)),) if web and standalone else ()),
        element("defs", *arrowheads(layout)),
        element("rect", width=layout.width, height=layout.height, fill=Colour.PAPER, class_="ground"),
        element("g", *(_stage(layout, band) for band in layout.bands), class_="stages"),
        element("g", *(_lane(name, lane) for name, lane in zip(flow.lanes, layout.lanes, strict=True)), class_="lanes"),
        element("g", *_rules(layout), class_="rules"),
        element("g", *edges(layout), class_="edges"),
        *_hops(layout),
        *_joints(layout),
        element("g", *(_node(node) for node in layout.nodes), class_="nodes"),
        element("g", *(_note(note) for note in layout.notes), class_="notes"),
        *_legend(layout),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(layout.width)} {number(layout.height)}",
        width=layout.width,
        height=layout.height,
        lang="zh-CN",
        role="group" if linked else "img",
        aria_labelledby=f"{title} {description}",
        id=flow.id,
        class_="drawing flow",
        font_family=FONT_FAMILY,
        font_size=SIZE_TEXT,
    )


def _hops(layout: Layout) -> list[Element]:
    found = arcs(layout)
    return [element("g", *found, class_="hops")] if found else []


def _joints(layout: Layout) -> list[Element]:
    found = joints(layout)
    return [element("g", *found, class_="joints")] if found else []


def _legend(layout: Layout) -> list[Element]:
    words = layout.legend
    if words is None:
        return []
    top = words.top + (words.height - stack_height(words.lines)) / 2
    return [element("g", *set_lines(words.lines, (words.left, top), words.width, words.anchor), class_="legend")]


def _lane(name: str, lane: Lane) -> Element:
    x, middle = lane.head.middle
    spans = _spans(lane.lines, x, middle + SIZE_HEADING * 0.37, LANE_LEADING)
    return element(
        "g",
        _rect(lane.frame, "none"),
        _rect(lane.head, Colour.BAND),
        element("text", *spans, text_anchor="middle", font_size=SIZE_HEADING, font_weight="bold", fill=Colour.INK),
        class_="lane",
        data_lane=name,
    )


def _stage(layout: Layout, band: Band) -> Element:
    x, middle = band.frame.middle
    y, spans = middle + SIZE_TEXT * 0.38, list[Element]()
    if layout.orientation == "turned":
        spans += _spans(band.lines, x, y, COLUMN)
    else:
        for i, column in enumerate(band.lines):
            spans += _spans(column, x - COLUMN * (i - (len(band.lines) - 1) / 2), y, STAGE_LEADING)
    return element(
        "g",
        _rect(band.frame, Colour.BAND),
        element("text", *spans, text_anchor="middle", fill=Colour.GREY, font_weight="bold"),
        class_="stage",
        data_stage=band.title,
    )


def _rect(frame: Frame, fill: Colour | str) -> Element:
    return element(
        "rect",
        x=frame.left,
        y=frame.top,
        width=frame.width,
        height=frame.height,
        fill=fill,
        stroke=Colour.LINE,
        stroke_width=STROKE_HAIR,
    )


def _spans(lines: Sequence[str], x: float, base: float, leading: float) -> list[Element]:
    """Lines below each other whose middle one, if there is one, has its base line at ``base``."""
    first = base - leading * (len(lines) - 1) / 2
    return [element("tspan", text, x=x, y=first + leading * i) for i, text in enumerate(lines)]


def _rules(layout: Layout) -> list[Element]:
    return [_rule(*band.rule) for band in layout.bands if band.rule]


def _rule(start: Spot, stop: Spot) -> Element:
    d = f"M{number(start[0])} {number(start[1])}L{number(stop[0])} {number(stop[1])}"
    return element("path", d=d, stroke=Colour.LINE, stroke_width=STROKE_HAIR, fill="none")


def _node(node: Placed) -> Element:
    data = node.node
    gone, red = "removed" in data.changes, data.kind == "decision" or data.control
    strong = STROKE_STRONG if red or data.kind in BARS else STROKE_THIN
    paint: dict[str, Value] = {
        "fill": Colour.INK if data.kind == "merge" else Colour.PAPER,
        "stroke": Colour.GREY if gone else Colour.RED if red else Colour.INK,
        "stroke_width": STROKE_ADDED if "added" in data.changes else strong,
        "stroke_dasharray": DASH_REMOVED if gone else DASH_OPTIONAL if data.optional else None,
    }
    content = [outline(node, **paint)]
    if node.box.lines:
        content += set_lines(node.box.lines, (node.left, node.top + node.box.top), node.box.width, "middle")
    if data.control:
        content.append(control_mark(node))
    inner = (element("a", *content, href=data.href),) if data.href else tuple(content)
    return element(
        "g",
        element("title", _title(node)),
        *inner,
        class_="node",
        data_node=data.id,
        data_lane=data.lane,
        data_kind=data.kind,
        data_change=" ".join(data.changes) or None,
    )


def _title(node: Placed) -> str:
    return " ".join(part for part in (node.node.number, node.node.text) if part) or node.node.kind


def _note(note: Note) -> Element:
    words = note.words
    content = set_lines(words.lines, (words.left, words.top), words.width, words.anchor)
    if note.bracket:
        content.insert(0, _bracket(note))
    if note.leader:
        (x, y), (to_x, to_y) = note.leader
        content.insert(
            0,
            element(
                "path",
                d=f"M{number(x)} {number(y)}L{number(to_x)} {number(to_y)}",
                fill="none",
                stroke=Colour.GREY,
                stroke_width=STROKE_HAIR,
                stroke_dasharray=DASH_NOTE,
            ),
        )
    return element("g", *content, class_="note")


def _bracket(note: Note) -> Element:
    words = note.words
    left = words.anchor != "end"
    x = words.left - 5 if left else words.left + words.width + 5
    tick = 4 if left else -4
    d = f"M{number(x + tick)} {number(words.top)}H{number(x)}V{number(words.top + words.height)}H{number(x + tick)}"
    return element("path", d=d, fill="none", stroke=Colour.GREY, stroke_width=STROKE_HAIR)
