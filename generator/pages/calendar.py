"""The calendar on pages: the year of everybody by month, and the year of each role on one sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from generator.diagnostics import NOWHERE
from generator.model.book import Book
from generator.model.registers import Role
from generator.pages import lines, words
from generator.pages.duties import duty_table, named
from generator.pages.page import Inline, Line, Listing, Month, Page, Section, Wall
from generator.pages.tables import HOME, Row, group_row, register_table, trail
from generator.scoring.schedule import Occurrence
from generator.views.addresses import Addresses
from generator.views.appendices import APPENDICES
from generator.views.duties import by_when, often
from generator.views.plan import file_path, monthly, of_role, page_path, plan, planned_roles, types

CALENDAR = APPENDICES["calendar"]
COLUMNS = len(words.CALENDAR_COLUMNS)


def calendar_page(book: Book) -> Page:
    """The year that the book speaks of, month by month: what is due on which day; then what follows an event."""
    year = int(book.as_of[:4])
    found = plan(book, year)
    by_month = {month: tuple(due) for month, due in groupby(found, key=lambda occurrence: occurrence.due.month)}
    jump = tuple(Inline(words.MONTH.format(month=month), href=f"{CALENDAR.path}#{anchor(month)}") for month in by_month)
    ways = [(Inline(words.BY_MONTH, strong=True), *jump)] if jump else []
    sections = [
        Section(
            "",
            "",
            (
                Listing("note", (lines.plain(words.CALENDAR_NOTE.format(year=year)),)),
                Listing("groups", (*ways, *_sheets(book))),
            ),
        )
    ]
    sections += [_month(month, due, year, book) for month, due in by_month.items()]
    shown = {id(occurrence.duty) for occurrence in found}
    others = [duty for duty in book.duties if id(duty) not in shown and duty.applies_to.includes(book.edition)]
    if others:
        sections.append(Section("events", words.EVENTS, (duty_table(words.EVENTS, others, book, role=True),)))
    return Page(CALENDAR.path, CALENDAR.title, tuple(sections), summary=words.CALENDAR_SUMMARY, trail=HOME)


def calendar_pages(book: Book) -> Iterator[Page]:
    """The year on one sheet, of everybody and of each role."""
    for role in (None, *planned_roles(book)):
        yield sheet_page(role, book)


def sheet_page(role: Role | None, book: Book) -> Page:
    """The year of a role, or of everybody, on one sheet to be hung up, with its calendar files."""
    year = int(book.as_of[:4])
    found = of_role(plan(book, year), role, book)
    who = str(role.name) if role else words.EVERYBODY
    title = words.SHEET_TITLE.format(year=year, who=who)
    opening = (
        Listing("note", (lines.plain(words.SHEET_NOTE),)),
        Listing("groups", tuple(_files(role, book))),
    )
    return Page(
        page_path(role),
        title,
        (Section("", "", opening), Section("year", "", (_wall(title, found, role, book),))),
        role.origin if role else NOWHERE,
        words.SHEET_SUMMARY.format(who=who),
        trail=trail(CALENDAR.title, CALENDAR.path),
    )


def files_line(role: Role, book: Book) -> Iterator[Line]:
    """Where the calendar of a role stands, if it has one."""
    if role in planned_roles(book):
        yield (
            Inline(words.CALENDAR_OF_ROLE, strong=True),
            Inline(words.ON_ONE_SHEET, href=page_path(role)),
            Inline("　"),
            Inline(words.CALENDAR_FILE, href=file_path(role)),
        )


def anchor(month: int) -> str:
    """The anchor of a month on a calendar page."""
    return f"month-{month:02}"


def _sheets(book: Book) -> Iterator[Line]:
    """The ways to the sheets."""
    sheets = (Inline(str(role.name), href=page_path(role)) for role in planned_roles(book))
    yield (Inline(words.BY_ROLE, strong=True), *sheets, Inline(words.EVERYBODY, href=page_path(None)))


def _files(role: Role | None, book: Book) -> Iterator[Line]:
    """The calendar files of a role, of all types of branch and of each."""
    each = (Inline(name, href=file_path(role, kind)) for kind, name in types(book))
    yield (Inline(words.CALENDAR_FILE, strong=True), Inline(words.ALL_TYPES, href=file_path(role)), *each)


def _wall(title: str, found: tuple[Occurrence, ...], role: Role | None, book: Book) -> Wall:
    """The sheet: what is due every month once, everything else in its month."""
    recurring = {id(one.duty): one for one in found if monthly(one.duty)}
    every = (_entry(f"{by_when(one.duty)} ", one, role, book) for one in recurring.values())
    months = (
        Month(
            words.MONTH.format(month=month),
            anchor(month),
            tuple(
                _entry(f"{one.due.day}日 ", one, role, book)
                for one in found
                if one.due.month == month and not monthly(one.duty)
            ),
        )
        for month in range(1, 13)
    )
    return Wall(title, tuple(every), tuple(months))


def _entry(when: str, one: Occurrence, role: Role | None, book: Book) -> tuple[Line, tuple[str, ...]]:
    """What is due, with who does it where that is not said by the sheet, and whom it applies to."""
    who = () if role else (Inline(f" {book.role_name(one.duty.by)}", badge="who"),)
    return (Inline(when, strong=True), *named(one.duty, book), *who), one.duty.applies_to.named()


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
        lines.cell(named(duty, book)),
        lines.cell(lines.roles((book.role_name(duty.by),), Addresses(book))),
        lines.cell(lines.plain(often(duty))),
        lines.cell(lines.records((evidence.form for evidence in duty.evidence), Addresses(book))),
    )


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"
