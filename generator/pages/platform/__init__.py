"""The pages of the platform: how units stand, what is due, and what follows from both."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.book import Book
from generator.pages.page import Page
from generator.pages.platform.alarms import alarms_page
from generator.pages.platform.analysis import analysis_page
from generator.pages.platform.assessment import assessment_page
from generator.pages.platform.execution import execution_page
from generator.pages.platform.feeds import unit_files
from generator.pages.platform.improvements import improvements_page
from generator.pages.platform.load import load_page
from generator.pages.platform.supervision import supervision_page
from generator.pages.platform.units import unit_pages, units_page
from generator.views.standing import Organisation

__all__ = ["platform_pages", "unit_files", "unit_pages"]


def platform_pages(found: Organisation | None, book: Book) -> Iterator[Page]:
    """The functions that a book has; those of units where it has an organisation. The units themselves are apart."""
    rules = book.scoring.get(book.as_of[:4])
    if rules is not None and len(book.duties):
        yield load_page(book, rules)
        yield supervision_page(book)
    if found is not None:
        yield alarms_page(found, book)
        yield execution_page(found, book)
        yield assessment_page(found, book)
        yield analysis_page(found, book)
        if len(book.improvements):
            yield improvements_page(found, book)
        yield units_page(found, book)
