"""Who reviews the pages of the handbooks, on which day each was reviewed last, and which are to be reviewed again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from generator.model.book import Book, Chapter, Handbook, Item
from generator.model.cite import day_of
from generator.model.registers import Workgroup
from generator.rules.upkeep import MAX_AGE, days_since_review


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A page with the ISO day of its last review, the day on which the next is due, and who reviews it.

    The days are empty, and a review is ``due``, where nobody has reviewed it yet.
    """

    handbook: Handbook
    page: Item | Chapter
    day: str
    next: str
    group: Workgroup | None
    due: bool


def reviews(book: Book) -> Iterator[Reviewed]:
    """All chapters and items, in the order of the handbooks."""
    for handbook in book.handbooks:
        for page in handbook.pages():
            file = page.file
            day = day_of(file.reviewed) if file.reviewed else None
            again = (day + timedelta(MAX_AGE)).isoformat() if day else ""
            group = book.workgroups.get(file.workgroup) if file.workgroup else None
            age = days_since_review(page, book)
            yield Reviewed(handbook, page, str(file.reviewed or ""), again, group, due=age is None or age > MAX_AGE)


def office(book: Book) -> Workgroup | None:
    """The workgroup that keeps the versions of the book: it answers for what is derived from all pages."""
    return next((group for group in book.workgroups if group.sort == "office"), None)
