"""References: every role, record, process and level that a process names stands in a register of the book."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.diagnostics import Finding, finding
from generator.model.basis import Practice
from generator.model.book import Book
from generator.model.fault import near
from generator.model.index import Index
from generator.model.process import END_TEXT, Process, Step
from generator.rules.known import check_forms, check_roles
from generator.source.value import Text


def check(process: Process, book: Book) -> Iterator[Finding]:
    """HB401 unknown role, HB402 unknown record, HB403 unknown process, HB404 unknown level, calls and their ends."""
    yield from check_roles(_roles(process), book)
    for step in process.walk():
        yield from check_forms(step.records, book)
        for names, index in ((step.performers, book.roles), (step.consulted, book.roles), (step.informed, book.roles)):
            yield from _twice(names, index)
        yield from _twice(step.records, book.forms)
        if step.kind == "call":
            yield from _call(step, process, book)
    level = process.file.approval_level
    if level is not None and book.levels.get(level) is None:
        yield finding("HB404", level.span, level=level, near=near(level, book.levels.names))


def _twice(names: tuple[Text, ...], index: Index[Any]) -> Iterator[Finding]:
    """HB214 a second name of what the list names already; the same word twice has been told in reading."""
    seen: dict[int, Text] = {}
    for name in names:
        entry = index.get(name)
        if entry is not None and seen.setdefault(id(entry), name) != name:
            yield finding("HB214", name.span, text=name)


def _roles(process: Process) -> Iterator[Text]:
    yield from process.file.lanes
    for basis in process.first_basis:
        if isinstance(basis, Practice):
            yield basis.practice
    for step in process.walk():
        yield from step.performers
        if step.accountable is not None and step.accountable not in step.performers[:1]:
            yield step.accountable
        yield from (*step.consulted, *step.informed)
        for basis in (basis for source in step.sources() for basis in source.basis):
            if isinstance(basis, Practice) and basis not in process.first_basis:
                yield basis.practice


def _call(step: Step, process: Process, book: Book) -> Iterator[Finding]:
    called = book.processes.get(step.text)
    if called is None:
        yield finding("HB403", step.text.span, process=step.text, near=near(step.text, book.processes))
        return
    if cycle := _cycle(process.name, called, book):
        yield finding("HB405", step.text.span, cycle=" → ".join(cycle))
    labelled = [way for way in step.exits if way.label]
    if not labelled or not called.whole_flow:
        return
    ends = [end.text for end in called.ends]
    for way in labelled:
        if way.label not in ends:
            yield finding("HB406", way.label.span, label=way.label, process=called.title, near=near(way.label, ends))
    for end in called.ends:
        if end.text not in [way.label for way in labelled] and end.text != END_TEXT:
            yield finding("HB407", step.text.span, end=end.text, process=called.title)


def _cycle(start: str, called: Process, book: Book) -> list[str]:
    """The shortest chain of calls from a called process back to the caller, by name; empty when there is none."""
    pending = [[start, called.name]]
    seen = {called.name}
    for chain in pending:
        if chain[-1] == start:
            return chain
        current = book.processes.get(chain[-1])
        for step in current.walk() if current else ():
            if step.kind == "call" and (step.text == start or step.text not in seen):
                seen.add(str(step.text))
                pending.append([*chain, str(step.text)])
    return []
