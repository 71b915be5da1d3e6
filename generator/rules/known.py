"""What a file names is there, whoever names it: roles, forms, and what a ``see`` points at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.chapters import APPENDICES
from generator.model.fault import near
from generator.source.value import Text


def check_roles(names: Iterable[Text], book: Book) -> Iterator[Finding]:
    """HB401 for a name that is no role."""
    for name in names:
        if book.roles.get(name) is None:
            yield finding("HB401", name.span, role=name, near=near(name, book.roles.names))


def check_forms(names: Iterable[Text], book: Book) -> Iterator[Finding]:
    """HB402 for a name that is no form and no record."""
    for name in names:
        if book.forms.get(name) is None:
            yield finding("HB402", name.span, record=name, near=near(name, book.forms.names))


def check_see(names: Iterable[Text], book: Book) -> Iterator[Finding]:
    """HB508 for a name that is no handbook, page, process, role, system or derived page."""
    for name in names:
        groups = (book.processes, book.roles.names, book.systems.names, book.page_names, APPENDICES)
        if not any(name in group for group in groups):
            known = sorted({str(word) for group in groups for word in group})
            what = "手册、条目、过程、角色或体系"
            yield finding("HB508", name.span, what=what, name=name, near=near(name, known))
