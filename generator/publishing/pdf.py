"""The printed handbooks: PDF through WeasyPrint, from nothing but the book itself."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from types import MappingProxyType
from typing import Final
from urllib.parse import quote

from generator.building.inputs import of_libraries, of_program, of_text
from generator.building.jobs import Job, Kind
from generator.building.limits import MEBIBYTE, PRINT, PRINTED_PAGE, Outcome, Stopped, extend
from generator.diagnostics import Finding, Span, finding
from generator.drawing.tokens import Colour
from generator.pages import legibility
from generator.pages.publication import Manual
from generator.pages.render.book import document
from generator.pages.render.print import picture_source
from generator.publishing import fonts, privacy, proof
from generator.publishing.errors import Collector, PublishError
from generator.publishing.made import Made, decode, encode
from generator.publishing.search import text_of
from generator.publishing.tree import asset
from generator.source import personal
from generator.source.characters import name_of
from generator.source.pictures.picture import Picture

_MISSING: Final = re.compile(r"^\.notdef glyph .*\(U\+([0-9A-F]+)\)$", re.DOTALL)
_PAGE: Final = re.compile(r"^Step 5 - Creating layout - Page (\d+)")
NO_PICTURES: Final[Mapping[str, Picture]] = MappingProxyType({})
_GLYPHS: Final = (".notdef glyph", "Too many glyphs missing")


KIND: Final = Kind("prints", "排版", encode, decode)


def print_job(manual: Manual, denied: tuple[str, ...] = ()) -> Job[Made]:
    """The job of printing a handbook; the ``denied`` words must not be printed."""
    html, css = document(manual), style()
    inputs = {
        "content": of_text(html),
        "style": of_text(css),
        "denied": of_text(repr(denied)),
        "program": of_program(sys.modules[__name__], proof, privacy, personal),
        "libraries": of_libraries("weasyprint", "pydyf", "fonttools", "tinycss2", "tinyhtml5", "pyphen", "pikepdf"),
        "fonts": fonts.identity(),
    }
    return Job(KIND, manual.id, manual.title, inputs, typeset, (html, css, denied, pictures_of(manual)), PRINT)


def pdf(manual: Manual) -> bytes:
    """The handbook as the bytes of a PDF; the same manual gives the same bytes."""
    return typeset(document(manual), style(), pictures=pictures_of(manual)).content


def pictures_of(manual: Manual) -> dict[str, Picture]:
    """The pictures of a handbook by what its document calls them; their names change with what they show."""
    return {picture_source(quote(address)): picture for address, picture in manual.pictures.items()}


def findings(manual: Manual, outcome: Outcome[Made]) -> Iterator[Finding]:
    """What is to be told about a printed handbook, or about one that was stopped."""
    yield from legibility.check(manual)
    if isinstance(outcome, Stopped):
        yield _stopped(manual, outcome)
        return
    for code, word in outcome.value.told:
        if code == "HB902":
            yield from _unprinted(word, manual)
        elif code == "HB910":
            yield finding(code, Span.of_file(word), file=word)
        else:
            yield finding(code, _handbook(manual), title=manual.title, target=word)


def typeset(html: str, css: str, denied: tuple[str, ...] = (), pictures: Mapping[str, Picture] = NO_PICTURES) -> Made:
    """The PDF of a document, with what is to be told of it.

    That is the characters that no font has, pictures that cannot be drawn, links that are lost, and personal data.

    Raises :class:`PublishError` with what WeasyPrint warned of: a lost link, a rule it does not know, a resource
    outside; and with what is wrong in the PDF as a file.
    """
    logger, collector = logging.getLogger("weasyprint"), Collector()
    logger.addHandler(collector)
    try:
        with _more_time_for_more_pages():
            content, refused = _render(html, css, pictures)
    finally:
        logger.removeHandler(collector)
    missing = [chr(int(point, 16)) for told in collector.messages for point in _MISSING.findall(told)]
    undrawn = {
        url: picture.path for url, picture in pictures.items() if any(url in told for told in collector.messages)
    }
    warned = [told for told in collector.messages if not told.startswith(_GLYPHS) and not any(map(told.count, undrawn))]
    faults = [*warned, *(f"refused to fetch {url}" for url in refused)]
    if faults:
        raise PublishError("\n".join(dict.fromkeys(faults)))
    characters = tuple(("HB902", character) for character in dict.fromkeys(missing))
    lost = (("HB904", target) for target in proof.lost_links(content))
    private = (("HB909", what) for what in privacy.in_html(html, denied))
    pictured = (("HB910", path) for path in dict.fromkeys(undrawn.values()))
    return Made(content, (*characters, *pictured, *lost, *private))


@contextmanager
def _more_time_for_more_pages() -> Iterator[None]:
    """Every page that is laid out for the first time gives the print some more time."""
    logger, counter = logging.getLogger("weasyprint.progress"), _Pages()
    former, propagates = logger.level, logger.propagate
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(counter)
    try:
        yield
    finally:
        logger.removeHandler(counter)
        logger.setLevel(former)
        logger.propagate = propagates


class _Pages(logging.Handler):
    """Counts the pages that WeasyPrint tells of, each of them several times."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        found = _PAGE.search(record.getMessage())
        if found and int(found[1]) > self.count:
            extend(PRINTED_PAGE * (int(found[1]) - self.count))
            self.count = int(found[1])


def _stopped(manual: Manual, stopped: Stopped) -> Finding:
    here = _handbook(manual)
    match stopped.cause:
        case "time":
            return finding("HB905", here, title=manual.title, limit=f"{PRINT.seconds:g}", page=f"{PRINTED_PAGE:g}")
        case "memory":
            return finding("HB906", here, title=manual.title, limit=PRINT.memory // MEBIBYTE)
        case _:
            return finding("HB907", here, title=manual.title, signal=stopped.signal)


def _handbook(manual: Manual) -> Span:
    return Span.of_file(f"handbooks/{manual.id.partition('.')[0]}/handbook.yml")


def _unprinted(character: str, manual: Manual) -> Iterator[Finding]:
    """A character that is printed as an empty box, at each page that holds it, or at the handbook where none tells."""
    pages = [page for part in manual.parts for page in part.pages if page.source.path]
    held = [page.source for page in pages if any(character in text_of(b) for s in page.sections for b in s.blocks)]
    for span in held or [_handbook(manual)]:
        yield finding("HB902", span, character=name_of(character))


def style() -> str:
    """The style sheet of print, with the colours of the drawings."""
    colours = "".join(f"--drawing-{colour.token}:{colour.literal};" for colour in Colour)
    return f":root{{{colours}}}\n{asset('print.css')}"


def _render(html: str, css: str, pictures: Mapping[str, Picture]) -> tuple[bytes, list[str]]:
    """The PDF, and the addresses that the document wanted to fetch beside its pictures: none may be there.

    Everything else a book needs stands in its document; inside an SVG a refused fetch would pass unseen.
    """
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    refused: list[str] = []

    class Own(URLFetcher):  # type: ignore[misc]
        """Serves the pictures of the book, which are at hand, and nothing else."""

        def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
            picture = pictures.get(url)
            if picture:
                return URLFetcherResponse(url, picture.content, {"Content-Type": picture.media_type})
            refused.append(url)
            message = f"not part of the book: {url}"
            raise ValueError(message)

    identifier = sha256(f"{html}{css}".encode()).hexdigest()[:32].encode()
    sheet = CSS(string=css, url_fetcher=Own())
    content: bytes = HTML(string=html, url_fetcher=Own()).write_pdf(stylesheets=[sheet], pdf_identifier=identifier)
    return content, refused
