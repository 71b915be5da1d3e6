"""Authority: who answers for a decision stands on a level that may decide it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.process import Process


def check(process: Process, book: Book) -> Iterator[Finding]:
    """HB408 a decision whose accountable role stands below the process's ``approval_level`` (warning)."""
    least = process.file.approval_level
    ranks = {str(level.name): rank for rank, level in enumerate(book.levels)}
    if least is None or (required := book.levels.get(least)) is None:
        return
    for step in process.walk():
        role = book.roles.get(step.accountable) if step.kind == "decide" and step.accountable else None
        level = book.levels.get(role.level) if role else None
        if role and level and ranks[level.name] < ranks[required.name]:
            yield finding("HB408", step.accountable.span, role=role.name, level=level.name, least=required.name)  # type: ignore[union-attr]
