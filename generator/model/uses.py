"""Uses: what the pages, processes and duties of a book name in its registers."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.book import Book


def named_forms(book: Book) -> Iterator[str]:
    """The forms that steps leave, items list, duties take as evidence and prose links to, by what they are called."""
    for process in book.processes.values():
        yield from (record for step in process.walk() for record in step.records)
    for handbook in book.handbooks:
        yield from (form for item in handbook.items() for form in item.file.forms)
    yield from (evidence.form for duty in book.duties for evidence in duty.evidence)
    yield from linked(book, "form")


def linked(book: Book, kind: str) -> Iterator[str]:
    """What prose links to, of one kind: ``三会一课`` for a link to ``term:三会一课``."""
    for handbook in book.handbooks:
        for page in handbook.pages():
            links = (link.target.partition(":") for link in page.markdown.links)
            yield from (name for found, _, name in links if found == kind)
