"""Adding records: new lines behind those of a unit's file, checked before anything is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from generator.building.load import Loaded
from generator.diagnostics import Finding, errors, finding, sort_findings
from generator.model.records import COLUMNS, RecordsFile, place, read_records
from generator.scoring.check import check_records
from generator.source.csv import Row, Sheet

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Addition:
    """New lines of a unit in a year: the file that they belong to, its text with them, and what is wrong with them."""

    path: str
    text: str
    count: int
    findings: tuple[Finding, ...]


def add(loaded: Loaded, unit: str, year: str, heading: Row, rows: Iterable[Row]) -> Addition:
    """Add the lines of a sheet to a unit's file; lines that stand there already word for word are passed over.

    The findings are about the new lines alone, at the places that they have.
    """
    path = place(unit, year)
    former = next((file for file in loaded.book.records if (file.unit, file.year) == (unit, year)), None)
    known = {_key(former.heading.cells, row.cells) for _, row in former.lines} if former else set()
    fresh = tuple(row for row in rows if _key(heading.cells, row.cells) not in known)
    made, told = read_records(path, Sheet(heading, fresh))
    if made is None:
        return Addition(path, "", 0, told)
    twice = _twice(made, former)
    book = replace(loaded.book, records=(*loaded.book.records, made))
    findings = sort_findings((*told, *twice, *check_records((made,), book)))
    text = written([*_cells(former), *_cells(made)])
    return Addition(path, text, len(made.lines), findings)


def written(lines: Iterable[Cells]) -> str:
    """Records as CSV, without the columns that stay empty."""
    kept = list(lines)
    used = [column for column in COLUMNS if any(line.get(column) for line in kept)]
    stream = io.StringIO()
    writer = csv.DictWriter(stream, used, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(kept)
    return stream.getvalue()


def fresh_id(loaded: Loaded, unit: str) -> str:
    """An id that no record of a unit has yet: ``r`` and the next number."""
    taken = {record.id for file in loaded.book.records if file.unit == unit for record in file.records}
    number = len(taken) + 1
    while f"r{number}" in taken:
        number += 1
    return f"r{number}"


def evidence(form: str, given: str) -> str:
    """A piece of evidence: a form and the SHA-256 of a file, or one that was computed elsewhere."""
    path = Path(given)
    digest = sha256(path.read_bytes()).hexdigest() if path.is_file() else given
    return f"{form}={digest}"


def failed(additions: Iterable[Addition]) -> bool:
    """Whether there is an error among what is told."""
    return any(errors(addition.findings) for addition in additions)


def _key(columns: tuple[str, ...], cells: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """A line as the cells that are filled, whatever the order of the columns."""
    return tuple(sorted((column, cell) for column, cell in zip(columns, cells, strict=False) if cell))


def _cells(file: RecordsFile | None) -> Iterable[Cells]:
    if file is None:
        return ()
    return (dict(zip(file.heading.cells, row.cells, strict=True)) for _, row in file.lines)


def _twice(made: RecordsFile, former: RecordsFile | None) -> Iterable[Finding]:
    """HB818 a new line whose id another record of the file has."""
    taken = {record.id: row.number for record, row in former.lines} if former else {}
    for record, row in made.lines:
        if record.id in taken:
            yield finding("HB818", made.cell(row, "id").span, id=record.id, line=taken[record.id])
