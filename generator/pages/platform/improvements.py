"""The page of the improvements: what is open, the gravest alarm first, and what was closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.book import Book
from generator.model.improvements import Improvement
from generator.pages import lines
from generator.pages.page import Block, Inline, Line, Listing, Page, Section
from generator.pages.platform import words
from generator.pages.platform.frame import as_built, path, platform_page
from generator.pages.tables import Row, register_table, see_line
from generator.scoring.verdict import Verdict
from generator.views.addresses import Addresses
from generator.views.alarms import STAGES
from generator.views.appendices import PLATFORM
from generator.views.improvements import PREFIX, is_open
from generator.views.standing import Organisation

IMPROVEMENTS = PLATFORM["improvements"]


def improvements_page(found: Organisation, book: Book) -> Page:
    """All improvements, open and closed."""
    done = [one for one in book.improvements if not is_open(one, book.as_of) and one.closed_on]
    closed = (
        register_table("register", words.CLOSED_ONES, words.CLOSED_COLUMNS, (_closed(one, book) for one in done)),
    )
    verdicts = (verdict for standing in found.standings.values() for verdict in standing.improvements)
    return platform_page(
        IMPROVEMENTS,
        words.IMPROVEMENTS_SUMMARY,
        Section("", "", (as_built(found, book, words.IMPROVEMENTS_NOTE),)),
        Section("open", words.OPEN_ONES, open_improvements(verdicts, book)),
        *((Section("closed", words.CLOSED_ONES, closed),) if done else ()),
    )


def open_improvements(verdicts: Iterable[Verdict], book: Book) -> tuple[Block, ...]:
    """Open improvements as a table, or in a sentence that there are none."""
    known = {f"{PREFIX}{one.id}": one for one in book.improvements}
    graded = sorted(verdicts, key=lambda one: (_grade(one), one.instance.due, one.instance.duty))
    if not graded:
        return (Listing("plain", (lines.plain(words.NO_IMPROVEMENTS),)),)
    rows = (_open(verdict, known[verdict.instance.duty], book) for verdict in graded)
    return (register_table("register", words.OPEN_ONES, words.IMPROVEMENT_COLUMNS, rows),)


def _grade(verdict: Verdict) -> int:
    return STAGES.index(verdict.alarm) if verdict.alarm else len(STAGES)


def _open(verdict: Verdict, one: Improvement, book: Book) -> Row:
    """An open improvement with its alarm."""
    alarm = verdict.alarm
    badge = (Inline(words.ALARMS[alarm], badge=f"alarm-{alarm}"),) if alarm else lines.plain(words.STATUSES["upcoming"])
    return (
        lines.cell(badge, head=True),
        lines.cell(lines.linked(str(one.unit), path(str(one.unit)))),
        lines.cell(lines.plain(str(one.finding)), _source(one)),
        lines.cell(lines.plain(str(one.cause or ""))),
        lines.cell(lines.plain(str(one.measure)), _page(one, book)),
        lines.cell(lines.roles((book.role_name(one.owner),), Addresses(book))),
        lines.cell(lines.day(one.due.isoformat())),
        lines.cell(*_verified(one, book)),
    )


def _closed(one: Improvement, book: Book) -> Row:
    """A closed improvement with who verified it."""
    return (
        lines.cell(lines.linked(str(one.unit), path(str(one.unit))), head=True),
        lines.cell(lines.plain(str(one.finding)), _source(one)),
        lines.cell(lines.plain(str(one.measure)), _page(one, book)),
        lines.cell(lines.day(one.due.isoformat())),
        lines.cell(*_verified(one, book)),
        lines.cell(lines.day(one.closed_on.isoformat() if one.closed_on else "")),
    )


def _source(one: Improvement) -> Line:
    return lines.plain(words.FROM_RECORD.format(id=one.record) if one.record else str(one.sample or ""))


def _page(one: Improvement, book: Book) -> Line:
    """The page of the handbook that changes, if one does."""
    return (Inline(words.CHANGES_PAGE), *see_line(str(one.page), book)) if one.page else ()


def _verified(one: Improvement, book: Book) -> Iterator[Line]:
    if one.verified_by:
        yield lines.roles((book.role_name(one.verified_by),), Addresses(book))
    if one.verified_on:
        yield lines.day(one.verified_on.isoformat())
    else:
        yield (Inline(words.NOT_VERIFIED, badge="unverified"),)
