"""The search index of the site: the text of every section line by line, in a core and shards.

The core tells the pages and their headings, and what people say for them; every visitor loads it. Where pairs of
characters stand and what the pages say is in shards (:mod:`generator.publishing.shards`), of which a query loads few.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from importlib import resources
from typing import Final

from generator.pages.page import (
    Block,
    Cell,
    Data,
    Drawing,
    Form,
    Line,
    Listing,
    Page,
    Prose,
    Section,
    Sketch,
    Table,
    Walk,
    Wall,
    Written,
)
from generator.pages.publication import Site
from generator.pages.render import words
from generator.publishing.pinyin import readings
from generator.publishing.questions import questions
from generator.publishing.shards import PAGES, PAIRS, places, shards

SEPARATOR: Final = r"[\s\u3000\-、。，．？！；：（）《》“”]+"
"""What the site's interface takes as the border between two words when it marks them on a page."""
LANDING: Final = "\t"
"""Stands between the anchor that a line lands on, where it has its own, and its words."""

_CODE: Final = re.compile(r"<pre>.*?</pre>", re.DOTALL)
"""Examples of files, which repeat what other pages tell."""
_CELL: Final = re.compile(r"</t[dh]>\s*(?=<t[dh])")
_END: Final = re.compile(r"</(?:p|li|tr|h[1-6])>")
_TAG: Final = re.compile(r"<[^<>]*>")


WORKER: Final = ("search-text.js", "search-store.js", "search-words.js", "search-worker.js")
"""The parts of the worker."""
PIECE: Final = 600
"""About how many characters of a section are rated together."""


@dataclass(frozen=True, slots=True)
class Document:
    """What the search knows of a page: each section as its anchor, its heading, and its text.

    The text has a line for each paragraph, entry and row of a table; one with an anchor of its own begins with it and
    a tab.
    """

    path: str
    title: str
    code: str
    summary: str
    sections: tuple[tuple[str, str, str], ...]


def worker() -> str:
    """The script of the search."""
    folder = resources.files("generator.publishing") / "assets"
    return "".join((folder / name).read_text(encoding="utf-8") for name in WORKER)


def files(site: Site) -> tuple[tuple[str, str], ...]:
    """The files of the index. Its core is a script as well: a page opened from a folder can fetch nothing."""
    return packed(documents(site), config(site))


def documents(site: Site) -> tuple[Document, ...]:
    """The pages that the search finds."""
    return tuple(
        Document(page.path, page.title, page.code, page.summary, _sections(page)) for page in site.pages if page.indexed
    )


