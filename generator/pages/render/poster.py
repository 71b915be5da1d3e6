"""Wall charts as HTML: one drawing over a whole sheet, or the year of a handbook's duties with its calendar."""

from __future__ import annotations

import re
from calendar import MONDAY, Calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape, unescape
from typing import Final

from generator.drawing.figure import Figure
from generator.drawing.paper import Size
from generator.pages.record_book import Entry, RecordBook
from generator.pages.render import words
from generator.pages.render.print import drawing_source

SHEETS: Final[Mapping[str, Size]] = {"a4": (210.0, 297.0), "a3": (297.0, 420.0), "a2": (420.0, 594.0)}
"""The sheets of wall charts, upright, in mm."""
MARGIN: Final = 12.0
HEAD: Final = 0.06
"""What title and foot take of the height of a sheet."""
ACROSS: Final = 4
"""How many months stand side by side."""
WEEKEND: Final = (5, 6)

_TITLE: Final = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Poster:
    """A wall chart: its document, and the size of its sheet in mm."""

    html: str
    sheet: Size


def drawing(figure: Figure, paper: str, foot: str) -> Poster:
    """A drawing as large as the sheet lets it be, which lies across where that makes it larger."""
    sheet, scale = max(((size, _scale(figure, size)) for size in _ways(paper)), key=lambda one: one[1])
    found = _TITLE.search(figure.svg)
    title = unescape(found[1]) if found else ""
    size = f"width:{figure.width * scale:.2f}mm;height:{figure.height * scale:.2f}mm"
    image = f'<img src="{drawing_source(figure)}" alt="{escape(title)}" style="{size}">'
    return Poster(_document(title, f'<div class="chart">{image}</div>', foot), sheet)


def smallest(figure: Figure, paper: str) -> float:
    """The smallest text of a drawing on a wall chart, in points."""
    return figure.text_size * max(_scale(figure, size) for size in _ways(paper)) * 72 / 25.4


def _ways(paper: str) -> tuple[Size, Size]:
    width, height = SHEETS[paper]
    return (width, height), (height, width)


def _scale(figure: Figure, sheet: Size) -> float:
    """Millimetres a px."""
    width, height = sheet[0] - 2 * MARGIN, sheet[1] * (1 - HEAD) - 2 * MARGIN
    return min(width / figure.width, height / figure.height)


def year(book: RecordBook, paper: str, points: float) -> Poster:
    """The year with what is due in each month, its text of some points; the sheet lies across."""
    sheet = _ways(paper)[1]
    rows = "".join(_row(book, first) for first in range(1, 13, ACROSS))
    title = words.POSTER_YEAR.format(year=book.year, handbook=book.handbook)
    body = f'<div class="year" style="--points:{points}pt">{rows}</div>'
    return Poster(_document(title, body, foot(book.edition, book.as_of)), sheet)


def foot(edition: str, as_of: str) -> str:
    """What stands below a wall chart: its edition and the day that it speaks of."""
    return words.GAP.join(part for part in (edition, f"{words.AS_OF} {as_of}") if part)


def _row(book: RecordBook, first: int) -> str:
    """Months side by side, from the first of them on."""
    months = (_month(book.year, month, _of(book.entries, month)) for month in range(first, first + ACROSS))
    return f'<div class="row">{"".join(months)}</div>'


def _of(entries: Sequence[Entry], month: int) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if int(entry.due[5:7]) == month)


def _month(of_year: int, month: int, entries: Sequence[Entry]) -> str:
    """A month: its days, those marked on which something is due, and below them what that is."""
    marked = {date.fromisoformat(entry.due).day for entry in entries}
    weeks = "".join(
        f"<tr>{''.join(_day(day, weekday, marked) for weekday, day in enumerate(week))}</tr>"
        for week in Calendar(MONDAY).monthdayscalendar(of_year, month)
    )
    heads = "".join(f'<th scope="col">{day}</th>' for day in words.POSTER_WEEK)
    lines = "".join(f"<li><b>{date.fromisoformat(one.due).day}</b> {escape(one.name)}</li>" for one in entries)
    return (
        f"<section><h2>{words.POSTER_MONTH.format(month=month)}</h2>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{weeks}</tbody></table>"
        f"<ul>{lines or f'<li>{words.POSTER_NOTHING}</li>'}</ul></section>"
    )


def _day(day: int, weekday: int, marked: set[int]) -> str:
    kind = "due" if day in marked else "rest" if weekday in WEEKEND else ""
    return f'<td class="{kind}">{day or ""}</td>'


def _document(title: str, body: str, below: str) -> str:
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="generator" content="handbooks"></head><body><main><h1>{escape(title)}</h1>{body}'
        f'<p class="foot">{escape(below)}</p></main></body></html>'
    )
