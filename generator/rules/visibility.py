"""Visibility: what is public does not lean on what a reader of it cannot see (standards 3.5, rule 46; editions)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.editions import EDITIONS, Edition
from generator.model.process import Process, Step
from generator.source.value import Text


def check(process: Process, book: Book) -> Iterator[Finding]:
    """HB324 a call of a process that an edition leaves out, HB526 a public process that calls an internal one.

    What is called in another handbook is looked up there, in the edition that its reader has.
    """
    for step, editions in _kept(process.steps, process_editions(process)):
        called = book.processes.get(step.text) if step.kind == "call" else None
        if called is None:
            continue
        if _internal(called) and not _internal(process):
            yield finding("HB526", step.text.span, what="过程", title=called.title)
        missing = [edition for edition in editions if not called.file.applies_to.includes(edition)]
        if missing and _one_handbook(process, called, book):
            yield finding("HB324", step.text.span, process=called.title, edition=str(missing[0]))


def _one_handbook(process: Process, called: Process, book: Book) -> bool:
    """Whether two processes can be read in one handbook."""
    one, other = book.home_of(process.name), book.home_of(called.name)
    return one is None or other is None or one[0].id == other[0].id


def process_editions(process: Process) -> tuple[Edition, ...]:
    """The editions that a process belongs to, without the whole book."""
    return tuple(edition for edition in EDITIONS[1:] if process.file.applies_to.includes(edition))


def _kept(steps: tuple[Step, ...], editions: tuple[Edition, ...]) -> Iterator[tuple[Step, tuple[Edition, ...]]]:
    """Every step with the editions that hold it."""
    for step in steps:
        holding = tuple(edition for edition in editions if step.applies_to.includes(edition))
        yield step, holding
        for branch in step.branches:
            yield from _kept(branch, holding)


def check_pages(book: Book) -> Iterator[Finding]:
    """HB526 a page, a matrix's source or a list of a page that shows something internal beside what is public."""
    hidden = {name for name, process in book.processes.items() if _internal(process)}
    if not hidden:
        return
    for handbook in book.handbooks:
        for item in handbook.items():
            listed = [name for name in item.file.processes if name in hidden]
            if len(listed) < len(item.file.processes) or item.file.matrices or item.file.logics:
                yield from (_told(name, book) for name in listed)
        for page in handbook.pages():
            for link in page.markdown.links:
                kind, _, rest = link.target.partition(":")
                name = rest.partition("#")[0]
                if kind == "process" and name in hidden:
                    yield finding("HB526", link.span, what="链接", title=book.processes[name].title)


def _told(name: Text, book: Book) -> Finding:
    return finding("HB526", name.span, what="过程", title=book.processes[name].title)


def _internal(process: Process) -> bool:
    return process.file.visibility == "internal"