def packed(found: Sequence[Document], configured: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """The files of an index.

    A page of the core is ``[path, title, code, sections]``, its sections pairs of the number of their heading and
    their count of pieces; in its shard it is ``[summary, [[anchor, text], …]]``, an entry for each piece.
    """
    cut = [[(anchor, title, tuple(_pieces(text))) for anchor, title, text in document.sections] for document in found]
    heads = list(dict.fromkeys(title for sections in cut for _, title, _ in sections))
    numbers = {title: number for number, title in enumerate(heads)}
    docs = [
        [
            document.path,
            document.title,
            document.code,
            [number for _, title, parts in sections for number in (numbers[title], len(parts))],
        ]
        for document, sections in zip(found, cut, strict=True)
    ]
    texts = [
        (number, [document.summary, [(anchor, part) for anchor, _, parts in sections for part in parts]])
        for number, (document, sections) in enumerate(zip(found, cut, strict=True))
    ]
    whole = (f"{title}\n{part}" for sections in cut for _, title, parts in sections for part in parts)
    pairs, of_pairs = shards(PAIRS, list(places(map(_without_anchors, whole)).items()))
    pages, of_pages = shards(PAGES, texts)
    core = {"config": {**configured, "heads": heads, "shards": {"pairs": pairs, "pages": pages}}, "docs": docs}
    text = json.dumps(core, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    named = ("search/search_index.json", text), ("search/search_index.js", f"var __index={text};\n")
    return (*named, *of_pairs, *of_pages)


def config(site: Site) -> dict[str, object]:
    """The configuration that the interface expects, and what our search needs of it.

    These are the ``synonyms``: groups of words that mean the same, the book's own word first; the ``fillers`` of
    questions and what is ``replaced`` in them; the ``pinyin`` of the characters of titles and names; and the ``words``
    that the results say.
    """
    asked = questions()
    titles = [page.title for page in site.pages if page.indexed]
    names = [name for group in site.glossary for name in group] + titles
    return {
        "lang": ["zh"],
        "separator": SEPARATOR,
        "fields": {},
        "pipeline": [],
        "synonyms": [list(group) for group in site.glossary],
        "fillers": list(asked.fillers),
        "replaced": [list(pair) for pair in asked.replaced],
        "pinyin": readings(names),
        "words": dict(words.SEARCH),
    }


def _pieces(text: str) -> Iterator[str]:
    """The text of a section in pieces of whole lines, each about as long as a paragraph."""
    lines: list[str] = []
    length = 0
    for line in text.split("\n"):
        own = len(line.rpartition(LANDING)[2])
        if lines and length + own > PIECE:
            yield "\n".join(lines)
            lines, length = [], 0
        lines.append(line)
        length += own
    yield "\n".join(lines)


def _without_anchors(text: str) -> str:
    return "\n".join(line.rpartition(LANDING)[2] for line in text.split("\n"))


def text_of(block: Block) -> str:
    """The words of a block, without marks; of a matrix only its heads."""
    return " ".join(" ".join(cell for _, cells in _texts(block, "") for cell in cells).split())


def _sections(page: Page) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (section.anchor, section.title, "\n".join(dict.fromkeys(_section_lines(section, page.path))))
        for section in _filled(page)
    )


def _section_lines(section: Section, path: str) -> Iterator[str]:
    """The lines of a section; what its heading says already is left out."""
    lines = (line for block in section.blocks for line in _lines(block, path))
    return (line for line in lines if line not in section.title)


def _filled(page: Page) -> Iterable[Section]:
    return (section for section in page.sections if section.title or section.blocks)


def _lines(block: Block, path: str) -> Iterator[str]:
    """The lines of a block on the page at ``path``: the cells of a row with a dot between them."""
    for anchor, cells in _texts(block, f"{path}#"):
        text = " · ".join(filter(None, (" ".join(cell.split()) for cell in cells)))
        if text:
            yield f"{anchor}{LANDING}{text}" if anchor else text


def _texts(block: Block, here: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each line as its cells, with the anchor of its own or an empty one."""
    match block:
        case Prose():
            for line in _END.split(_CODE.sub(" ", block.html)):
                yield "", tuple(unescape(_TAG.sub("", cell)) for cell in _CELL.split(line))
        case Drawing():
            yield from (("", (block.title,)), ("", (block.takeaway,)))
        case Table(kind="matrix"):
            heads = (_cell(cell) for row in block.rows for cell in row if cell.head)
            yield "", (" ".join((block.caption, *map(_words, block.columns), *heads)),)
        case Table():
            yield from (("", (block.caption,)), ("", (" ".join(map(_words, block.columns)),)))
            yield from ((_anchor(row, here), tuple(map(_cell, row))) for row in block.rows)
        case Listing():
            yield from (("", (_words(line),)) for line in block.lines)
        case Form():
            yield "", (" ".join((block.code, block.title, *(field.name for field in block.fields))),)
        case Walk() | Wall() | Data() | Written():
            return
        case Sketch():
            raise TypeError(block)


def _anchor(row: tuple[Cell, ...], here: str) -> str:
    """Where a row is found: at its own anchor, or at the place of this page that its head leads to."""
    links = (inline.href for cell in row[:1] for line in cell.lines for inline in line)
    led = (href.removeprefix(here) for href in links if here and href.startswith(here))
    return next((cell.anchor for cell in row if cell.anchor), "") or next(led, "")


def _cell(cell: Cell) -> str:
    return " ".join(filter(None, map(_words, cell.lines)))


def _words(line: Line) -> str:
    return "".join(inline.text for inline in line)
