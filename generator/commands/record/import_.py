"""``handbooks record import``: a filled spreadsheet becomes lines of the units' files, all of them or none."""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from generator.building.load import Loaded, load
from generator.building.project import SHANGHAI
from generator.building.recording import Addition, add, failed, fresh_id
from generator.building.workbook import Filled, read_workbook
from generator.commands.content import write_addition
from generator.commands.frame import Command
from generator.commands.options import Options
from generator.commands.telling import tell
from generator.diagnostics import sort_findings
from generator.source.csv import Row


@click.command(cls=Command)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def command(options: Options, /, file: Path) -> None:
    """Write the lines, or tell what is wrong by sheet, row and column, write nothing and end with code 1."""
    project = options.find()
    loaded = load(project)
    filled, told = read_workbook(file)
    additions = tuple(_additions(filled, loaded)) if filled else ()
    tell(sort_findings((*told, *(f for addition in additions for f in addition.findings))), loaded, options.language)
    if filled is None or failed(additions):
        sys.exit(1)
    for addition in additions:
        write_addition(addition, project, str(addition.count))


def _additions(filled: Filled, loaded: Loaded) -> list[Addition]:
    """The additions to the files of units and years."""
    today = datetime.now(SHANGHAI).date().isoformat()
    heading = filled.heading
    for name in ("id", "filed_on"):
        if name not in heading.cells:
            heading = replace(heading, filled=(*heading.cells, name))
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    numbers: dict[str, int] = {}
    for unit, row in filled.rows:
        cells = dict(zip(heading.cells, (*row.cells, "", ""), strict=False))
        cells["filed_on"] = cells["filed_on"] or today
        numbers.setdefault(unit, int(fresh_id(loaded, unit)[1:]))
        if not cells["id"]:
            cells["id"] = f"r{numbers[unit]}"
            numbers[unit] += 1
        year = (cells.get("period") or cells["filed_on"])[:4]
        groups[unit, year].append(replace(row, filled=tuple(cells.values())))
    return [add(loaded, unit, year, heading, rows) for (unit, year), rows in groups.items()]
