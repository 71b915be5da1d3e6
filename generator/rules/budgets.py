"""Text budgets: what is longer than a box or a heading can hold well (standards 3.5, rule 34)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.diagnostics import Finding, Span, finding
from generator.model.book import Book
from generator.model.process import Process
from generator.source.value import Text

TITLE: Final = 20
"""The longest title, in Chinese characters; two Latin letters or digits count as one."""
STEP: Final = 20
"""The longest text of a step that is not told; the language page advises 16."""
LABEL: Final = 16
"""The longest name of a stage, an end or an outcome: it stands beside a line."""
NOTE: Final = 40
"""The longest remark on a step: it stands beside its box."""
SENTENCE: Final = 45
"""The longest takeaway of an item and summary of a process: one line below a drawing."""
MEANING: Final = 90
"""The longest meaning of a term: two sentences."""
_LATIN: Final = 0x2E80


def check(process: Process, book: Book) -> Iterator[Finding]:
    """HB321 a text of a process that is too long for its box or its heading (warning)."""
    del book
    yield from _long(process.file.title, TITLE)
    if process.file.summary:
        yield from _long(process.file.summary, SENTENCE)
    for stage in process.stages:
        yield from _too_long(stage.title, stage.origin, LABEL)
    for end in process.ends:
        yield from _too_long(end.text, end.origin, LABEL)
    for step in process.walk():
        if step.kind in ("do", "decide"):
            yield from _long(step.text, STEP)
        yield from _too_long(step.note, step.origin, NOTE)
        for way in step.exits:
            yield from _long(way.label, LABEL)


def check_titles(book: Book) -> Iterator[Finding]:
    """HB321 for the titles and sentences of handbooks, pages and diagrams, and for the entries of registers."""
    for handbook in book.handbooks:
        for part in handbook.parts:
            yield from _long(part.file.title, TITLE)
        for page in handbook.pages():
            yield from _long(page.file.title, TITLE)
        for item in handbook.items():
            yield from _long(item.file.takeaway, SENTENCE)
    for diagram in (*book.matrices.values(), *book.logics.values(), *book.roots.values()):
        yield from _long(diagram.file.title, TITLE)
    for form in book.forms:
        for text in (form.name, *(field.name for field in form.fields)):
            yield from _long(text, TITLE)
    for term in book.terms:
        yield from _long(term.meaning, MEANING)
    for duty in book.duties:
        yield from _long(duty.name, TITLE)


def _long(text: Text, limit: int) -> Iterator[Finding]:
    yield from _too_long(text, text.span, limit)


def _too_long(text: str, span: Span, limit: int) -> Iterator[Finding]:
    length = width(text)
    if length > limit:
        yield finding("HB321", span, count=f"{length:g}", limit=limit)


def width(text: str) -> float:
    """The length of a text in Chinese characters: what is narrower counts half.

    >>> width("发展党员 P01")
    6.0
    """
    return sum(1 if ord(character) >= _LATIN else 0.5 for character in text)
