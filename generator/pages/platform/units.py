"""The units' pages: the tree with what it adds up to, and of every unit its score with the arithmetic behind it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from generator.model.book import Book
from generator.pages import lines
from generator.pages.page import Data, Inline, Line, Listing, Page, Section
from generator.pages.platform import words
from generator.pages.platform.data import unit_data
from generator.pages.platform.frame import functions, note, path, title
from generator.pages.platform.improvements import open_improvements
from generator.pages.platform.ledger import Ledger
from generator.pages.platform.numbers import about, hundredths, tenths
from generator.pages.platform.tree import tables
from generator.pages.tables import HOME, Row, register_table
from generator.scoring.instances import rules_of
from generator.scoring.score import DimensionScore, Score
from generator.views.appendices import APPENDICES
from generator.views.standing import Organisation, Standing

UNITS = APPENDICES["units"]
SCRIPT = "standing"
"""The name of the values that the script of a unit's page computes with."""


def units_page(found: Organisation, book: Book) -> Page:
    """The page of the tree."""
    inner = found.inner()
    table, counts, values = tables(words.WHOLE, inner, found, book)
    told = note(found, book, words.RECOMPUTED, words.COUNTED)
    opening = Section("", "", (functions(book, "units"), told, table))
    statuses = Section("statuses", words.STATUS_COUNTS, (counts, values))
    return Page(UNITS.path, UNITS.title, (opening, statuses), summary=words.UNITS_SUMMARY, trail=HOME)


def unit_pages(found: Organisation, book: Book) -> Iterator[Page]:
    """The page of every unit, one after the other: of a large organisation they do not fit into memory together."""
    for standing in found.standings.values():
        yield _page(standing, found, book)


def _page(standing: Standing, found: Organisation, book: Book) -> Page:
    rules = rules_of(found.rules)
    ledger = Ledger(standing, rules, book)
    children = found.children(standing.code)
    own = {instance.duty for instance in standing.instances}
    roles = {str(duty.id): book.role_name(duty.by) for duty in book.duties if duty.id in own}
    data = Data(SCRIPT, unit_data(standing, found, roles, book.as_of))
    sections = [Section("", "", (note(found, book, words.RECOMPUTED), data))]
    if standing.instances or standing.arrears or standing.score.total is not None:
        sections += [_score(standing, found, ledger), ledger.open()]
    if children:
        sections.append(Section("below", words.BELOW, tables(words.BELOW, children, found, book)))
    if standing.improvements:
        blocks = open_improvements(standing.improvements, book)
        sections.append(Section("improvements", words.OPEN_ONES, blocks))
    if standing.instances:
        sections += [ledger.whole(), _files(standing)]
    above = tuple(Inline(other.code, href=path(other.code)) for other in found.above(standing.code))
    trail = (*HOME, Inline(UNITS.title, href=UNITS.path), *above)
    return Page(
        path(standing.code),
        title(standing),
        tuple(sections),
        standing.unit.origin,
        words.UNITS_SUMMARY,
        trail=trail,
        indexed=False,
    )


def _files(standing: Standing) -> Section:
    """What other programs may take along: the calendar, the feed and the values."""
    labels = {"ics": words.CALENDAR_FILE, "xml": words.FEED_FILE, "json": words.DATA_FILE}
    links = (Inline(label, href=f"units/{standing.code}.{ending}") for ending, label in labels.items())
    return Section("files", words.TAKE_ALONG, (Listing("plain", tuple((link,) for link in links)),))


def _score(standing: Standing, found: Organisation, ledger: Ledger) -> Section:
    """The total with its arithmetic, and the star that is proposed."""
    score = standing.score
    names = {str(dimension.id): str(dimension.name) for dimension in found.rules.dimensions}
    rows = [_dimension(dimension, names[dimension.id]) for dimension in score.dimensions]
    rows.append(_total(score))
    table = register_table("score", words.SCORE, words.SCORE_COLUMNS, rows)
    star = Listing("star", tuple(_star(score, ledger)))
    return Section("score", words.SCORE, (table, star, *_quota(standing.code, found)))


def _quota(code: str, found: Organisation) -> Iterator[Listing]:
    """Why a unit does not rise although its score would let it."""
    told = found.refused.get(code)
    if told:
        text = words.QUOTA.format(star=told.star, places=told.places, place=told.place)
        yield Listing("plain", (lines.plain(text),))


def _dimension(dimension: DimensionScore, name: str) -> Row:
    return (
        lines.cell(lines.plain(name), head=True),
        lines.cell(lines.plain(f"{dimension.weight}%")),
        lines.cell(lines.plain(_how(dimension))),
        lines.cell(lines.plain(words.NOT_YET if dimension.value is None else about(dimension.value))),
    )


def _how(dimension: DimensionScore) -> str:
    if dimension.assessed:
        return words.ASSESSED.format(points="、".join(map(tenths, dimension.assessed)))
    if dimension.value is None:
        return words.NOTHING_DUE
    told = words.RECORDED.format(gained=hundredths(dimension.gained), points=dimension.points)
    return told if dimension.gained >= 0 else f"{told}；{words.FLOORED}"


def _total(score: Score) -> Row:
    known = [(dimension.weight, dimension.value) for dimension in score.dimensions if dimension.value is not None]
    terms = " + ".join(f"{weight} × {about(Fraction(value))}" for weight, value in known)
    bonus = words.BONUS.format(bonus=tenths(score.bonus)) if score.bonus else ""
    told = words.SUM.format(terms=terms, weights=sum(weight for weight, _ in known), bonus=bonus) if known else ""
    shown = words.NOT_YET if score.total is None else tenths(score.total)
    return (
        lines.cell(lines.plain(words.TOTAL), head=True),
        lines.cell(),
        lines.cell(lines.plain(told)),
        lines.cell((Inline(shown, strong=True),), anchor="total"),
    )


def _star(score: Score, ledger: Ledger) -> Iterator[Line]:
    star = score.star
    if score.total is None:
        return
    if score.vetoed:
        duties = lines.joined(ledger.named(instance.duty) for instance in score.vetoed)
        lead, _, end = words.VETOED.partition("{duties}")
        yield (Inline(lead, badge="limit"), *duties, *lines.plain(end))
    named = {
        "before": star.before,
        "reached": star.reached or words.NO_STAR,
        "proposed": star.proposed or words.NO_STAR,
    }
    yield lines.plain(words.STARS[star.step].format(**named) + "。" + words.STAR_NOTE)
