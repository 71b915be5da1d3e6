"""The index of a printed handbook: anchors where its words stand, and lines that lead to them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Final

from generator.pages.publication import IndexEntry
from generator.pages.render import words

MOST: Final = 6
"""How many places of a word are listed."""
OTHERS: Final = "0–9"
"""Stands above words that begin with no letter."""
ANCHOR: Final = "index"
_HOLDER: Final = re.compile(r"<(?:td|th|li|h[2-6]|figcaption)\b([^>]*)>")
_ID: Final = re.compile(r'\bid="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Indexed:
    """The articles of a book with anchors at the places of the index, and these places by word, in order."""

    articles: tuple[str, ...]
    places: Mapping[str, tuple[str, ...]]


def with_places(articles: Sequence[str], told: Sequence[bool], entries: Sequence[IndexEntry]) -> Indexed:
    """Look for every word in the articles: its places are the first ones in those that hold it most often.

    Lists of what stands elsewhere are not ``told``: the index does not lead there. An article begins a page, so that
    no two of the places of a word are on one page.
    """
    listed = [entry for entry in entries if not entry.see]
    texts = [_text(article) for article in articles]
    longer = _longer(listed)
    anchors: dict[int, dict[int, str]] = defaultdict(dict)
    places: dict[str, tuple[str, ...]] = {}
    for number, entry in enumerate(listed):
        found = ((at, _find(entry, text, longer)) for at, text in enumerate(texts) if told[at])
        held = sorted((-len(spots), at, spots[0]) for at, spots in found if spots)
        names = []
        for _, at, first in sorted(held[:MOST], key=lambda place: place[1]):
            names.append(_anchor(articles[at], first, f"{ANCHOR}--{number}-{at}", anchors[at]))
        places[entry.word] = tuple(names)
    marked = (_marked(article, anchors[at]) if at in anchors else article for at, article in enumerate(articles))
    return Indexed(tuple(marked), places)


def _longer(entries: Sequence[IndexEntry]) -> Mapping[str, tuple[str, ...]]:
    """The words of the index that hold a word: where one of them stands, the shorter one does not."""
    spelled = {spelling for entry in entries for spelling in (entry.word, *entry.also)}
    return {word: tuple(other for other in spelled if word != other and word in other) for word in spelled}


def _text(article: str) -> str:
    """An article with blanks in place of its markup: a place in it is a place in the article."""
    return re.sub(r"<[^>]*>", lambda tag: "\0" * len(tag[0]), article)


def _find(entry: IndexEntry, text: str, longer: Mapping[str, tuple[str, ...]]) -> list[int]:
    """Where a word stands in a text by itself."""
    found = []
    for spelling in (entry.word, *entry.also):
        others = [other for other in longer[spelling] if other not in entry.also and other in text]
        at = text.find(spelling)
        while at >= 0:
            if not any(_covers(other, spelling, text, at) for other in others):
                found.append(at)
            at = text.find(spelling, at + len(spelling))
    return sorted(found)


def _covers(other: str, word: str, text: str, at: int) -> bool:
    """Whether the place of a word is within a longer one."""
    inside = other.find(word)
    while inside >= 0:
        if text.startswith(other, at - inside):
            return True
        inside = other.find(word, inside + 1)
    return False


def _anchor(article: str, at: int, name: str, anchors: dict[int, str]) -> str:
    """What a place of an article is called: as the element around it, which stays on one page, or by an anchor there.

    Its ``name`` is added to the ``anchors`` of the article where it needs one.
    """
    holder = _HOLDER.match(article, article.rfind("<", 0, at))
    if holder is None:
        return anchors.setdefault(at, name)
    known = _ID.search(holder[1])
    return known[1] if known else anchors.setdefault(holder.end(1), name)


def _marked(article: str, anchors: Mapping[int, str]) -> str:
    """An article with its anchors: an id where a tag ends, elsewhere an element of its own."""
    pieces, last = [], 0
    for at in sorted(anchors):
        ends = article[at] == ">"
        pieces += [article[last:at], f' id="{anchors[at]}"' if ends else f'<span id="{anchors[at]}"></span>']
        last = at
    return "".join((*pieces, article[last:]))


def section(entries: Sequence[IndexEntry], places: Mapping[str, tuple[str, ...]]) -> str:
    """The index as an article: words with the numbers of their pages, by first letter. Empty without any."""
    shown = [entry for entry in entries if places.get(entry.see or entry.word)]
    if not shown:
        return ""
    letters = "".join(
        f"<section><h3>{letter}</h3><ul>{''.join(_line(entry, places) for entry in group)}</ul></section>"
        for letter, group in groupby(shown, _letter)
    )
    return (
        f'<article class="index"><h2 class="item" id="{ANCHOR}"><span class="title">{words.INDEX}</span></h2>'
        f'<p class="hb-legend">{words.INDEX_NOTE.format(most=MOST)}</p><div class="columns">{letters}</div></article>'
    )


def _letter(entry: IndexEntry) -> str:
    first = entry.reading[0][:1].upper()
    return first if first.isalpha() and first.isascii() else OTHERS


def _line(entry: IndexEntry, places: Mapping[str, tuple[str, ...]]) -> str:
    if entry.see:
        return f"<li>{escape(entry.word)} <i>{words.SEE}</i> {escape(entry.see)}</li>"
    pages = "，".join(f'<a href="#{place}" title="{escape(entry.word)}"></a>' for place in places[entry.word])
    return f"<li>{escape(entry.word)} {pages}</li>"
