"""What the pages of the registers share: the way back, tables of plain heads, and where a thing is used."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.book import Book
from generator.pages import lines, words
from generator.pages.page import Cell, Inline, Line, Table
from generator.views.addresses import Addresses
from generator.views.responsibility import step_title
from generator.views.traces import Use

HOME = (Inline(words.HOME, href="index.html"),)

Row = tuple[Cell, ...]


def register_table(kind: str, caption: str, columns: Iterable[str], rows: Iterable[Row]) -> Table:
    """A table with plain column heads."""
    return Table(kind, caption, tuple(map(lines.plain, columns)), tuple(rows))


def trail(title: str, path: str) -> Line:
    """The way back from an entry to its list."""
    return (*HOME, Inline(title, href=path))


def group_row(line: Line, columns: int) -> Row:
    """A row that names the rows below it."""
    return (Cell((line,), head=True, span=columns),)


def use_line(use: Use, book: Book, addresses: Addresses) -> Line:
    """A step where something is used, with its process and what of it is used."""
    step = Inline(f"{use.step.number} {step_title(use.step, book)}".strip(), href=addresses.step(use.process, use.step))
    articles = (Inline(f"{use.how}　"),) if use.how else ()
    return (*articles, Inline(f"{use.process.title}："), step)


def see_line(name: str, book: Book) -> Line:
    """What a ``see`` means: its title, with a link to it or a word that the edition does not hold it."""
    href = Addresses(book).see(name)
    gone = (Inline(words.NOT_IN_EDITION),) if not href and name in book.left_out else ()
    return (*lines.linked(book.title_of(name), href), *gone)
