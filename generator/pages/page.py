"""A page: its address, its title and its sections of blocks, the same for the site and for print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from zlib import compress, decompress

from generator.diagnostics import NOWHERE, Span
from generator.drawing.figure import Figure
from generator.source.pictures.picture import Picture
from generator.views.chart import Chart
from generator.views.flow import Flow
from generator.views.logic import Logic
from generator.views.matrix import Matrix
from generator.views.roots import RootSystem


@dataclass(frozen=True, slots=True)
class Inline:
    """A run of text within a line: plain, strong, a badge, or a link (``href``: page path and anchor from the root).

    ``badge`` names its look (``unverified``, ``default``, ``control``, ``confidence`` …); its text says what it means.
    """

    text: str
    href: str = ""
    badge: str = ""
    strong: bool = False


Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A chapter's Markdown as sanitised HTML, with the pictures that it shows; their ``src`` is their address."""

    html: str
    pictures: tuple[Picture, ...] = ()


View = Chart | Flow | Logic | Matrix | RootSystem
"""What a drawing is made of."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A drawing that is still to be made. A page that is published holds none. ``leads`` is that of the drawing."""

    view: View
    takeaway: str
    leads: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a part of a drawing says, with what belongs below it."""

    line: Line
    below: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing in both skins, with the one-line takeaway that stands under it.

    ``sheets`` are the parts it prints as, one a page; where there are several, the site shows the same as ``parts``,
    one under the other, and the whole drawing in the viewer. On a narrow screen the whole drawing is shown as
    ``phone``, where there is one. ``file`` is the whole drawing in the skin of print, to be taken along;
    ``None`` where that is not offered. ``told`` says the same in words, where nothing else on its page does.
    Where ``leads`` is an address, the site shows a small picture of the file that leads there.
    """

    id: str
    title: str
    takeaway: str
    web: Figure
    sheets: tuple[Figure, ...]
    file: Figure | None = None
    phone: Figure | None = None
    parts: tuple[Figure, ...] = ()
    told: tuple[Told, ...] = ()
    leads: str = ""

    @property
    def screens(self) -> tuple[Figure, ...]:
        """All figures that the site shows of it."""
        return tuple(figure for figure in (self.web, *self.parts, self.phone) if figure)

    def address(self, form: str) -> str:
        """Where the drawing stands as a file."""
        return file_address(self.id, form)


