"""A page for the site: headings with finished HTML below them, links relative to the page, drawings in the web skin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from html import escape

from generator.drawing.figure import Figure
from generator.pages.page import (
    Block,
    Data,
    Drawing,
    Form,
    Inline,
    Listing,
    Page,
    Prose,
    Section,
    Sketch,
    Table,
    Told,
    Walk,
    Wall,
    Written,
)
from generator.pages.render import form, html, words
from generator.pages.render.address import href_attribute, is_outside, relative
from generator.pages.render.canvas import beside, canvas
from generator.pages.render.html import Medium
from generator.pages.render.imprint import imprint
from generator.pages.render.walk import walk
from generator.pages.render.wall import wall

TITLE = "page-title"
"""The anchor of a page's title."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading (empty for the opening of a page) and the HTML below it; the heading is plain text."""

    level: int
    anchor: str
    title: str
    html: str


def pieces(page: Page, notice: Listing | None = None) -> tuple[Piece, ...]:
    """The page as headings and HTML, beginning with its title at level 1; a notice stands right below it."""
    medium = _medium(page)
    opening = Piece(1, TITLE, page.title, _wrap(_notice(notice, medium) + _above(page, medium)))
    return (opening, *(_piece(section, page, medium) for section in page.sections), *_imprint(page, medium))


def written(page: Page) -> Page:
    """The page with its sections written out and packed: it says the same and takes a fraction of the room."""
    medium = _medium(page)

    def blocks(section: Section) -> tuple[Block, ...]:
        return (Written.of("".join(_block(block, page, medium) for block in section.blocks)),) if section.blocks else ()

    return replace(page, sections=tuple(replace(section, blocks=blocks(section)) for section in page.sections))


def _imprint(page: Page, medium: Medium) -> Iterator[Piece]:
    if page.imprint:
        yield Piece(2, "", "", _wrap(imprint(page.imprint, medium)))


def _medium(page: Page) -> Medium:
    return Medium(
        attributes=partial(_attributes, page=page.path),
        anchor=str,
        picture=partial(relative, page=page.path),
        labels=True,
        sparse=True,
    )


def _attributes(href: str, page: str) -> str:
    outside = ' rel="noopener noreferrer"' if is_outside(href) else ""
    return href_attribute(relative(href, page)) + outside


def _above(page: Page, medium: Medium) -> str:
    parts = (*page.trail, *((Inline(page.code, badge="code"),) if page.code else ()))
    if not parts:
        return ""
    written = " › ".join(html.inline(part, medium) for part in parts)
    return f'<nav class="hb-trail" aria-label="{words.TRAIL}">{written}</nav>'


def _notice(notice: Listing | None, medium: Medium) -> str:
    if notice is None:
        return ""
    heading = f"<p><strong>{words.NOTICE}</strong></p>"
    return f'<section class="hb-notice" aria-label="{words.NOTICE}">{heading}{html.listing(notice, medium)}</section>'


def _wrap(content: str) -> str:
    return f'<div class="hb">{content}</div>' if content else ""


def _piece(section: Section, page: Page, medium: Medium) -> Piece:
    content = "".join(
        block.html if isinstance(block, Written) else _block(block, page, medium) for block in section.blocks
    )
    if section.anchor and not section.title:
        content = f'<a id="{escape(section.anchor)}"></a>{content}'
    return Piece(section.level, section.anchor, section.title, _wrap(content))


def _block(block: Block, page: Page, medium: Medium) -> str:
    match block:
        case Prose():
            return html.prose(block, medium)
        case Drawing():
            return _drawing(block, page, medium)
        case Table():
            frame = "hb-scroll hb-scroll--matrix" if block.kind == "matrix" else "hb-scroll"
            return _scroll(frame, block.caption or page.title, html.table(block, medium)) + html.legend(block, medium)
        case Listing():
            return html.listing(block, medium)
        case Form():
            return f'{_files(block, medium)}<div class="hb-form">{form.title(block)}{form.body(block)}</div>'
        case Data():
            return _data(block, medium)
        case Walk():
            return walk(block, medium)
        case Wall():
            return wall(block, medium)
        case Sketch() | Written():
            raise TypeError(block)


def _files(block: Form, medium: Medium) -> str:
    """A form as files to fill in."""
    links = (
        f'<a {medium.attributes(address)} download="{escape(block.code or block.title)}.{ending}">{label}</a>'
        for address, (ending, label) in zip(block.files, words.FORM_FILES.items(), strict=False)
    )
    return f'<p class="hb-tools">{" ".join(links)}</p>' if block.files else ""


def _data(block: Data, medium: Medium) -> str:
    """Values that no browser shows, and the script that reads them."""
    written = block.json.replace("<", "\\u003c")
    values = f'<script type="application/json" id="hb-{block.name}">{written}</script>'
    return f'{values}<script defer src="{medium.picture(f"assets/{block.name}.js")}"></script>'


def _drawing(block: Drawing, page: Page, medium: Medium) -> str:
    if block.leads and block.file:
        return _thumbnail(block, block.file, medium)
    drawing = canvas(block, medium, beside=block in beside(page))
    caption = f"<figcaption>{escape(block.takeaway)}</figcaption>" if block.takeaway else ""
    shown = _scroll("hb-scroll", words.DRAWING.format(title=block.title), drawing)
    return f'<figure class="hb-drawing">{_tools(block, medium)}{shown}{caption}</figure>{_told(block, medium)}'


def _told(block: Drawing, medium: Medium) -> str:
    """The drawing in words, to fold out below it."""
    if not block.told:
        return ""
    return f'<details class="hb-told"><summary>{words.IN_WORDS}</summary>{_list(block.told, medium)}</details>'


def _list(entries: tuple[Told, ...], medium: Medium) -> str:
    items = (f"<li>{html.line(e.line, medium)}{_list(e.below, medium) if e.below else ''}</li>" for e in entries)
    return f"<ul>{''.join(items)}</ul>"


def _thumbnail(block: Drawing, file: Figure, medium: Medium) -> str:
    """A small picture of a drawing, asked for when the reader comes near."""
    source = escape(medium.picture(block.address("svg")))
    size = f'width="{file.width:.0f}" height="{file.height:.0f}"'
    picture = f'<img src="{source}" alt="" loading="lazy" {size}>'
    link = f"<a {medium.attributes(block.leads)}>{picture}<span>{escape(block.title)}</span></a>"
    return f'<figure class="hb-thumbnail">{link}</figure>'


def _tools(block: Drawing, medium: Medium) -> str:
    """What can be done with a drawing: taken along as a file. The viewer adds to it where a script may run."""
    if block.file is None:
        return ""
    name = escape(block.title)
    links = (
        f'<a {medium.attributes(block.address(form))} download="{name}.{form}">{label}</a>'
        for form, label in (("svg", words.DOWNLOAD), ("png", "PNG"))
    )
    return f'<p class="hb-tools">{" ".join(links)}</p>'


def _scroll(classes: str, label: str, content: str) -> str:
    return f'<div class="{classes}" role="region" aria-label="{escape(label)}" tabindex="0">{content}</div>'
