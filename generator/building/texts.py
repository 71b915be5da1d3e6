"""What is checked in the text of every file as it stands, comments too, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from generator.building.project import Project
from generator.diagnostics import Finding
from generator.model.book import Book
from generator.rules import privacy, terms
from generator.source.files import SourceFile, read_text
from generator.source.personal import read_denied

DENIED: Final = "private/deny.txt"
"""The list of words that must not be published; the folder is not committed."""


def denied(root: Path) -> tuple[str, ...]:
    """The words of a project's deny list; none where there is no list or it cannot be read."""
    source, _ = read_text(root / DENIED, DENIED)
    return read_denied(source.text) if source else ()


def text_of(project: Project, path: str) -> str:
    """The text of a file of a project; empty for one that cannot be read."""
    source, _ = read_text(project.root / path, path)
    return source.text if source else ""


def check_texts(
    project: Project, sources: Iterable[SourceFile], book: Book, public: Collection[str] = ()
) -> Iterator[Finding]:
    """Personal data, and words and forms that the book writes in another way; ``public`` mailboxes are not personal."""
    words = denied(project.root)
    for source in sources:
        yield from privacy.check_text(source, words, public)
        yield from terms.check_text(source, book)
