"""From a matrix file to its matrix: derived from the facts of the book, or written out cell by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.model.book import Book, Diagram
from generator.model.matrix_file import Axis, Heads, MatrixFile, Sets, axes
from generator.model.process import Process
from generator.views.facts import Fact
from generator.views.matrix import Heading, Mark, Matrix, counted
from generator.views.measures import MEASURES, Measure
from generator.views.scope import Scope, scope_of
from generator.views.sets import NAMES, WHOLE, members

_TWO: Final = 2
"""So many sets stand on each side of a cross."""


@dataclass(frozen=True, slots=True)
class Side:
    """The rows or the columns of a derived matrix: sets by the name that stands over each, empty for a single one.

    ``all`` are the sets whose members stand there without an entry too.
    """

    sets: Mapping[str, str]
    all: frozenset[str] = frozenset()

    @property
    def first(self) -> str:
        """The first set."""
        return next(iter(self.sets.values()))


def matrix_of(diagram: Diagram, book: Book) -> Matrix | None:
    """The matrix of a file, or ``None`` where what it is derived from is not in the book."""
    file = diagram.file
    if not isinstance(file, MatrixFile):
        return None
    matrix = _written(file) if isinstance(file.rows, Heads) or isinstance(file.columns, Heads) else _derived(file, book)
    if matrix is None or (file.form == "X" and not _is_cross(matrix)):
        return None
    summary = str(file.summary or matrix.description or file.title)
    return replace(_formed(matrix, str(file.form)), id=diagram.name, title=str(file.title), description=summary)


def process_matrix(process: Process, book: Book) -> Matrix:
    """Steps against roles of one process."""
    scope, measure = Scope(process=process), MEASURES["responsibility"]
    matrix = project(measure, Side({"": "steps"}), Side({"": "roles"}, frozenset({"roles"})), scope, book)
    counts = f"{len(matrix.rows)} 个步骤与 {len(matrix.columns)} 个角色的职责。"
    title = f"{process.title}职责矩阵"
    return replace(matrix, id=f"{process.name}-responsibility", title=title, description=f"{process.title}：{counts}")


def project(measure: Measure, rows: Side, columns: Side, scope: Scope, book: Book) -> Matrix:
    """The facts of a measure along the sets of two sides. Id, title and description are left empty."""
    facts = tuple(measure.facts(scope, book))
    down, across = _heads(rows, columns, facts, scope, book), _heads(columns, rows, facts, scope, book)
    found: dict[tuple[str, str, str, str], list[Fact]] = {}
    pairs = [(row, column) for row in rows.sets.values() for column in columns.sets.values()]
    for fact in facts:
        for row, column in pairs:
            if row in fact.at and column in fact.at:
                found.setdefault((row, fact.at[row], column, fact.at[column]), []).append(fact)
    cells = tuple(
        tuple(
            measure.join(found.get((row, down_head.id, column, head.id), ()), frozenset({row, column}))
            for column, head in across
        )
        for row, down_head in down
    )
    return _totalled(
        Matrix(
            id="",
            title="",
            description="",
            corner=f"{NAMES[rows.first]} / {NAMES[columns.first]}" if len(pairs) == 1 else "",
            rows=tuple(head for _, head in down),
            columns=tuple(head for _, head in across),
            cells=cells,
            marks=measure.legend([cell for line in cells for cell in line]),
        ),
        measure,
    )


def _heads(side: Side, other: Side, facts: Sequence[Fact], scope: Scope, book: Book) -> list[tuple[str, Heading]]:
    """The members of a side's sets, each with its set; of several sets beside each other, those that meet another."""
    found = []
    for name, key in side.sets.items():
        met = {fact.at[key] for fact in facts if key in fact.at and any(o in fact.at for o in other.sets.values())}
        whole = key in side.all or (key in WHOLE and not (name and key in ("parts", "items", "steps")))
        heads = (head for head in members(key, scope, book) if whole or head.id in met)
        found += [(key, replace(head, group=name) if name else head) for head in heads]
    return found


def _totalled(matrix: Matrix, measure: Measure) -> Matrix:
    """The matrix with its totals, sums where all that stands in its cells is numbers, and with what is missing."""
    filled = [cell for line in matrix.cells for cell in line if cell]
    told = counted(matrix)
    if filled and all(map(str.isdigit, filled)):
        sums = [_sum(column) for column in zip(*matrix.cells, strict=True)]
        lines = zip(told.rows, matrix.cells, strict=True)
        told = replace(
            told,
            rows=told.rows if measure.unlike else tuple(replace(h, total=_sum(line)) for h, line in lines),
            columns=tuple(replace(head, total=total) for head, total in zip(told.columns, sums, strict=True)),
        )
    rows = zip(told.rows, matrix.cells, strict=True)
    return replace(told, rows=tuple(_missing(head, measure, line) for head, line in rows))


def _missing(head: Heading, measure: Measure, cells: tuple[str, ...]) -> Heading:
    """A row with what is missing in it, or remarked where it need not be there."""
    word = "" if head.called else measure.gap(cells)
    return replace(head, gap="", remark=word) if measure.free else replace(head, gap=word)


def _sum(cells: Sequence[str]) -> str:
    return str(sum(int(cell) for cell in cells if cell))


def _derived(file: MatrixFile, book: Book) -> Matrix | None:
    rows, columns = _side(file.rows), _side(file.columns)
    inside = [str(axis.inside) for axis in (*axes(file.rows), *axes(file.columns)) if axis.inside]
    scope = scope_of(inside[0] if inside else "", book)
    needs_process = "steps" in (*rows.sets.values(), *columns.sets.values())
    if scope is None or (needs_process and scope.process is None):
        return None
    return project(MEASURES[str(file.cells)], rows, columns, scope, book)


def _side(heads: Axis | Heads | Sets) -> Side:
    named = heads.axes if isinstance(heads, Sets) else {"": axes(heads)[0]}
    shown = frozenset(str(axis.of) for axis in named.values() if axis.all)
    return Side({name: str(axis.of) for name, axis in named.items()}, shown)


def _written(file: MatrixFile) -> Matrix:
    cells = file.cells if isinstance(file.cells, Mapping) else {}
    down, across = _headings(file.rows), _headings(file.columns)
    matrix = Matrix(
        id="",
        title="",
        description="",
        corner="",
        rows=down,
        columns=across,
        cells=tuple(tuple(str(cells.get(row.id, {}).get(column.id, "")) for column in across) for row in down),  # type: ignore[call-overload]
        marks=tuple(Mark(str(sign), str(meaning)) for sign, meaning in file.marks.items()),
    )
    return counted(matrix) if file.marks else matrix


def _headings(axis: Axis | Heads | Sets) -> tuple[Heading, ...]:
    if not isinstance(axis, Heads):
        return ()
    return tuple(
        Heading(str(name), str(name), group=group) for name, group in zip(axis.names, axis.groups, strict=True)
    )


def _formed(matrix: Matrix, form: str) -> Matrix:
    """The matrix in its form: the row heads of a T and an X between their columns, those of an X below its rows."""
    between = _first_group(matrix.columns) if form in ("T", "X") else 0
    return replace(matrix, between=between, below=_first_group(matrix.rows) if form == "X" else 0)


def _is_cross(matrix: Matrix) -> bool:
    """Whether all four sets of a cross have a member; in some editions one has none."""
    return all(len({head.group for head in heads}) == _TWO for heads in (matrix.rows, matrix.columns))


def _first_group(heads: Sequence[Heading]) -> int:
    """How many heads stand in the first group."""
    return sum(1 for head in heads if head.group == heads[0].group)