def file_address(drawing: str, form: str) -> str:
    """Where a drawing stands as a file, ``svg`` or ``png``, below the site's root; by the id of its view."""
    return f"drawings/{drawing}.{form}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: lines of inlines. ``head`` makes it a row head; ``span`` counts the columns it stands over.

    ``look`` is how it stands out or steps back: ``gap`` for what is missing, ``total`` for sums. ``only`` of a first
    cell are the branch types and audiences that its row applies to, empty for all.
    """

    lines: tuple[Line, ...]
    head: bool = False
    anchor: str = ""
    span: int = 1
    look: str = ""
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``kind`` names its look (``steps``, ``limits``, ``facts``, ``matrix``, ``register`` …).

    A row of one head over all columns names the rows below it. ``bands`` stand over neighbouring columns: each a text
    (empty for none) and how many columns it spans. ``upright`` sets the column heads from top to bottom; ``words``
    tells that the cells of a matrix hold words and not signs. ``landscape`` tables stand on a landscape page in print,
    and one too wide for it on several: ``parts`` are how many columns each holds beside the row heads. ``foot`` rows
    stand below all others. With an ``id`` every cell names the heads that it belongs to. A ``screen`` table says on
    the site what the drawing above it shows in print. The rows of one with ``ticks`` can be ticked on the site.
    """

    kind: str
    caption: str
    columns: tuple[Line, ...]
    rows: tuple[tuple[Cell, ...], ...]
    legend: Line = ()
    bands: tuple[tuple[str, int], ...] = ()
    upright: bool = False
    words: bool = False
    landscape: bool = False
    id: str = ""
    foot: tuple[tuple[Cell, ...], ...] = ()
    parts: tuple[int, ...] = ()
    screen: bool = False
    ticks: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of lines; ``kind`` names its look.

    ``plain`` lines, ``choices`` of whom the site is shown for, ``months`` of a calendar, ``cards`` with a link and what
    it leads to, ``groups`` of links behind a name in strong words, the ``takeaway`` of a page, a ``note`` above a
    table, what stands ``under`` one, the ``findings`` of a preview, the ``checks`` that a reader ticks for himself,
    the ``star`` that is proposed for a unit.
    """

    kind: str
    lines: tuple[Line, ...]


FieldType = Literal["text", "long", "number", "date", "choice", "sign"]


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a blank form: its name, what is written there, the unit of a number, the options of a choice."""

    name: str
    type: FieldType = "text"
    unit: str = ""
    options: tuple[str, ...] = ()
    once: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A blank form: its number, title and fields; one with ``rows`` is a list and its fields are columns.

    A field that is written ``once`` stands above the list. ``files`` are the addresses of the form as files to fill in.
    """

    code: str
    title: str
    fields: tuple[Field, ...]
    rows: int = 0
    files: tuple[str, ...] = ()

    @property
    def head(self) -> tuple[Field, ...]:
        """The fields that are filled in once."""
        return tuple(field for field in self.fields if field.once) if self.rows else self.fields

    @property
    def columns(self) -> tuple[Field, ...]:
        """The fields that are filled in on every row of a list."""
        return tuple(field for field in self.fields if not field.once) if self.rows else ()


@dataclass(frozen=True, slots=True)
class Way:
    """A way on from a step: its outcome (or empty), in words where it leads, and the id of that step or of an end."""

    label: str
    text: str
    stop: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """A step of a walk. ``node`` is its ``data-node`` in the drawing; ``number`` is empty for steps at the same time.

    The first line of ``what`` is its title; ``only`` are the branch types and audiences that it applies to.
    """

    id: str
    node: str
    number: str
    stage: str
    what: tuple[Line, ...]
    who: tuple[Line, ...]
    limits: tuple[Line, ...]
    records: Line
    ways: tuple[Way, ...]
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Walk:
    """A process step by step, on the site beside its drawing. ``name`` begins the anchors, ``drawing`` is its id."""

    name: str
    title: str
    drawing: str
    stops: tuple[Stop, ...]

    def anchor(self, stop: str) -> str:
        """The anchor of a step."""
        return f"walk-{self.name}-{stop}"


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a sheet: its title, its anchor, and what is due, each with whom it applies to (empty for all)."""

    title: str
    anchor: str
    entries: tuple[tuple[Line, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Wall:
    """A year on one sheet, to be hung up: what is due ``every`` month, and the months by quarter; on the site alone."""

    title: str
    every: tuple[tuple[Line, tuple[str, ...]], ...]
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Data:
    """Values for a script of the site, as JSON under a name of their own; neither shown nor printed."""

    name: str
    json: str


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in a section as HTML, ready for the site and kept small: for pages of which there are thousands."""

    packed: bytes

    @classmethod
    def of(cls, html: str) -> Written:
        """The block of some HTML."""
        return cls(compress(html.encode()))

    @property
    def html(self) -> str:
        """The HTML."""
        return decompress(self.packed).decode()


Block = Prose | Sketch | Drawing | Table | Listing | Form | Walk | Wall | Data | Written
"""What stands in a section. A walk is shown on the site alone: in print the table of steps says the same."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands below it. ``level`` is 2 or 3; an empty title continues the page's opening."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]
    level: int = 2


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a page says of itself: ``facts`` by their names, how it is cited, and where to tell an error of it.

    The last part of a ``citation`` that is a link is the address of the page.
    """

    facts: tuple[tuple[str, Line], ...]
    citation: Line
    report: Line


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the book.

    ``path`` is the address below the site's root, such as ``branch/election.html``; ``source`` is the place that an
    edit link opens; ``summary`` is one sentence for search results; ``trail`` names the pages above it; ``imprint``
    stands at its end, on the site alone. ``indexed`` pages are found by the search. ``only`` are the branch types and
    audiences that the page applies to, empty for all.
    """

    path: str
    title: str
    sections: tuple[Section, ...]
    source: Span = NOWHERE
    summary: str = ""
    code: str = ""
    trail: tuple[Inline, ...] = ()
    imprint: Imprint | None = None
    indexed: bool = True
    only: tuple[str, ...] = ()

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures in its prose, in order."""
        blocks = (block for section in self.sections for block in section.blocks)
        return tuple(picture for block in blocks if isinstance(block, Prose) for picture in block.pictures)

    @property
    def form(self) -> Form | None:
        """The blank form that the page begins with, if it is the page of a form."""
        first = self.sections[0].blocks[:1] if self.sections else ()
        return first[0] if first and isinstance(first[0], Form) else None
