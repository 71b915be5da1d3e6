"""The page and the feed of what changed lately, day by day, in words of the content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final

from generator.model.book import Book
from generator.pages import lines, words
from generator.pages.atom import Entry, feed
from generator.pages.history import Edit, History, files_of_pages
from generator.pages.page import Block, Cell, Listing, Page, Section
from generator.pages.publication import Download, Identity
from generator.pages.tables import HOME, Row, register_table
from generator.views.appendices import APPENDICES, appendices_of

CHANGES: Final = APPENDICES["changes"]
FEED: Final = "changes.xml"
SHOWN: Final = 40
"""How many files of a day are told with all that was changed in them, and how many sentences a file has at most."""
ENTRIES: Final = 50
"""How many changes the feed holds."""

PAGED: Final = frozenset({"process", "item", "chapter"})
"""The kinds of files that have a page where the book shows them."""
_REGISTERS: Final[Mapping[str, str]] = {
    "role": "roles",
    "regulation": "regulations",
    "form": "forms",
    "term": "terms",
    "unit-type": "types",
    "system": "systems",
    "message": "messages",
    "workgroup": "workgroups",
    "duty": "calendar",
    "setup": "setup",
    "unit": "units",
}
"""The pages of the registers, by the kind of their files."""


def changes_page(history: History, book: Book) -> Page:
    """What was changed, the newest day first, with what is not known of the history.

    It is not searched: what holds today is told by the pages themselves.
    """
    led = _Leads.of(book)
    days = tuple((day, tuple(edits)) for day, edits in groupby(led.shown(history), attrgetter("day")))
    sections = tuple(
        Section(f"day-{day}", words.DAY_CHANGED.format(day=day, count=len(edits)), tuple(_day(edits, led)))
        for day, edits in days
    )
    note = Listing("note", tuple(map(lines.plain, _notes(history))))
    return Page(
        CHANGES.path,
        CHANGES.title,
        (Section("", "", (note,)), *sections),
        summary=words.CHANGES_SUMMARY,
        trail=HOME,
        indexed=False,
    )


def changes_feed(history: History, book: Book, identity: Identity) -> Iterator[Download]:
    """The same as an Atom feed, an entry a file and day; none where the site has no address of its own."""
    if not identity.site_url:
        return
    led = _Leads.of(book)
    shown = led.shown(history)
    entries = tuple(
        Entry(
            f"urn:handbooks:changes:{edit.day}:{edit.path}",
            f"{words.EDIT_SORTS[edit.sort]}{edit.title}",
            edit.day,
            "\n".join(edit.told) or f"{words.EDIT_SORTS[edit.sort]}{edit.title}",
            identity.url(led.page(edit) or f"{CHANGES.path}#day-{edit.day}"),
        )
        for edit in shown[:ENTRIES]
    )
    updated = max((edit.day for edit in shown), default=book.as_of)
    title = f"{identity.title}：{CHANGES.title}"
    text = feed("urn:handbooks:changes", title, updated, identity.title, entries, identity.url(CHANGES.path))
    yield Download.of(FEED, text.encode())


@dataclass(frozen=True, slots=True)
class _Leads:
    """Where what was changed is shown: ``files`` by the paths of the files, ``registers`` by their kind."""

    files: Mapping[str, str]
    registers: Mapping[str, str]

    @classmethod
    def of(cls, book: Book) -> _Leads:
        found: dict[str, str] = {}
        for page, files in files_of_pages(book):
            for path in files:
                found.setdefault(path, page)
        present = appendices_of(book)
        return cls(found, {kind: present[key].path for kind, key in _REGISTERS.items() if key in present})

    def shown(self, history: History) -> tuple[Edit, ...]:
        """The edits of what the book shows, and of what is gone."""
        kept = (edit for edit in history.edits if edit.kind not in PAGED or edit.sort == "removed" or self.page(edit))
        return tuple(kept)

    def page(self, edit: Edit) -> str:
        """The page, nowhere for what is gone."""
        return "" if edit.sort == "removed" else self.files.get(edit.path) or self.registers.get(edit.kind, "")


def _notes(history: History) -> Iterator[str]:
    yield words.CHANGES_NOTE
    if history.state != "whole":
        yield words.HISTORY_LACKS[history.state]
    elif history.more:
        yield words.CHANGES_MORE
    if not history.edits and history.state == "whole":
        yield words.NO_EDITS


def _day(edits: tuple[Edit, ...], led: _Leads) -> Iterator[Block]:
    changed = [edit for edit in edits if edit.sort == "changed"]
    rows = [_row(edit, led) for edit in changed[:SHOWN]]
    for sort, title in (("added", words.ADDED), ("removed", words.REMOVED), ("changed", words.ALSO_CHANGED)):
        others = changed[SHOWN:] if sort == "changed" else [edit for edit in edits if edit.sort == sort]
        if others:
            listed = lines.joined(lines.linked(edit.title, led.page(edit)) for edit in others)
            rows.append((lines.cell(lines.plain(f"{title}（{len(others)}）"), head=True), lines.cell(listed)))
    yield register_table("register", words.WHAT_CHANGED, words.CHANGE_COLUMNS, rows)


def _row(edit: Edit, led: _Leads) -> Row:
    more = len(edit.told) - SHOWN
    told = (*edit.told[:SHOWN], *((words.MORE_CHANGES.format(count=more),) if more > 0 else ()))
    return lines.cell(lines.linked(edit.title, led.page(edit)), head=True), Cell(tuple(map(lines.plain, told)))
