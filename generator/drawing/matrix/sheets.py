"""Sheets of a matrix: one that would print too small is parted by columns, then by rows, with its heads repeated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import ceil
from typing import Final

from generator.drawing.matrix.layout import grid
from generator.drawing.paper import (
    ACROSS,
    ACROSS_A5,
    FOLD_OUT,
    LEAST_POINTS,
    UPRIGHT,
    UPRIGHT_A5,
    WALL,
    Paper,
    Size,
    scale,
)
from generator.drawing.tokens import SIZE_SMALL, SIZE_TEXT
from generator.views.matrix import GAP, Heading, Matrix, summed

LIMITS: Final = (8, 10, 12, 14, 18, 24)
"""Widths tried for row heads, in ems."""
FRAMES: Final[Mapping[Paper, tuple[Size, Size]]] = {
    "a5": (UPRIGHT_A5, ACROSS_A5),
    "a4": (UPRIGHT, ACROSS),
    "a3": (WALL, FOLD_OUT),
}
"""The frames of a paper, upright and landscape."""
_MOST: Final = 12
"""A matrix is not parted into more sheets."""


def whole(matrix: Matrix) -> Matrix:
    """The matrix as it is drawn: with its totals, a cross with what is missing behind the heads."""
    return _flagged(matrix) if matrix.below else summed(matrix)


def matrix_sheets(matrix: Matrix, paper: Paper) -> tuple[Matrix, ...]:
    """The matrix as it is drawn, on as few sheets as print it legibly; a cross and a T stay whole."""
    full = whole(matrix)
    if matrix.between:
        return (full,)
    ways = sorted(product(range(1, _MOST + 1), repeat=2), key=lambda way: (way[0] * way[1], way[1]))
    for columns, rows in ways:
        if columns * rows > _MOST or columns > len(full.columns) or rows > len(full.rows):
            continue
        parts = tuple(_parts(full, columns, rows))
        if all(_points(part, FRAMES[paper]) >= LEAST_POINTS for part in parts):
            return parts
    return (full,)


def _parts(matrix: Matrix, columns: int, rows: int) -> Iterator[Matrix]:
    if columns * rows == 1:
        yield matrix
        return
    across, down = _runs(len(matrix.columns), columns), _runs(len(matrix.rows), rows)
    sheets = [(row, column) for row in down for column in across]
    for number, (row, column) in enumerate(sheets, 1):
        yield replace(
            matrix,
            id=f"{matrix.id}-{number}",
            title=f"{matrix.title}（{number}/{len(sheets)}）",
            rows=matrix.rows[row],
            columns=matrix.columns[column],
            cells=tuple(line[column] for line in matrix.cells[row]),
        )


def _runs(count: int, parts: int) -> list[slice]:
    """So many runs of about the same length."""
    most = ceil(count / parts)
    return [slice(start, min(start + most, count)) for start in range(0, count, most)]


def _points(matrix: Matrix, frames: Sequence[Size]) -> float:
    """The smallest text in points where the matrix prints largest."""
    plans = [grid(matrix, limit * SIZE_TEXT) for limit in LIMITS]
    return max(SIZE_SMALL * scale(plan.width, plan.height, frame) for plan in plans for frame in frames)


def _flagged(matrix: Matrix) -> Matrix:
    """A cross has no room for totals: what is missing stands behind the head."""

    def told(heads: tuple[Heading, ...]) -> tuple[Heading, ...]:
        return tuple(replace(head, text=f"{head.text}{GAP}{head.gap}") if head.gap else head for head in heads)

    return replace(matrix, rows=told(matrix.rows), columns=told(matrix.columns), marks=matrix.legend)
