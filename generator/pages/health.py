"""What has to be done to keep the book right: pages to be reviewed, by workgroup, and numbers to be verified."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.model.book import Book
from generator.pages import lines, words
from generator.pages.page import Inline, Line, Listing, Section
from generator.pages.tables import Row, register_table
from generator.pages.unverified import unverified_counts
from generator.views.addresses import Addresses
from generator.views.appendices import APPENDICES
from generator.views.reviews import Reviewed, reviews


def health_sections(book: Book) -> Iterator[Section]:
    """The reviews of each workgroup, the pages whose review is due, and how many numbers nobody has verified."""
    found = tuple(reviews(book))
    if any(one.group for one in found):
        columns = words.REVIEWS_COLUMNS
        yield Section("reviews", words.REVIEWS, (register_table("register", words.REVIEWS, columns, _groups(found)),))
    yield _unreviewed(found, book)
    yield _unverified(book)


def _groups(found: tuple[Reviewed, ...]) -> Iterator[Row]:
    """Each workgroup with its pages, those whose review is due, and the day on which the next one will be."""
    for name, group in groupby(sorted(found, key=_group), _group):
        own = tuple(group)
        due = sum(one.due for one in own)
        keeper = own[0].group
        href = f"{APPENDICES['workgroups'].path}#{keeper.id}" if keeper and keeper.id else ""
        yield (
            lines.cell(lines.linked(name or words.NOBODY, href), head=True),
            lines.cell(lines.plain(str(len(own)))),
            lines.cell((Inline(words.REVIEWS_DUE.format(count=due), badge="limit"),) if due else lines.plain("0")),
            lines.cell(lines.day(min((one.next for one in own if not one.due), default=""))),
        )


def _group(one: Reviewed) -> str:
    return str(one.group.name) if one.group else ""


def _unreviewed(found: tuple[Reviewed, ...], book: Book) -> Section:
    """The pages whose basis and numbers nobody has gone through, or not for a year."""
    addresses = Addresses(book)
    rows = [
        (
            lines.cell(lines.linked(str(one.page.file.title), addresses.page(one.handbook, one.page)), head=True),
            lines.cell(lines.day(one.day) or (Inline(words.NEVER_REVIEWED, badge="unverified"),)),
            lines.cell(lines.plain(_group(one))),
        )
        for one in found
        if one.due
    ]
    table = register_table("register", words.UNREVIEWED, words.UNREVIEWED_COLUMNS, rows)
    return Section("unreviewed", words.UNREVIEWED, (table if rows else _said(lines.plain(words.ALL_REVIEWED)),))


def _unverified(book: Book) -> Section:
    """How many numbers of each handbook are not verified, with the way to them."""
    rows = [
        (lines.cell(lines.linked(title, path), head=True), *(lines.cell(lines.plain(str(count))) for count in counts))
        for title, path, counts in unverified_counts(book)
        if any(counts)
    ]
    columns = ("", words.NUMBERS, words.FACTS, words.WITHOUT_ARTICLES)
    table = register_table("register", words.UNVERIFIED_TITLE, columns, rows)
    nothing = _said(lines.plain(words.NOTHING_UNVERIFIED))
    return Section("unverified", words.UNVERIFIED_TITLE, (table if rows else nothing,))


def _said(line: Line) -> Listing:
    return Listing("plain", (line,))
