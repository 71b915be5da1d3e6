"""The characters that the fonts of print have: what no font has is told where it is written, not on paper as a box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import islice

from markdown_it.token import Token

from generator.diagnostics import Finding, Span, finding
from generator.source.characters import REFUSED, STAND_IN, name_of
from generator.source.files import SourceFile
from generator.source.value import Items, Text, Value

MAX_FINDINGS = 20
"""How many characters of one file are told."""

_LAYOUT = frozenset("\t\n\r")


@cache
def printable() -> frozenset[str]:
    """All characters that both families of print have in both weights, from the list that ``make_glyphs`` writes."""
    listed = (files("generator.source") / "glyphs.txt").read_text(encoding="utf-8")
    ends = (run.partition("-") for run in listed.split())
    runs = (range(int(first, 16), int(last or first, 16) + 1) for first, _, last in ends)
    return frozenset(chr(point) for run in runs for point in run)


def missing(text: str) -> frozenset[str]:
    """The characters of a text that no font of print has; those that no file may hold are told elsewhere."""
    return frozenset(found for found in set(text) - printable() - _LAYOUT if not REFUSED.match(found))


def unprintable(file: SourceFile, value: Value, body: Iterable[Token] = (), body_line: int = 1) -> Iterator[Finding]:
    """The characters without a glyph in the texts of a file and in the tokens of its Markdown, each at its place.

    The Markdown begins on the line ``body_line``. What is written as an escape stands where its text does.
    """
    if missing(file.text) or "\\" in file.text or "&" in file.text:
        yield from islice(_everywhere(file, value, body, body_line), MAX_FINDINGS)


def _everywhere(file: SourceFile, value: Value, body: Iterable[Token], body_line: int) -> Iterator[Finding]:
    for text in _texts(value):
        yield from _told(missing(text), file, text.span)
    for token in body:
        if token.type in {"inline", "fence", "code_block"} and token.map:
            first, end = (file.place(file.offset(body_line + row)) for row in token.map)
            shown = "".join(child.content for child in token.children or [token])
            yield from _told(missing(shown), file, Span(file.path, *first, *end))


def _texts(value: Value) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Items):
        for part in value:
            yield from _texts(part)
    else:
        for key, part in value.items():
            yield key
            yield from _texts(part)


def _told(characters: frozenset[str], file: SourceFile, span: Span) -> Iterator[Finding]:
    """Each character wherever it stands in a place of the file, or at the place where it is written otherwise."""
    if not characters:
        return
    start = file.offset(span.line) + span.column - 1
    end = file.offset(span.end_line) + span.end_column - 1
    written = [offset for offset in range(start, end) if file.text[offset] in characters]
    for offset in written:
        yield finding("HB902", file.span(offset, offset + 1), character=name_of(file.text[offset]))
    for character in sorted(characters - {STAND_IN} - {file.text[offset] for offset in written}):
        yield finding("HB902", span, character=name_of(character))
