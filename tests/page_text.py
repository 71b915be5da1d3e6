"""The words of every page of the book, line by line as a reader meets them: rows of tables, paragraphs, entries."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache

from generator.pages.compose import compose
from generator.pages.figures import Figures, draw_view
from generator.pages.page import Block, Form, Inline, Line, Listing, Page, Prose, Table
from generator.pages.publication import Identity
from generator.views.written_logic import logic_of
from tests.whole_book import real_book

CELL, ENTRY = " | ", "；"
_ENDS = re.compile(r"</(?:p|li|h[1-6]|tr|blockquote)>")


@cache
def composed() -> dict[str, Page]:
    """The pages of the site; the drawings do not matter here and are all the same one."""
    book = real_book()
    some = next(logic for diagram in book.logics.values() if (logic := logic_of(diagram, book)))
    one: Figures = draw_view(some)
    return {
        page.path: page for page in compose(book, Identity("书"), draw=lambda views: [one for _ in views]).site.pages
    }


def inlines(page: Page) -> Iterator[Inline]:
    """Every run of text in the tables and lists of a page."""
    for block in (block for section in page.sections for block in section.blocks):
        lines: tuple[Line, ...] = block.lines if isinstance(block, Listing) else ()
        if isinstance(block, Table):
            lines = tuple(line for row in block.rows for cell in row for line in cell.lines)
        yield from (inline for line in lines for inline in line)


@cache
def page_lines(path: str) -> tuple[str, ...]:
    """What a page says, a row of a table in one line."""
    page = composed()[path]
    return (page.title, *(line for section in page.sections for block in section.blocks for line in _block(block)))


def _block(block: Block) -> Iterator[str]:
    match block:
        case Prose():
            yield from _prose(block.html)
        case Table():
            for row in block.rows:
                yield CELL.join(ENTRY.join(map(_line, cell.lines)) for cell in row)
        case Listing():
            yield from map(_line, block.lines)
        case Form():
            yield ENTRY.join((block.code, block.title, *(field.name for field in block.fields)))
        case _:
            pass


def _line(line: Line) -> str:
    return "".join(inline.text for inline in line)


def _prose(text: str) -> Iterator[str]:
    """Paragraphs, entries and rows of a chapter."""
    broken = re.sub(r"</t[dh]>", CELL, _ENDS.sub("\n", re.sub(r"(?<=</t[dh]>)\s+|(?<=<tr>)\s+", "", text)))
    yield from filter(None, (line.strip() for line in html.unescape(re.sub(r"<[^>]+>", "", broken)).split("\n")))
