"""Improvements: their units, records, roles and pages are there, and nobody verifies his own measure."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.fault import near
from generator.model.improvements import Improvement
from generator.rules.known import check_roles, check_see


def check(book: Book) -> Iterator[Finding]:
    """HB401, HB508 and HB801 names that are not there, HB843 a record that the unit does not have, HB844 own work."""
    for one in book.improvements:
        yield from check_roles((role for role in (one.owner, one.verified_by) if role), book)
        yield from check_see((one.page,) if one.page else (), book)
        if book.units.get(one.unit) is None:
            yield finding("HB801", one.unit.span, unit=one.unit, near=near(one.unit, book.units.names))
        elif one.record:
            yield from _record(one, book)
        if one.verified_by and book.role_name(one.verified_by) == book.role_name(one.owner):
            yield finding("HB844", one.verified_by.span, role=one.owner)


def _record(one: Improvement, book: Book) -> Iterator[Finding]:
    known = [record.id for file in book.records if file.unit == one.unit for record in file.records]
    if one.record and one.record not in known:
        yield finding("HB843", one.record.span, unit=one.unit, id=one.record, near=near(one.record, known))
