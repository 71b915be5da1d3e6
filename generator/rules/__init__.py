"""Rules: what must hold in the book beyond the form of its files. One module a family; all findings come at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.editions import EDITIONS
from generator.model.process import Process
from generator.model.resolve import resolve
from generator.rules import authority, basis, chapters, diagrams, records, references, registers, soundness, timing

ProcessRule = Callable[[Process, Book], Iterable[Finding]]
BookRule = Callable[[Book], Iterable[Finding]]

FLOW_RULES: tuple[ProcessRule, ...] = (soundness.check, timing.check, records.check)
"""Rules about the flow, which an edition changes."""

PROCESS_RULES: tuple[ProcessRule, ...] = (references.check, authority.check, basis.check)
"""Rules about what a process names, the same in every edition."""

BOOK_RULES: tuple[BookRule, ...] = (registers.check, chapters.check, diagrams.check)
"""Rules about the registers, the chapters and the other diagrams."""


def check(book: Book) -> Iterator[Finding]:
    """Everything that is wrong with a book."""
    for process in book.processes.values():
        yield from check_process(process, book)
    for rule in BOOK_RULES:
        yield from rule(book)


def check_process(process: Process, book: Book) -> Iterator[Finding]:
    """Everything that is wrong with a process, in the whole book and in every edition."""
    for rule in (*FLOW_RULES, *PROCESS_RULES):
        yield from rule(process, book)
    yield from _editions(process, book)


def _editions(process: Process, book: Book) -> Iterator[Finding]:
    """What is wrong with the flow only in some edition, told once with the first edition that shows it."""
    told = {(found.code, found.span) for rule in FLOW_RULES for found in rule(process, book)}
    seen: set[tuple[str, ...]] = {tuple(step.id for step in process.walk())}
    roles: Mapping[str, str] = book.role_names
    for edition in EDITIONS[1:]:
        if not process.file.applies_to.includes(edition):
            continue
        reduced, findings = resolve(process.name, process.path, process.file, roles, edition)
        kept = tuple(step.id for step in reduced.walk())
        if kept in seen:
            continue
        seen.add(kept)
        if not kept:
            yield finding("HB319", process.file.title.span, edition=edition)
        for found in (*findings, *(item for rule in FLOW_RULES if kept for item in rule(reduced, book))):
            if (found.code, found.span) not in told and found.code in EDITION_CODES:
                told.add((found.code, found.span))
                yield found


EDITION_CODES = frozenset({"HB306", "HB307", "HB308", "HB309", "HB315", "HB318"})
"""What an edition can break; the other flow rules already hold of the whole."""
