"""A printed handbook as one HTML document: front matter, its parts with their pages, and the index."""

from __future__ import annotations

from html import escape
from itertools import islice
from typing import Final

from generator.pages.publication import Manual, Part
from generator.pages.render import front, index
from generator.pages.render.address import name, split
from generator.pages.render.paper import A4, Format
from generator.pages.render.print import Book, article
from generator.views.appendices import APPENDICES

TERMS: Final = APPENDICES["terms"].path
"""The one list that the index leads to, as it says what the words mean."""


def document(manual: Manual, form: Format = A4) -> str:
    """The whole handbook, without its style sheet."""
    numbers = front.numbers_of(manual)
    book = Book(frozenset(page.path for page in manual.pages), form, numbers)
    before = "".join(f'<section class="front">{article(page, book)}</section>' for page in manual.front)
    written = [article(page, book) for part in manual.parts for page in part.pages]
    told = [bool(page.source.path) or page.path == TERMS for part in manual.parts for page in part.pages]
    found = index.with_places(written, told, manual.index)
    last = index.section(manual.index, found.places)
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(manual.title)}</title>'
        f'<meta name="description" content="{escape(manual.summary)}">'
        f'<meta name="generator" content="handbooks">'
        f'<meta name="dcterms.created" content="{escape(manual.as_of)}"></head>'
        f"<body>{front.cover(manual)}{front.imprint(manual)}{front.contents(manual, indexed=bool(last))}"
        f"{front.figures(manual, numbers)}{before}<main>{_parts(manual, found.articles, last)}</main></body></html>"
    )


def _parts(manual: Manual, articles: tuple[str, ...], last: str) -> str:
    """The parts with their articles; ``last`` ends the last of them."""
    waiting = iter(articles)
    parts = [
        f'<section class="part part-{number}">{_opening(part, number)}{"".join(islice(waiting, len(part.pages)))}'
        for number, part in enumerate(manual.parts, start=1)
    ]
    return "</section>".join(parts) + f"{last}</section>" if parts else ""


def _place(part: Part) -> str:
    """What links to the part on the page of its handbook lead to."""
    return f'<span id="{name(*split(part.address, ""))}"></span>' if part.address else ""


def _opening(part: Part, number: int) -> str:
    return (
        f'<header class="opening"><p class="element">{escape(part.element)}</p>'
        f'<h1 class="part" id="part-{number}">{_place(part)}{escape(part.title)}</h1>'
        f'<p class="summary">{escape(part.summary)}</p></header>'
    )
