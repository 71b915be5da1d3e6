"""The page of 寄语: what an organisation writes to a member, with room to write it by hand."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.book import Book
from generator.pages import lines, words
from generator.pages.page import Inline, Listing, Page, Section
from generator.pages.tables import HOME, Row, register_table
from generator.views.appendices import APPENDICES

MESSAGES = APPENDICES["messages"]


def messages_page(book: Book) -> Page:
    """The patterns that apply to the edition, by occasion; the last column stays free for a hand."""
    table = register_table("register", MESSAGES.title, words.MESSAGE_COLUMNS, _rows(book))
    note = Listing("note", (lines.plain(words.MESSAGES_NOTE),))
    opening = Section("", "", (note, table))
    return Page(MESSAGES.path, MESSAGES.title, (opening,), summary=words.MESSAGES_SUMMARY, trail=HOME)


def _rows(book: Book) -> Iterator[Row]:
    for message in book.messages:
        if not message.applies_to.includes(book.edition):
            continue
        ours = (Inline(words.DEFAULT, badge="default"),) if message.default else ()
        yield (
            lines.cell(lines.plain(str(message.occasion)), head=True, anchor=str(message.id)),
            lines.cell(lines.plain(message.applies_to.words() or words.MESSAGE_FOR_ALL)),
            lines.cell((Inline(str(message.text)), *ours)),
            lines.cell(lines.plain(words.HANDWRITTEN)),
        )
