"""The parts that drawings share: the ``svg`` element with its title and description, lines of text, linked nodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.drawing.figure import Skin
from generator.drawing.svg import Element, element, number, write
from generator.drawing.text import LINE_HEIGHT
from generator.drawing.tokens import FONT_FAMILY, SIZE_TEXT, Colour, stylesheet

_MIDDLE = 0.37
"""From the middle of a Chinese character down to its base line, in parts of the text size."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the ``svg`` element says of its drawing: ``kind`` is a class (``roots`` …), sizes are in px."""

    kind: str
    id: str
    title: str
    description: str
    width: float
    height: float


def write_sheet(sheet: Sheet, content: Sequence[Element], skin: Skin, *, standalone: bool = False) -> str:
    """A whole drawing as SVG text; ``standalone`` puts the web skin's style sheet into it."""
    title, description = f"{sheet.id}-title", f"{sheet.id}-desc"
    linked_ = skin == "web" and any(map(_leads, content))
    root = element(
        "svg",
        element("title", sheet.title, id=title),
        element("desc", sheet.description or sheet.title, id=description),
        *((element("style", stylesheet(standalone=True)),) if standalone and skin == "web" else ()),
        element("rect", width=sheet.width, height=sheet.height, fill=Colour.PAPER, class_="ground"),
        *content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(sheet.width)} {number(sheet.height)}",
        width=sheet.width,
        height=sheet.height,
        lang="zh-CN",
        role="group" if linked_ else "img",
        aria_labelledby=f"{title} {description}",
        id=sheet.id,
        class_=f"drawing {sheet.kind}",
        font_family=FONT_FAMILY,
        font_size=SIZE_TEXT,
    )
    return write(root, skin)


def _leads(part: Element) -> bool:
    """Whether there is a link in a part of a drawing."""
    return part.tag == "a" or any(_leads(child) for child in part.children if isinstance(child, Element))


@dataclass(frozen=True, slots=True)
class Print:
    """How a text is set: size in px, weight, the SVG ``text-anchor`` and colour."""

    size: float = SIZE_TEXT
    bold: bool = False
    anchor: str | None = None
    fill: Colour = Colour.INK


def text_line(text: str, x: float, middle: float, look: Print) -> Element:
    """One line of text whose characters have their middle at ``middle``."""
    return element(
        "text",
        text.rstrip(),
        x=x,
        y=middle + _MIDDLE * look.size,
        font_size=look.size,
        font_weight="bold" if look.bold else None,
        text_anchor=look.anchor,
        fill=look.fill,
    )


def text_lines(lines: Sequence[str], x: float, top: float, look: Print) -> tuple[Element, ...]:
    """Lines of text below each other from ``top``."""
    step = look.size * LINE_HEIGHT
    return tuple(text_line(line, x, top + (i + 0.5) * step, look) for i, line in enumerate(lines))


def linked(node: Element, href: str) -> Element:
    """The node inside of a link where it leads somewhere; the print skin leaves the link out again."""
    return element("a", node, href=href) if href else node
