"""Text budgets: what is longer than a box or a heading can hold well (standards 3.5, rule 34)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.process import Process
from generator.source.value import Text

TITLE: Final = 20
"""The longest title, in Chinese characters; two Latin letters or digits count as one."""
STEP: Final = 20
"""The longest text of a step that is not told; the language page advises 16."""
_LATIN: Final = 0x2E80


def check(process: Process, book: Book) -> Iterator[Finding]:
    """HB321 a title or a step's text that is too long (warning)."""
    del book
    yield from _long(process.file.title, TITLE)
    for step in process.walk():
        if step.kind in ("do", "decide"):
            yield from _long(step.text, STEP)


def check_titles(book: Book) -> Iterator[Finding]:
    """HB321 for the titles of items and chapters."""
    for handbook in book.handbooks:
        for page in handbook.pages():
            yield from _long(page.file.title, TITLE)


def _long(text: Text, limit: int) -> Iterator[Finding]:
    length = width(text)
    if length > limit:
        yield finding("HB321", text.span, count=f"{length:g}", limit=limit)


def width(text: str) -> float:
    """The length of a text in Chinese characters: what is narrower counts half.

    >>> width("发展党员 P01")
    6.0
    """
    return sum(1 if ord(character) >= _LATIN else 0.5 for character in text)
