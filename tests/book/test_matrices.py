"""Every handbook has the matrices that the standards name (3.2), on its own pages, and none of them is empty."""

import pytest

from generator.model.matrix_file import MatrixFile, axes
from generator.views.written_matrix import matrix_of
from tests.whole_book import real_book

HANDBOOKS = ("committee", "project", "branch", "member")
NAMED = {
    "item × role": ({"items"}, {"roles"}, "responsibility"),
    "item × period": ({"items"}, {"periods"}, "duties"),
    "item × regulation": ({"items"}, {"regulations"}, "basis"),
    "step × regulation": ({"steps"}, {"regulations"}, "basis"),
    "module × function": ({"parts"}, {"functions"}, "coverage"),
    "who hands what to whom": ({"givers"}, {"receivers"}, "handover"),
}


def shown(handbook):
    """The matrices on the pages of a handbook."""
    book = real_book()
    names = [str(name) for page in book.handbook(handbook).pages() for name in page.file.matrices]
    return [book.matrices[name] for name in names]


def sets(side):
    return {str(axis.of) for axis in axes(side)}


@pytest.mark.parametrize("handbook", HANDBOOKS)
@pytest.mark.parametrize("name", NAMED)
def test_every_handbook_has_its_matrices(handbook, name):
    rows, columns, cells = NAMED[name]
    files = [matrix.file for matrix in shown(handbook)]
    assert [f for f in files if (sets(f.rows), sets(f.columns), f.cells) == (rows, columns, cells)], name


@pytest.mark.parametrize("handbook", HANDBOOKS)
def test_every_handbook_has_a_diagram_of_layers_and_a_circle_of_its_own(handbook):
    book = real_book()
    logics = [book.logics[str(name)].file for page in book.handbook(handbook).pages() for name in page.file.logics]
    own = [logic for logic in logics if logic.title not in {"系统运行逻辑", "党建质量进阶循环"}]
    assert [logic for logic in own if logic.layers]
    assert [logic for logic in own if {str(block.id) for block in logic.ring} == {"plan", "do", "check", "act"}]


def test_the_roles_of_all_parts_of_the_committee_and_the_four_tasks_of_the_project_are_told():
    for handbook, count in (("committee", 6), ("project", 4)):
        inside = {
            str(axis.inside)
            for matrix in shown(handbook)
            if matrix.file.cells == "responsibility"
            for axis in axes(matrix.file.rows)
        }
        assert len([name for name in inside if name.startswith(f"{handbook}/")]) == count


@pytest.mark.parametrize("name", [name for name, matrix in real_book().matrices.items()])
def test_no_matrix_is_empty(name):
    book = real_book()
    matrix = matrix_of(book.matrices[name], book)
    assert matrix is not None
    assert matrix.rows
    assert any(cell for line in matrix.cells for cell in line)
    assert isinstance(book.matrices[name].file, MatrixFile)


def test_types_tasks_items_and_roles_stand_around_a_cross_without_a_task_nobody_carries():
    book = real_book()
    matrix = matrix_of(book.matrices["branch-cross"], book)
    assert matrix.below == 7
    names = [head.group for head in (*matrix.rows, *matrix.columns)]
    assert set(names) == {"支部类型", "工作项", "重点任务", "责任角色"}
    tasks = {str(task.name) for unit in book.unit_types for task in unit.tasks}
    assert {head.text for head in matrix.columns[: matrix.between]} == tasks
    for column in range(matrix.between):
        assert any(line[column] for line in matrix.cells[matrix.below :]), matrix.columns[column].text


def test_a_step_of_the_book_without_who_decides_would_be_told():
    book = real_book()
    flagged = {
        (name, row.text)
        for name, diagram in book.matrices.items()
        if diagram.file.cells == "responsibility" and (matrix := matrix_of(diagram, book))
        for row in matrix.rows
        if row.gap == "缺A"
    }
    assert flagged == set()


def test_somebody_answers_for_every_item_of_the_book():
    book = real_book()
    matrices = [matrix_of(diagram, book) for diagram in book.matrices.values()]
    rows = [
        row for matrix in matrices if matrix and {mark.sign for mark in matrix.marks} >= {"A"} for row in matrix.rows
    ]
    assert len(rows) > 150
    assert [row.text for row in rows if row.gap] == []
