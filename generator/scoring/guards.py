"""Signs that records may have been made to look good; each is a question with its reason, never a verdict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.records import Record, RecordsFile
from generator.source.csv import Row

LAST_DAYS: Final = 3
"""How many days at the end of a quarter are its last ones."""
BULK: Final = 10
"""From how many records that a unit files in these days on it is told."""
PERFECT: Final = 20
"""From how many records without a single sample or return on it is told."""
_CLAIMS: Final = ("done", "correct")
_REVIEWS: Final = ("pass", "fail", "return")


def check(book: Book) -> Iterator[Finding]:
    """HB834 evidence that proves two things, HB835 much filed at the very end, HB836 much that nobody looked at."""
    yield from _reused(book)
    for file in book.records:
        yield from _bulk(file)
        yield from _unlooked(file)


def _reused(book: Book) -> Iterator[Finding]:
    """The same file as evidence of two duties, periods or units; a correction may bring its own again."""
    seen: dict[str, tuple[tuple[str, ...], Row]] = {}
    for file in book.records:
        for record, row in file.lines:
            aim = (file.unit, record.duty, record.period)
            for _, digest in record.evidence if record.action == "done" else ():
                first, place = seen.setdefault(digest, (aim, row))
                if first != aim:
                    where = f"{place.path}:{place.number}"
                    yield finding("HB834", file.cell(row, "evidence").span, other=where)


def _bulk(file: RecordsFile) -> Iterator[Finding]:
    """Many records filed in the last days of a quarter of what was done before them."""
    late: dict[str, list[tuple[Record, Row]]] = defaultdict(list)
    for record, row in file.lines:
        if record.action in _CLAIMS and _at_the_end(record.filed_on) and record.done_on < record.filed_on:
            late[record.filed_on[:7]].append((record, row))
    for month, lines in late.items():
        if len(lines) >= BULK:
            row = lines[-1][1]
            yield finding("HB835", file.cell(row, "filed_on").span, count=len(lines), month=month)


def _at_the_end(day: str) -> bool:
    """Whether a day is one of the last of a quarter."""
    filed = date.fromisoformat(day)
    first = date(filed.year + filed.month // 12, filed.month % 12 + 1, 1)
    return filed.month % 3 == 0 and (first - filed).days <= LAST_DAYS


def _unlooked(file: RecordsFile) -> Iterator[Finding]:
    """Many records all in time, of which nobody has looked at a single one."""
    claims = [record for record in file.records if record.action in _CLAIMS]
    looked = any(record.action in _REVIEWS for record in file.records)
    if len(claims) >= PERFECT and not looked:
        yield finding("HB836", file.heading.span, unit=file.unit, count=len(claims))
