"""Matrices as tables: heads in groups, totals, what is missing, and how the columns part over printed pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from math import ceil
from typing import Final

from generator.drawing.text import advance
from generator.pages import lines
from generator.pages.page import Block, Cell, Inline, Sketch, Table
from generator.views.matrix import GAP, TOTAL_ID, Heading, Matrix, arms, summed

UPRIGHT: Final = 5
"""From how many columns the heads of a matrix stand upright, where its cells hold signs and not words."""
SIGN: Final = 4.5
"""What is wider than so many ems is a word."""
BRIEF: Final = 6.0
"""A cell of so many ems is kept on one line."""
EM: Final = 3.0
"""The text of a printed table, in mm."""
WITHIN: Final = 156.0
ACROSS: Final = 267.0
"""The width of a table within the text and of one on a landscape page, in mm."""
LONGEST: Final = 9
"""Heads and cells of more ems break into lines."""


def matrix_blocks(matrix: Matrix) -> tuple[Block, ...]:
    """A matrix as pages show it: a table, or for a cross its drawing and on the site a table for each arm."""
    if not matrix.below:
        return (matrix_table(matrix),)
    tables = (replace(matrix_table(arm), screen=True) for arm in arms(matrix))
    return (Sketch(matrix, ""), *tables)


def matrix_table(matrix: Matrix) -> Table:
    """A matrix as a table, with its totals."""
    full = summed(matrix)
    heads = ((Inline(full.corner),), *((Inline(head.text, href=head.href),) for head in full.columns))
    rows = tuple(_rows(full, len(heads)))
    totals = full.rows[-1:] and full.rows[-1].id == TOTAL_ID
    body, foot = (rows[:-1], rows[-1:]) if totals else (rows, ())
    words = any(_ems(text) > SIGN for line in matrix.cells for text in line)
    upright = len(matrix.columns) >= UPRIGHT and not words
    parts = _parts(full, upright=upright)
    return Table(
        "matrix",
        full.title,
        heads,
        body,
        tuple(Inline(f"{mark.sign} {mark.meaning}") for mark in full.marks),
        bands=_bands(full),
        upright=upright,
        words=words,
        landscape=sum(_widths(full, upright=upright)) > WITHIN,
        id=f"table-{matrix.id}",
        foot=foot,
        parts=parts,
    )


def _rows(matrix: Matrix, width: int) -> Iterator[tuple[Cell, ...]]:
    group = ""
    for head, cells in zip(matrix.rows, matrix.cells, strict=True):
        if head.group != group and head.id != TOTAL_ID:
            group = head.group
            yield (Cell((lines.plain(group),), head=True, span=width),)
        number = (Inline(f"{head.number} "),) if head.number else ()
        missing = (Inline(f" {GAP}"),) if head.gap else ()
        text = (*number, Inline(head.text, href=head.href), *missing)
        first = Cell((text,), head=True, look="gap" if head.gap else "")
        last = head.id == TOTAL_ID
        ends = [last or column.id == TOTAL_ID for column in matrix.columns]
        yield (first, *(_cell(text, total=total, narrow=last) for text, total in zip(cells, ends, strict=True)))


def _cell(text: str, *, total: bool, narrow: bool) -> Cell:
    """A cell; in a narrow one what is missing stands on a line of its own, and a short text is not broken."""
    look = "gap" if GAP in text else "total" if total else "brief" if text and _ems(text) <= BRIEF else ""
    parts = text.split(" ") if narrow and text else [text] if text else []
    return Cell(tuple((Inline(part),) for part in parts), look=look)


def _bands(matrix: Matrix) -> tuple[tuple[str, int], ...]:
    """The groups of the columns; the column of the row heads has none."""
    if not any(head.group for head in matrix.columns):
        return ()
    return (("", 1), *((group, len(list(heads))) for group, heads in groupby(head.group for head in matrix.columns)))


def _ems(text: str) -> float:
    return advance(text, 1)


def _widths(matrix: Matrix, *, upright: bool) -> list[float]:
    """The width that the row heads and every column take in print, in mm."""
    heads = max((_ems(f"{head.number} {head.text}") for head in matrix.rows), default=0.0)
    columns = zip(matrix.columns, zip(*matrix.cells, strict=True), strict=True) if matrix.cells else ()
    return [min(heads, LONGEST) * EM + EM, *(_column(head, cells, upright=upright) for head, cells in columns)]


def _column(head: Heading, cells: Sequence[str], *, upright: bool) -> float:
    widest = max((_ems(text) for text in cells), default=0.0)
    if upright and head.id != TOTAL_ID:
        return max(6.4, widest * EM + 0.8)
    return min(max(widest, _ems(head.text)), LONGEST) * EM + EM


def _parts(matrix: Matrix, *, upright: bool) -> tuple[int, ...]:
    """How many columns stand on each printed page, evenly; nothing where one page holds them."""
    first, *columns = _widths(matrix, upright=upright)
    pages = ceil(sum(columns) / (ACROSS - first)) if columns else 1
    if pages == 1:
        return ()
    most = ceil(len(columns) / pages)
    return tuple(min(most, len(columns) - start) for start in range(0, len(columns), most))
