"""A record book as PDF, ready to bind."""

from __future__ import annotations

from generator.pages.record_book import RecordBook
from generator.pages.render.record_book import html
from generator.publishing.forms import qr
from generator.publishing.forms.layout import lay_out


def bound(book: RecordBook) -> bytes:
    """The PDF of a record book; the same book gives the same bytes."""
    urls = dict.fromkeys(leaf.blank.url for leaf in book.leaves if leaf.blank.url)
    return lay_out(html(book, {url: qr.svg(url) for url in urls})).content
