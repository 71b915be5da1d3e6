"""Gaps: findings that only follow from a file that could not be read, or not whole, are not told."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.diagnostics import Finding
from generator.model.book import Book

_MISSING_IN = {
    "roles": frozenset({"HB214", "HB316", "HB401"}),
    "levels": frozenset({"HB404"}),
    "regulations": frozenset({"HB421", "HB422", "HB426"}),
    "forms": frozenset({"HB402"}),
    "handbooks": frozenset({"HB508", "HB509"}),
}
"""What is told of names when a part of the book misses some."""

_UNUSED = frozenset({"HB441", "HB528", "HB519", "HB544"})
"""What is told of something because it lacks what any other file may bring: a name of it, a process, a blank form."""

_LINKS = {"role": "roles", "regulation": "regulations", "form": "forms", "term": "terms", "system": "systems"}
"""Where the names stand that the links of each kind lead to."""


def follows(found: Finding, book: Book) -> bool:
    """Whether a finding may only follow from what could not be read of another file."""
    if any(found.code in _MISSING_IN.get(part, ()) for part in book.partial):
        return True
    if found.code in _UNUSED:
        lost = any(process.lost.keys for process in book.processes.values())
        return bool(lost or book.unread or book.partial)
    words = dict(found.arguments)
    match found.code:
        case "HB403":
            return words["process"] in book.unread
        case "HB504" | "HB508":
            return words["name"] in book.unread
        case "HB514":
            return _leads_into(words["target"], book)
    return False


def _leads_into(target: str, book: Book) -> bool:
    """Whether a link leads to something that may not have been read."""
    kind, colon, rest = target.partition(":")
    if not colon:
        return "handbooks" in book.partial or PurePosixPath(target.partition("#")[0]).stem in book.unread
    if kind != "process":
        return _LINKS.get(kind) in book.partial
    name = rest.partition("#")[0]
    process = book.processes.get(name)
    return name in book.unread or (process is not None and not process.whole_flow)
