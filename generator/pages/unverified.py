"""The list of the numbers that nobody has verified yet, of processes and of items."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.book import Book
from generator.pages import lines, words
from generator.pages.page import Inline, Listing, Page, Section
from generator.pages.tables import HOME, Row, group_row, register_table
from generator.views.addresses import Addresses
from generator.views.loose_ends import without_article
from generator.views.responsibility import step_title
from generator.views.traces import unverified_numbers


def unverified_page(book: Book) -> Page:
    """Every number that has not been verified, of processes and of items."""
    groups = (
        ("steps", words.NUMBERS, tuple(_unverified_steps(book))),
        ("facts", words.FACTS, tuple(_unverified_facts(book))),
        ("articles", words.WITHOUT_ARTICLES, tuple(_without_article(book))),
    )
    sections = tuple(
        Section(anchor, title, (register_table("limits", title, words.NUMBER_COLUMNS, rows),))
        for anchor, title, rows in groups
        if rows
    )
    nothing = Section("", "", (Listing("plain", (lines.plain(words.NOTHING_UNVERIFIED),)),))
    return Page(
        "unverified.html",
        words.UNVERIFIED_TITLE,
        sections or (nothing,),
        summary=words.UNVERIFIED_SUMMARY,
        trail=HOME,
    )


def _unverified_steps(book: Book) -> Iterator[Row]:
    addresses = Addresses(book)
    title = ""
    for number in unverified_numbers(book):
        if number.process.title != title:
            title = number.process.title
            yield group_row(lines.linked(title, addresses.process(number.process.name)), len(words.NUMBER_COLUMNS))
        step = Inline(step_title(number.step, book), href=addresses.step(number.process, number.step))
        shown = lines.basis(number.source.basis, book, addresses)
        yield (
            lines.cell((step, Inline(f"：{number.what}"))),
            lines.cell((Inline(number.text, strong=True),)),
            lines.cell(*lines.number_basis(number.source, number.step.source.basis, shown)),
            lines.cell(lines.confidence(number.source)),
        )


def _unverified_facts(book: Book) -> Iterator[Row]:
    addresses = Addresses(book)
    for handbook in book.handbooks:
        for item in handbook.items():
            told = False
            for fact in item.file.facts:
                letter = str(fact.confidence or item.file.confidence or "")
                source = lines.fact_source(fact.basis or item.file.basis, letter, verified=fact.verified)
                if source.verified:
                    continue
                if not told:
                    told = True
                    head = lines.linked(str(item.file.title), f"{addresses.page(handbook, item)}#facts")
                    yield group_row(head, len(words.NUMBER_COLUMNS))
                ours = (Inline(words.DEFAULT, badge="default"),) if fact.default else ()
                yield (
                    lines.cell(lines.plain(str(fact.name))),
                    lines.cell((Inline(fact.value, strong=True),)),
                    lines.cell(ours, *(() if ours else lines.basis(source.basis, book, addresses))),
                    lines.cell(lines.confidence(source)),
                )


def _without_article(book: Book) -> Iterator[Row]:
    """The numbers that were seen but do not say in which article."""
    addresses = Addresses(book)
    for one in without_article(book):
        yield (
            lines.cell(lines.linked(one.title, one.href)),
            lines.cell((Inline(one.number, strong=True),)),
            lines.cell(*lines.basis(one.basis, book, addresses)),
            lines.cell(lines.plain(f"{one.confidence} {words.CONFIDENCE[one.confidence]}")),
        )
