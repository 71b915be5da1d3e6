"""The search index of the site: the text of every section, compact, in the shape that the search worker reads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import unescape
from typing import Final

from generator.pages.page import Block, Data, Drawing, Form, Line, Listing, Page, Prose, Section, Sketch, Table, Walk
from generator.pages.publication import Site

SEPARATOR: Final = r"[\s\u3000\-、。，．？！；：（）《》“”]+"
"""What the site's interface takes as the border between two words when it marks them on a page."""

_CODE: Final = re.compile(r"<pre>.*?</pre>", re.DOTALL)
"""Examples of files, which repeat what other pages tell."""
_TAG: Final = re.compile(r"<[^<>]*>")


def files(site: Site) -> tuple[tuple[str, str], ...]:
    """The index as data, and as a script for pages that are opened from a folder, where nothing can be fetched."""
    text = json.dumps(index(site), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return ("search/search_index.json", text), ("search/search_index.js", f"var __index={text};\n")


def index(site: Site) -> dict[str, object]:
    """The index: the configuration that the interface expects, and the pages as ``docs``.

    The configuration carries the ``synonyms``: groups of words that mean the same, the book's own word first.
    A page is ``[path, title, code, summary, sections]``, a section ``[anchor, title, text]``.
    """
    docs = [[page.path, page.title, page.code, page.summary, _sections(page)] for page in site.pages if page.indexed]
    synonyms = [list(group) for group in site.glossary]
    config = {"lang": ["zh"], "separator": SEPARATOR, "fields": {}, "pipeline": [], "synonyms": synonyms}
    return {"config": config, "docs": docs}


def text_of(block: Block) -> str:
    """The words of a block, without marks; of a matrix only its heads."""
    return _joined(_texts(block))


def _sections(page: Page) -> list[list[str]]:
    return [[section.anchor, section.title, _joined(map(text_of, section.blocks))] for section in _filled(page)]


def _filled(page: Page) -> Iterable[Section]:
    return (section for section in page.sections if section.title or section.blocks)


def _texts(block: Block) -> Iterable[str]:
    match block:
        case Prose():
            yield unescape(_TAG.sub(" ", _CODE.sub(" ", block.html)))
        case Drawing():
            yield from (block.title, block.takeaway)
        case Table():
            yield block.caption
            yield from map(_words, block.columns)
            for cell in (cell for row in block.rows for cell in row if cell.head or block.kind != "matrix"):
                yield from map(_words, cell.lines)
        case Listing():
            yield from map(_words, block.lines)
        case Form():
            yield from (block.code, block.title, *(field.name for field in block.fields))
        case Walk() | Data():
            return
        case Sketch():
            raise TypeError(block)


def _words(line: Line) -> str:
    return "".join(inline.text for inline in line)


def _joined(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split())
