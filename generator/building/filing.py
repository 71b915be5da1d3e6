"""Records beside the history of the project: whether a line was there when it says that it was filed.

A line of records never changes, so the first commit that has its id is the day on which it was really filed. Records of
a demonstration are no filings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from generator.building.history import git, read_state
from generator.building.project import SHANGHAI
from generator.diagnostics import Finding, Span, finding
from generator.model.book import Book
from generator.model.records import FOLDER, Record, RecordsFile, place
from generator.source.csv import Row

LATE: Final = timedelta(7)
"""How long after the day of filing a line may come into the history before that is told."""
_LOG: Final = (
    *("-c", "log.showSignature=false", "log", "--reverse", "--format=%x01%ct", "--patch", "--unified=0"),
    *("--no-renames", "--no-ext-diff", "--no-color", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/"),
    *("--relative", "--", FOLDER),
)
_FILE: Final = "+++ b/"

Days = Mapping[tuple[str, str], str]
"""The day on which a line came into the history, by the path of its file and its id."""


def check(book: Book, root: Path) -> Iterator[Finding]:
    """HB837 a line that was there before it was done, HB838 lines that came long after they say, HB839 no history."""
    files = [file for file in book.records if file.lines]
    if not files or any(unit.demonstration for unit in book.units):
        return
    if read_state(root) != "whole":
        yield finding("HB839", Span.of_file(files[0].heading.path))
        return
    days = entered(root)
    for file in files:
        yield from _check(file, days)


def entered(root: Path) -> Days:
    """When each line came into the history; a line is known by the first cell of its first writing."""
    days: dict[tuple[str, str], str] = {}
    for commit in git(root, *_LOG).split("\x01")[1:]:
        seconds, *lines = commit.split("\n")
        day = datetime.fromtimestamp(int(seconds), SHANGHAI).date().isoformat()
        path = ""
        for line in lines:
            if line.startswith(_FILE):
                path = line.removeprefix(_FILE).rstrip("\t")
            elif line.startswith("+"):
                days.setdefault((path, line[1:].partition(",")[0]), day)
    return days


def _check(file: RecordsFile, days: Days) -> Iterator[Finding]:
    if file.heading.cells[0] != "id":
        return
    path = place(file.unit, file.year)
    known = [(record, row, day) for record, row in file.lines if (day := days.get((path, record.id)))]
    for record, row, day in known:
        if record.done_on > day:
            yield finding("HB837", file.cell(row, "done_on").span, done=record.done_on, day=day)
    late = [(record, row, day) for record, row, day in known if _late(record, day)]
    if late:
        yield _told(file, *late[0], len(late))


def _late(record: Record, day: str) -> bool:
    return date.fromisoformat(day) - date.fromisoformat(record.filed_on) > LATE


def _told(file: RecordsFile, record: Record, row: Row, day: str, count: int) -> Finding:
    here = file.cell(row, "filed_on").span
    return finding("HB838", here, filed=record.filed_on, day=day, count=count, days=LATE.days)
