"""What a printed handbook has new, changed or left out since its last edition, from the version history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.model.book import Book, Handbook
from generator.model.registers import Entry
from generator.pages import lines, words
from generator.pages.history import Former, History, files_of
from generator.pages.page import Block, Listing, Page, Section
from generator.pages.tables import Row, register_table
from generator.source.names import visible_name
from generator.views.addresses import Addresses
from generator.views.appendices import APPENDICES

PATH = "{handbook}/since.html"
"""What the page is called within its book; it is on no site."""


def since_page(handbook: Handbook, own: Book, history: History) -> Page:
    """The page that ends a printed handbook; ``own`` is the excerpt of the book that it needs."""
    path = PATH.format(handbook=handbook.id)
    blocks = tuple(_blocks(handbook, own, history))
    return Page(path, words.SINCE_TITLE, (Section("", "", blocks),), summary=words.SINCE_SUMMARY)


def _blocks(handbook: Handbook, own: Book, history: History) -> Iterator[Block]:
    former = history.former.get(handbook.path)
    if former is None:
        told = {"missing": words.SINCE_MISSING, "shallow": words.SINCE_SHALLOW, "whole": words.SINCE_FIRST}
        yield Listing("plain", (lines.plain(told[history.state]),))
        return
    sentences = _told(history, former.day)
    rows = (*_changed(handbook, own, former, sentences), *_registers(own, former, sentences), *_gone(handbook, former))
    since = words.SINCE_EDITION.format(edition=former.edition, day=former.day)
    yield Listing("plain", (lines.plain(since), *(() if rows else (lines.plain(words.SINCE_NONE),))))
    if rows:
        yield register_table("register", words.SINCE_TITLE, words.SINCE_COLUMNS, rows)


def _told(history: History, day: str) -> Mapping[str, tuple[str, ...]]:
    """What was changed in each file after a day, in sentences, as far as the history tells them."""
    told: dict[str, tuple[str, ...]] = {}
    for edit in reversed(history.edits):
        if edit.day > day:
            told[edit.path] = (*told.get(edit.path, ()), *edit.told)
    return told


def _changed(handbook: Handbook, own: Book, former: Former, told: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
    """The pages that are new, and those of which a file was changed."""
    for page in handbook.pages():
        files = [path for path in files_of(page, own) if path in former.files]
        if files:
            kind = "A" if former.files.get(page.path) == "A" else "M"
            code = getattr(page.file, "code", None) or ""
            said = () if kind == "A" else (sentence for path in files for sentence in told.get(path, ()))
            yield _row(kind, f"{code} {page.file.title}".strip(), Addresses(own).page(handbook, page), said)


def _registers(own: Book, former: Former, told: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
    """The registers of which an entry's file was changed."""
    registers: dict[str, Iterable[Entry]] = {
        "forms": own.forms,
        "regulations": own.regulations,
        "roles": own.roles,
        "terms": own.terms,
    }
    for key, entries in registers.items():
        files = [path for path in dict.fromkeys(entry.origin.path for entry in entries) if path in former.files]
        if files:
            said = (sentence for path in files for sentence in told.get(path, ()))
            yield _row("M", APPENDICES[key].title, APPENDICES[key].path, said)


def _gone(handbook: Handbook, former: Former) -> Iterator[Row]:
    """The pages of the last edition whose files are gone."""
    folder = handbook.path.rpartition("/")[0]
    for path, title in former.gone.items():
        if path.rpartition("/")[0] == folder:
            yield _row("D", visible_name(title))


def _row(kind: str, title: str, href: str = "", said: Iterable[str] = ()) -> Row:
    return (
        lines.cell(lines.plain(words.SINCE_KINDS[kind]), head=True),
        lines.cell(lines.linked(title, href)),
        lines.cell(*(lines.plain(sentence) for sentence in dict.fromkeys(said))),
    )
