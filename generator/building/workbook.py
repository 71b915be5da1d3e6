"""Records in a spreadsheet: a workbook to fill in, with lists to choose from, and what was filled in as lines.

A filled workbook is untrusted: macros and links to other files are refused, formulas are told at their cells, and
nothing in it is run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

import xlsxwriter

from generator.building.recording import evidence
from generator.diagnostics import Finding, Span, finding
from generator.model.book import Book
from generator.model.records import ACTIONS, COLUMNS
from generator.scoring.verdict import OPEN
from generator.source.csv import Row
from generator.source.value import Text
from generator.views.standing import Organisation, organisation

UNIT: Final = "unit"
LABELS: Final[Mapping[str, str]] = {
    "unit": "单位",
    "id": "编号",
    "action": "动作",
    "duty": "任务",
    "period": "哪一期",
    "done_on": "哪天做完",
    "filed_on": "哪天填报",
    "until": "改到哪天",
    "evidence": "证明",
    "outcome": "结果",
    "points": "分数",
    "dimension": "考核维度",
    "role": "由谁决定",
    "refers_to": "针对哪条",
    "reason": "理由",
}
"""The heads of the columns, by column."""

ACTION_WORDS: Final[Mapping[str, str]] = {
    "done": "做了",
    "begin": "事情发生",
    "exempt": "免办",
    "defer": "改期",
    "return": "退回",
    "pass": "抽查属实",
    "fail": "抽查不实",
    "correct": "更正",
    "withdraw": "撤回",
    "assess": "评审",
    "bonus": "加分",
    "confirm": "确认星级",
}

SHEET: Final = "记录"
LISTS: Final = "清单"
ROWS: Final = 500
"""How many lines of a workbook have lists to choose from."""
CODED: Final = ("unit", "action", "duty", "dimension")
"""The columns whose cells begin with a code and go on, behind a blank, with what it means."""

MOST_BYTES: Final = 4 * 1024 * 1024
MOST_UNPACKED: Final = 64 * 1024 * 1024
REFUSED_PARTS: Final = ("vbaProject", "externalLinks", "embeddings", "activeX", "connections.xml")


@dataclass(frozen=True, slots=True)
class GridRow(Row):
    """A line of a worksheet: its place is the sheet, the row and the number of the column."""

    filled: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells as text."""
        return self.filled

    def cell(self, index: int) -> Text:
        """A cell with its place."""
        text = self.filled[index] if index < len(self.filled) else ""
        return Text(text, Span(self.path, self.number, index + 1, self.number, index + 2))

    @property
    def span(self) -> Span:
        """The place of the whole line."""
        return Span(self.path, self.number, 1, self.number, len(self.filled) + 1)


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled workbook: its heading and its lines, by unit."""

    heading: GridRow
    rows: tuple[tuple[str, GridRow], ...]


def template(book: Book, unit: str = "") -> bytes:
    """A workbook with what is open, of one unit and those below it or of all, to be filled in.

    The same book gives the same bytes.
    """
    found = organisation(book)
    stream = BytesIO()
    workbook = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"created": datetime.fromisoformat(book.as_of)})
    text = workbook.add_format({"num_format": "@"})
    head = workbook.add_format({"bold": True, "bottom": 1})
    sheet = workbook.add_worksheet(SHEET)
    lists = workbook.add_worksheet(LISTS)
    for column, label in enumerate(LABELS.values()):
        sheet.write_string(0, column, label, head)
        sheet.set_column(column, column, max(10, 2 * len(label) + 4), text)
    sheet.freeze_panes(1, 0)
    for number, line in enumerate(_open_lines(book, found, unit) if found else (), 1):
        for column, name in enumerate(LABELS):
            if line.get(name):
                sheet.write_string(number, column, line[name], text)
    for column, (name, choices) in enumerate(_choices(book, found).items()):
        lists.write_string(0, column, LABELS[name], head)
        lists.write_column(1, column, choices)
        lists.set_column(column, column, 28)
        letter = chr(ord("A") + column)
        source = {"validate": "list", "source": f"={LISTS}!${letter}$2:${letter}${len(choices) + 1}"}
        place = list(LABELS).index(name)
        sheet.data_validation(1, place, ROWS, place, {**source, "error_title": "请从清单里选", "error_type": "warning"})
    workbook.close()
    return stream.getvalue()


def read_workbook(path: Path) -> tuple[Filled | None, tuple[Finding, ...]]:
    """What was filled in; lines that nobody has touched are passed over.

    HB831 what is no workbook, HB832 macros and links to other files, HB812 a head that is no column.
    """
    here = Span.of_file(path.name)
    if (refused := _refused(path, here)) is not None:
        return None, (refused,)
    from openpyxl import load_workbook

    try:
        workbook = load_workbook(path, read_only=True, data_only=False, keep_links=False)
        sheet = workbook[SHEET] if SHEET in workbook.sheetnames else workbook.worksheets[0]
        grid = [tuple(map(_written, row)) for row in sheet.iter_rows(max_col=len(LABELS), values_only=True)]
    except Exception as error:  # noqa: BLE001 - whatever a foreign file does to its reader
        return None, (finding("HB831", here, reason=type(error).__name__),)
    shown = f"{path.name}#{sheet.title}"
    return _filled(grid, shown, path.parent) if grid else (None, (finding("HB831", here, reason="空表"),))


def _refused(path: Path, here: Span) -> Finding | None:
    try:
        if path.stat().st_size > MOST_BYTES:
            return finding("HB831", here, reason="太大")
        with ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
                return finding("HB831", here, reason="太大")
            held = [part for part in REFUSED_PARTS if any(part in name for name in parts.namelist())]
    except (OSError, BadZipFile):
        return finding("HB831", here, reason="不是 .xlsx")
    return finding("HB832", here, part=held[0]) if held else None


def _filled(grid: list[tuple[str, ...]], shown: str, folder: Path) -> tuple[Filled | None, tuple[Finding, ...]]:
    columns = {label: name for name, label in LABELS.items()}
    heads = tuple(columns.get(cell, cell) for cell in grid[0])
    while heads and not heads[-1]:
        heads = heads[:-1]
    heading = GridRow(shown, 1, "", heads)
    if UNIT not in heads:
        return None, (finding("HB811", heading.span, column=LABELS[UNIT]),)
    rows = []
    for number, cells in enumerate(grid[1:], 2):
        line = {head: _code(head, cell, folder) for head, cell in zip(heads, cells, strict=False)}
        if _touched(line):
            rows.append((line[UNIT], GridRow(shown, number, "", tuple(line[head] for head in heads if head != UNIT))))
    own = GridRow(shown, 1, "", tuple(head for head in heads if head != UNIT))
    return Filled(own, tuple(rows)), ()


def _touched(line: Mapping[str, str]) -> bool:
    """Whether somebody has filled in more than the template did."""
    return any(cell for name, cell in line.items() if name not in (UNIT, "id", "action", "duty", "period"))


def _code(column: str, cell: str, folder: Path) -> str:
    """A cell as a record holds it: the code alone, and the hashes of files that lie beside the workbook."""
    if column in CODED:
        return cell.partition(" ")[0]
    if column == "evidence" and "=" in cell and not cell.startswith("="):
        return " ".join(_proof(part, folder) for part in cell.split())
    return cell


def _proof(part: str, folder: Path) -> str:
    form, _, given = part.rpartition("=")
    beside = folder / Path(given).name
    return evidence(form, str(beside) if beside.is_file() else given)


def _written(value: Any) -> str:  # noqa: ANN401 - a cell may hold anything
    """A cell as text: days as ISO dates, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def _open_lines(book: Book, found: Organisation, unit: str) -> Iterator[Mapping[str, str]]:
    """A line for everything that is due or overdue."""
    names = {str(duty.id): str(duty.name) for duty in book.duties}
    standings = found.below(unit) if unit else found.standings.values()
    for standing in standings:
        for verdict in standing.score.verdicts:
            if verdict.status in OPEN and verdict.status != "upcoming":
                duty = verdict.instance.duty
                yield {
                    "unit": standing.code,
                    "action": f"done {ACTION_WORDS['done']}",
                    "duty": f"{duty} {names[duty]}",
                    "period": verdict.instance.period,
                }


def _choices(book: Book, found: Organisation | None) -> dict[str, list[str]]:
    """What may be chosen in a column."""
    dimensions = [f"{d.id} {d.name}" for d in found.rules.dimensions] if found else []
    return {
        "unit": [str(unit.code) for unit in book.units],
        "action": [f"{action} {ACTION_WORDS[action]}" for action in ACTIONS],
        "duty": [f"{duty.id} {duty.name}" for duty in book.duties],
        "dimension": dimensions or ["—"],
        "role": [str(role.name) for role in book.roles],
    }


assert set(LABELS) == {UNIT, *COLUMNS}  # noqa: S101 - a column without a head would be lost without a word
