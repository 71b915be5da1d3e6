"""Gaps: which parts of the book may miss something because a file could not be read, or not whole."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.book import Document
from generator.model.chapters import ChapterFile, HandbookFile, ItemFile
from generator.model.register_files import Register

REGISTERS = {
    "role": "roles",
    "level": "levels",
    "regulation": "regulations",
    "form": "forms",
    "term": "terms",
    "spelling": "spellings",
    "unit-type": "unit_types",
    "message": "messages",
    "workgroup": "workgroups",
    "system": "systems",
    "duty": "duties",
    "workdays": "workdays",
    "unit": "units",
    "scoring": "scoring",
    "improvement": "improvements",
    "setup": "setup",
}
"""The field of the book that holds the entries of each kind of register."""

NAMING_KEYS = frozenset(
    {"entries", "name", "aliases", "short", "title", "code", "id", "editions", "edition", "in_force", "until"}
)
"""The keys by which others find an entry or one of its editions."""

LISTING_KEYS = frozenset(
    {"id", "parts", "chapters", "items", "annexes", "processes", "matrices", "logics", "comparisons"}
)
"""The keys by which handbooks and pages list what they hold."""


def partial(documents: Iterable[Document], unread: Iterable[str]) -> frozenset[str]:
    """The fields of the book that may miss something; ``unread`` are the paths of files that could not be read."""
    found: set[str] = set()
    for document in documents:
        if isinstance(document.file, Register) and document.lost.any_of(NAMING_KEYS):
            found.add(REGISTERS[document.file.kind])
        elif isinstance(document.file, HandbookFile | ItemFile | ChapterFile) and document.lost.any_of(LISTING_KEYS):
            found.add("handbooks")
    for path in unread:
        if path.startswith(("handbooks/registers/", "handbooks/platform/", "organisation/")):
            found.update(REGISTERS.values())
        elif path.startswith("handbooks/"):
            found.add("handbooks")
    return frozenset(found)
