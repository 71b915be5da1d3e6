"""Responsibility letters, and matrices that are derived from the book or written out."""

from dataclasses import replace

import pytest

from generator.views.matrix import Mark
from generator.views.responsibility import letters, roles_of
from generator.views.written_matrix import matrix_of, process_matrix
from tests.views.reading import base, diagram, process


def only_step(text):
    return next(process(f"steps: [{{{text}}}]").walk())


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("do: 甲, by: 支委会", {"支委会": "RA"}),
        ("do: 甲, by: [组织委员, 支委会]", {"组织委员": "RA", "支委会": "R"}),
        ("do: 甲, by: 组织委员, answers: 支委会", {"组织委员": "R", "支委会": "A"}),
        ("do: 甲, by: 支委会, consults: 党员, informs: [申请人]", {"支委会": "RA", "党员": "C", "申请人": "I"}),
        ("do: 甲, by: 支委会, consults: 党员, informs: 党员", {"支委会": "RA", "党员": "CI"}),
        ("do: 甲, by: 支部委员会, answers: 支委会", {"支委会": "RA"}),
    ],
)  # fmt: skip
def test_letters_are_those_of_the_step(step, expected):
    assert letters(only_step(step), base()) == expected


def test_a_step_has_exactly_one_accountable_role():
    for made in base().processes.values():
        for step in made.walk():
            if step.number and step.kind != "call":
                assert sum("A" in sign for sign in letters(step, base()).values()) == 1


def test_roles_are_the_lanes_first_then_the_others_as_they_appear():
    made = process("""\
        lanes: [党员大会, 支委会]
        steps: [{do: 甲, by: 支委会, informs: 申请人}, {do: 乙, by: 党员大会, consults: [党员, 申请人]}]
        """)
    assert roles_of(made, base()) == ("党员大会", "支委会", "申请人", "党员")


def test_the_matrix_of_a_process_has_a_row_a_step_and_leads_to_it():
    matrix = process_matrix(base().processes["accept-probationary-member"], base())
    assert [row.number for row in matrix.rows] == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert (matrix.rows[3].group, matrix.rows[7].text) == ("大会", "预备党员转正")
    assert matrix.rows[3].href == "branch/accept-member.html#accept-probationary-member-vote"
    assert [head.text for head in matrix.columns] == ["申请人", "支委会", "党员大会", "基层党委"]
    assert matrix.cells[3] == ("", "", "RA", "")
    assert matrix.columns[2].href == "roles/general-meeting.html"
    assert [mark.sign for mark in matrix.marks] == ["R", "A", "C", "I"]


def test_an_item_joins_the_letters_of_its_processes_in_their_order():
    matrix = derived("items", "roles", "responsibility", "branch")
    assert [(row.number, row.text, row.group) for row in matrix.rows] == [("B101", "接收预备党员", "组织管理")]
    cells = dict(zip([head.text for head in matrix.columns], matrix.cells[0], strict=True))
    assert cells == {"申请人": "RAI", "支委会": "RA", "党员大会": "RA", "组织委员": "RA", "基层党委": "RA"}


def test_a_written_matrix_is_as_it_is_written_with_empty_cells_where_nothing_stands():
    matrix = matrix_of(
        diagram("""\
            kind: matrix
            title: 任务
            rows: [甲, 乙]
            columns: [一, 二, 三]
            marks: {◎: 重点, ○: 一般}
            cells: {乙: {三: ◎, 一: ○}}
            """),
        base(),
    )
    assert matrix is not None
    assert matrix.cells == (("", "", ""), ("○", "", "◎"))
    assert matrix.marks == (Mark("◎", "重点"), Mark("○", "一般"))
    assert (matrix.id, matrix.title) == ("example", "任务")


def derived(rows, columns, cells, inside="", book=None):
    within = f", in: {inside}" if inside else ""
    text = f"kind: matrix\ntitle: 矩阵\nrows: {{of: {rows}{within}}}\ncolumns: {{of: {columns}}}\ncells: {cells}\n"
    return matrix_of(diagram(text), book or base())


def test_steps_against_roles_is_the_matrix_of_the_process_under_its_own_title():
    matrix = derived("steps", "roles", "responsibility", "probation")
    assert matrix.title == "矩阵"
    assert matrix.cells == process_matrix(base().processes["probation"], base()).cells


def test_steps_against_regulations_shows_articles():
    matrix = derived("steps", "regulations", "basis", "accept-probationary-member")
    assert [head.text for head in matrix.columns] == ["发展党员工作细则"]
    assert [row[0] for row in matrix.cells][:4] == ["第18—26条", "第18条", "第18—26条", "第19—20条"]
    assert matrix.columns[0].href == "regulations/r06.html"


def test_items_against_regulations_shows_that_there_is_a_basis():
    matrix = derived("items", "regulations", "basis", "branch")
    assert matrix.cells == (("○",),)


def test_items_against_roles_is_the_matrix_of_the_handbook():
    assert derived("items", "roles", "responsibility", "branch").cells[0].count("RA") == 4


def test_a_part_of_a_handbook_gives_the_rows_of_its_items_only():
    whole = derived("items", "roles", "responsibility", "branch")
    part = derived("items", "roles", "responsibility", "branch/organisation")
    assert (part.rows, part.cells) == (whole.rows, whole.cells)
    assert derived("items", "regulations", "basis", "branch/appendix").rows == ()
    assert derived("items", "roles", "responsibility", "branch/nowhere") is None


def test_parts_against_fields_counts_the_processes_of_each_field():
    short = process("field: [组织, 作风建设]\nsteps: [{do: 甲, by: 支委会}]")
    book = replace(base(), processes={**base().processes, "probation": short})
    matrix = derived("parts", "fields", "fields", "branch", book)
    found = dict(zip([head.text for head in matrix.columns], matrix.cells[0], strict=True))
    assert [row.text for row in matrix.rows] == ["组织管理"]
    assert len(found) == 8
    assert {field: count for field, count in found.items() if count} == {"组织建设": "1", "作风建设": "1"}


def test_branch_types_against_tasks_marks_every_task():
    matrix = derived("unit-types", "tasks", "tasks")
    assert [row.count("●") for row in matrix.cells] == [1] * 7
    assert [head.text for head in matrix.columns][:2] == ["集体研究", "节点攻坚"]


@pytest.mark.parametrize("rows", ["steps", "items"])
@pytest.mark.parametrize(("columns", "cells"), [("roles", "responsibility"), ("regulations", "basis")])
def test_what_is_derived_from_nothing_is_no_matrix(rows, columns, cells):
    assert derived(rows, columns, cells, "nowhere") is None
