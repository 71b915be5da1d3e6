"""The turn of the year: rules of scoring for the next one, written from those of the last one that has any."""

from __future__ import annotations

import re
from pathlib import Path

from generator.building.entries import add_entry
from generator.building.placing import read_source
from generator.building.project import Project, ProjectError
from generator.diagnostics import Fix
from generator.model.book import Book
from generator.source.value import Items, Table
from generator.source.yaml import read_yaml


def rules_of_year(project: Project, book: Book, year: str) -> Fix:
    """What adds rules for a year behind the last ones: the same words, of another year.

    Raises :class:`ProjectError` where the year has rules, or where there are none to begin with.
    """
    if not re.fullmatch("[12][0-9]{3}", year):
        raise ProjectError(f"“{year}”不是年份；写成 handbooks new year 2027")
    if book.scoring.get(year):
        raise ProjectError(f"{year} 年已经有计分规则")
    former = max(book.scoring, key=lambda rules: int(rules.year), default=None)
    if former is None:
        raise ProjectError("还没有任何一年的计分规则可以照着写；写法见 docs/kinds.md 的“scoring”")
    source = read_source(project, project.locate(former.year.span.path))
    table = read_yaml(source).value
    entries = table.get("entries") if isinstance(table, Table) else None
    if not isinstance(table, Table) or not isinstance(entries, Items):
        raise ProjectError(f"读不了 {source.path}，先运行 handbooks check 看看原因")
    written = next(entry for entry in entries if isinstance(entry, Table) and entry.get("year") == former.year)
    start = source.offset(written.span.line) + written.span.column - 1
    end = source.offset(written.span.end_line) + written.span.end_column - 1
    place = source.offset(former.year.span.line) + former.year.span.column - 1 - start
    text = source.text[start:end].rstrip()
    return add_entry(source, table, "entries", text[:place] + text[place:].replace(str(former.year), year, 1))


def left_to_do(entry: Fix, year: str) -> str:
    """What nobody but the organisation can do for a new year."""
    path = Path(entry.span.path)
    return (
        f"{path} 里加了 {year} 年的计分规则，和上一年一样：核对分数线、权重和名额，再运行 handbooks check；"
        f"国务院办公厅公布 {year} 年节假日安排以后，在 workdays.yml 加一条"
    )
