"""The pages of a printed book by its format, and which of them a drawing is printed on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generator.drawing import paper as frames
from generator.drawing.figure import Figure
from generator.drawing.paper import LEAST_POINTS, TITLE, Bound

PIXELS_PER_MM: Final = 96 / 25.4
TITLED: Final = 30.0
"""What the title of an item and a caption of two lines take of the page of a drawing, in mm."""


@dataclass(frozen=True, slots=True)
class Edges:
    """The margins of a page in millimetres, as it lies on its side of the book: ``inner`` is at the binding."""

    top: float
    outer: float
    bottom: float
    inner: float


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of page, in millimetres: its name in the style sheet, the frame for a drawing, the sheet, its margins.

    A ``turned`` page lies across in an upright book and is bound at its upper edge.
    """

    name: str
    width: float
    height: float
    sheet: tuple[float, float]
    edges: Edges
    turned: bool = False

    @property
    def text_width(self) -> float:
        """The width between the margins in millimetres."""
        return self.sheet[0] - self.edges.inner - self.edges.outer

    @property
    def text_height(self) -> float:
        """The height between the margins in millimetres."""
        return self.sheet[1] - self.edges.top - self.edges.bottom


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of text in points: prose, lists, tables, the titles of items, those of parts and the cover, forms."""

    text: float
    list: float
    table: float
    item: float
    part: float
    form: float = 10


@dataclass(frozen=True, slots=True)
class Format:
    """A format of books: everything that its style sheet and the work after typesetting are derived from.

    ``papers`` are tried for a drawing one after the other: the first are the pages of text, over which it may stand
    out into the margins, then pages of its own. ``wide`` is the page of a table that lies across.
    Drawings are split for a book of ``bound``. ``bleed`` is what colour runs over the edges of pages, in mm; with one
    there are crop marks outside of it. A ``booklet`` has its pages two-up on sheets to be folded and stitched through
    the spine. ``loose`` leaves are filed: every item starts on a leaf of its own and is paged within itself.
    ``forms`` is the size of the rows of blank forms, 1 for those of A4.
    """

    name: str
    papers: tuple[Paper, ...]
    wide: Paper
    sizes: Sizes
    bound: Bound = "a4"
    bleed: float = 0.0
    booklet: bool = False
    loose: bool = False
    forms: float = 1.0

    @property
    def page(self) -> Paper:
        """The pages of text."""
        return self.papers[0]

    @property
    def text_width(self) -> float:
        """The width of the text in millimetres."""
        return self.page.text_width


_A3, _A4, _A4_ACROSS = (420.0, 297.0), (210.0, 297.0), (297.0, 210.0)
_A5, _A5_ACROSS = (148.0, 210.0), (210.0, 148.0)

WITHIN: Final = Paper("within", 180.0, 201.0, _A4, Edges(31, 24, 24, 30))
"""Within the text, which is 156 mm wide: 42 characters of 10.5 pt."""
UPRIGHT: Final = Paper("upright", *frames.UPRIGHT, _A4, Edges(18, 12, 15, 18))
"""An upright page of its own, with narrow margins."""
LANDSCAPE: Final = Paper("landscape", *frames.ACROSS, _A4_ACROSS, Edges(18, 15, 15, 15), turned=True)
"""A landscape page of its own."""
WIDE: Final = Paper("wide", 267.0, 148.0, _A4_ACROSS, Edges(26, 15, 15, 15), turned=True)
"""A landscape page for a table, whose heading stands below where running heads do."""
FOLD_OUT: Final = Paper("fold-out", *frames.FOLD_OUT, _A3, Edges(18, 15, 15, 15))
"""A landscape A3 sheet that folds out. All frames leave room for the caption."""

A4: Final = Format("a4", (WITHIN, UPRIGHT, LANDSCAPE, FOLD_OUT), WIDE, Sizes(10.5, 9, 8.5, 14, 24))
A5: Final = Format(
    "a5",
    (
        Paper("within", 126.0, 132.0, _A5, Edges(22, 15, 18, 18.7)),
        Paper("upright", *frames.UPRIGHT_A5, _A5, Edges(14, 9, 12, 14)),
        Paper("landscape", *frames.ACROSS_A5, _A5_ACROSS, Edges(15, 11, 12, 11), turned=True),
        Paper("fold-out", *frames.ACROSS, _A4_ACROSS, Edges(18, 15, 15, 15)),
        Paper("double", *frames.FOLD_OUT, _A3, Edges(18, 15, 15, 15)),
    ),
    Paper("wide", 267.0, 148.0, _A4_ACROSS, Edges(26, 15, 15, 15)),
    Sizes(9, 8, 7.5, 12, 18, 7.5),
    "a5",
    forms=0.62,
)
"""The text is 36 characters of 9 pt wide; what does not fit folds out to A4 or A3."""
FORMATS: Final = {
    form.name: form
    for form in (
        A4,
        A5,
        replace(A5, name="booklet", booklet=True),
        replace(A4, name="bleed", bleed=3.0),
        replace(A4, name="loose-leaf", loose=True),
    )
}
"""All formats by name."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A drawing on its paper: the size it is printed at, in millimetres, and the smallest text in points."""

    paper: Paper
    width: float
    height: float
    points: float

    @property
    def alone(self) -> bool:
        """Whether the drawing takes a page of its own."""
        return self.paper.name != WITHIN.name

    @property
    def room(self) -> float:
        """What its page leaves beside the drawing, its caption and the title of an item, in mm."""
        return self.paper.text_height - TITLED - self.height


def place(figure: Figure, *, titled: bool = False, form: Format = A4) -> Placed:
    """The paper for a drawing: the first that prints it legibly, else the first of those with the largest text.

    ``titled`` drawings leave room for the title of the page above them.
    """
    less = TITLE if titled else 0.0
    within, *alone = form.papers
    tries = [_on(figure, paper) for paper in (within, *(replace(paper, height=paper.height - less) for paper in alone))]
    legible = (placed for placed in tries if placed.points >= LEAST_POINTS)
    return next(legible, None) or max(tries, key=lambda placed: int(placed.points))


def _on(figure: Figure, paper: Paper) -> Placed:
    scale = min(paper.width / figure.width, paper.height / figure.height, 1 / PIXELS_PER_MM)
    points = figure.printed_text_points(paper.width, paper.height)
    return Placed(paper, figure.width * scale, figure.height * scale, points)
