"""Reading CSV: a heading and lines of cells that know their places.

The dialect is that of RFC 4180 with one line a row: commas, double quotes where a cell needs them, and no line break
within a cell, so that every finding and every difference between two versions names one line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice

from generator.diagnostics import Finding, Span, finding
from generator.source.files import SourceFile
from generator.source.value import Style, Text


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a sheet; an organisation may have very many, so cells and places are read when they are asked for."""

    path: str
    number: int
    line: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells as text."""
        return tuple(next(csv.reader([self.line], strict=True)))

    @property
    def span(self) -> Span:
        """The place of the whole line."""
        return Span(self.path, self.number, 1, self.number, len(self.line) + 1)

    def cell(self, index: int) -> Text:
        """A cell with its place; of a cell that is missing, the end of the line."""
        cells = self.cells
        if index >= len(cells):
            end = len(self.line) + 1
            return Text("", Span(self.path, self.number, end, self.number, end))
        start, after = islice(accumulate((len(cell) + 1 for cell in _written(self.line)), initial=1), index, index + 2)
        style: Style = "double" if self.line[start - 1 : start] == '"' else "plain"
        return Text(cells[index], Span(self.path, self.number, start, self.number, after - 1), style)


@dataclass(frozen=True)
class Sheet:
    """The heading of a CSV file and the lines below it."""

    heading: Row
    rows: tuple[Row, ...]


def read_csv(file: SourceFile) -> tuple[Sheet | None, tuple[Finding, ...]]:
    """The sheet of a file; empty lines are passed over. A line that is no CSV is told (HB810) and left out."""
    findings: list[Finding] = []
    rows = tuple(_rows(file, findings))
    if not rows:
        return None, tuple(findings)
    return Sheet(rows[0], rows[1:]), tuple(findings)


def _rows(file: SourceFile, findings: list[Finding]) -> Iterator[Row]:
    for number, line in enumerate(file.lines, file.first_line):
        if not line.strip():
            continue
        try:
            next(csv.reader([line], strict=True))
        except csv.Error:
            findings.append(finding("HB810", Span(file.path, number, 1, number, len(line) + 1)))
            continue
        yield Row(file.path, number, line)


def _written(line: str) -> Iterator[str]:
    """The cells of a line as they are written, with their quotes."""
    start, quoted = 0, False
    for place, sign in enumerate(line):
        if sign == '"':
            quoted = not quoted
        elif sign == "," and not quoted:
            yield line[start:place]
            start = place + 1
    yield line[start:]
