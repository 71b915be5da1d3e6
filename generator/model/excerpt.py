"""An excerpt: the book as one handbook needs it, with what its pages use of the registers and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from generator.model.basis import Basis, Citation, Practice
from generator.model.book import Book, Handbook
from generator.model.diagrams import MatrixFile
from generator.model.duties import Duty
from generator.model.index import Index
from generator.model.process import Process
from generator.model.registers import Entry, Form

E = TypeVar("E", bound=Entry)


def excerpt(book: Book, handbook: Handbook) -> Book:
    """The book with one handbook, its processes, and the entries of the registers that they use."""
    pages = {page.name: page for page in handbook.pages()}
    listed = dict.fromkeys(name for item in handbook.items() for name in item.file.processes)
    processes = {str(name): book.processes[name] for name in listed if name in book.processes}
    duties = [duty for duty in book.duties if duty.item in pages or duty.item in processes]
    forms = _used(book.forms, _forms(handbook, processes.values(), duties))
    cited = [*_cited(handbook, processes.values(), duties, forms), *_under_matrices(handbook, book)]
    roles = _used(book.roles, (*_roles(processes.values(), duties, cited), *_linked(handbook, "role")))
    regulations = {basis.name for basis in cited if isinstance(basis, Citation)}
    told = _used(book.terms, _linked(handbook, "term"))
    seen = {handbook.id, *pages, *processes, *roles.names}
    owners = _used(book.workgroups, (page.file.workgroup for page in pages.values() if page.file.workgroup))
    return replace(
        book,
        handbooks=(handbook,),
        processes=processes,
        duties=Index(duties),
        forms=forms,
        roles=roles,
        regulations=_used(book.regulations, (*regulations, *_linked_regulations(handbook, book))),
        terms=Index(
            term for term in book.terms if not term.see or seen.intersection(term.see) or told.get(term.name) is term
        ),
        systems=Index(
            system for system in book.systems if seen.intersection(name for part in system.parts for name in part.see)
        ),
        workgroups=Index(
            group for group in book.workgroups if group.sort != "workgroup" or owners.get(group.name) is group
        ),
    )


def _used(index: Index[E], names: Iterable[str]) -> Index[E]:
    """The entries that some names mean, in the order of the register."""
    wanted = {id(entry) for name in names if (entry := index.get(name)) is not None}
    return Index(entry for entry in index if id(entry) in wanted)


def _forms(handbook: Handbook, processes: Iterable[Process], duties: Iterable[Duty]) -> Iterator[str]:
    yield from (record for process in processes for step in process.walk() for record in step.records)
    yield from (form for item in handbook.items() for form in item.file.forms)
    yield from (evidence.form for duty in duties for evidence in duty.evidence)
    yield from _linked(handbook, "form")


def _linked(handbook: Handbook, kind: str) -> Iterator[str]:
    """What the prose of a handbook links to, of one kind: ``term`` for ``term:三会一课``."""
    for page in handbook.pages():
        linked = (link.target.partition(":") for link in page.markdown.links)
        yield from (name for found, _, name in linked if found == kind)


def _linked_regulations(handbook: Handbook, book: Book) -> Iterator[str]:
    """The names of the regulations that prose links to by name or by id."""
    linked = set(_linked(handbook, "regulation"))
    yield from linked
    yield from (entry.short for entry in book.regulations if entry.id in linked)


def _cited(
    handbook: Handbook, processes: Iterable[Process], duties: Iterable[Duty], forms: Iterable[Form]
) -> Iterator[Basis]:
    for process in processes:
        yield from process.first_basis
        yield from (basis for step in process.walk() for source in step.sources() for basis in source.basis)
    for item in handbook.items():
        yield from item.file.basis or ()
        yield from (basis for fact in item.file.facts for basis in fact.basis or ())
    yield from (basis for entry in (*duties, *forms) for basis in entry.basis or ())


def _under_matrices(handbook: Handbook, book: Book) -> Iterator[Basis]:
    """What the matrices on a handbook's pages rest on, as it stands under them."""
    for name in (name for page in handbook.pages() for name in page.file.matrices):
        file = book.matrices[name].file if name in book.matrices else None
        if isinstance(file, MatrixFile):
            yield from file.basis or ()


def _roles(processes: Iterable[Process], duties: Iterable[Duty], cited: Iterable[Basis]) -> Iterator[str]:
    for step in (step for process in processes for step in process.walk()):
        yield from (*step.performers, *step.consulted, *step.informed)
        if step.accountable is not None:
            yield step.accountable
    yield from (duty.by for duty in duties)
    yield from (basis.practice for basis in cited if isinstance(basis, Practice))
