"""Records: what a unit did, was exempted from or was judged by, one CSV a unit and year, one line a fact.

A line never changes: what was wrong is corrected or withdrawn by another line that refers to it. The columns and the
actions stand in ``docs/kinds.md`` ("record").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from sys import intern
from typing import Final

from generator.diagnostics import Finding, Span, finding
from generator.model.base import Model
from generator.model.fault import near
from generator.source.csv import Row, Sheet
from generator.source.value import Text

FOLDER: Final = "organisation/records"
"""Where the records of a project stand: a folder a year, a file a unit."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what a cell must look like, and that in words."""

    pattern: str
    words: str


_DAY: Final = Column(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "2026-03-31 这样的日期")
_ID: Final = Column(r"[a-z0-9][a-z0-9-]{0,39}", "小写字母、数字和“-”")
_WORDS: Final = Column(r"[^\n]{1,80}", "80 个字以内的文字")

COLUMNS: Final[Mapping[str, Column]] = {
    "id": _ID,
    "action": Column(r"[a-z]+", "一个动作"),
    "duty": Column(r"[a-z][a-z0-9-]*", "任务的英文短名"),
    "period": Column(
        r"[0-9]{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12])(-[0-9]{2})?)?", "2026、2026-H1、2026-Q3、2026-07 或者日期"
    ),
    "done_on": _DAY,
    "filed_on": _DAY,
    "until": _DAY,
    "evidence": Column(r"\S+=[0-9a-f]{64}( \S+=[0-9a-f]{64})*", "“记录=SHA-256”，几份之间空一格"),
    "outcome": _WORDS,
    "points": Column(r"[0-9]{1,3}(\.[0-9])?", "分数，最多一位小数"),
    "dimension": Column(r"[a-z][a-z0-9-]*", "考核维度的英文短名"),
    "role": _WORDS,
    "refers_to": _ID,
    "reason": _WORDS,
}
"""Every column of a file of records; those that a file does not need may be left out."""

_ALWAYS: Final = ("id", "action", "filed_on")


@dataclass(frozen=True, slots=True)
class Action:
    """What a line does: the columns it fills besides ``id``, ``action`` and ``filed_on``, and those it may fill."""

    fills: tuple[str, ...]
    may: tuple[str, ...] = ()


ACTIONS: Final[Mapping[str, Action]] = {
    "done": Action(("duty", "period", "done_on", "evidence"), ("outcome",)),
    "begin": Action(("duty", "period"), ("until", "reason")),
    "exempt": Action(("duty", "period", "role", "reason")),
    "defer": Action(("duty", "period", "until", "role", "reason")),
    "return": Action(("refers_to", "role", "reason")),
    "pass": Action(("refers_to", "role"), ("reason",)),
    "fail": Action(("refers_to", "role", "reason")),
    "correct": Action(("refers_to", "done_on", "evidence", "reason"), ("outcome",)),
    "withdraw": Action(("refers_to", "reason")),
    "assess": Action(("dimension", "period", "points", "role")),
    "bonus": Action(("points", "role", "reason")),
    "confirm": Action(("period", "outcome", "role")),
}
"""What a line may do. ``begin`` opens what follows an event or a term, ``confirm`` is a decision on a star."""


@dataclass(frozen=True, slots=True)
class Record:
    """A line of a file of records; what it does not say is empty. Days are ISO dates, ``points`` are tenths."""

    id: str
    action: str
    filed_on: str
    duty: str = ""
    period: str = ""
    done_on: str = ""
    until: str = ""
    evidence: tuple[tuple[str, str], ...] = ()
    outcome: str = ""
    points: int = 0
    dimension: str = ""
    role: str = ""
    refers_to: str = ""
    reason: str = ""


class RecordsFile(Model):
    """The records of a unit in a year, each with the line where it stands."""

    unit: str
    year: str
    heading: Row
    lines: tuple[tuple[Record, Row], ...]

    @property
    def records(self) -> tuple[Record, ...]:
        """The records in the order of the file."""
        return tuple(record for record, _ in self.lines)

    def cell(self, row: Row, column: str) -> Text:
        """The cell of a line in a column, with its place; of a column that the file lacks, the whole line."""
        columns = self.heading.cells
        return row.cell(columns.index(column)) if column in columns else Text("", row.span)


