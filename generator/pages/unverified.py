"""The list of the numbers that nobody has verified yet, of processes and of items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.model.book import Book
from generator.model.excerpt import excerpt
from generator.pages import lines, words
from generator.pages.page import Inline, Line, Listing, Page, Section
from generator.pages.tables import HOME, Row, group_row, register_table, trail
from generator.views.addresses import Addresses
from generator.views.appendices import APPENDICES
from generator.views.loose_ends import without_article
from generator.views.responsibility import step_title
from generator.views.traces import unverified_numbers

UNVERIFIED = APPENDICES["unverified"]


def unverified_page(book: Book) -> Page:
    """How many numbers of each handbook have not been verified, with the way to them; of one handbook the numbers."""
    if len(book.handbooks) < 2:  # noqa: PLR2004
        return _page(UNVERIFIED.path, UNVERIFIED.title, book, HOME)
    rows = (
        (lines.cell(lines.linked(title, path), head=True), *(lines.cell(lines.plain(str(count))) for count in counts))
        for title, path, counts in unverified_counts(book)
    )
    columns = ("", words.NUMBERS, words.FACTS, words.WITHOUT_ARTICLES)
    table = register_table("register", UNVERIFIED.title, columns, rows)
    return Page(
        UNVERIFIED.path,
        UNVERIFIED.title,
        (Section("", "", (Listing("note", (lines.plain(words.UNVERIFIED_SUMMARY),)), table)),),
        summary=words.UNVERIFIED_SUMMARY,
        trail=HOME,
    )


def unverified_counts(book: Book) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """Of each handbook its title, the page of its numbers and how many there are of each group."""
    single = len(book.handbooks) < 2  # noqa: PLR2004
    for title, path, own in _shares(book):
        yield title, UNVERIFIED.path if single else path, tuple(_count(rows) for _, _, rows in _groups(own))


def unverified_pages(book: Book) -> Iterator[Page]:
    """The numbers of each of several handbooks, and of what stands in none."""
    if len(book.handbooks) < 2:  # noqa: PLR2004
        return
    for title, path, own in _shares(book):
        yield _page(path, f"{UNVERIFIED.title}：{title}", own, trail(UNVERIFIED.title, UNVERIFIED.path))


def _shares(book: Book) -> Iterator[tuple[str, str, Book]]:
    """Each handbook as a title, the address of its page, and a book of its own; the processes of none together."""
    for handbook in book.handbooks:
        yield str(handbook.file.title), f"unverified/{handbook.id}.html", excerpt(book, handbook)
    loose = {name: process for name, process in book.processes.items() if book.home_of(name) is None}
    if loose:
        titles = {name: process.title for name, process in book.processes.items()} | dict(book.page_titles)
        rest = replace(book, handbooks=(), processes=loose, elsewhere=titles)
        yield words.PROCESS_HOME, "unverified/processes.html", rest


def _count(rows: tuple[Row, ...]) -> int:
    """How many rows there are that name no group."""
    return sum(len(row) > 1 for row in rows)


def _groups(book: Book) -> tuple[tuple[str, str, tuple[Row, ...]], ...]:
    return (
        ("steps", words.NUMBERS, tuple(_unverified_steps(book))),
        ("facts", words.FACTS, tuple(_unverified_facts(book))),
        ("articles", words.WITHOUT_ARTICLES, tuple(_without_article(book))),
    )


def _page(path: str, title: str, book: Book, above: Line) -> Page:
    """Every number of a book that has not been verified, of processes and of items."""
    sections = tuple(
        Section(anchor, title, (register_table("limits", title, words.NUMBER_COLUMNS, rows),))
        for anchor, title, rows in _groups(book)
        if rows
    )
    nothing = Section("", "", (Listing("plain", (lines.plain(words.NOTHING_UNVERIFIED),)),))
    return Page(
        path,
        title,
        sections or (nothing,),
        summary=words.UNVERIFIED_SUMMARY,
        trail=above,
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
