"""The printed handbooks: PDF through WeasyPrint, from nothing but the book itself."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from typing import Final
from urllib.parse import quote

from generator.building.inputs import of_libraries, of_program, of_text
from generator.building.jobs import Job, Kind
from generator.building.limits import MEBIBYTE, PRINT, PRINTED_PAGE, Outcome, Stopped, extend
from generator.diagnostics import Finding, Span, finding
from generator.drawing.tokens import Colour
from generator.pages import legibility
from generator.pages.publication import Manual
from generator.pages.render import book, qr
from generator.pages.render.paper import A4, Format
from generator.pages.render.print import CODE, drawing_source, picture_source
from generator.publishing import booklet, fonts, leaves, press, privacy, proof, typesetting
from generator.publishing.errors import Collector, PublishError
from generator.publishing.leaves import Item
from generator.publishing.made import Made, Told, decode, encode
from generator.publishing.paging import page_rules
from generator.publishing.search import text_of
from generator.publishing.tree import asset
from generator.publishing.typesetting import references
from generator.publishing.typesetting.document import Document, Sheets
from generator.source import personal
from generator.source.characters import name_of

_MISSING: Final = re.compile(r"^\.notdef glyph .*\(U\+([0-9A-F]+)\)$", re.DOTALL)
_PAGE: Final = re.compile(r"^Step 5 - Creating layout - Page (\d+)")
_GLYPHS: Final = (".notdef glyph", "Too many glyphs missing")


NOTE: Final = "booklet"
"""What is told of a booklet: sheets of its parts, blank pages, pages to be put in, and creep in mm."""
LEAVES: Final = "leaves"
"""What is told of an item of loose leaves: its label, its title and the hashes of its pages."""
KIND: Final = Kind("prints", "排版", encode, decode)


def print_job(manual: Manual, denied: tuple[str, ...] = (), form: Format = A4) -> Job[Made]:
    """The job of printing a handbook in a format; the ``denied`` words must not be printed."""
    document = printout(manual, form)
    sheets = style(form, tabs(manual), document.items)
    inputs = {
        "content": document.identifier.decode(),
        "style": of_text(f"{sheets.base}{sheets.own}"),
        "denied": of_text(repr(denied)),
        "attachments": of_text(repr(manual.attachments)),
        "format": repr(form),
        "program": of_program(sys.modules[__name__], typesetting, proof, privacy, personal, press, booklet, leaves),
        "libraries": of_libraries("weasyprint", "pydyf", "fonttools", "tinycss2", "tinyhtml5", "pyphen", "pikepdf"),
        "fonts": fonts.identity(),
    }
    title = "·".join(word for word in (manual.title, manual.edition, form.name) if word)
    return Job(KIND, file_of(manual, form), title, inputs, typeset, (document, sheets, denied, form), PRINT)


def file_of(manual: Manual, form: Format = A4) -> str:
    """What the file of a printed handbook is called, without its ending; that of the usual format has no more words."""
    return manual.id if form == A4 else f"{manual.id}.{form.name}"


def pdf(manual: Manual, form: Format = A4) -> bytes:
    """The handbook as the bytes of a PDF; the same manual gives the same bytes."""
    document = printout(manual, form)
    return typeset(document, style(form, tabs(manual), document.items), (), form).content


def tabs(manual: Manual) -> tuple[str, ...]:
    """What stands on the tabs of a handbook's thumb index: the titles of its parts."""
    return tuple(part.title for part in manual.parts)


def printout(manual: Manual, form: Format = A4) -> Document:
    """A handbook as a document; the names of its drawings and pictures change with what they show."""
    html = book.document(manual, form)
    drawings = {drawing_source(figure): figure.svg for figure in manual.drawings}
    drawings |= {CODE: qr.svg(manual.check)} if manual.check else {}
    pictures = {picture_source(quote(address)): picture for address, picture in manual.pictures.items()}
    items = leaves.items(html) if form.loose else ()
    identifier = sha256(html.encode()).hexdigest()[:32].encode()
    return Document(html, drawings, pictures, identifier, items, manual.attachments, manual.as_of)


