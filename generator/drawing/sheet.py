"""The parts that drawings share: the ``svg`` element with its title and description, lines of text, linked nodes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.drawing.figure import Skin
from generator.drawing.svg import Element, element, write
from generator.drawing.text import LINE_HEIGHT
from generator.drawing.tokens import FONT_FAMILY, SIZE_TEXT, Colour, stylesheet

_MIDDLE = 0.37
"""From the middle of a Chinese character down to its base line, in parts of the text size."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the ``svg`` element says of its drawing; sizes in px."""

    id: str
    title: str
    description: str
    width: float
    height: float


def write_sheet(sheet: Sheet, content: Iterable[Element], skin: Skin, *, standalone: bool = False) -> str:
    """A whole drawing as SVG text; ``standalone`` puts the web skin's style sheet into it."""
    names = {part: f"{sheet.id}-{part}" for part in ("title", "desc")}
    styles = [element("style", stylesheet(standalone=True))] if standalone and skin == "web" else []
    root = element(
        "svg",
        element("title", sheet.title, id=names["title"]),
        element("desc", sheet.description, id=names["desc"]),
        *styles,
        *content,
        xmlns="http://www.w3.org/2000/svg",
        class_="drawing",
        id=sheet.id,
        viewBox=f"0 0 {sheet.width:g} {sheet.height:g}",
        width=sheet.width,
        height=sheet.height,
        lang="zh-CN",
        role="graphics-document document" if skin == "web" else "img",
        aria_labelledby=" ".join(names.values()),
        font_family=FONT_FAMILY,
        font_size=SIZE_TEXT,
    )
    return write(root, skin)


def text_line(
    text: str,
    x: float,
    middle: float,
    size: float,
    *,
    bold: bool = False,
    anchor: str | None = None,
    fill: Colour = Colour.INK,
) -> Element:
    """One line of text whose characters have their middle at ``middle``; ``anchor`` is the SVG ``text-anchor``."""
    weight = "bold" if bold else None
    return element(
        "text",
        text.rstrip(),
        x=x,
        y=middle + _MIDDLE * size,
        font_size=size,
        font_weight=weight,
        text_anchor=anchor,
        fill=fill,
    )


def text_lines(
    lines: Sequence[str],
    x: float,
    top: float,
    size: float,
    *,
    bold: bool = False,
    anchor: str | None = None,
    fill: Colour = Colour.INK,
) -> tuple[Element, ...]:
    """Lines of text below each other from ``top``."""
    step = size * LINE_HEIGHT
    middles = [top + (i + 0.5) * step for i in range(len(lines))]
    pairs = zip(lines, middles, strict=True)
    return tuple(text_line(line, x, y, size, bold=bold, anchor=anchor, fill=fill) for line, y in pairs)


def linked(node: Element, href: str) -> Element:
    """The node inside of a link where it leads somewhere; the print skin leaves the link out again."""
    return element("a", node, href=href) if href else node
