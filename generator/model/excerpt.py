"""An excerpt: the book as one handbook needs it, with what its pages use of the registers and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from generator.model.basis import Basis, Citation, Practice
from generator.model.book import Book, Handbook
from generator.model.index import Index
from generator.model.matrix_file import MatrixFile
from generator.model.registers import Entry
from generator.model.uses import linked, named_forms

E = TypeVar("E", bound=Entry)


def excerpt(book: Book, handbook: Handbook) -> Book:
    """The book with one handbook, its processes, and the entries of the registers that they use."""
    pages = {page.name: page for page in handbook.pages()}
    processes = {process.name: process for item in handbook.items() for process in book.processes_of(item)}
    duties = Index(duty for duty in book.duties if duty.item in pages or duty.item in processes)
    elsewhere = {name: title for name, title in book.page_titles.items() if name not in pages}
    elsewhere |= {name: process.title for name, process in book.processes.items() if name not in processes}
    own = replace(book, handbooks=(handbook,), processes=processes, duties=duties, elsewhere=elsewhere)
    forms = _used(book.forms, named_forms(own))
    cited = [*_cited(own), *(basis for form in forms for basis in form.basis or ())]
    roles = _used(book.roles, (*_roles(own, cited), *linked(own, "role")))
    regulations = {basis.name for basis in cited if isinstance(basis, Citation)}
    told = _used(book.terms, linked(own, "term"))
    seen = {handbook.id, *pages, *processes, *roles.names}
    owners = _used(book.workgroups, (page.file.workgroup for page in pages.values() if page.file.workgroup))
    return replace(
        own,
        forms=forms,
        roles=roles,
        regulations=_used(book.regulations, (*regulations, *_linked_regulations(own))),
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


def _linked_regulations(book: Book) -> Iterator[str]:
    """The names of the regulations that prose links to by name or by id."""
    named = set(linked(book, "regulation"))
    yield from named
    yield from (entry.short for entry in book.regulations if entry.id in named)


def _cited(book: Book) -> Iterator[Basis]:
    """What processes, items, duties, and the matrices on the pages rest on."""
    for process in book.processes.values():
        yield from process.first_basis
        yield from (basis for step in process.walk() for source in step.sources() for basis in source.basis)
    for handbook in book.handbooks:
        for item in handbook.items():
            yield from item.file.basis or ()
            yield from (basis for fact in item.file.facts for basis in fact.basis or ())
        for name in (name for page in handbook.pages() for name in page.file.matrices):
            file = book.matrices[name].file if name in book.matrices else None
            if isinstance(file, MatrixFile):
                yield from file.basis or ()
    yield from (basis for duty in book.duties for basis in duty.basis or ())


def _roles(book: Book, cited: Iterable[Basis]) -> Iterator[str]:
    for step in (step for process in book.processes.values() for step in process.walk()):
        yield from (*step.performers, *step.consulted, *step.informed)
        if step.accountable is not None:
            yield step.accountable
    yield from (duty.by for duty in book.duties)
    yield from (basis.practice for basis in cited if isinstance(basis, Practice))
