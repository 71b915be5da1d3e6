"""From a matrix file to its matrix: derived from the book, or written out cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from generator.model.basis import Basis, Citation
from generator.model.book import Book, Diagram
from generator.model.cite import cite
from generator.model.diagrams import Axis, Heads, MatrixFile
from generator.model.process import Process
from generator.model.words import FIELDS
from generator.views.addresses import Addresses
from generator.views.matrix import Heading, Mark, Matrix
from generator.views.responsibility import handbook_matrix, process_matrix, step_title


def matrix_of(diagram: Diagram, book: Book) -> Matrix | None:
    """The matrix of a file, or ``None`` where what it is derived from is not in the book."""
    file = diagram.file
    if not isinstance(file, MatrixFile):
        return None
    if not isinstance(file.rows, Axis) or not isinstance(file.columns, Axis):
        return _written(diagram.name, file, file.rows, file.columns)
    derive: Mapping[tuple[str, str], Callable[[str, MatrixFile, str, Book], Matrix | None]] = {
        ("steps", "roles"): _steps_roles,
        ("items", "roles"): _items_roles,
        ("steps", "regulations"): _steps_regulations,
        ("items", "regulations"): _items_regulations,
        ("unit-types", "tasks"): _types_tasks,
        ("parts", "fields"): _parts_fields,
    }
    return derive[file.rows.of, file.columns.of](diagram.name, file, str(file.rows.inside or ""), book)


def _written(name: str, file: MatrixFile, rows: Axis | Heads, columns: Axis | Heads) -> Matrix:
    cells = file.cells if isinstance(file.cells, Mapping) else {}
    down, across = _headings(rows), _headings(columns)
    return Matrix(
        id=name,
        title=str(file.title),
        description=str(file.summary or file.title),
        corner="",
        rows=down,
        columns=across,
        cells=tuple(tuple(str(cells.get(row.id, {}).get(column.id, "")) for column in across) for row in down),  # type: ignore[call-overload]
        marks=tuple(Mark(str(sign), str(meaning)) for sign, meaning in file.marks.items()),
        between=_between(across) if file.form == "T" else 0,
    )


def _headings(axis: Axis | Heads) -> tuple[Heading, ...]:
    if isinstance(axis, Axis):
        return ()
    return tuple(
        Heading(str(name), str(name), group=group) for name, group in zip(axis.names, axis.groups, strict=True)
    )


def _between(columns: Sequence[Heading]) -> int:
    """How many columns stand in the first group."""
    return sum(1 for column in columns if column.group == columns[0].group)


def _titled(matrix: Matrix, name: str, file: MatrixFile) -> Matrix:
    return replace(matrix, id=name, title=str(file.title), description=str(file.summary or matrix.description))


def _steps_roles(name: str, file: MatrixFile, inside: str, book: Book) -> Matrix | None:
    process = book.processes.get(inside)
    return None if process is None else _titled(process_matrix(process, book), name, file)


def _items_roles(name: str, file: MatrixFile, inside: str, book: Book) -> Matrix | None:
    handbook = book.sections.get(inside)
    return None if handbook is None else _titled(handbook_matrix(name, str(file.title), handbook, book), name, file)


def _cited(citations: Iterable[Basis], book: Book) -> dict[str, str]:
    """The articles of every regulation, by its short name."""
    found: dict[str, str] = {}
    for basis in citations:
        if not isinstance(basis, Citation):
            continue
        regulation = cite(basis, book.regulations, book.as_of).regulation
        name = str(regulation.short) if regulation else str(basis.name)
        articles = "、".join(str(run) for run in basis.articles) or "○"
        known = found.get(name, "")
        found[name] = known if articles in known.split("、") else "、".join(part for part in (known, articles) if part)
    return found


def _of_process(process: Process) -> list[Basis]:
    return [*process.first_basis, *(basis for step in process.walk() for basis in step.source.basis)]


def _against_regulations(
    name: str, file: MatrixFile, corner: str, rows: list[Heading], cells: list[dict[str, str]], book: Book
) -> Matrix:
    names = [str(regulation.short) for regulation in book.regulations]
    columns = [short for short in names if any(short in cell for cell in cells)]
    addresses = Addresses(book)
    return Matrix(
        id=name,
        title=str(file.title),
        description=str(file.summary or file.title),
        corner=corner,
        rows=tuple(rows),
        columns=tuple(Heading(short, short, href=addresses.regulation(short)) for short in columns),
        cells=tuple(tuple(cell.get(short, "") for short in columns) for cell in cells),
    )


def _steps_regulations(name: str, file: MatrixFile, inside: str, book: Book) -> Matrix | None:
    process = book.processes.get(inside)
    if process is None:
        return None
    addresses = Addresses(book)
    steps = [step for step in process.walk() if step.number]
    rows = [Heading(step.id, step_title(step, book), step.number, href=addresses.step(process, step)) for step in steps]
    return _against_regulations(name, file, "步骤 / 法规", rows, [_cited(s.source.basis, book) for s in steps], book)


def _items_regulations(name: str, file: MatrixFile, inside: str, book: Book) -> Matrix | None:
    handbook = book.sections.get(inside)
    if handbook is None:
        return None
    addresses = Addresses(book)
    rows, cells = [], []
    for part in handbook.parts:
        for item in part.item_pages:
            processes = book.processes_of(item)
            shown = (str(item.file.title), str(item.file.code or ""), str(part.file.title))
            rows.append(Heading(item.name, *shown, addresses.page(handbook, item)))
            own = [*(item.file.basis or ()), *(b for fact in item.file.facts for b in fact.basis or ())]
            cells.append(_cited([*(b for p in processes for b in _of_process(p)), *own], book))
    short = [dict.fromkeys(cell, "○") for cell in cells]
    return _against_regulations(name, file, "条目 / 法规", rows, short, book)


def _types_tasks(name: str, file: MatrixFile, inside: str, book: Book) -> Matrix:
    del inside
    tasks = tuple(dict.fromkeys(str(task) for unit in book.unit_types for task in unit.tasks))
    return Matrix(
        id=name,
        title=str(file.title),
        description=str(file.summary or file.title),
        corner="支部类型 / 重点任务",
        rows=tuple(Heading(str(unit.name), str(unit.name)) for unit in book.unit_types),
        columns=tuple(Heading(task, task) for task in tasks),
        cells=tuple(tuple("●" if task in unit.tasks else "" for task in tasks) for unit in book.unit_types),
        marks=(Mark("●", "重点任务"),),
    )


def _parts_fields(name: str, file: MatrixFile, inside: str, book: Book) -> Matrix | None:
    handbook = book.sections.get(inside)
    if handbook is None:
        return None
    parts = [part for part in handbook.parts if part.item_pages]
    listed = [{process for item in part.item_pages for process in item.file.processes} for part in parts]
    counts = [Counter(field for process in names for field in _fields(process, book)) for names in listed]
    home = Addresses(book).handbook(handbook)
    return Matrix(
        id=name,
        title=str(file.title),
        description=str(file.summary or file.title),
        corner="部分 / 方面",
        rows=tuple(Heading(str(part.file.id), str(part.file.title), href=home) for part in parts),
        columns=tuple(Heading(field, field) for field in FIELDS),
        cells=tuple(tuple(str(count[field] or "") for field in FIELDS) for count in counts),
        marks=(Mark("数字", "属于这一方面的过程数"),),
    )


def _fields(name: str, book: Book) -> set[str]:
    """The fields of a process by their full names; ``政治`` in a file is 政治建设."""
    process = book.processes.get(name)
    written = process.file.field if process else ()
    return {field for field in FIELDS if field in written or field.removesuffix("建设") in written}
