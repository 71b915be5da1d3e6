"""Who does what about an item without a process, and what an item rests on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.basis import Citation
from generator.model.book import Book, Item
from generator.model.chapters import Work
from generator.pages import lines, words
from generator.pages.page import Inline, Line, Listing, Section
from generator.pages.tables import Row, register_table
from generator.views.addresses import Addresses

OURS: Line = (Inline(words.DEFAULT, badge="default"),)


def work_section(item: Item, book: Book) -> Iterator[Section]:
    """What is done about an item: by whom, who answers for it, and on what basis."""
    if item.file.work:
        rows = (_work(work, book) for work in item.file.work)
        yield Section("work", words.WORK, (register_table("register", words.WORK, words.WORK_COLUMNS, rows),))


def _work(work: Work, book: Book) -> Row:
    addresses = Addresses(book)
    others = ((words.CONSULTS, work.consults), (words.INFORMS, work.informs))
    told = ((Inline(word), *lines.roles(_named(names, book), addresses)) for word, names in others if names)
    return (
        lines.cell(lines.plain(str(work.do)), head=True),
        lines.cell(lines.roles(_named(work.by, book), addresses)),
        lines.cell(lines.roles(_named((work.answers or work.by[0],), book), addresses)),
        lines.cell(*told),
        lines.cell(*(lines.basis(work.basis, book, addresses) if work.basis else (OURS,))),
    )


def _named(roles: tuple[str, ...], book: Book) -> tuple[str, ...]:
    return tuple(book.role_name(role) for role in roles)


def basis_section(item: Item, book: Book) -> Iterator[Section]:
    """What an item rests on, or that all of it is a default of this book."""
    cited = [basis for process in book.processes_of(item) for basis in process.first_basis]
    told = (*(fact.basis for fact in item.file.facts), *(work.basis for work in item.file.work))
    cited += item.file.basis or [one for basis in told for one in basis or ()]
    found = tuple(dict.fromkeys(lines.basis(cited, book, Addresses(book))))
    ours = item.file.work or any(fact.default for fact in item.file.facts)
    if ours and not any(isinstance(one, Citation) for one in cited):
        found = (*found, (Inline(words.ONLY_OURS), *OURS))
    if found:
        yield Section("basis", words.BASIS, (Listing("plain", found),))
