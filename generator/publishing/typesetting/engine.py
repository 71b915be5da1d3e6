"""A document and its style sheets become a PDF: WeasyPrint, with what it needs to be light."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import weasyprint.pdf
from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from generator.publishing.typesetting import leaves, lines, references
from generator.publishing.typesetting.document import Document, Sheets
from generator.publishing.typesetting.finish import finish
from generator.publishing.typesetting.marks import MarkedStream, unspoken_boxes
from generator.publishing.typesetting.tags import add_tags
from generator.publishing.typesetting.vector import Vector
from generator.source.pictures.picture import Picture

OWN = (*lines.OWN, (weasyprint.pdf, "Stream", MarkedStream), (weasyprint.pdf, "add_tags", add_tags))
"""What a book is set with in place of what WeasyPrint has."""


def render(document: Document, sheets: Sheets) -> tuple[bytes, list[str]]:
    """The PDF, and the addresses that the document wanted to fetch beside its pictures: none may be there.

    Everything else a book needs stands in its document.
    """
    fetcher = _Own(document.pictures)
    fonts, counters = FontConfiguration(), CounterStyle()
    base, own = (
        CSS(string=text, url_fetcher=fetcher, font_config=fonts, counter_style=counters)
        for text in (sheets.base, sheets.own)
    )
    labels = [item.label for item in document.items]
    with _young_garbage_only(), _set_as_books((*OWN, *references.own(labels), *(leaves.OWN if labels else ()))):
        drawings = {url: Vector(url, svg, fonts) for url, svg in document.drawings.items()}
        laid_out = _Book(document.html, base, fetcher).render(
            font_config=fonts, counter_style=counters, stylesheets=[own], cache=drawings
        )
        said: set[Any] = set()
        laid_out.pages = [_Page(page, said) for page in laid_out.pages]
        content: bytes = laid_out.write_pdf(pdf_identifier=document.identifier, pdf_variant="pdf/ua-1")
    return finish(content, document.attachments, document.as_of), fetcher.refused


class _Own(URLFetcher):  # type: ignore[misc]
    """Serves the pictures of the book, which are at hand, and nothing else."""

    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        super().__init__()
        self.refused: list[str] = []
        self._pictures = pictures

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        picture = self._pictures.get(url)
        if picture:
            return URLFetcherResponse(url, picture.content, {"Content-Type": picture.media_type})
        self.refused.append(url)
        message = f"not part of the book: {url}"
        raise ValueError(message)


class _Book(HTML):  # type: ignore[misc]
    """A document under our own base style sheet.

    That of WeasyPrint gives each element six pseudo-elements with styles of their own: 300 MB in a book of 300 pages.
    """

    def __init__(self, html: str, base: CSS, fetcher: URLFetcher) -> None:
        super().__init__(string=html, url_fetcher=fetcher)
        self._base = base

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: ARG002, FBT001, FBT002 - their signature
        return [self._base]


class _Page:
    """A page that marks what it paints for the tag tree, and keeps it as one piece instead of thousands of small ones.

    ``said`` are the heads of tables that earlier pages have shown; each link is kept once, not for each box within.
    """

    def __init__(self, page: Any, said: set[Any]) -> None:
        self._page = page
        self._said = said
        self.links = [link for link in page.links if link[3].element_tag == "a"]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)

    def paint(self, stream: Any, scale: float = 1) -> None:
        stream.unspoken = frozenset(unspoken_boxes(self._page_box, self._said))
        self._page.paint(stream, scale)
        stream.stream = [b"\n".join(map(_bytes, stream.stream))]


def _bytes(part: Any) -> bytes:
    """A piece of a stream as pydyf writes it."""
    written: bytes = part.data if hasattr(part, "data") else part.encode() if isinstance(part, str) else part
    return written


@contextmanager
def _set_as_books(own: Sequence[tuple[Any, str, Any]]) -> Iterator[None]:
    """Set with what is ours, and leave WeasyPrint as it was: forms and letters are the same before and after a book."""
    former = [(module, name, getattr(module, name)) for module, name, _ in own]
    for module, name, ours in own:
        setattr(module, name, ours)
    try:
        yield
    finally:
        for module, name, theirs in former:
            setattr(module, name, theirs)


@contextmanager
def _young_garbage_only() -> Iterator[None]:
    """Collect garbage rarely: next to nothing that is made here can be thrown away before the book is written."""
    former = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, 50, 1000)
    try:
        yield
    finally:
        gc.set_threshold(*former)
        gc.unfreeze()
