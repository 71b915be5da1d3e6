"""Rules: what must hold in the book beyond the form of its files. One module a family; all findings come at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.cite import day_of
from generator.model.editions import EDITIONS, Edition
from generator.model.process import Process
from generator.model.resolve import resolve
from generator.rules import (
    answers,
    authority,
    basis,
    budgets,
    chapters,
    completeness,
    cycle,
    diagrams,
    duties,
    editions,
    improvements,
    names,
    oversight,
    punctuation,
    records,
    references,
    registers,
    soundness,
    systems,
    timing,
    units,
    upkeep,
    visibility,
)

ProcessRule = Callable[[Process, Book], Iterable[Finding]]
BookRule = Callable[[Book], Iterable[Finding]]

FLOW_RULES: tuple[ProcessRule, ...] = (soundness.check, timing.check, records.check)
"""Rules about the flow, which an edition changes."""

WHOLE_RULES: tuple[ProcessRule, ...] = (oversight.check, cycle.check)
"""Rules about the flow of the whole book alone."""

PROCESS_RULES: tuple[ProcessRule, ...] = (
    references.check,
    authority.check,
    basis.check,
    visibility.check,
    budgets.check,
)
"""Rules about what a process names, the same in every edition."""

BOOK_RULES: tuple[BookRule, ...] = (
    registers.check,
    systems.check,
    duties.check,
    units.check,
    improvements.check,
    chapters.check,
    answers.check,
    completeness.check,
    diagrams.check,
    names.check,
    editions.check,
    visibility.check_pages,
    budgets.check_titles,
    upkeep.check,
    punctuation.check,
)
"""Rules about the registers, the chapters and the other diagrams."""


def check(book: Book) -> Iterator[Finding]:
    """Everything that is wrong with a book."""
    for process in book.processes.values():
        yield from check_process(process, book)
    for former in book.past.values():
        yield from check_process(former, as_of_its_day(former, book))
    for rule in BOOK_RULES:
        yield from rule(book)


def as_of_its_day(process: Process, book: Book) -> Book:
    """The book on the last day of a former version of a process: what it cites was in force then."""
    until = process.file.until
    last = day_of(until) if until else None
    return replace(book, as_of=(last - timedelta(days=1)).isoformat()) if last else book


def check_process(process: Process, book: Book) -> Iterator[Finding]:
    """Everything that is wrong with a process, in the whole book and in every edition."""
    whole = [found for rule in FLOW_RULES for found in rule(process, book)] if process.whole_flow else []
    shape = [found for rule in WHOLE_RULES for found in rule(process, book)] if process.whole_flow else []
    named = [found for rule in PROCESS_RULES for found in rule(process, book)]
    editions = _editions(process, book, whole) if process.whole_flow else ()
    for found in (*whole, *shape, *named, *editions):
        if not process.lost.explains(found):
            yield found


def _editions(process: Process, book: Book, whole: Iterable[Finding]) -> Iterator[Finding]:
    """What is wrong with the flow only in some edition, told once with the first edition that shows it."""
    told = {(found.code, found.span) for found in whole}
    for edition in _differing(process):
        reduced, findings = resolve(process.name, process.path, process.file, book.role_names, edition)
        if not reduced.steps:
            yield finding("HB319", process.file.title.span, edition=edition)
            continue
        for found in (*findings, *(item for rule in FLOW_RULES for item in rule(reduced, book))):
            if (found.code, found.span) not in told and found.code in EDITION_CODES:
                told.add((found.code, found.span))
                yield found


def _differing(process: Process) -> Iterator[Edition]:
    """One edition for every selection of steps other than the whole that some edition of the process makes."""
    chosen = list(dict.fromkeys(step.applies_to for step in process.walk()))
    seen = {tuple(True for _ in chosen)}
    for edition in EDITIONS[1:]:
        kept = tuple(applies_to.includes(edition) for applies_to in chosen)
        if process.file.applies_to.includes(edition) and kept not in seen:
            seen.add(kept)
            yield edition


EDITION_CODES = frozenset({"HB306", "HB307", "HB308", "HB309", "HB315", "HB318"})
"""What an edition can break; the other flow rules already hold of the whole."""
