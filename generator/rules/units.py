"""Units and the rules of scoring: a tree whose levels descend, whose units may be what they are, and sums that hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.duties import CALENDAR_PERIODS, Duty
from generator.model.editions import BRANCH_TYPES, Edition
from generator.model.fault import near
from generator.model.scoring_rules import LevelRule, ScoringRules
from generator.model.units import Unit
from generator.rules.basis import check_all
from generator.rules.known import check_roles, check_see
from generator.source.value import Text

TOO_SMALL: Final = "1-2"
"""The band of members that make no branch (支部工作条例 4)."""


def check(book: Book) -> Iterator[Finding]:
    """What is wrong with the units and with the rules of every year."""
    for rules in book.scoring:
        yield from _rules(rules, book)
    for rule in book.setup:
        yield from check_all(rule.basis or (), book)
        if not rule.default and (not rule.basis or not rule.confidence):
            yield finding("HB311", rule.name.span, number=rule.name, missing="依据" if not rule.basis else "可信度")
    yield from _dimensions(book)
    current = book.scoring.get(book.as_of[:4])
    if current is None:
        yield from (finding("HB823", unit.code.span, year=book.as_of[:4]) for unit in (*book.units,)[:1])
        return
    for unit in book.units:
        yield from _unit(unit, current, book)


def _rules(rules: ScoringRules, book: Book) -> Iterator[Finding]:
    """HB401 and HB508 names that are not there, HB807 points that do not make the sum of their level."""
    yield from check_roles((dimension.by for dimension in rules.dimensions), book)
    yield from check_see((level.handbook for level in rules.levels if level.handbook), book)
    yield from check_all(rules.basis or (), book)
    sums = {str(entry.type): entry.points for entry in rules.types}
    for level in rules.levels:
        duties = tuple(_recurring(level, book))
        types = BRANCH_TYPES if level is rules.levels[-1] else ("",)
        for type_ in types:
            total = sum(duty.points for duty in duties if duty.applies_to.includes(Edition(type_)))
            wanted = sums.get(type_, level.points)
            if duties and total != wanted:
                place = level.key_spans.get("points") or level.name.span
                yield finding("HB807", place, level=level.name, type=type_ or "—", total=total, wanted=wanted)


def _recurring(level: LevelRule, book: Book) -> Iterator[Duty]:
    """The duties of a level that the calendar brings back."""
    handbook = book.handbook(level.handbook) if level.handbook else None
    pages = {page.name for page in handbook.pages()} if handbook else set()
    return (duty for duty in book.duties if duty.item in pages and duty.period in CALENDAR_PERIODS)


def _dimensions(book: Book) -> Iterator[Finding]:
    """HB825 a duty that counts for a dimension that the rules of no year have."""
    known = [str(word) for rules in book.scoring for d in rules.dimensions for word in (d.id, d.name)]
    for duty in book.duties:
        if known and duty.dimension and duty.dimension not in known:
            yield finding("HB825", duty.dimension.span, dimension=duty.dimension, near=near(duty.dimension, known))


def _unit(unit: Unit, rules: ScoringRules, book: Book) -> Iterator[Finding]:
    levels = [str(level.id) for level in rules.levels]
    if unit.level not in levels:
        yield finding("HB205", unit.level.span, word=unit.level, near=near(unit.level, levels), words="、".join(levels))
        return
    own = levels.index(unit.level)
    if own and unit.parent is None:
        yield finding("HB202", unit.code.span, key="parent")
    lowest = own == len(levels) - 1
    if lowest and unit.type is None:
        yield finding("HB202", unit.code.span, key="type")
    for code in _named(unit):
        other = book.units.get(code)
        if other is None:
            yield finding("HB801", code.span, unit=code, near=near(code, book.units.names))
        elif code != unit.into and other.level in levels and levels.index(other.level) >= own:
            yield finding("HB808", code.span, unit=code, level=unit.level)
    for band in (unit.members, *(change.members for change in unit.changes)):
        if lowest and band == TOO_SMALL:
            yield finding("HB809", band.span, unit=unit.code)


def _named(unit: Unit) -> Iterator[Text]:
    """The codes of other units that a unit names."""
    codes = (unit.parent, unit.into, *(change.parent for change in unit.changes))
    return (code for code in codes if code is not None)
