"""The page of load relief: forms and minutes a month, peaks, and what forms ask for twice."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.book import Book
from generator.model.scoring_rules import ScoringRules
from generator.pages import lines
from generator.pages.page import Cell, Inline, Listing, Page, Section, Sketch
from generator.pages.platform import words
from generator.pages.platform.frame import kind, platform_page
from generator.pages.tables import Row, register_table
from generator.rules.upkeep import repeated_fields
from generator.views.addresses import Addresses
from generator.views.appendices import PLATFORM
from generator.views.chart import Chart, Series, count
from generator.views.load import MONTHS, Load, loads, often_asked

LOAD = PLATFORM["load"]
_MANY = 20
"""How many of the fields that are asked most often are listed."""


def load_page(book: Book, rules: ScoringRules) -> Page:
    """What the year asks of units, and where less could be asked."""
    found = tuple(loads(book, rules))
    months = tuple(words.MONTH.format(month=month) for month in MONTHS)
    columns = (words.UNIT, *months, words.YEAR)
    minutes = register_table("register", words.MINUTES, columns, (_row(one, one.minutes) for one in found))
    forms = register_table("register", words.FORMS, columns, (_row(one, one.forms, peaks=False) for one in found))
    return platform_page(
        LOAD,
        words.LOAD_SUMMARY,
        Section("", "", (Listing("note", tuple(map(lines.plain, _notes(found, rules)))),)),
        Section("minutes", words.MINUTES, (*_sketch("minutes", found, months), minutes)),
        Section("forms", words.FORMS, (*_sketch("forms", found, months), forms)),
        *_repeated(book),
        *_often(book),
    )


def _notes(found: tuple[Load, ...], rules: ScoringRules) -> Iterator[str]:
    yield words.LOAD_NOTE.format(year=rules.year)
    unknown = sum(one.unknown for one in found)
    if unknown:
        yield words.NO_MINUTES.format(count=unknown)


def _sketch(what: str, found: tuple[Load, ...], months: tuple[str, ...]) -> Iterator[Sketch]:
    """The year of the lowest level's type that has most to do."""
    level = found[-1].level if found else ""
    own = [one for one in found if one.level == level]
    if own:
        most = max(own, key=lambda one: sum(one.minutes))
        numbers = most.minutes if what == "minutes" else most.forms
        title = {"minutes": words.MINUTES, "forms": words.FORMS}[what]
        name = kind(most.level, most.type)
        says = words.BUSIEST.format(name=name)
        series = (Series(name, tuple(map(count, numbers))),)
        yield Sketch(Chart(f"load-{what}", title, says, "bars", months, series), says)


def _row(one: Load, numbers: tuple[int, ...], *, peaks: bool = True) -> Row:
    """The numbers of a year; a peak has a sign beside its number."""
    return (
        lines.cell(lines.plain(kind(one.level, one.type)), head=True),
        *(_number(number, peak=peaks and month in one.peaks) for month, number in zip(MONTHS, numbers, strict=True)),
        lines.cell((Inline(str(sum(numbers)), strong=True),)),
    )


def _number(number: int, *, peak: bool) -> Cell:
    if not peak:
        return lines.cell(lines.plain(str(number)))
    return lines.cell((Inline(words.PEAK.format(number=number), badge="limit"),))


def _repeated(book: Book) -> Iterator[Section]:
    """Pairs of forms that ask for much the same."""
    addresses = Addresses(book)
    rows = [
        (
            lines.cell(lines.records((str(pair.one.name),), addresses), head=True),
            lines.cell(lines.records((str(pair.other.name),), addresses)),
            lines.cell(lines.plain("、".join(pair.fields))),
        )
        for pair in repeated_fields(book)
    ]
    nothing = Listing("plain", (lines.plain(words.NO_REPEATED),))
    table = register_table("register", words.REPEATED, words.REPEATED_COLUMNS, rows)
    yield Section("repeated", words.REPEATED, (table if rows else nothing,))


def _often(book: Book) -> Iterator[Section]:
    found = often_asked(book)[:_MANY]
    if found:
        rows = ((lines.cell(lines.plain(name), head=True), lines.cell(lines.plain(str(n)))) for name, n in found)
        note = Listing("note", (lines.plain(words.OFTEN_NOTE),))
        table = register_table("register", words.OFTEN, words.OFTEN_COLUMNS, rows)
        yield Section("often", words.OFTEN, (note, table))
