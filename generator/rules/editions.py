"""Editions: what is left of the book for every branch type and every audience is still whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostics import Finding, finding
from generator.model.book import Book, Item, Part
from generator.model.duties import Duty
from generator.model.editions import NAMED, AppliesTo, Edition


def check(book: Book) -> Iterator[Finding]:
    """All rules about editions, each fault told once with the editions that show it."""
    for handbook in book.handbooks:
        for part in handbook.parts:
            yield from _part(part)
            for item in part.item_pages:
                yield from _item(item, book)
    scopes = _scopes(book)
    for duty in book.duties:
        yield from _duty(duty, scopes.get(str(duty.item), []))


def _part(part: Part) -> Iterator[Finding]:
    """HB541 a part of which nothing is left, although it applies."""
    pages = tuple(part.pages())
    empty = [
        edition
        for edition in NAMED
        if part.file.applies_to.includes(edition)
        and not part.file.appendix
        and not any(page.file.applies_to.includes(edition) for page in pages)
    ]
    if pages and empty:
        yield finding("HB541", part.file.title.span, title=part.file.title, editions=_listed(empty))


def _item(item: Item, book: Book) -> Iterator[Finding]:
    """HB542 an item of which no drawing is left."""
    file = item.file
    processes = (
        *book.processes_of(item),
        *(book.processes[name] for name in file.comparisons if name in book.processes),
    )
    bare = [
        edition
        for edition in NAMED
        if file.applies_to.includes(edition)
        and not any(process.file.applies_to.includes(edition) for process in processes)
    ]
    if processes and bare and not file.matrices and not file.logics:
        yield finding("HB542", file.title.span, title=file.title, editions=_listed(bare))


def _scopes(book: Book) -> dict[str, list[AppliesTo]]:
    """Whom each page is for, and each process, which is for nobody whom its item is not for."""
    found: dict[str, list[AppliesTo]] = {}
    for name, process in book.processes.items():
        home = book.home_of(name)
        found[name] = [process.file.applies_to, *([home[1].file.applies_to] if home else [])]
    return found | {page.name: [page.file.applies_to] for handbook in book.handbooks for page in handbook.pages()}


def _duty(duty: Duty, scopes: Sequence[AppliesTo]) -> Iterator[Finding]:
    """HB543 a duty whose page or process the edition does not hold."""
    lost = [
        edition
        for edition in NAMED
        if duty.applies_to.includes(edition) and not all(scope.includes(edition) for scope in scopes)
    ]
    if lost:
        yield finding("HB543", duty.item.span, duty=duty.name, item=duty.item, editions=_listed(lost))


def _listed(editions: list[Edition]) -> str:
    return "、".join(map(str, editions))