def findings(manual: Manual, outcome: Outcome[Made], form: Format = A4) -> Iterator[Finding]:
    """What is to be told about a printed handbook, or about one that was stopped."""
    yield from legibility.check(manual, form)
    if isinstance(outcome, Stopped):
        yield _stopped(manual, outcome)
        return
    for code, word, *_ in outcome.value.told:
        if code in (NOTE, LEAVES):
            continue
        if code == "HB902":
            yield from _unprinted(word, manual)
        elif code == "HB910":
            yield finding(code, Span.of_file(word), file=word)
        else:
            yield finding(code, _handbook(manual), title=manual.title, target=word)


def typeset(document: Document, sheets: Sheets, denied: tuple[str, ...] = (), form: Format = A4) -> Made:
    """The PDF of a document, with what is to be told of it.

    That is the characters that no font has, pictures that cannot be drawn, links that are lost, and personal data.

    Raises :class:`PublishError` with what WeasyPrint warned of: a lost link, a rule it does not know, a resource
    outside; and with what is wrong in the PDF as a file.
    """
    from generator.publishing.typesetting import engine

    logger, collector = logging.getLogger("weasyprint"), Collector()
    logger.addHandler(collector)
    try:
        with _more_time_for_more_pages():
            content, refused = engine.render(document, sheets)
    finally:
        logger.removeHandler(collector)
    missing = [chr(int(point, 16)) for told in collector.messages for point in _MISSING.findall(told)]
    undrawn = {
        url: picture.path
        for url, picture in document.pictures.items()
        if any(url in told for told in collector.messages)
    }
    warned = [told for told in collector.messages if not told.startswith(_GLYPHS) and not any(map(told.count, undrawn))]
    faults = [*warned, *(f"refused to fetch {url}" for url in refused)]
    if faults:
        raise PublishError("\n".join(dict.fromkeys(faults)))
    characters = tuple(("HB902", character) for character in dict.fromkeys(missing))
    lost = (("HB904", target) for target in proof.lost_links(content))
    private = (("HB909", what) for what in _private(document, denied))
    pictured = (("HB910", path) for path in dict.fromkeys(undrawn.values()))
    content, notes = _made_up(content, form, document.items)
    return Made(content, (*characters, *pictured, *lost, *private, *notes))


def _made_up(content: bytes, form: Format, items: Sequence[Item]) -> tuple[bytes, tuple[Told, ...]]:
    """The typeset pages as what the format asks for, and what whoever prints them should know."""
    if form.bleed:
        return press.marked(content, form.bleed), ()
    if form.booklet:
        made = booklet.imposed(content, form.page.sheet)
        counts = "+".join(map(str, made.sheets))
        return made.content, ((NOTE, counts, str(made.blank), str(made.inserts), f"{made.creep:.1f}"),)
    if items:
        content, kept = leaves.filed(content, items)
        return content, tuple((LEAVES, one.label, one.title, *one.pages) for one in kept)
    return content, ()


def _private(document: Document, denied: tuple[str, ...]) -> tuple[str, ...]:
    texts = (document.html, *document.drawings.values())
    return tuple(dict.fromkeys(what for text in texts for what in privacy.in_html(text, denied)))


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
    pages = [page for page in manual.pages if page.source.path]
    held = [page.source for page in pages if any(character in text_of(b) for s in page.sections for b in s.blocks)]
    for span in held or [_handbook(manual)]:
        yield finding("HB902", span, character=name_of(character))


def style(form: Format = A4, tabs: Sequence[str] = (), items: Sequence[Item] = ()) -> Sheets:
    """The style sheets of print in a format, with the colours of the drawings and the ``tabs`` of the thumb index.

    With ``items`` the book is one of loose leaves.
    """
    colours = "".join(f"--drawing-{colour.token}:{colour.literal};" for colour in Colour)
    labels = [item.label for item in items]
    tokens = f":root{{{colours}--page:'{references.kept(labels)}'}}"
    own = f"{tokens}\n{page_rules(form, tabs)}\n{asset('print.css')}\n{''.join(_of_format(form))}"
    return Sheets(asset("print-base.css"), leaves.by_item(own, labels) if items else own)


def _of_format(form: Format) -> Iterator[str]:
    """The rules that a format has beside its pages.

    What folds out of a small book is a leaf of its own: it can be taken out, and the pages behind it keep their sides.
    """
    if form.bleed:
        yield f"@page{{bleed:{form.bleed:g}mm}}"
    if form.bound == "a5":
        yield ":is(.fold-out,.double,.wide){break-after:right;break-before:right}"
