"""The setting checker: all rules as a table, and on the reader's device those that a place meets."""

from __future__ import annotations

import json

from generator.model.book import Book
from generator.model.setup import PLACES, Range, SetupRule
from generator.pages import lines
from generator.pages import words as common
from generator.pages.page import Cell, Data, Inline, Listing, Page, Section
from generator.pages.platform import words
from generator.pages.tables import HOME, Row, register_table
from generator.views.addresses import Addresses
from generator.views.appendices import APPENDICES

SETUP = APPENDICES["setup"]


def setup_page(book: Book) -> Page:
    """Every rule with what it asks and what it rests on; a script leaves those that apply."""
    rows = tuple(_row(rule, book) for rule in book.setup)
    table = register_table("setup", words.SETUP, words.SETUP_COLUMNS, rows)
    blocks = (Listing("note", (lines.plain(words.SETUP_NOTE),)), table, Data("setup", _data(book)))
    return Page(SETUP.path, SETUP.title, (Section("", "", blocks),), summary=words.SETUP_SUMMARY, trail=HOME)


def _row(rule: SetupRule, book: Book) -> Row:
    ours = ((Inline(common.DEFAULT, badge="default"),),) if rule.default else ()
    doubtful = lines.UNVERIFIED_BADGE if str(rule.confidence or "A") in ("C", "D") else ()
    verdict = (Inline(f"{words.VERDICTS[rule.verdict]}　"), Inline(str(rule.organisation), strong=True))
    return (
        Cell((lines.plain(str(rule.name)),), head=True, anchor=str(rule.id)),
        lines.cell(verdict),
        lines.cell((Inline(str(rule.advice)), *doubtful)),
        lines.cell(*lines.basis(rule.basis or (), book, Addresses(book)), *ours),
    )


def _data(book: Book) -> str:
    rules = [
        {
            "id": str(rule.id),
            "places": list(map(str, rule.places)),
            "members": _range(rule.members),
            "months": _range(rule.months),
            "enterprise": bool(rule.enterprise),
        }
        for rule in book.setup
    ]
    places = [[place, words.PLACES[place]] for place in PLACES]
    values = {"rules": rules, "places": places, "words": dict(words.SETUP_FIELDS)}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _range(given: Range | None) -> list[int | None] | None:
    return None if given is None else [given.least, given.most]
