"""The view of sets against each other: an L-, T- or X-type matrix with marks in its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

GAP: Final = "※"
"""Stands before the word for what is missing in a row or a column: the sign speaks where colours are not seen."""
MISSING: Final = "空着或有缺"
"""What that sign means."""
TOTAL: Final = "合计"
"""The head of the totals."""
TOTAL_ID: Final = "total"


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a row or a column.

    ``group`` is the text of the band it stands in (a stage, a module), or empty. ``total`` is the sum of its cells,
    ``gap`` the word for what is missing there (``缺A``), ``remark`` one for what is not there and need not be, all
    empty where nothing is to be told. ``called`` heads stand for another process, which has a matrix of its own.
    """

    id: str
    text: str
    number: str = ""
    group: str = ""
    href: str = ""
    total: str = ""
    gap: str = ""
    remark: str = ""
    called: bool = False

    @property
    def summed(self) -> str:
        """The total with what is missing."""
        return " ".join(part for part in (self.total, self.gap and GAP + self.gap, self.remark) if part)


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign that may stand in a cell, with its meaning for the legend (``A`` = 决定)."""

    sign: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows against columns. ``cells[i][j]`` is the text where row ``i`` meets column ``j``, empty where nothing does.

    ``corner`` names the two sets (``步骤 / 角色``); ``marks`` is the legend. In a T-type matrix, one set against two
    others, the row heads stand ``between`` the columns of both: behind so many of them; in an X-type, four sets in a
    cross, the column heads stand ``below`` so many rows as well. In an L-type both are 0.
    """

    id: str
    title: str
    description: str
    corner: str
    rows: tuple[Heading, ...]
    columns: tuple[Heading, ...]
    cells: tuple[tuple[str, ...], ...]
    marks: tuple[Mark, ...] = ()
    between: int = 0
    below: int = 0

    @property
    def legend(self) -> tuple[Mark, ...]:
        """The marks, and the sign for what is missing where something is."""
        missing = any(head.gap for head in (*self.rows, *self.columns))
        return (*self.marks, Mark(GAP, MISSING)) if missing else self.marks

    @property
    def is_summed(self) -> bool:
        """Whether its totals are shown."""
        return any(head.summed for head in (*self.rows, *self.columns))


def summed(matrix: Matrix) -> Matrix:
    """The matrix with its totals as a last row and a last column; itself where it has none."""
    if not matrix.is_summed:
        return matrix
    total = Heading(TOTAL_ID, TOTAL)
    whole = sum(int(head.total) for head in matrix.rows if head.total)
    last = (*(head.summed for head in matrix.columns), str(whole))
    cells = (*((*line, head.summed) for line, head in zip(matrix.cells, matrix.rows, strict=True)), last)
    return replace(
        matrix, rows=(*matrix.rows, total), columns=(*matrix.columns, total), cells=cells, marks=matrix.legend
    )


def arms(matrix: Matrix) -> Iterator[Matrix]:
    """The L-type matrices that an X-type is made of, each two neighbouring sets, clockwise from the upper left."""
    upper, lower = slice(None, matrix.below), slice(matrix.below, None)
    left, right = slice(None, matrix.between), slice(matrix.between, None)
    for number, (rows, columns) in enumerate(((upper, left), (upper, right), (lower, right), (lower, left)), 1):
        down, across = matrix.rows[rows], matrix.columns[columns]
        cells = tuple(line[columns] for line in matrix.cells[rows])
        names = [heads[0].group if heads else "" for heads in (down, across)]
        yield counted(
            replace(
                matrix,
                id=f"{matrix.id}-{number}",
                title=f"{matrix.title}：{names[0]}和{names[1]}",
                corner=" / ".join(names),
                rows=tuple(replace(head, group="") for head in down),
                columns=tuple(replace(head, group="") for head in across),
                cells=cells,
                between=0,
                below=0,
            )
        )


EMPTY: Final = "空"
"""What is missing in a row or a column without any mark."""


def counted(matrix: Matrix) -> Matrix:
    """The matrix with the number of filled cells as the total of every row and column, and the empty ones told."""

    def told(head: Heading, cells: Sequence[str]) -> Heading:
        count = sum(map(bool, cells))
        return replace(head, total=str(count), gap="" if count or head.called else EMPTY)

    rows = tuple(told(head, line) for head, line in zip(matrix.rows, matrix.cells, strict=True))
    columns = tuple(told(head, [line[i] for line in matrix.cells]) for i, head in enumerate(matrix.columns))
    return replace(matrix, rows=rows, columns=columns)
