"""Lines of text with links and badges: roles, records, sources and confidence as every page prints them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from generator.model.basis import Basis, Citation, Practice
from generator.model.book import Book
from generator.model.cite import cite
from generator.model.process import Source
from generator.model.resolve import UNVERIFIED
from generator.pages import words
from generator.pages.page import Cell, Inline, Line, Listing
from generator.views.addresses import Addresses
from generator.views.loose_ends import lacks_article

DOUBTFUL = "D"
"""The confidence of local practice and of defaults."""


_SHARED = 100_000
"""How many equal lines and cells are one object: the pages of units say the same a thousand times over."""


@lru_cache(_SHARED)
def plain(text: str) -> Line:
    """A line of plain text; empty for an empty text."""
    return (Inline(text),) if text else ()


@lru_cache(_SHARED)
def day(text: str | None) -> Line:
    """A day, which is not broken over two lines; empty for none."""
    return (Inline(str(text), badge="day"),) if text else ()


def linked(text: str, href: str) -> Line:
    """A line that is a link, or plain text where it leads nowhere."""
    return (Inline(text, href=href),)


@lru_cache(_SHARED)
def cell(*lines: Line, head: bool = False, anchor: str = "", only: tuple[str, ...] = ()) -> Cell:
    """A cell of the lines that are not empty."""
    return Cell(tuple(line for line in lines if line), head, anchor, only=only)


def joined(lines: Iterable[Line], separator: str = "、") -> Line:
    """Several lines as one."""
    result: list[Inline] = []
    for line in lines:
        if line and result:
            result.append(Inline(separator))
        result.extend(line)
    return tuple(result)


def roles(names: Iterable[str], addresses: Addresses) -> Line:
    """Roles with links to their pages."""
    return joined(linked(str(name), addresses.role(str(name))) for name in names)


def records(names: Iterable[str], addresses: Addresses) -> Line:
    """Forms and records with links."""
    return joined(linked(str(name), addresses.form(str(name))) for name in names)


def basis(sources: Iterable[Basis], book: Book, addresses: Addresses, known: str = "") -> tuple[Line, ...]:
    """Sources, one a line: the regulation with a link, the articles, or the practice.

    Of the regulation ``known`` (a short name, told beside the lines) only the articles are written.
    """
    return tuple(line for source in sources if (line := _source(source, book, addresses, known)))


def _practice(source: Practice) -> str:
    """The practice with the day of its approval, or as a default that waits for it."""
    written = words.PRACTICE if source.approved else words.DEFAULT_PRACTICE
    return written.format(role=source.practice, day=source.approved)


def _source(source: Basis, book: Book, addresses: Addresses, known: str) -> Line:
    if not isinstance(source, Citation):
        return plain(_practice(source))
    cited = cite(source, book.regulations, book.as_of)
    name = str(cited.regulation.short) if cited.regulation else str(source.name)
    articles = "、".join(str(run) for run in source.articles)
    edition = f"（{cited.edition.edition} 版）" if source.edition is not None and cited.edition else ""
    title = "" if name == known and not edition and articles else f"《{name}》{edition}"
    first = source.articles[0].first.number if source.articles else None
    return (Inline(f"{title}{articles}", href=addresses.regulation(name, first)),)


def first_regulation(sources: Iterable[Basis], book: Book) -> str:
    """The short name of the regulation that is cited first, or empty."""
    citations = (source for source in sources if isinstance(source, Citation))
    cited = (cite(source, book.regulations, book.as_of).regulation for source in citations)
    return next((str(regulation.short) for regulation in cited if regulation), "")


def short_basis_note(name: str, more: str = "") -> tuple[Listing, ...]:
    """The line above a table in which only the articles of one regulation are written."""
    return (Listing("note", (plain(words.SHORT_BASIS.format(name=name) + more),)),) if name else ()


def number_basis(source: Source, around: Iterable[Basis], shown: Iterable[Line]) -> tuple[Line, ...]:
    """Where a number comes from: its ``shown`` sources.

    A number of confidence D that only inherits those ``around`` it has none: the articles tell of the step, not of the
    number, which is a default of this book and gets its badge.
    """
    if source.confidence != DOUBTFUL or source.basis != tuple(around):
        return tuple(shown)
    return ((Inline(words.DEFAULT, badge="default"),),)


def article_badge(source: Source, book: Book) -> Line:
    """The badge of a number that was seen but does not say in which article, or nothing."""
    lacking = lacks_article(source.confidence, source.basis, book)
    return (Inline(words.ARTICLE_UNKNOWN, badge="unverified"),) if lacking else ()


def confidence(source: Source) -> Line:
    """How sure a number is: the letter with its meaning, and the badge of an unverified one."""
    letter = source.confidence
    said = Inline(f"{letter} {words.CONFIDENCE[letter]}".strip())
    return (said,) if source.verified else (said, Inline(words.UNVERIFIED, badge="unverified"))


UNVERIFIED_BADGE: Line = (Inline(words.UNVERIFIED, badge="unverified"),)
"""The badge of a number that was not verified."""


def unverified_badge(source: Source) -> Line:
    """The badge of an unverified number, or nothing."""
    return () if source.verified else UNVERIFIED_BADGE


def fact_source(own: tuple[Basis, ...] | None, letter: str, *, verified: bool | None) -> Source:
    """The source of a number of the prose."""
    return Source(own or (), letter, letter not in UNVERIFIED and verified is not False)
