"""About how long tables and lists are in print, in mm, as far as where they stand depends on it."""

from __future__ import annotations

from math import ceil
from typing import Final

from generator.pages.page import Cell, Line, Listing, Table
from generator.pages.render.paper import WITHIN, Paper

SHORT: Final = 110.0
"""A table up to this long is kept on one page; a longer one is parted between its rows."""
TABLE_CHARACTERS: Final = 52
"""How many characters of tables go over the width of a page of text."""
TABLE_LINE: Final = 4.5
ROW: Final = 2.2
"""What a row takes beside its lines."""
LIST_LINE: Final = 5.1
LIST: Final = 3.0
"""What a list takes beside its lines."""
LIST_CHARACTER: Final = 3.2


def of_table(block: Table) -> float:
    """The rows of a table, as if its columns were equally wide; the row heads of a matrix have most of its width."""
    count = max(len(block.columns), 1)
    matrix = block.kind == "matrix" and not block.words
    room = TABLE_CHARACTERS // 2 if matrix else max(TABLE_CHARACTERS // count - 1, 1)
    return sum(ROW + TABLE_LINE * max((_lines(cell, room) for cell in row), default=1) for row in block.rows)


def of_listing(block: Listing, paper: Paper = WITHIN) -> float:
    """A list over the width of a page."""
    room = int(paper.text_width / LIST_CHARACTER)
    return LIST + LIST_LINE * sum(ceil(_size(line) / room) for line in block.lines)


def _lines(cell: Cell, room: int) -> int:
    width = room * cell.span
    return sum(max(ceil(_size(line) / width), 1) for line in cell.lines)


def _size(line: Line) -> int:
    return sum(len(item.text) for item in line)
