"""The page of execution: on-time rates, delays and closures by level and by unit, with the trend over the quarters."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.model.book import Book
from generator.pages import lines
from generator.pages.page import Line, Page, Section, Sketch
from generator.pages.platform import words
from generator.pages.platform.frame import MOST, as_built, platform_page, unit_link
from generator.pages.tables import Row, register_table
from generator.views.appendices import PLATFORM
from generator.views.chart import Chart, Series, floor, percent
from generator.views.execution import QUARTERS, Execution, execution
from generator.views.execution import percent as share
from generator.views.standing import Organisation

EXECUTION = PLATFORM["execution"]


def execution_page(found: Organisation, book: Book) -> Page:
    """How much is done in time, how late the rest is, and how long returns stay open."""
    levels = tuple(_levels(found, book))
    quarters = tuple(words.QUARTER.format(number=number) for number in QUARTERS)
    columns = (*words.EXECUTION_COLUMNS, *quarters)
    series = tuple(Series(name, tuple(percent(share(tally)) for tally in one.quarters)) for name, one in levels)
    trend = Chart(
        "execution-trend",
        words.TREND,
        words.TREND_SAYS,
        "lines",
        quarters,
        series,
        most=100,
        least=floor(series),
    )
    by_level = register_table("register", words.BY_LEVEL, columns, (_row(lines.plain(n), one) for n, one in levels))
    by_unit = register_table("register", words.BY_UNIT, columns, _units(found, book))
    return platform_page(
        EXECUTION,
        words.EXECUTION_SUMMARY,
        Section("", "", (as_built(found, book, words.EXECUTION_NOTE),)),
        Section("levels", words.BY_LEVEL, (Sketch(trend, words.TREND_SAYS), by_level)),
        Section("units", words.BY_UNIT, (by_unit,)),
    )


def _levels(found: Organisation, book: Book) -> Iterator[tuple[str, Execution]]:
    """What the units of each level did themselves."""
    for level in found.rules.levels:
        own = [one for one in found.standings.values() if one.unit.level == level.id]
        if any(one.instances for one in own):
            yield str(level.name), execution(own, book.as_of)


def _units(found: Organisation, book: Book) -> Iterator[Row]:
    """Every unit with all below it, each before those below it; of many units those that have others below."""
    every = [one for root in found.roots() for one in found.below(root.code)]
    for one in every if len(every) <= MOST else found.inner():
        yield _row(unit_link(one, found), execution(found.below(one.code), book.as_of))


def _row(name: Line, one: Execution) -> Row:
    return (
        lines.cell(name, head=True),
        lines.cell(lines.plain(str(one.tally.due))),
        lines.cell(lines.plain(percent(share(one.tally)).text)),
        lines.cell(lines.plain(days(one.delay, len(one.delays)))),
        lines.cell(lines.plain(days(one.closure, len(one.closures)))),
        lines.cell(lines.plain(str(one.unanswered))),
        *(lines.cell(lines.plain(percent(share(tally)).text)) for tally in one.quarters),
    )


def days(value: Fraction | None, count: int) -> str:
    """A median of days and of how many: ``3.5 天（12 件）``; a dash for none."""
    if value is None:
        return words.NONE
    shown = str(value) if value.denominator == 1 else f"{float(value):.1f}"
    return words.MEDIAN.format(days=shown, count=count)
