"""What the pages of the functions share: their way back, the note on what they rest on, and links to units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.model.book import Book
from generator.pages import lines
from generator.pages.page import Inline, Line, Listing, Page, Section
from generator.pages.platform import words
from generator.pages.tables import HOME, Row, group_row
from generator.views.appendices import APPENDICES, PLATFORM, Appendix, platform_of
from generator.views.standing import Organisation, Standing

MOST: Final = 300
"""How many rows of units or of what is due a page lists; the rest is found on the pages of the units."""


def first(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows that a page lists, with a last one that tells how many there are where it leaves some out."""
    if len(rows) <= MOST:
        return rows
    return (*rows[:MOST], group_row(lines.plain(words.REST.format(shown=MOST, total=len(rows))), len(rows[0])))


def path(code: str) -> str:
    """The address of a unit's page."""
    return f"units/{code}.html"


def platform_page(page: Appendix, summary: str, *sections: Section) -> Page:
    """A function of the platform."""
    return Page(page.path, page.title, sections, summary=summary, trail=HOME)


def note(found: Organisation, book: Book, *told: str) -> Listing:
    """What a page rests on: that all of it is an example where it is one, the day, and how it counts."""
    example = (words.DEMONSTRATION,) if found.demonstration else ()
    return Listing("note", tuple(map(lines.plain, (*example, words.AS_OF.format(day=book.as_of), *told))))


def as_built(found: Organisation, book: Book, *told: str) -> Listing:
    """What a page rests on that stays as it was built, with links to those that follow the reader's own day."""
    above = note(found, book, *told)
    live = (APPENDICES["units"], PLATFORM["alarms"])
    links = lines.joined(lines.linked(page.title, page.path) for page in live)
    return Listing(above.kind, (*above.lines, (Inline(words.AS_BUILT), *links)))


def functions(book: Book, here: str) -> Listing:
    """Links to the other functions."""
    links = (Inline(page.title, href=page.path) for key, page in platform_of(book).items() if key != here)
    return Listing("groups", ((Inline(words.FUNCTIONS, strong=True), *links),))


def unit_link(standing: Standing, found: Organisation, anchor: str = "") -> Line:
    """A unit's code with a link to its page, moved in by its depth in the tree."""
    depth = "　" * len(found.above(standing.code))
    return (*lines.plain(depth), Inline(title(standing), href=path(standing.code) + anchor))


def kind(level: str, type_: str) -> str:
    """What kind of unit: the level, and the type where the level has types."""
    return "　".join(filter(None, (level, type_)))


def title(standing: Standing) -> str:
    """A unit's code, with what became of it."""
    unit = standing.unit
    if standing.active:
        return standing.code
    return standing.code + (words.MERGED.format(into=unit.into) if unit.into else words.CLOSED)
