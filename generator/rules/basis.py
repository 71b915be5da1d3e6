"""Basis: what is cited stands in the register, is in force on the day, and has the article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.diagnostics import Finding, finding
from generator.model.basis import Basis, Citation
from generator.model.book import Book
from generator.model.cite import cite, comparable, in_force
from generator.model.fault import near
from generator.model.process import Process
from generator.model.registers import Regulation, RegulationEdition

READ: Final = "A"
"""The confidence of a number whose text was read."""


def check(process: Process, book: Book) -> Iterator[Finding]:
    """HB420 to HB425 for every citation of a process, and HB429 for its numbers, each told once."""
    told: set[object] = set()
    for basis in _of_process(process):
        key = (basis.span, basis.name) if isinstance(basis, Citation) else basis.span
        if key not in told:
            told.add(key)
            yield from check_citation(basis, book)
    for step in process.walk():
        for source in list(step.sources())[1:]:
            yield from check_read(source.confidence, source.basis, book)


def _of_process(process: Process) -> Iterator[Basis]:
    yield from process.first_basis
    for step in process.walk():
        for source in step.sources():
            yield from source.basis


def check_all(citations: Iterable[Basis], book: Book) -> Iterator[Finding]:
    """The findings of several sources."""
    for basis in citations:
        yield from check_citation(basis, book)


def check_read(confidence: str, sources: Iterable[Basis], book: Book) -> Iterator[Finding]:
    """HB429 a number that says its text was read (A), of an edition that nobody has read (warning)."""
    for basis in sources if confidence == READ else ():
        edition = cite(basis, book.regulations, book.as_of).edition if isinstance(basis, Citation) else None
        if isinstance(basis, Citation) and edition is not None and edition.read == "none":
            yield finding("HB429", basis.span, name=basis.name, edition=edition.edition)


def check_citation(basis: Basis, book: Book) -> Iterator[Finding]:
    """What is wrong with one source as of the book's day."""
    if not isinstance(basis, Citation):
        return
    if not basis.name:
        yield finding("HB420", basis.span)
        return
    cited = cite(basis, book.regulations, book.as_of)
    if cited.regulation is None:
        yield finding("HB421", basis.name.span, name=basis.name, near=near(basis.name, book.regulations.names))
        return
    if cited.edition is None:
        keys = [edition.edition for edition in cited.regulation.editions]
        place = basis.edition.span if basis.edition is not None else basis.span
        yield finding("HB422", place, name=basis.name, edition=basis.edition, near=near(str(basis.edition), keys))
        return
    yield from _in_force(basis, cited.regulation, cited.edition, book)
    yield from _articles(basis, cited.regulation, cited.edition)


def _in_force(basis: Citation, regulation: Regulation, edition: RegulationEdition, book: Book) -> Iterator[Finding]:
    if in_force(edition, book.as_of):
        return
    name = f"{regulation.short}@{edition.edition}"
    if comparable(edition.in_force) > book.as_of:
        yield finding("HB424", basis.span, name=name, day=edition.in_force, as_of=book.as_of)
        return
    yield finding("HB423", basis.span, name=name, day=edition.until or "", successor=_successor(regulation, edition))


def _successor(regulation: Regulation, edition: RegulationEdition) -> str:
    successor = edition.superseded_by
    if successor is None:
        return "—"
    return str(successor) if "@" in successor or not successor[:1].isdigit() else f"{regulation.short}@{successor}"


def _articles(basis: Citation, regulation: Regulation, edition: RegulationEdition) -> Iterator[Finding]:
    if edition.articles is None:
        return
    for run in basis.articles:
        if run.last.number > edition.articles:
            yield finding(
                "HB425",
                run.span,
                articles=run.written,
                name=regulation.short,
                edition=edition.edition,
                count=edition.articles,
            )
