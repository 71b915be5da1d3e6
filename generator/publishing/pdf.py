"""The printed handbooks: PDF through WeasyPrint, from nothing but the book itself."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from generator.diagnostics import Finding, Span, finding
from generator.drawing.tokens import Colour
from generator.pages import legibility
from generator.pages.publication import Manual
from generator.pages.render.book import document
from generator.publishing.errors import Collector, PublishError
from generator.publishing.search import text_of
from generator.publishing.tree import asset
from generator.source.characters import name_of

_MISSING: Final = re.compile(r"^\.notdef glyph .*\(U\+([0-9A-F]+)\)$", re.DOTALL)
_GLYPHS: Final = (".notdef glyph", "Too many glyphs missing")


def publish_manual(manual: Manual, out: Path) -> tuple[Finding, ...]:
    """Write ``<id>.pdf`` into the folder ``out``, under a temporary name until it is complete.

    The findings tell of drawings that nobody can read and of characters without a glyph. Raises ``PublishError`` with
    what WeasyPrint warned of: a lost link, a rule it does not know, a resource outside.
    """
    content, missing = _made(manual)
    out.mkdir(parents=True, exist_ok=True)
    beside = out / f".{manual.id}.pdf"
    beside.write_bytes(content)
    beside.replace(out / f"{manual.id}.pdf")
    return (*legibility.check(manual), *(found for character in missing for found in _told(character, manual)))


def pdf(manual: Manual) -> bytes:
    """The handbook as the bytes of a PDF; the same manual gives the same bytes."""
    return _made(manual)[0]


def _made(manual: Manual) -> tuple[bytes, list[str]]:
    """The PDF, and the characters that no font of print has."""
    logger, collector = logging.getLogger("weasyprint"), Collector()
    logger.addHandler(collector)
    try:
        content, refused = _render(document(manual), style())
    finally:
        logger.removeHandler(collector)
    missing = [chr(int(point, 16)) for told in collector.messages for point in _MISSING.findall(told)]
    warned = [told for told in collector.messages if not told.startswith(_GLYPHS)]
    faults = [*warned, *(f"refused to fetch {url}" for url in refused)]
    if faults:
        raise PublishError("\n".join(dict.fromkeys(faults)))
    return content, list(dict.fromkeys(missing))


def _told(character: str, manual: Manual) -> Iterator[Finding]:
    """A character that is printed as an empty box, at each page that holds it, or at the handbook where none tells."""
    pages = [page for part in manual.parts for page in part.pages if page.source.path]
    held = [page.source for page in pages if any(character in text_of(b) for s in page.sections for b in s.blocks)]
    for span in held or [Span.of_file(f"handbooks/{manual.id.partition('.')[0]}/handbook.yml")]:
        yield finding("HB902", span, character=name_of(character))


def style() -> str:
    """The style sheet of print, with the colours of the drawings."""
    colours = "".join(f"--drawing-{colour.token}:{colour.literal};" for colour in Colour)
    return f":root{{{colours}}}\n{asset('print.css')}"


def _render(html: str, css: str) -> tuple[bytes, list[str]]:
    """The PDF, and the addresses that the document wanted to fetch: none may be there.

    Everything a book needs stands in its document; inside an SVG a refused fetch would pass unseen.
    """
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher

    refused: list[str] = []

    class Nothing(URLFetcher):  # type: ignore[misc]
        """Serves nothing."""

        def fetch(self, url: str, headers: object = None) -> None:  # noqa: ARG002
            refused.append(url)
            message = f"not part of the book: {url}"
            raise ValueError(message)

    identifier = sha256(f"{html}{css}".encode()).hexdigest()[:32].encode()
    sheet = CSS(string=css, url_fetcher=Nothing())
    content: bytes = HTML(string=html, url_fetcher=Nothing()).write_pdf(stylesheets=[sheet], pdf_identifier=identifier)
    return content, refused
