"""A drawing on its page: within the page, or as a picture that is loaded beside it, with the links lying above."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from hashlib import sha256
from html import escape, unescape
from typing import Final

from generator.drawing.figure import Figure, Link
from generator.drawing.svg import number
from generator.pages.page import Drawing, Page
from generator.pages.render import words
from generator.pages.render.address import href_attribute, relative, rewrite
from generator.pages.render.html import Medium

LEGIBLE: Final = 11.0
"""The smallest text of a drawing on the screen, in CSS pixels: below that it scrolls instead of shrinking."""
ROOM: Final = 32_000
"""How many characters a page holds at most for all its drawings in all their sizes: about 7 kB when they are packed."""

_NODE: Final = re.compile(r'<g class="node" data-node="([^"]*)"[^>]*>\s*<title>[^<]*</title>\s*<a href="([^"]*)"')


def canvas(block: Drawing, medium: Medium, *, beside: bool = False) -> str:
    """The drawing for wide screens, and for narrow ones where that is another; loaded ``beside`` its page or in it.

    What prints on several sheets is shown as these, and whole in the viewer alone.
    """
    shown = _shown(block, block.web, block.id, medium, beside=beside)
    if block.parts:
        parts = (_part(block, number, medium, beside=beside) for number in range(len(block.parts)))
        return "".join(parts) + _frame(block.web, shown, "hb-canvas hb-canvas--whole")
    if block.phone is None:
        return _frame(block.web, shown, "hb-canvas")
    wide = _frame(block.web, shown, "hb-canvas hb-canvas--wide")
    phone = _shown(block, block.phone, f"{block.id}-phone", medium, beside=beside)
    return wide + _frame(block.phone, phone, "hb-canvas hb-canvas--phone")


def _part(block: Drawing, number: int, medium: Medium, *, beside: bool) -> str:
    """One of several sheets below a line that says which."""
    figure, name = block.parts[number], f"{block.id}-{number + 1}"
    told = words.PART.format(number=number + 1, total=len(block.parts))
    shown = _shown(block, figure, name, medium, beside=beside)
    return f'<p class="hb-part">{told}</p>' + _frame(figure, shown, "hb-canvas")


def beside(page: Page) -> tuple[Drawing, ...]:
    """The drawings of a page that find no room in it: the first of these, and all that follow."""
    blocks = (block for section in page.sections for block in section.blocks)
    room, found = ROOM, []
    for block in blocks:
        if isinstance(block, Drawing) and not block.leads:
            room -= sum(len(figure.svg) for figure in block.screens)
            if room < 0:
                found.append(block)
    return tuple(found)


def pictures(pages: Iterable[Page]) -> dict[str, str]:
    """The files of all drawings that are loaded beside their pages: SVG by address below the site's root."""
    heavy = (block for page in pages for block in beside(page))
    figures = (figure for block in heavy for figure in block.screens)
    return {address(figure): _file(figure) for figure in figures}


def address(figure: Figure) -> str:
    """Where the file of a drawing of the screen stands below the site's root; one address shows one content."""
    return f"drawings/screen/{sha256(figure.svg.encode()).hexdigest()[:16]}.svg"


def _file(figure: Figure) -> str:
    attributes = partial(relative, page=address(figure))
    return rewrite(figure.svg, lambda href: href_attribute(attributes(href))) + "\n"


def _frame(figure: Figure, content: str, classes: str) -> str:
    least = figure.width * min(1.0, LEGIBLE / figure.text_size) if figure.text_size else figure.width
    size = f"--hb-least:{least:.0f}px;--hb-full:{figure.width:.0f}px"
    return f'<div class="{classes}" style="{size}">{content}</div>'


def _shown(block: Drawing, figure: Figure, name: str, medium: Medium, *, beside: bool) -> str:
    return _picture(block, figure, name, medium) if beside else rewrite(figure.svg, medium.attributes)


def _picture(block: Drawing, figure: Figure, name: str, medium: Medium) -> str:
    """A picture that a hidden canvas does not ask for, below links in the drawing's own units that grow with it."""
    width, height = number(figure.width), number(figure.height)
    nodes = {unescape(href): node for node, href in _NODE.findall(figure.svg)}
    source = escape(medium.picture(address(figure)))
    return (
        f'<img src="{source}" alt="" loading="lazy" width="{figure.width:.0f}" height="{figure.height:.0f}">'
        f'<svg class="drawing picture" viewBox="0 0 {width} {height}" lang="zh-CN" role="group"'
        f' aria-labelledby="{name}-title" id="{name}"><title id="{name}-title">{escape(block.title)}</title>'
        f"{''.join(_link(link, nodes.get(link.href, ''), medium) for link in figure.links)}</svg>"
    )


def _link(link: Link, node: str, medium: Medium) -> str:
    """A link over its place in the drawing; the step player finds the ``node`` of a step by its name."""
    place = " ".join(f'{name}="{number(getattr(link, name))}"' for name in ("x", "y", "width", "height"))
    led = f"<a {medium.attributes(link.href)}><title>{escape(link.title)}</title><rect {place}/></a>"
    return f'<g class="node" data-node="{node}">{led}</g>' if node else led
