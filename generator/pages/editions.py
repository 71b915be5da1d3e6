"""The page that tells the editions apart: how much each holds, and what stands in some of them only."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.book import Book
from generator.model.editions import NAMED
from generator.pages import lines, words
from generator.pages.page import Inline, Listing, Page, Section, Table
from generator.pages.tables import HOME, Row, group_row
from generator.views.appendices import APPENDICES
from generator.views.editions import Difference, differences, holdings

EDITIONS = APPENDICES["editions"]


def editions_page(book: Book) -> Page:
    """Every edition with what it holds, then what differs, marked for each of them."""
    heads = (words.EDITION, *(str(handbook.file.title) for handbook in book.handbooks), *words.EDITION_HEADS)
    counts = Table("register", words.EDITION_COUNTS, tuple(map(lines.plain, heads)), tuple(_counts(book)))
    columns = (lines.plain(""), *(lines.plain(str(edition)) for edition in NAMED))
    legend = (Inline(words.EDITIONS_NOTE),)
    table = Table("matrix", words.EDITION_DIFFERENCES, columns, tuple(_rows(differences(book))), legend, upright=True)
    sections = (
        Section("counts", words.EDITION_COUNTS, (counts,)),
        Section("differences", words.EDITION_DIFFERENCES, (table,)),
    )
    opening = Section("", "", (Listing("note", (lines.plain(words.EDITIONS_SUMMARY),)),))
    return Page(EDITIONS.path, EDITIONS.title, (opening, *sections), summary=words.EDITIONS_SUMMARY, trail=HOME)


def _counts(book: Book) -> Iterator[Row]:
    for held in holdings(book):
        numbers = (*held.items, held.processes, held.steps, held.duties)
        name = str(held.edition) or words.WHOLE_EDITION
        yield (lines.cell(lines.plain(name), head=True), *(lines.cell(lines.plain(str(n))) for n in numbers))


def _rows(found: tuple[Difference, ...]) -> Iterator[Row]:
    sort = ""
    for one in found:
        if one.sort != sort:
            sort = one.sort
            yield group_row(lines.plain(words.EDITION_GROUPS[sort]), len(NAMED) + 1)
        marks = (lines.cell(lines.plain(words.HELD if held else "")) for held in one.held)
        yield (lines.cell(lines.linked(one.title, one.href), head=True), *marks)
