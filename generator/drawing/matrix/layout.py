"""The geometry of a matrix: where its columns and rows begin and how much room heads, bands and cells take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from generator.drawing.matrix.heads import (
    Group,
    Head,
    are_level,
    band_lines,
    band_stacks,
    column_head,
    groups,
    number_width,
    row_head,
    stacks_width,
)
from generator.drawing.matrix.legend import ROW_HEIGHT, Entry, entries, entry_width
from generator.drawing.text import LINE_HEIGHT, advance, height, wrap
from generator.drawing.tokens import SIZE_SMALL, SIZE_TEXT
from generator.views.matrix import TOTAL_ID, Matrix

MARGIN: Final = 6.0
"""Around the drawing, in px."""
PADDING: Final = 6.0
"""Between a line of the grid and a text, in px."""
LEGEND_HEIGHT: Final = 26.0
"""What a legend of one row adds below the grid, in px."""
_AROUND: Final = 2.9
"""How many times its widest name the middle of a cross is wide."""
_LEAST_CELL: Final = (30.0, 25.0)
_CELL_LIMIT: Final = 7 * SIZE_SMALL
_TOTAL_LIMIT: Final = 2.6 * SIZE_SMALL
_CORNER_LIMIT: Final = 8 * SIZE_SMALL


Spans = tuple[tuple[float, float], ...]
"""The edges of every row or column, in px."""


@dataclass(frozen=True, slots=True)
class Band:
    """A group's text in level lines, or beside enough rows in one stack; ``width`` is that of the text in px."""

    group: Group
    lines: tuple[str, ...]
    level: bool
    width: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix ready to be written; all places in px.

    ``spans`` are the left and the right edge of every column, ``head`` those of the row heads, which stand before the
    columns or between them; ``lines`` are the upper and the lower edge of every row, ``row_of_heads`` those of the
    column heads, above the rows or between them. ``left`` and ``top`` are where the grid begins; the bands of rows
    stand left of it, those of columns above. ``cells`` holds the lines of all cells.
    """

    matrix: Matrix
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    level: bool
    row_bands: tuple[Band, ...]
    column_bands: tuple[Band, ...]
    left: float
    top: float
    head: tuple[float, float]
    spans: Spans
    lines: Spans
    row_of_heads: tuple[float, float]
    cells: tuple[tuple[tuple[str, ...], ...], ...]

    @property
    def width(self) -> float:
        """The width of the drawing."""
        least = max((entry_width(mark) for mark in self.matrix.marks), default=0.0) + MARGIN + PADDING
        return max(self.right, least) + MARGIN

    @property
    def right(self) -> float:
        """The right edge of the grid."""
        return max(self.head[1], *(right for _, right in self.spans), 0.0)

    @property
    def bottom(self) -> float:
        """The lower edge of the grid."""
        return max(self.row_of_heads[1], *(bottom for _, bottom in self.lines), 0.0)

    @property
    def is_cross(self) -> bool:
        """Whether four sets stand around a cross: they are named in its middle and need no bands."""
        return self.matrix.below > 0

    @property
    def height(self) -> float:
        """The height of the drawing."""
        rows = self.legend[-1].row if self.legend else 0
        return self.bottom + MARGIN + (LEGEND_HEIGHT + rows * ROW_HEIGHT if self.legend else 0.0)

    @property
    def legend(self) -> tuple[Entry, ...]:
        """The marks below the grid, in rows."""
        return entries(self.matrix.marks, self.width - 2 * MARGIN - PADDING)


def grid(matrix: Matrix, limit: float) -> Grid:
    """Lay out a matrix whose row heads break at ``limit`` px."""
    numbers = number_width(matrix.rows)
    rows = tuple(row_head(heading, limit, numbers) for heading in matrix.rows)
    level = are_level(matrix.columns)
    columns = tuple(column_head(heading, level=level) for heading in matrix.columns)
    cells = tuple(
        tuple(wrap(text, _TOTAL_LIMIT if heading.id == TOTAL_ID else _CELL_LIMIT, cell_size(text)) for text in row)
        for heading, row in zip(matrix.rows, matrix.cells, strict=True)
    )
    heights = [
        max([_LEAST_CELL[1], head.height + PADDING, *(_cell_height(c, t) for c, t in zip(line, texts, strict=True))])
        for head, line, texts in zip(rows, cells, matrix.cells, strict=True)
    ]
    widths = [max(_LEAST_CELL[0], head.width + PADDING * 2) for head in columns]
    for line, texts in zip(cells, matrix.cells, strict=True):
        widths = [max(w, _cell_width(c, t)) for w, c, t in zip(widths, line, texts, strict=True)]
    bands = (groups(matrix.rows), groups(matrix.columns)) if not matrix.below else ((), ())
    row_bands = tuple(_row_band(g, sum(heights[g.first : g.last + 1]) - PADDING) for g in bands[0])
    column_bands = tuple(_column_band(g, sum(widths[g.first : g.last + 1]) - PADDING) for g in bands[1])
    left = MARGIN + max((band.width + PADDING for band in row_bands), default=0.0)
    top = MARGIN + max((len(b.lines) * SIZE_SMALL * LINE_HEIGHT + PADDING for b in column_bands), default=0.0)
    corner = corner_lines(matrix.corner)
    least = cross_size(matrix) if matrix.below else (_widest(corner, SIZE_SMALL), height(corner, SIZE_SMALL))
    heads = max([least[0], *(head.width for head in rows)]) + 2 * PADDING
    under = max([least[1], *(head.height for head in columns)]) + 2 * PADDING
    spans, head = _with_heads(left, widths, heads, matrix.between)
    lines, row_of_heads = _with_heads(top, heights, under, matrix.below)
    return Grid(
        matrix, rows, columns, level, row_bands, column_bands, left, top, head, spans, lines, row_of_heads, cells
    )


def _with_heads(start: float, sizes: Sequence[float], heads: float, between: int) -> tuple[Spans, tuple[float, float]]:
    """The edges of columns (or rows) of these sizes, and those of the heads that stand behind so many of them."""
    edges = _lines(start, [*sizes[:between], heads, *sizes[between:]])
    spans = list(pairwise(edges))
    own = spans.pop(between)
    return tuple(spans), own


def _row_band(group: Group, height: float) -> Band:
    stacks = band_stacks(group, height)
    if stacks:
        return Band(group, stacks, level=False, width=stacks_width(stacks, SIZE_SMALL))
    lines = band_lines(group, height)
    return Band(group, lines, level=True, width=_widest(lines, SIZE_SMALL))


def _column_band(group: Group, width: float) -> Band:
    lines = wrap(group.text, width, SIZE_SMALL, bold=True)
    return Band(group, lines, level=True, width=_widest(lines, SIZE_SMALL))


def _widest(lines: Sequence[str], size: float) -> float:
    return max((advance(line.rstrip(), size, True) for line in lines), default=0.0)  # noqa: FBT003


def cross_names(matrix: Matrix) -> tuple[str, str, str, str]:
    """The names of the four sets around a cross: above, to the right, below and to the left."""
    rows, columns = matrix.rows, matrix.columns
    above, below = rows[0].group, rows[-1].group
    return above, columns[-1].group, below, columns[0].group


def cross_size(matrix: Matrix) -> tuple[float, float]:
    """The room that the names of the four sets need between the diagonals of the middle, in px."""
    widest = max(advance(name, SIZE_SMALL, True) for name in cross_names(matrix))  # noqa: FBT003
    return widest * _AROUND, SIZE_SMALL * LINE_HEIGHT * 5


def corner_lines(corner: str) -> tuple[str, ...]:
    """The text of the corner in lines."""
    return wrap(corner, _CORNER_LIMIT, SIZE_SMALL)


def cell_size(text: str) -> float:
    """Signs and numbers are as large as heads, words smaller."""
    return SIZE_TEXT if len(text) <= 2 or text.isdigit() else SIZE_SMALL  # noqa: PLR2004


def _lines(start: float, sizes: Sequence[float]) -> tuple[float, ...]:
    return tuple(round(place, 1) for place in accumulate(sizes, initial=start))


def _cell_width(lines: Sequence[str], text: str) -> float:
    return _widest(lines, cell_size(text)) + 2 * PADDING


def _cell_height(lines: Sequence[str], text: str) -> float:
    return len(lines) * cell_size(text) * LINE_HEIGHT + PADDING
