"""Words of the glossary in the prose of the site: the first time on a page each leads to its meaning and shows it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape, unescape
from typing import Final

from generator.model.book import Book
from generator.pages.page import Block, Page, Prose, Section
from generator.views.addresses import Addresses

MOST: Final = 10
"""How many words a page explains at most, so that it can still be read."""
SHORTEST: Final = 2
"""How many characters a word has at least."""

_TAG: Final = re.compile(r"(<[^>]*>)")
_NAME: Final = re.compile(r"</?([a-z0-9]+)")
_PLAIN: Final = frozenset({"a", "code", "pre", "th", "h2", "h3", "h4", "h5", "h6"})
"""In these nothing is explained."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A term: its meaning and where it stands."""

    meaning: str
    href: str


def glossed(pages: Mapping[str, Page], book: Book) -> dict[str, Page]:
    """The pages with the words of the glossary explained in their prose."""
    addresses = Addresses(book)
    known = {
        str(name): _Word(str(term.meaning), addresses.term(str(term.name)))
        for term in book.terms
        for name in term.names
        if len(name) >= SHORTEST
    }
    if not known:
        return dict(pages)
    longest = sorted(known, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest)))
    return {path: _page(page, pattern, known) for path, page in pages.items()}


def _page(page: Page, pattern: re.Pattern[str], known: Mapping[str, _Word]) -> Page:
    told: set[str] = set()
    sections = tuple(_section(section, pattern, known, told) for section in page.sections)
    return replace(page, sections=sections) if told else page


def _section(section: Section, pattern: re.Pattern[str], known: Mapping[str, _Word], told: set[str]) -> Section:
    if not any(isinstance(block, Prose) for block in section.blocks):
        return section
    return replace(section, blocks=tuple(_block(block, pattern, known, told) for block in section.blocks))


def _block(block: Block, pattern: re.Pattern[str], known: Mapping[str, _Word], told: set[str]) -> Block:
    return replace(block, html=explained(block.html, pattern, known, told)) if isinstance(block, Prose) else block


def explained(html: str, pattern: re.Pattern[str], known: Mapping[str, _Word], told: set[str]) -> str:
    """The HTML with each word explained where it stands first; ``told`` are the places of those that were already."""

    def explain(found: re.Match[str]) -> str:
        word = known[unescape(found[0])]
        if word.href in told or len(told) >= MOST:
            return found[0]
        told.add(word.href)
        return f'<a class="hb-term" data-told="{escape(word.meaning)}" href="{escape(word.href)}">{found[0]}</a>'

    depth, pieces = 0, _TAG.split(html)
    for place, piece in enumerate(pieces):
        if place % 2 == 0:
            pieces[place] = piece if depth else pattern.sub(explain, piece)
        elif (name := _NAME.match(piece)) and name[1] in _PLAIN:
            depth += -1 if piece.startswith("</") else 1
    return "".join(pieces)
