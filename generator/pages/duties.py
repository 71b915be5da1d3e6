"""Duties on pages: the calendar of a year, and the tables of a role and of an item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from generator.model.book import Book
from generator.model.duties import Duty
from generator.pages import lines, words
from generator.pages.page import Block, Cell, Inline, Line, Listing, Page, Section
from generator.pages.tables import HOME, Row, group_row, register_table
from generator.scoring.schedule import Occurrence, schedule
from generator.scoring.workdays import Workdays
from generator.views.addresses import Addresses
from generator.views.appendices import APPENDICES
from generator.views.duties import by_when, often

CALENDAR = APPENDICES["calendar"]
COLUMNS = len(words.CALENDAR_COLUMNS)


def calendar_page(book: Book) -> Page:
    """The year that the book speaks of, month by month: what is due on which day; then what follows an event."""
    year = int(book.as_of[:4])
    found = schedule(book.duties, year, Workdays.of(book.workdays), book.edition)
    by_month = {month: tuple(due) for month, due in groupby(found, key=lambda occurrence: occurrence.due.month)}
    jump = tuple(Inline(words.MONTH.format(month=month), href=f"{CALENDAR.path}#{anchor(month)}") for month in by_month)
    blocks: list[Block] = [Listing("note", (lines.plain(words.CALENDAR_NOTE.format(year=year)),))]
    blocks += [Listing("groups", ((Inline(words.BY_MONTH, strong=True), *jump),))] if jump else []
    sections = [Section("", "", tuple(blocks))]
    sections += [_month(month, due, year, book) for month, due in by_month.items()]
    shown = {id(occurrence.duty) for occurrence in found}
    others = [duty for duty in book.duties if id(duty) not in shown and duty.applies_to.includes(book.edition)]
    if others:
        sections.append(Section("events", words.EVENTS, (_duty_table(words.EVENTS, others, book, role=True),)))
    return Page(CALENDAR.path, CALENDAR.title, tuple(sections), summary=words.CALENDAR_SUMMARY, trail=HOME)


def anchor(month: int) -> str:
    """The anchor of a month on the calendar page."""
    return f"month-{month:02}"


def _month(month: int, due: Iterable[Occurrence], year: int, book: Book) -> Section:
    title = words.YEAR_MONTH.format(year=year, month=month)
    table = register_table("register", title, words.CALENDAR_COLUMNS, _by_handbook(due, book))
    return Section(anchor(month), title, (table,))


def _by_handbook(due: Iterable[Occurrence], book: Book) -> Iterator[Row]:
    """What is due, under the title of the handbook that tells how it is done."""
    homes = {page.name: handbook for handbook in book.handbooks for page in handbook.pages()}
    found = tuple(due)
    for handbook in (*book.handbooks, None):
        own = [one for one in found if homes.get(str(one.duty.item)) is handbook]
        if own and len(book.handbooks) > 1:
            yield group_row(lines.plain(str(handbook.file.title) if handbook else words.PROCESS_HOME), COLUMNS)
        yield from (_occurrence(one, book) for one in own)


def _occurrence(occurrence: Occurrence, book: Book) -> Row:
    duty = occurrence.duty
    return (
        lines.cell(lines.day(_short(occurrence.due)), head=True, only=duty.applies_to.named()),
        lines.cell(_named(duty, book)),
        lines.cell(lines.roles((book.role_name(duty.by),), Addresses(book))),
        lines.cell(lines.plain(often(duty))),
        lines.cell(lines.records((evidence.form for evidence in duty.evidence), Addresses(book))),
    )


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"


def duty_section(duties: Iterable[Duty], book: Book, *, role: bool) -> tuple[Section, ...]:
    """What recurs or has its day, as a section of a page, with or without who does it; nothing where there is none."""
    listed = [duty for duty in duties if duty.applies_to.includes(book.edition)]
    if not listed:
        return ()
    return (Section("recurring", words.RECURRING, (_duty_table(words.RECURRING, listed, book, role=role),)),)


def _duty_table(title: str, duties: Iterable[Duty], book: Book, *, role: bool) -> Block:
    first, *rest = words.DUTY_COLUMNS
    columns = (first, *((words.DUTY_ROLE,) if role else ()), *rest)
    return register_table("register", title, columns, (tuple(_duty(duty, book, role=role)) for duty in duties))


def _duty(duty: Duty, book: Book, *, role: bool) -> Iterator[Cell]:
    addresses = Addresses(book)
    yield lines.cell(_named(duty, book), head=True, only=duty.applies_to.named())
    if role:
        yield lines.cell(lines.roles((book.role_name(duty.by),), addresses))
    yield lines.cell(lines.plain(often(duty)))
    yield lines.cell((Inline(by_when(duty), badge="limit"), *(() if duty.verified else lines.UNVERIFIED_BADGE)))
    yield lines.cell(lines.records((evidence.form for evidence in duty.evidence), addresses))
    ours = ((Inline(words.DEFAULT, badge="default"),),) if duty.default else ()
    yield lines.cell(*lines.basis(duty.basis or (), book, addresses), *ours)


def _named(duty: Duty, book: Book) -> Line:
    """A duty's name, with a link to where its page tells how it is done."""
    return lines.linked(str(duty.name), Addresses(book).see(str(duty.item)))
