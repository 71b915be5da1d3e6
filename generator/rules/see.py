"""What a ``see`` points at is there, whoever says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.fault import near
from generator.source.value import Text


def check_see(names: Iterable[Text], book: Book) -> Iterator[Finding]:
    """HB508 for a name that is no handbook, page, process, role or system."""
    for name in names:
        known = {*book.page_names, *book.processes, *book.roles.names, *book.systems.names}
        if name not in known:
            yield finding(
                "HB508", name.span, what="手册、条目、过程、角色或体系", name=name, near=near(name, sorted(known))
            )
