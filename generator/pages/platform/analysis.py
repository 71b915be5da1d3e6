"""The page of the analysis: what an organisation is made of, as counts of which the small ones are not shown."""

from __future__ import annotations

from generator.model.book import Book
from generator.pages import lines
from generator.pages.page import Block, Listing, Page, Section, Sketch
from generator.pages.platform import words
from generator.pages.platform.frame import as_built, platform_page
from generator.pages.tables import register_table
from generator.views.appendices import PLATFORM
from generator.views.chart import Chart, Point, Series, count
from generator.views.makeup import Makeup, makeup
from generator.views.small_counts import LEAST, Beside, Shown, Small, shown
from generator.views.standing import Organisation

ANALYSIS = PLATFORM["analysis"]


def analysis_page(found: Organisation, book: Book) -> Page:
    """Branches by type, size, end of the term and training."""
    return platform_page(
        ANALYSIS,
        words.ANALYSIS_SUMMARY,
        Section("", "", (as_built(found, book, words.ANALYSIS_NOTE.format(least=LEAST)),)),
        *(Section(one.aspect, words.ASPECTS[one.aspect], _blocks(one)) for one in makeup(found, book.as_of)),
    )


def _blocks(one: Makeup) -> tuple[Block, ...]:
    """An aspect as a chart and a table, or in a sentence where too little is known to show any of it."""
    told = shown((*(number for _, number in one.counts), one.unknown))
    if told is None:
        return (Listing("plain", (lines.plain(words.TOO_FEW),)),)
    names = [words.MAKEUP.get(name, name) for name, _ in one.counts] + [words.UNKNOWN]
    points = tuple(map(_point, told))
    kept = [(name, point) for name, point in zip(names, points, strict=True) if name != words.UNKNOWN or one.unknown]
    title = words.ASPECTS[one.aspect]
    series = (Series(title, tuple(point for _, point in kept)),)
    says = words.MAKEUP_SAYS.format(aspect=title)
    chart = Chart(f"analysis-{one.aspect}", title, says, "bars", tuple(name for name, _ in kept), series)
    rows = [(lines.cell(lines.plain(n), head=True), lines.cell(lines.plain(point.text))) for n, point in kept]
    total = str(one.known + one.unknown)
    rows.append((lines.cell(lines.plain(words.ALL), head=True), lines.cell(lines.plain(total))))
    return Sketch(chart, says), register_table("register", title, words.MAKEUP_COLUMNS, rows)


def _point(value: Shown) -> Point:
    match value:
        case Small():
            return Point(None, words.SMALL.format(least=LEAST))
        case Beside():
            return Point(None, words.BESIDE)
        case _:
            return count(value)
