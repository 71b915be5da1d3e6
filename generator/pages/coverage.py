"""The page that tells how far the book covers the work: part by part, with what is missing, and its own quality."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.book import Book, Part
from generator.pages import lines, words
from generator.pages.page import Inline, Line, Listing, Page, Section
from generator.pages.tables import HOME, Row, group_row, register_table, see_line
from generator.views.addresses import Addresses
from generator.views.appendices import APPENDICES
from generator.views.coverage import MEASURES, PartCoverage, Share, coverage, quality

COVERAGE = APPENDICES["coverage"]


def coverage_page(book: Book) -> Page:
    """Parts against measures, the items that miss one, and the five measures of the content itself."""
    parts = coverage(book)
    columns = (words.PART, words.ITEMS, *MEASURES)
    meaning = "；".join(f"{name}：{what}" for name, (what, _) in MEASURES.items())
    table = register_table("register", COVERAGE.title, columns, _parts(parts, book))
    gaps = tuple(_gaps(parts, book))
    measured = register_table("register", words.QUALITY, words.QUALITY_COLUMNS, _quality(book))
    return Page(
        COVERAGE.path,
        COVERAGE.title,
        (
            Section("", "", (Listing("note", (lines.plain(meaning),)), table)),
            Section("gaps", words.GAPS, (Listing("plain", gaps or (lines.plain(words.NO_GAPS),)),)),
            Section("quality", words.QUALITY, (Listing("note", (lines.plain(words.QUALITY_NOTE),)), measured)),
        ),
        summary=words.COVERAGE_SUMMARY,
        trail=HOME,
    )


def _parts(parts: tuple[PartCoverage, ...], book: Book) -> Iterator[Row]:
    addresses = Addresses(book)
    handbook = None
    for found in parts:
        if found.handbook is not handbook:
            handbook = found.handbook
            title = lines.linked(str(handbook.file.title), addresses.handbook(handbook))
            yield group_row(title, len(MEASURES) + 2)
        href = f"{addresses.handbook(found.handbook)}#{found.part.file.id}"
        yield (
            lines.cell(lines.linked(str(found.part.file.title), href), head=True),
            lines.cell(lines.plain(_count(found.part))),
            *(lines.cell(_share(share)) for share in found.shares),
        )


def _count(part: Part) -> str:
    """How many items a part has, and how many annexes besides."""
    annexes = words.ANNEX_COUNT.format(count=len(part.annexes)) if part.annexes else ""
    return f"{len(part.items)}{annexes}"


def _share(share: Share) -> Line:
    """A share in numbers; what is not whole stands out by more than its colour."""
    text = f"{share.held}/{share.whole}"
    return (Inline(text),) if not share.missing else (Inline(text, badge="limit"), Inline(" ▲"))


def _gaps(parts: tuple[PartCoverage, ...], book: Book) -> Iterator[Line]:
    """What is missing, by measure."""
    for place, (name, (what, _)) in enumerate(MEASURES.items()):
        missing = [item for found in parts for item in found.shares[place].missing]
        if missing:
            lead = Inline(words.MISSING.format(name=name, what=what, count=len(missing)), strong=True)
            yield (lead, *lines.joined(see_line(item, book) for item in missing))


def _quality(book: Book) -> Iterator[Row]:
    for name, (how, share) in quality(book).items():
        shown = words.SHARE.format(percent=share.percent, held=share.held, whole=share.whole)
        yield (
            lines.cell(lines.plain(name), head=True),
            lines.cell(lines.plain(how)),
            lines.cell((Inline(shown, badge="limit" if share.held < share.whole else ""),)),
        )
