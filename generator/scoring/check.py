"""What duties need to be computed at all."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.scoring.schedule import schedule
from generator.scoring.workdays import MissingYearError, Workdays


def check(book: Book) -> Iterator[Finding]:
    """HB428 a duty that counts in working days of a year without table: the year that the book speaks of."""
    workdays = Workdays.of(book.workdays)
    for duty in book.duties:
        try:
            schedule([duty], int(book.as_of[:4]), workdays)
        except MissingYearError as missing:
            yield finding("HB428", duty.name.span, duty=duty.name, year=missing.year)
