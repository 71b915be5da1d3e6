"""Duties: what they name is there, and the years that their working days need have a table."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.duties import Duty
from generator.model.fault import near
from generator.rules.basis import check_all
from generator.rules.see import check_see


def check(book: Book) -> Iterator[Finding]:
    """HB401, HB402 and HB508 names that are not there, HB311 a duty without source, and the basis of every duty."""
    for duty in book.duties:
        yield from _names(duty, book)
        yield from check_all(duty.basis or (), book)
        if not duty.default and (not duty.basis or not duty.confidence):
            yield finding("HB311", duty.name.span, number=duty.name, missing="依据" if not duty.basis else "可信度")


def _names(duty: Duty, book: Book) -> Iterator[Finding]:
    yield from check_see((duty.item,), book)
    if book.roles.get(duty.by) is None:
        yield finding("HB401", duty.by.span, role=duty.by, near=near(duty.by, book.roles.names))
    for evidence in duty.evidence:
        if book.forms.get(evidence.form) is None:
            yield finding("HB402", evidence.form.span, record=evidence.form, near=near(evidence.form, book.forms.names))