def place(unit: str, year: str) -> str:
    """Where the records of a unit in a year stand in the project."""
    return f"{FOLDER}/{year}/{unit}.csv"


def read_records(path: str, sheet: Sheet) -> tuple[RecordsFile | None, tuple[Finding, ...]]:
    """The records of a sheet; a line with a fault is told and left out.

    HB811 to HB818: columns, actions and cells that are not as they should be, formulas, an id that stands twice.
    """
    place = PurePosixPath(path)
    if not re.fullmatch(rf"{FOLDER}/[12][0-9]{{3}}/[^/]+", path):
        return None, (finding("HB822", Span.of_file(path)),)
    told = list(_heading(sheet.heading))
    if told:
        return None, tuple(told)
    columns = sheet.heading.cells
    lines: list[tuple[Record, Row]] = []
    seen: dict[str, int] = {}
    for row in sheet.rows:
        record, found = _record(columns, row)
        told.extend(found)
        if record is None:
            continue
        if record.id in seen:
            cell = row.cell(columns.index("id"))
            told.append(finding("HB818", cell.span, id=record.id, line=seen[record.id]))
            continue
        seen[record.id] = row.number
        lines.append((record, row))
    file = RecordsFile.model_construct(
        unit=place.stem, year=place.parent.name, heading=sheet.heading, lines=tuple(lines)
    )
    return file, tuple(told)


def _heading(row: Row) -> Iterator[Finding]:
    """HB811 a column that is missing, HB812 one that is unknown or stands twice."""
    columns = row.cells
    for index, name in enumerate(columns):
        if name not in COLUMNS or name in columns[:index]:
            yield finding("HB812", row.cell(index).span, column=name, near=near(name, COLUMNS))
    for name in _ALWAYS:
        if name not in columns:
            yield finding("HB811", row.span, column=name)


def _record(columns: tuple[str, ...], row: Row) -> tuple[Record | None, tuple[Finding, ...]]:
    given = row.cells
    if len(given) != len(columns):
        return None, (finding("HB819", row.span, cells=len(given), columns=len(columns)),)
    cells = dict(zip(columns, given, strict=True))
    told = tuple(_faults(columns, cells, row))
    return (None, told) if told else (record_of(cells), ())


def record_of(cells: Mapping[str, str]) -> Record:
    """The record of cells that are as they should be, by column; words that come again and again are kept once."""
    values: dict[str, object] = {name: intern(cell) for name, cell in cells.items() if cell and name != "evidence"}
    if evidence := cells.get("evidence"):
        values["evidence"] = tuple(_proof(part) for part in evidence.split(" "))
    if points := cells.get("points"):
        whole, _, tenth = points.partition(".")
        values["points"] = int(whole) * 10 + int(tenth or 0)
    return Record(**values)  # type: ignore[arg-type]


def _proof(part: str) -> tuple[str, str]:
    form, _, digest = part.rpartition("=")
    return intern(form), digest


def _faults(columns: tuple[str, ...], cells: Mapping[str, str], row: Row) -> Iterator[Finding]:
    """What is wrong with a line, cell by cell."""
    action = ACTIONS.get(cells["action"])
    if action is None:
        yield finding("HB813", row.cell(columns.index("action")).span, action=cells["action"], words="、".join(ACTIONS))
        return
    wanted = (*_ALWAYS, *action.fills)
    for index, (column, cell) in enumerate(cells.items()):
        if cell:
            fault = _fault(column, cell, allowed=column in wanted or column in action.may)
            if fault:
                words = {"text": cell, "column": column, "action": cells["action"], "expected": COLUMNS[column].words}
                yield finding(fault, row.cell(index).span, fix=None, severity=None, **words)
    for column in wanted:
        if not cells.get(column):
            index = columns.index(column) if column in columns else len(columns)
            yield finding("HB814", row.cell(index).span, column=column, action=cells["action"])


def _fault(column: str, cell: str, *, allowed: bool) -> str:
    """HB817 a formula, HB815 a cell that an action has no use for, HB816 one that is not of its column's form."""
    if cell.startswith(("=", "+", "-", "@", "\t")):
        return "HB817"
    if not allowed:
        return "HB815"
    if not re.fullmatch(COLUMNS[column].pattern, cell) or (COLUMNS[column] is _DAY and not _is_day(cell)):
        return "HB816"
    return ""


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
