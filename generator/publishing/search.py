"""The search index of the site: the text of every section line by line, compact, as the search worker reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
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
)
from generator.pages.publication import Site
from generator.pages.render import words
from generator.publishing.pinyin import readings
from generator.publishing.questions import questions

SEPARATOR: Final = r"[\s\u3000\-、。，．？！；：（）《》“”]+"
"""What the site's interface takes as the border between two words when it marks them on a page."""
LANDING: Final = "\t"
"""Stands between the anchor that a line lands on, where it has its own, and its words."""

_CODE: Final = re.compile(r"<pre>.*?</pre>", re.DOTALL)
"""Examples of files, which repeat what other pages tell."""
_CELL: Final = re.compile(r"</t[dh]>\s*(?=<t[dh])")
_END: Final = re.compile(r"</(?:p|li|tr|h[1-6])>")
_TAG: Final = re.compile(r"<[^<>]*>")


def files(site: Site) -> tuple[tuple[str, str], ...]:
    """The index as data, and as a script for pages that are opened from a folder, where nothing can be fetched."""
    text = json.dumps(index(site), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return ("search/search_index.json", text), ("search/search_index.js", f"var __index={text};\n")


def index(site: Site) -> dict[str, object]:
    """The index: the configuration that the interface expects, and the pages as ``docs``.

    The configuration carries the ``synonyms``: groups of words that mean the same, the book's own word first; the
    ``fillers`` of questions and what is ``replaced`` in them; the ``pinyin`` of the characters of titles and names;
    and the ``words`` that the results say.
    A page is ``[path, title, code, summary, sections]``, a section ``[anchor, title, text]``. The text has a line for
    each paragraph, entry and row of a table; one that has an anchor of its own begins with it and a tab.
    """
    pages = [page for page in site.pages if page.indexed]
    docs = [[page.path, page.title, page.code, page.summary, _sections(page)] for page in pages]
    asked = questions()
    names = [name for group in site.glossary for name in group] + [page.title for page in pages]
    config = {
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
    return {"config": config, "docs": docs}


def text_of(block: Block) -> str:
    """The words of a block, without marks; of a matrix only its heads."""
    return " ".join(" ".join(cell for _, cells in _texts(block, "") for cell in cells).split())


def _sections(page: Page) -> list[list[str]]:
    return [
        [section.anchor, section.title, "\n".join(dict.fromkeys(_section_lines(section, page.path)))]
        for section in _filled(page)
    ]


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
        case Walk() | Wall() | Data():
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
