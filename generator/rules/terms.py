"""Terms: one word for one thing in every file, days and document numbers in their one form (GB/T 15834, 15835)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.diagnostics import Finding, Fix, finding
from generator.model.book import Book
from generator.model.cite import in_force
from generator.source.files import SourceFile

REGISTERS: Final = "handbooks/registers/"
"""Where names, titles and the words to avoid are written down themselves; all else there is checked too."""

_NUMBER: Final = re.compile(r"[\[【（(［]((?:19|20)[0-9]{2})[\]】）)］](?= ?第?[0-9]+号)")
_NAMES: Final = re.compile(r"\b(?:name|title|short|aliases|avoid|code|doc_no): *(?:\[[^\]]*\]|[^,}\n]*)")
_DAY: Final = re.compile(
    r"(?<![0-9./-])((?:19|20)[0-9]{2})([./])(1[0-2]|0?[1-9])\2(3[01]|[12][0-9]|0?[1-9])(?![0-9./-])"
)


def check_text(source: SourceFile, book: Book) -> Iterator[Finding]:
    """HB461 words to avoid, HB462 and HB463 document numbers and days in another form, HB467 old titles."""
    for match in _NUMBER.finditer(source.text):
        yield _told("HB462", source, match, f"〔{match[1]}〕")
    for match in _DAY.finditer(source.text):
        yield _told("HB463", source, match, f"{match[1]}-{int(match[3]):02}-{int(match[4]):02}")
    yield from _avoided(source, book)
    if not source.path.startswith(REGISTERS):
        yield from _superseded(source, book)


def _superseded(source: SourceFile, book: Book) -> Iterator[Finding]:
    """HB467 the title of an edition that is out of force, where the regulation has another title now (warning)."""
    for regulation in book.regulations:
        for edition in regulation.editions:
            title = str(edition.title or "")
            if not title or title == regulation.title or in_force(edition, book.as_of):
                continue
            for match in re.finditer(rf"《(?:中国共产党)?{re.escape(title.removeprefix('中国共产党'))}》", source.text):
                span = source.span(*match.span())
                yield finding("HB467", span, title=title, day=edition.until or edition.edition, now=regulation.title)


def _avoided(source: SourceFile, book: Book) -> Iterator[Finding]:
    entries = (*book.terms, *book.spellings)
    wanted = {str(word): str(entry.name) for entry in entries for word in entry.avoid}
    present = {word: name for word, name in wanted.items() if word in source.text}
    if not present:
        return
    named = _names(source) if source.path.startswith(REGISTERS) else ()
    for match in _longest(present, book).finditer(source.text):
        if match[0] in present and not any(start <= match.start() < end for start, end in named):
            yield _told("HB461", source, match, present[match[0]])


def _names(source: SourceFile) -> tuple[tuple[int, int], ...]:
    """Where a register writes down names, titles and the words to avoid themselves."""
    return tuple(match.span() for match in _NAMES.finditer(source.text))


def _longest(present: Mapping[str, str], book: Book) -> re.Pattern[str]:
    """Finds words to avoid, and whole every name of the registers that only contains one."""
    indexes = (book.terms, book.roles, book.forms, book.regulations, book.workgroups, book.systems)
    names = {str(name) for index in indexes for name in index.names}
    names |= {str(regulation.title) for regulation in book.regulations}
    around = {name for name in names if any(word in name and word != name for word in present)}
    return re.compile("|".join(map(re.escape, sorted({*present, *around}, key=len, reverse=True))))


def _told(code: str, source: SourceFile, match: re.Match[str], right: str) -> Finding:
    span = source.span(*match.span())
    return finding(code, span, fix=Fix(span, right), text=match[0], right=right)
