"""Queries whose answer is known, drawn from a search index: each with the page that it was taken from.

Only what names one page is drawn: a heading that several pages bear, or a phrase that two pages hold, asks for neither.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.publishing.search import Document

_HAN: Final = re.compile(r"[\u4e00-\u9fff]+")
_COMMON: Final = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说"
    """Characters that stand for one another in a slip of the pen."""
)


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked, of which kind it is, and the path of the page that answers it."""

    kind: str
    text: str
    page: str


@dataclass(frozen=True)
class Texts:
    """The pages of an index: ``(path, title, [(heading, text), …])``."""

    pages: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    synonyms: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, documents: Iterable[Document], synonyms: tuple[tuple[str, ...], ...]) -> Texts:
        """The texts of an index."""
        pages = tuple(
            (found.path, found.title, tuple((heading, text) for _, heading, text in found.sections))
            for found in documents
        )
        return cls(pages, synonyms)

    @cached_property
    def whole(self) -> Mapping[str, str]:
        """Everything a page says, by its path."""
        return {
            path: "\n".join((title, *(f"{head}\n{text}" for head, text in parts))) for path, title, parts in self.pages
        }

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The title and the headings of a page, by its path."""
        return {path: "\n".join((title, *(head for head, _ in parts))) for path, title, parts in self.pages}

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """The path of each title that one page alone bears."""
        count = Counter(title for _, title, _ in self.pages)
        return {title: path for path, title, _ in self.pages if count[title] == 1}

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """The path of each heading that one page alone bears."""
        found = [(head, path) for path, _, parts in self.pages for head in {head for head, _ in parts if head}]
        count = Counter(head for head, _ in found)
        return {head: path for head, path in found if count[head] == 1 and len(_HAN.findall(head)) and len(head) > 3}

    def only(self, text: str, within: Mapping[str, str]) -> bool:
        """Whether one page alone holds a text."""
        return sum(text in other for other in within.values()) == 1


def draw(texts: Texts, each: int, seed: int) -> tuple[Query, ...]:
    """``each`` queries of every kind, or as many as there are; the same for the same texts and seed."""
    return tuple(
        Query(kind, text, page)
        for kind, candidates in KINDS.items()
        for text, page in _first(each, candidates(texts, random.Random(f"{seed} {kind}")))
    )


def _first(count: int, found: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    kept: dict[str, str] = {}
    for text, page in found:
        kept.setdefault(text, page)
        if len(kept) == count:
            break
    return list(kept.items())


def _headings(texts: Texts, chance: random.Random) -> Iterator[tuple[str, str]]:
    yield from _mixed(texts.headings, chance)


def _titles(texts: Texts, chance: random.Random) -> Iterator[tuple[str, str]]:
    yield from _mixed(texts.titles, chance)


def _phrases(texts: Texts, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Six to twelve characters out of the middle of a sentence."""
    for run, path in _runs(texts, chance, 8):
        length = min(len(run), chance.randint(6, 12))
        start = chance.randint(0, len(run) - length)
        phrase = run[start : start + length]
        if texts.only(phrase, texts.whole):
            yield phrase, path


def _parts(texts: Texts, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Three characters out of a title that begin or end within a word."""
    for title, path in _mixed(texts.titles, chance):
        for run in _HAN.findall(title):
            if len(run) > 3:
                start = chance.randint(0, len(run) - 3)
                part = run[start : start + 3]
                if texts.only(part, texts.names):
                    yield part, path


def _pairs(texts: Texts, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Two characters of a title that stand in no other title or heading."""
    for title, path in _mixed(texts.titles, chance):
        for run in _HAN.findall(title):
            starts = list(range(len(run) - 1))
            chance.shuffle(starts)
            yield from ((run[at : at + 2], path) for at in starts if texts.only(run[at : at + 2], texts.names))


def _terms(texts: Texts, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Two words of one section that no other page has both."""
    sections = [(text, path) for path, _, parts in texts.pages for _, text in parts]
    chance.shuffle(sections)
    for text, path in sections:
        words = [run for run in _HAN.findall(text) if 2 <= len(run) <= 5]
        if len(set(words)) < 2:
            continue
        one, other = chance.sample(sorted(set(words)), 2)
        if sum(one in whole and other in whole for whole in texts.whole.values()) == 1:
            yield f"{one} {other}", path


def _slips(texts: Texts, chance: random.Random) -> Iterator[tuple[str, str]]:
    """A title or heading of four characters or more with another character in the place of one."""
    for name, path in _mixed({**texts.headings, **texts.titles}, chance):
        places = [at for at, character in enumerate(name) if _HAN.match(character)]
        if len(places) > 3:
            at = chance.choice(places)
            other = chance.choice([character for character in _COMMON if character != name[at]])
            yield f"{name[:at]}{other}{name[at + 1 :]}", path


def _synonyms(texts: Texts, chance: random.Random) -> Iterator[tuple[str, str]]:
    """A title with a word of the glossary replaced by what people say for it."""
    for title, path in _mixed(texts.titles, chance):
        for own, *others in texts.synonyms:
            said = title.replace(own, chance.choice(others)) if own in title else title
            if said != title and said not in texts.titles:
                yield said, path


def _mixed(found: Mapping[str, str], chance: random.Random) -> list[tuple[str, str]]:
    return chance.sample(sorted(found.items()), len(found))


def _runs(texts: Texts, chance: random.Random, least: int) -> Iterator[tuple[str, str]]:
    sections = [(text, path) for path, _, parts in texts.pages for _, text in parts]
    chance.shuffle(sections)
    for text, path in sections:
        runs = [run for run in _HAN.findall(text) if len(run) >= least]
        if runs:
            yield chance.choice(runs), path


KINDS: Final[Mapping[str, Callable[[Texts, random.Random], Iterator[tuple[str, str]]]]] = {
    "heading": _headings,
    "title": _titles,
    "phrase": _phrases,
    "part of a word": _parts,
    "two characters": _pairs,
    "two terms": _terms,
    "one wrong character": _slips,
    "synonym": _synonyms,
}
"""The kinds of queries: candidates in a random order."""
