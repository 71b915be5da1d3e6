"""A printed handbook as one HTML document: cover, imprint, contents, and its parts with their pages."""

from __future__ import annotations

from html import escape
from itertools import groupby

from generator.pages.page import Page
from generator.pages.publication import Manual, Part
from generator.pages.render import words
from generator.pages.render.address import name
from generator.pages.render.paper import A4, Format
from generator.pages.render.print import Book, article


def document(manual: Manual, form: Format = A4) -> str:
    """The whole handbook, without its style sheet."""
    book = Book(frozenset(page.path for part in manual.parts for page in part.pages), form)
    parts = "".join(_part(part, number, book) for number, part in enumerate(manual.parts, start=1))
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(manual.title)}</title>'
        f'<meta name="description" content="{escape(manual.summary)}">'
        f'<meta name="generator" content="handbooks">'
        f'<meta name="dcterms.created" content="{escape(manual.as_of)}"></head>'
        f"<body>{_cover(manual)}{_imprint(manual)}{_contents(manual)}<main>{parts}</main></body></html>"
    )


def _cover(manual: Manual) -> str:
    unit = f'<p class="unit"><span>{words.UNIT}</span></p>' if manual.unit_line else ""
    return (
        f'<section class="cover"><div class="emblem"></div><h1 class="name">{escape(manual.title)}</h1>'
        f'<p class="subtitle">{escape(manual.subtitle)}</p>'
        f'<p class="edition">{escape(manual.edition)}</p>{unit}</section>'
    )


def _imprint(manual: Manual) -> str:
    facts = ((words.EDITION, manual.edition), (words.AS_OF, manual.as_of))
    rows = "".join(f"<dt>{label}</dt><dd>{escape(value)}</dd>" for label, value in facts if value)
    statement = "".join(f"<p>{sentence}</p>" for sentence in words.STATEMENT)
    return (
        f'<section class="imprint"><div><p class="about">{escape(manual.title)}</p><p>{escape(manual.summary)}</p>'
        f"<dl>{rows}</dl>{statement}</div></section>"
    )


def _contents(manual: Manual) -> str:
    entries = "".join(_part_entry(part, number) for number, part in enumerate(manual.parts, start=1))
    return f'<nav class="contents"><h1>{words.CONTENTS}</h1><ol>{entries}</ol></nav>'


def _part_entry(part: Part, number: int) -> str:
    groups = groupby(part.pages, key=lambda page: page.form is not None)
    items = "".join(_entries(tuple(pages), forms=forms) for forms, pages in groups)
    return (
        f'<li class="part"><a href="#part-{number}"><span class="title">{escape(part.title)}</span></a>'
        f"<ol>{items}</ol></li>"
    )


def _entries(pages: tuple[Page, ...], *, forms: bool) -> str:
    """The lines of some pages; forms stand in two columns, as they are many and short."""
    entries = "".join(map(_item_entry, pages))
    return f'<li class="forms"><ol>{entries}</ol></li>' if forms else entries


def _item_entry(page: Page) -> str:
    code = f'<span class="code">{escape(page.code)}</span>'
    return f'<li><a href="#{name(page.path)}">{code}<span class="title">{escape(page.title)}</span></a></li>'


def _part(part: Part, number: int, book: Book) -> str:
    opening = (
        f'<header class="opening"><p class="element">{escape(part.element)}</p>'
        f'<h1 class="part" id="part-{number}">{escape(part.title)}</h1>'
        f'<p class="summary">{escape(part.summary)}</p></header>'
    )
    return (
        f'<section class="part part-{number}">{opening}{"".join(article(page, book) for page in part.pages)}</section>'
    )
