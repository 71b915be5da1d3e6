"""A book as a booklet: its pages two-up on both sides of sheets that are folded and stitched through the spine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Page, Pdf, String

from generator.drawing.paper import Size
from generator.publishing.press import POINTS

MOST: Final = 20
"""How many sheets are stitched as one at most: a thicker pile does not stay folded. What is longer makes several."""
SHEET: Final[Size] = (297.0, 210.0)
"""The paper that two pages of A5 are printed on, in mm: half a millimetre wider on both sides."""
PAPER: Final = 0.1
"""How thick a sheet of office paper (80 g/m²) is, in mm; by so much each sheet pushes the next one out of the fold."""

Side = tuple[int | None, int | None]
"""The pages on the left and on the right of a side, from 0; none for one that stays blank."""


@dataclass(frozen=True, slots=True)
class Booklet:
    """What was made: the PDF, the number of sheets in each part, of blank pages, and of pages that are put in.

    ``creep`` is by how much, in mm, the pages of the innermost sheet are moved to the fold.
    """

    content: bytes
    sheets: tuple[int, ...]
    blank: int
    inserts: int
    creep: float


def imposed(content: bytes, page: Size) -> Booklet:
    """The booklet of a book whose pages have a size, in mm; larger ones follow at the end, to be put in their places.

    A page that lies across is turned with its head to the left. Links and bookmarks go: they lead to pages that are
    no longer there.
    """
    width, height = (round(edge * POINTS, 3) for edge in page)
    with Pdf.open(BytesIO(content)) as book, Pdf.new() as made:
        kept, inserts = _sorted(book, max(width, height))
        parts = list(signatures(len(kept)))
        for start, count in parts:
            for depth, front, back in sheets(count):
                for side in (front, back):
                    pages = [None if at is None or start + at >= len(kept) else kept[start + at] for at in side]
                    _add(made, pages, (width, height), depth * PAPER * POINTS)
        for number in inserts:
            bare(book.pages[number])
            made.pages.append(book.pages[number])
        _describe(made, book)
        file = BytesIO()
        made.save(file, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    counts = tuple(count // 4 for _, count in parts)
    blank = sum(count for _, count in parts) - len(kept)
    return Booklet(file.getvalue(), counts, blank, len(inserts), (max(counts, default=1) - 1) * PAPER)


def signatures(pages: int) -> Iterator[tuple[int, int]]:
    """The parts that so many pages are stitched in: the first page of each and its number of pages, a multiple of 4."""
    sheets_ = -(-pages // 4)
    parts = max(1, -(-sheets_ // MOST))
    start = 0
    for part in range(parts):
        count = 4 * (sheets_ // parts + (part < sheets_ % parts))
        yield start, count
        start += count


def sheets(pages: int) -> Iterator[tuple[int, tuple[int, int], tuple[int, int]]]:
    """The sheets of a booklet, the outermost first: how deep each lies, and the pages on its front and on its back."""
    for depth in range(pages // 4):
        first, last = 2 * depth, pages - 1 - 2 * depth
        yield depth, (last, first), (first + 1, last - 1)


def _sorted(book: Pdf, longest: float) -> tuple[list[Page], list[int]]:
    """The pages that are folded, and the numbers of the larger ones; their blank backs are left out."""
    kept: list[Page] = []
    inserts: list[int] = []
    for number, page in enumerate(book.pages):
        if max(_size(page)) > longest + 1:
            inserts.append(number)
        elif number - 1 not in inserts:
            kept.append(page)
    return kept, inserts


def _size(page: Page) -> Size:
    left, bottom, right, top = (float(edge) for edge in page.mediabox.as_list())
    return right - left, top - bottom


def _add(made: Pdf, pages: Sequence[Page | None], size: Size, creep: float) -> None:
    """A side of a sheet; ``creep`` is how far its pages are moved to the fold, in points."""
    width, height = size
    middle = SHEET[0] / 2 * POINTS
    drawn, names = [], Dictionary()
    for number, page in enumerate(pages):
        if page is None:
            continue
        name = f"/P{number}"
        names[name] = made.copy_foreign(page.as_form_xobject())
        x = middle - width + creep if number == 0 else middle - creep
        across = _size(page)[0] > _size(page)[1]
        turned = f"0 1 -1 0 {x + width:.3f} 0" if across else f"1 0 0 1 {x:.3f} 0"
        clip = f"{0 if number == 0 else middle:.3f} 0 {middle:.3f} {height:.3f} re W n"
        drawn.append(f"q {clip} {turned} cm {name} Do Q")
    side = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(2 * middle, 3), round(SHEET[1] * POINTS, 3)]),
        Resources=Dictionary(XObject=names),
        Contents=made.make_stream("\n".join(drawn).encode()),
    )
    made.pages.append(Page(made.make_indirect(side)))


def bare(page: Page) -> None:
    """Take from a page what belongs to the book it stands in: its links, and its place in the tree of tags."""
    for key in ("/Annots", "/StructParents", "/Tabs"):
        if key in page.obj:
            del page.obj[key]


def _describe(made: Pdf, book: Pdf) -> None:
    """Title, language and date of the book, and how its sheets are to be printed."""
    root: Any = made.Root
    root.Lang = String("zh-CN")
    root.ViewerPreferences = Dictionary(
        DisplayDocTitle=True, Duplex=Name.DuplexFlipShortEdge, PrintScaling=Name("/None")
    )
    for key in ("/Title", "/CreationDate"):
        if key in book.docinfo:
            made.docinfo[key] = String(str(book.docinfo[key]))
