"""Former names: an alias leads an old address to the present page and to no other (standards 3.5, rule 39)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.source.value import Text


def check(book: Book) -> Iterator[Finding]:
    """HB413 a former name that another page of the handbook has, HB415 one that is the file's present name."""
    for process in book.processes.values():
        yield from _own(process.name, process.file.aliases)
    for diagram in (*book.matrices.values(), *book.logics.values(), *book.roots.values()):
        yield from _own(diagram.name, diagram.file.aliases)
    for handbook in book.handbooks:
        taken = {page.name: page.path for page in handbook.pages()}
        for page in handbook.pages():
            yield from _own(page.name, page.file.aliases)
            for alias in page.file.aliases:
                if taken.setdefault(str(alias), page.path) != page.path:
                    yield finding("HB413", alias.span, name=alias, path=taken[alias])


def _own(name: str, aliases: tuple[Text, ...]) -> Iterator[Finding]:
    for alias in aliases:
        if alias == name:
            yield finding("HB415", alias.span, name=alias)
