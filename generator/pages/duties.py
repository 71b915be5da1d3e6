"""Duties in tables: those of a role and of an item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.book import Book
from generator.model.duties import Duty
from generator.pages import lines, words
from generator.pages.page import Cell, Inline, Line, Section, Table
from generator.pages.tables import register_table
from generator.views.addresses import Addresses
from generator.views.duties import by_when, often


def duty_section(duties: Iterable[Duty], book: Book, *, role: bool) -> tuple[Section, ...]:
    """What recurs or has its day, as a section of a page, with or without who does it; nothing where there is none."""
    listed = [duty for duty in duties if duty.applies_to.includes(book.edition)]
    if not listed:
        return ()
    return (Section("recurring", words.RECURRING, (duty_table(words.RECURRING, listed, book, role=role),)),)


def duty_table(title: str, duties: Iterable[Duty], book: Book, *, role: bool) -> Table:
    """A table of duties, with or without who does them."""
    first, *rest = words.DUTY_COLUMNS
    columns = (first, *((words.DUTY_ROLE,) if role else ()), *rest)
    return register_table("register", title, columns, (tuple(_duty(duty, book, role=role)) for duty in duties))


def _duty(duty: Duty, book: Book, *, role: bool) -> Iterator[Cell]:
    addresses = Addresses(book)
    yield lines.cell(named(duty, book), head=True, only=duty.applies_to.named())
    if role:
        yield lines.cell(lines.roles((book.role_name(duty.by),), addresses))
    yield lines.cell(lines.plain(often(duty)))
    yield lines.cell((Inline(by_when(duty), badge="limit"), *(() if duty.verified else lines.UNVERIFIED_BADGE)))
    yield lines.cell(lines.records((evidence.form for evidence in duty.evidence), addresses))
    ours = ((Inline(words.DEFAULT, badge="default"),),) if duty.default else ()
    yield lines.cell(*lines.basis(duty.basis or (), book, addresses), *ours)


def named(duty: Duty, book: Book) -> Line:
    """A duty's name, with a link to where its page tells how it is done."""
    return lines.linked(str(duty.name), Addresses(book).see(str(duty.item)))
