"""The page of the running assessment: units ranked among their like, each with its way to the arithmetic."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.book import Book
from generator.pages import lines
from generator.pages.page import Inline, Page, Section, Sketch, Table
from generator.pages.platform import words
from generator.pages.platform.frame import as_built, first, kind, path, platform_page
from generator.pages.platform.numbers import tenths
from generator.pages.tables import Row, register_table
from generator.views.appendices import PLATFORM
from generator.views.assessment import Field, Ranked, fields
from generator.views.chart import Chart, Series, count
from generator.views.standing import Organisation

ASSESSMENT = PLATFORM["assessment"]


def assessment_page(found: Organisation, book: Book) -> Page:
    """All scores of the day, with the stars that are proposed."""
    known = tuple(fields(found))
    chart, table = _stars(known, found)
    return platform_page(
        ASSESSMENT,
        words.ASSESSMENT_SUMMARY,
        Section("", "", (as_built(found, book, words.ASSESSMENT_NOTE, words.STAR_NOTE),)),
        Section("stars", words.PROPOSED, (Sketch(chart, words.PROPOSED_SAYS), table)),
        *(_section(number, field, found) for number, field in enumerate(known, 1)),
    )


def _stars(known: tuple[Field, ...], found: Organisation) -> tuple[Chart, Table]:
    """How many units are proposed for each star, by level, as a chart and as a table."""
    stars = [*reversed([str(star.name) for star in found.rules.stars]), ""]
    levels = dict.fromkeys(field.level for field in known)
    counts = {
        level: [
            sum(
                one.standing.score.total is not None and found.star(one.standing.code).proposed == star
                for field in known
                if field.level == level
                for one in field.units
            )
            for star in stars
        ]
        for level in levels
    }
    names = tuple(star or words.NO_STAR for star in stars)
    series = tuple(Series(level, tuple(map(count, numbers))) for level, numbers in counts.items() if any(numbers))
    chart = Chart("assessment-stars", words.PROPOSED, words.PROPOSED_SAYS, "bars", names, series)
    rows = (
        (lines.cell(lines.plain(level), head=True), *(lines.cell(lines.plain(str(n))) for n in numbers))
        for level, numbers in counts.items()
    )
    return chart, register_table("register", words.PROPOSED, (words.LEVEL, *names), rows)


def _section(number: int, field: Field, found: Organisation) -> Section:
    name = kind(field.level, field.type)
    table = register_table("register", name, words.ASSESSMENT_COLUMNS, first([_row(one, found) for one in field.units]))
    return Section(f"field-{number}", name, (table,))


def _row(one: Ranked, found: Organisation) -> Row:
    score, code = one.standing.score, one.standing.code
    total = Inline(words.NOT_YET) if score.total is None else Inline(tenths(score.total), href=f"{path(code)}#score")
    return (
        lines.cell(lines.plain(str(one.place or words.NONE))),
        lines.cell(lines.linked(code, path(code)), head=True),
        lines.cell((total,)),
        lines.cell(lines.plain("" if score.total is None else score.star.before or words.NO_STAR)),
        lines.cell(tuple(_proposal(one, found))),
        lines.cell(lines.plain(str(score.reds))),
    )


def _proposal(one: Ranked, found: Organisation) -> Iterator[Inline]:
    """The star that is proposed, with the sign of the step, and what stands against more."""
    score = one.standing.score
    if score.total is None:
        return
    star = found.star(one.standing.code)
    yield Inline(f"{words.STEPS[star.step]} {star.proposed or words.NO_STAR}")
    if one.standing.code in found.refused:
        yield Inline(words.FULL, badge="limit")
    if score.vetoed:
        yield Inline(words.VETO_COUNT.format(count=len(score.vetoed)), badge="limit")
