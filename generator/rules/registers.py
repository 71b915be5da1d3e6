"""Registers: what an entry names stands in another register, and a superseded edition names what took its place."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.cite import comparable, edition_of
from generator.model.editions import Edition
from generator.model.fault import near
from generator.model.registers import Regulation, RegulationEdition
from generator.rules.basis import check_all


def check(book: Book) -> Iterator[Finding]:
    """HB404 unknown level, HB426 and HB427 editions that do not fit together, and the basis of every entry."""
    for role in book.roles:
        if book.levels.get(role.level) is None:
            yield finding("HB404", role.level.span, level=role.level, near=near(role.level, book.levels.names))
    for regulation in book.regulations:
        for edition in regulation.editions:
            yield from _edition(regulation, edition, book)
    yield from _powers(book)
    for index in (book.roles, book.forms, book.terms, book.unit_types, book.systems):
        for entry in index:
            yield from check_all(entry.basis or (), book)


def _powers(book: Book) -> Iterator[Finding]:
    """HB433 a process that a type of branch may not carry out and that stands in its edition; HB508 an unknown one."""
    for kind in book.unit_types:
        for name in kind.excludes:
            process = book.processes.get(name)
            if process is None:
                yield finding("HB508", name.span, what="过程", name=name, near=near(name, book.processes))
            elif process.file.applies_to.includes(Edition(str(kind.name))):
                yield finding("HB433", process.file.title.span, type=kind.name, process=process.title)


def _edition(regulation: Regulation, edition: RegulationEdition, book: Book) -> Iterator[Finding]:
    if edition.until is not None and comparable(edition.until) <= comparable(edition.in_force):
        yield finding("HB427", edition.until.span, until=edition.until, day=edition.in_force)
    successor = edition.superseded_by
    if successor is None:
        return
    name, at, key = successor.partition("@")
    other = book.regulations.get(name) if at else book.regulations.get(successor) or regulation
    wanted = key if at else "" if other is not regulation else str(successor)
    if other is None or (wanted and edition_of(other, wanted) is None):
        keys = [f"{regulation.short}@{known.edition}" for known in regulation.editions if known is not edition]
        yield finding("HB426", successor.span, successor=successor, near=near(successor, keys))
