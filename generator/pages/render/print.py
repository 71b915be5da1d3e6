"""A page for a printed book: the same blocks, anchors of the whole book, links laid over the drawings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape

from generator.drawing.figure import Figure, Link
from generator.pages.page import (
    Block,
    Data,
    Drawing,
    Form,
    Line,
    Listing,
    Page,
    Prose,
    Section,
    Sketch,
    Table,
    Walk,
    Wall,
    Written,
)
from generator.pages.render import form, html, lengths, words
from generator.pages.render.address import href_attribute, is_outside, name, split
from generator.pages.render.columns import parted
from generator.pages.render.html import Medium
from generator.pages.render.order import is_drawn, leading, resting, spread
from generator.pages.render.paper import A4, Format, Paper, Placed, place

_DEEPEST = 6
PICTURES = "https://pictures.invalid/"
"""Where a printed book has its pictures: on a host that cannot be (RFC 2606); who prints it has them at hand."""
DRAWINGS = "https://drawings.invalid/"
"""Where it has its drawings."""
FOOT = 5
"""How many places that use a form are named below it."""
_ALONE = '<div class="alone '
CODE = f"{DRAWINGS}code.svg"
"""What it calls the code that leads to the page about itself."""

Figured = Mapping[tuple[str, str], int]
"""The numbers of drawings, by the path of their page and their id."""


@dataclass(frozen=True, slots=True)
class Book:
    """What a page must know of the book it stands in: the paths of its pages, its format, the numbers of its drawings.

    Links to other pages are left out.
    """

    paths: Collection[str]
    form: Format = A4
    numbers: Figured = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paged(Medium):
    """The medium of a page in a book of some format."""

    form: Format = A4
    page: Page | None = None
    numbers: Figured = field(default_factory=dict)

    def figure(self, drawing: Drawing) -> tuple[str, str]:
        """The anchor of a drawing and what names it; empty where the book does not count it."""
        number = self.page and self.numbers.get((self.page.path, drawing.id))
        if not self.page or not number:
            return "", ""
        return figure_anchor(self.page, drawing), words.FIGURE.format(number=number)


def figure_anchor(page: Page, drawing: Drawing) -> str:
    """The anchor of a drawing in a book."""
    return name(page.path, f"figure-{drawing.id}")


def article(page: Page, book: Book) -> str:
    """The page as one ``article``: its title below that of the part, then its sections.

    What opens a page stands with its title on the page of its first drawing; a form is a page of its own.
    """
    medium = _medium(page, book)
    if page.form:
        return _form(page, page.form, medium)
    basis, sections = resting(spread(page.sections))
    above, opening = _heading(page), leading(sections)
    sections = sections[len(opening) :]
    listed = "".join(_block(block, medium) for section in opening for block in section.blocks)
    behind = bool(sections) and not _has_room(opening, sections[0], book.form)
    above, below = (above, listed) if behind else (above + listed, "")
    written = []
    for section in sections:
        rests = bool(basis) and bool(section.title) and not is_drawn(section)
        written += [_section(section, above, medium, basis if rests else ()), below]
        above, below, basis = "", "", () if rests else basis
    opens = bool(page.sections) and isinstance(next(iter(page.sections[0].blocks), None), Prose)
    look = ' class="chapter"' if opens else ""
    return f"<article{look}>{''.join(written) or above}</article>"


def _has_room(opening: Sequence[Section], section: Section, form: Format) -> bool:
    """Whether what opens a page fits between its title and its drawing, on the page of that drawing."""
    drawing = next(iter(section.blocks), None)
    if not isinstance(drawing, Drawing):
        return True
    placed = place(drawing.sheets[0], titled=True, form=form)
    listings = [block for one in opening for block in one.blocks if isinstance(block, Listing)]
    return sum(lengths.of_listing(block, placed.paper) for block in listings) <= placed.room


def _heading(page: Page, look: str = "") -> str:
    code = f'<span class="code">{escape(page.code)}</span>' if page.code else ""
    title = f'<span class="title">{escape(page.title)}</span>'
    return f'<h2 class="item{look}" id="{name(page.path)}">{code}{title}</h2>'


def _form(page: Page, blank: Form, medium: Paged) -> str:
    """The page of a form: number and title as on the sheet, and below it in small print what else is known of it."""
    rest = [block for block in page.sections[0].blocks[1:] if isinstance(block, Listing)]
    notes = [html.line(line, medium) for block in rest for line in block.lines]
    for section in page.sections[1:]:
        told = [
            html.line(line, medium) for block in section.blocks if isinstance(block, Listing) for line in block.lines
        ]
        shown = "；".join(told[:FOOT]) + (words.MORE.format(count=len(told)) if len(told) > FOOT else "")
        notes += [f"{escape(section.title)}：{shown}"] if told else []
    foot = f'<p class="hb-form__foot">{words.GAP.join(notes)}</p>' if notes else ""
    return (
        f'<article class="form">{_heading(page, " form")}'
        f'<div class="hb-form">{form.body(blank, printed=True, size=medium.form.forms)}</div>{foot}</article>'
    )


def _medium(page: Page, book: Book) -> Paged:
    def attributes(href: str) -> str:
        if is_outside(href):
            return href_attribute(href)
        path, anchor = split(href, page.path)
        if path not in book.paths:
            return ""
        kind = ' class="here"' if path == page.path else ' class="cross"'
        return href_attribute(f"#{name(path, anchor)}") + kind

    return Paged(
        attributes=attributes,
        anchor=lambda anchor: name(page.path, anchor),
        picture=picture_source,
        stacked=True,
        form=book.form,
        page=page,
        numbers=book.numbers,
    )


def picture_source(address: str) -> str:
    """What a printed book calls a picture."""
    return PICTURES + address


def drawing_source(figure: Figure) -> str:
    """What a printed book calls a drawing; the name changes with what it shows."""
    return f"{DRAWINGS}{sha256(figure.svg.encode()).hexdigest()[:32]}.svg"


def _section(section: Section, above: str, medium: Paged, basis: Sequence[Line] = ()) -> str:
    """A section below what stands ``above`` it: on the page of its first block, where that takes one.

    Its heading has the ``basis`` as a footnote.

    A drawing tells its title itself; its heading is left out where the page's title stands right above it.
    """
    anchor = f' id="{medium.anchor(section.anchor)}"' if section.anchor else ""
    level = min(section.level + 1, _DEEPEST)
    rests = _footnote(_rests(basis, medium)) if basis else ""
    label = f' data-label="{escape(section.title)}"' if rests else ""
    heading = f"<h{level}{label}>{escape(section.title)}{rests}</h{level}>" if section.title else ""
    is_drawing = is_drawn(section)
    blocks = _blocks(section, medium, titled=bool(above))
    if not blocks.startswith(_ALONE):
        return f"<section{anchor}>{above}{'' if is_drawing and above else heading}{blocks}</section>"
    start, mark, rest = blocks.partition(">")
    return f"<section{anchor}>{start}{mark}{above}{'' if is_drawing else heading}{rest}</section>"


def _rests(basis: Sequence[Line], medium: Paged) -> str:
    """What an item rests on; it is named, so that no two notes of a book are the same."""
    title = escape(medium.page.title) if medium.page else ""
    return words.BASIS.format(title=title) + "；".join(html.line(line, medium) for line in basis)


def _footnote(text: str) -> str:
    """A footnote, as HTML, at the place where it stands."""
    return f'<span class="foot">{text}</span>'


def _blocks(section: Section, medium: Paged, *, titled: bool) -> str:
    """The blocks of a section; what stands under one stands on its page."""
    pieces: list[str] = []
    for number, block in enumerate(section.blocks):
        piece = _block(block, medium, titled=titled and number == 0)
        under = isinstance(block, Listing) and block.kind == "under"
        if under and pieces and pieces[-1].startswith(_ALONE):
            pieces[-1] = f"{pieces[-1].removesuffix('</div>')}{piece}</div>"
        elif piece:
            pieces.append(piece)
    return "".join(pieces)


def _block(block: Block, medium: Paged, *, titled: bool = False) -> str:
    match block:
        case Prose():
            return html.prose(block, medium)
        case Drawing():
            return "".join(
                _sheet(block, number, medium, titled=titled and number == 0) for number in range(len(block.sheets))
            )
        case Table():
            return "" if block.screen else "".join(_table(part, block, medium) for part in parted(block))
        case Listing():
            return html.listing(block, medium)
        case Form():
            body = form.body(block, printed=True, size=medium.form.forms)
            return f'<div class="hb-form">{form.title(block)}{body}</div>'
        case Walk() | Wall() | Data() | Written():
            return ""
        case Sketch():
            raise TypeError(block)


def _table(part: Table, whole: Table, medium: Paged) -> str:
    """A table, or what one page holds of it under a line that says so."""
    told = f'<p class="hb-part">{escape(part.caption)}</p>' if part is not whole else ""
    table = told + html.table(part, medium) + html.legend(part, medium)
    return _alone(medium.form.wide, table) if whole.landscape else table


def _sheet(block: Drawing, number: int, medium: Paged, *, titled: bool) -> str:
    figure = block.sheets[number]
    placed = place(figure, titled=titled, form=medium.form)
    total = len(block.sheets)
    count = words.SHEET.format(number=number + 1, total=total) if total > 1 else ""
    anchor, numbered = medium.figure(block)
    called = f'<span class="number">{numbered}</span>' if numbered else ""
    caption = f"<figcaption>{called}<b>{escape(block.title)}{count}</b>{escape(block.takeaway)}</figcaption>"
    told = f"{block.title}{count}：{block.takeaway}"
    identified = f' id="{anchor}"' if anchor and number == 0 else ""
    content = f"<figure{identified}>{_drawing(figure, told, placed, medium)}{caption}</figure>"
    return _alone(placed.paper, content) if placed.alone else content


def _alone(paper: Paper, content: str) -> str:
    return f'{_ALONE}{paper.name}">{content}</div>'


def _drawing(figure: Figure, told: str, placed: Placed, medium: Paged) -> str:
    size = f"width:{placed.width:.2f}mm;height:{placed.height:.2f}mm"
    image = f'<img src="{drawing_source(figure)}" alt="{escape(told)}" style="{size}">'
    aside = "" if placed.alone else f"margin-left:{(medium.form.text_width - placed.width) / 2:.2f}mm;"
    return f'<div class="sheet" style="{aside}{size}">{image}{_links(figure, placed, medium)}</div>'


def _links(figure: Figure, placed: Placed, medium: Paged) -> str:
    """Links laid over the drawing, since those inside an SVG are lost on the way to paper.

    They alone are placed: what is placed is painted last, and the drawing is to be painted before its caption.
    """
    links = "".join(_link(link, figure, medium) for link in figure.links)
    over = f"height:{placed.height:.2f}mm;margin-top:-{placed.height:.2f}mm"
    return f'<div class="links" style="{over}">{links}</div>' if links else ""


def _link(link: Link, figure: Figure, medium: Paged) -> str:
    attributes = medium.attributes(link.href)
    if not attributes:
        return ""
    box = (
        f"left:{100 * link.x / figure.width:.3f}%;top:{100 * link.y / figure.height:.3f}%;"
        f"width:{100 * link.width / figure.width:.3f}%;height:{100 * link.height / figure.height:.3f}%"
    )
    return f'<a {attributes} title="{escape(link.title or words.GO)}" style="{box}"></a>'
