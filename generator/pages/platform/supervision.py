"""The page of double supervision: what the branch, the member and the superior see of the same duties."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.book import Book
from generator.model.duties import Duty
from generator.pages import lines
from generator.pages.page import Inline, Line, Listing, Page, Section
from generator.pages.platform import words
from generator.pages.platform.frame import platform_page
from generator.pages.tables import Row, register_table
from generator.views.addresses import Addresses
from generator.views.appendices import PLATFORM
from generator.views.duties import by_when, often
from generator.views.supervision import SIDES, Side, Watched, supervision

SUPERVISION = PLATFORM["supervision"]


def supervision_page(book: Book) -> Page:
    """Three lists of the same duties."""
    lists = supervision(book)
    return platform_page(
        SUPERVISION,
        words.SUPERVISION_SUMMARY,
        Section("", "", (Listing("note", (lines.plain(words.SUPERVISION_NOTE),)),)),
        *(_section(side, lists[side], book) for side in SIDES if lists[side]),
    )


def _section(side: Side, watched: tuple[Watched, ...], book: Book) -> Section:
    title = words.SIDES[side]
    return Section(side, title, (register_table("register", title, words.SUPERVISION_COLUMNS, _rows(watched, book)),))


def _rows(watched: tuple[Watched, ...], book: Book) -> Iterator[Row]:
    addresses = Addresses(book)
    for one in watched:
        duty = one.duty
        yield (
            lines.cell(lines.linked(str(duty.name), addresses.see(str(duty.item))), head=True),
            lines.cell(lines.plain(words.SIDE_PARTS[one.part])),
            lines.cell(lines.roles((book.role_name(duty.by),), addresses)),
            lines.cell(lines.plain(often(duty))),
            lines.cell((Inline(by_when(duty), badge="limit"),), _escalation(one.part, duty)),
            lines.cell(lines.records((evidence.form for evidence in duty.evidence), addresses)),
        )


def _escalation(part: str, duty: Duty) -> Line:
    """When the superior hears of it; an unverified day raises no alarm."""
    if part != "checks":
        return ()
    if not duty.verified:
        return lines.UNVERIFIED_BADGE
    return lines.plain(words.ESCALATES.format(orange=duty.alarm.orange, red=duty.alarm.red))
