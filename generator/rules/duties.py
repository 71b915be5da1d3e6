"""Duties: what they name is there, and the years that their working days need have a table."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.rules.basis import check_all
from generator.rules.known import check_forms, check_roles, check_see


def check(book: Book) -> Iterator[Finding]:
    """HB401, HB402 and HB508 names that are not there, HB311 a duty without source, and the basis of every duty."""
    for duty in book.duties:
        yield from check_see((duty.item,), book)
        yield from check_roles((duty.by,), book)
        yield from check_forms((evidence.form for evidence in duty.evidence), book)
        yield from check_all(duty.basis or (), book)
        if not duty.default and (not duty.basis or not duty.confidence):
            yield finding("HB311", duty.name.span, number=duty.name, missing="依据" if not duty.basis else "可信度")
