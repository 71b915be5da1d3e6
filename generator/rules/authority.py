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
        answers = step.accountable if step.kind == "decide" else None
        role = book.roles.get(answers) if answers else None
        level = book.levels.get(role.level) if role else None
        if answers and role and level and ranks[level.name] < ranks[required.name]:
            yield finding("HB408", answers.span, role=role.name, level=level.name, least=required.name)
