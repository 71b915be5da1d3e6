"""Responsibility letters, and matrices that are derived from the book or written out."""

from dataclasses import replace

import pytest

from generator.model.index import Index
from generator.views.matrix import Heading, Mark, Matrix, arms, counted, summed
from generator.views.measures import MEASURES
from generator.views.responsibility import letters, roles_of
from generator.views.written_matrix import matrix_of, process_matrix
from tests.examples import load_with
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


HANDED = """\
    lanes: [支委会, 党员大会, 基层党委]
    steps:
      - {id: ask, do: 写请示, by: 支委会, records: 批复}
      - {decide: 是否同意, by: 基层党委, records: 预审意见, outcomes: {同意: next, 退回: ask}}
      - parallel:
          - [{do: 公示, by: 支委会}]
          - [{do: 讨论, by: 党员大会, records: 党员大会记录}]
      - {do: 归档, by: 支委会}
    """


def test_lanes_hand_over_what_their_steps_leave_also_through_bars_and_back():
    book = replace(base(), processes={**base().processes, "probation": process(HANDED)})
    matrix = derived("givers", "receivers", "handover", "probation", book)
    heads = [head.text for head in matrix.columns]
    cells = {
        (row.text, head): cell
        for row, line in zip(matrix.rows, matrix.cells, strict=True)
        for head, cell in zip(heads, line, strict=True)
        if cell
    }
    assert cells == {
        ("支委会", "基层党委"): "批复",
        ("基层党委", "支委会"): "预审意见",
        ("基层党委", "党员大会"): "预审意见",
        ("党员大会", "支委会"): "党员大会记录",
    }


def test_a_handbook_counts_its_handovers():
    matrix = derived("givers", "receivers", "handover", "branch")
    assert all(cell.isdigit() for line in matrix.cells for cell in line if cell)
    assert sum(int(row.total) for row in matrix.rows) == sum(int(head.total) for head in matrix.columns) > 0


def test_a_row_without_who_decides_is_told_and_an_empty_column_too():
    made = process("lanes: [支委会, 党员大会]\nsteps: [{do: 甲, by: 支委会}, {call: examine, by: 支委会}]")
    matrix = process_matrix(made, base())
    assert [(row.total, row.gap) for row in matrix.rows] == [("1", ""), ("1", "")]
    assert [(head.total, head.gap) for head in matrix.columns] == [("2", ""), ("0", "空")]
    assert MEASURES["responsibility"].gap(("R", "", "CI")) == "缺A"
    assert MEASURES["responsibility"].gap(("", "")) == "无流程"


def test_a_called_process_answers_for_itself():
    made = process("steps: [{do: 甲, by: 支委会}, {call: examine}]")
    assert [row.gap for row in process_matrix(made, base()).rows] == ["", ""]


def test_totals_are_a_last_row_and_a_last_column_that_say_what_is_missing():
    rows, columns = (Heading("a", "甲"), Heading("b", "乙")), (Heading("x", "子"), Heading("y", "丑"))
    full = summed(counted(Matrix("m", "矩阵", "", "", rows, columns, (("◎", ""), ("", "")), (Mark("◎", "重点"),))))
    assert full.cells == (("◎", "", "1"), ("", "", "0 ※空"), ("1", "0 ※空", "1"))
    assert full.marks[-1].sign == "※"
    assert (full.rows[-1].text, full.columns[-1].text) == ("合计", "合计")


def test_words_have_no_totals():
    text = "kind: matrix\ntitle: 表\nrows: [甲]\ncolumns: [乙]\ncells: {甲: {乙: 每月}}\n"
    matrix = matrix_of(diagram(text), base())
    assert summed(matrix) == matrix


CROSS = """\
kind: matrix
title: 十字
form: X
rows: {支部类型: {of: unit-types}, 工作项: {of: items, in: branch}}
columns: {重点任务: {of: tasks}, 责任角色: {of: roles}}
cells: tasks
"""


def with_task():
    """The small book, whose first type of branch has a task that its item carries."""
    first, *others = base().unit_types
    task = first.tasks[0].model_copy(update={"see": ("accept-member",)})
    return replace(base(), unit_types=Index([first.model_copy(update={"tasks": (task,)}), *others]))


def test_a_cross_sets_four_sets_each_against_its_two_neighbours():
    book = with_task()
    matrix = matrix_of(diagram(CROSS), book)
    assert (matrix.below, len(matrix.rows)) == (7, 8)
    assert [head.group for head in matrix.rows] == ["支部类型"] * 7 + ["工作项"]
    roles = [head.text for head in matrix.columns[matrix.between :]]
    assert {"支委会", "党员大会"} <= set(roles)
    task = str(next(iter(book.unit_types)).tasks[0].name)
    place = [head.text for head in matrix.columns].index(task)
    assert (matrix.cells[0][place], matrix.cells[7][place]) == ("●", "●")
    assert matrix.cells[0][matrix.between :] == matrix.cells[7][matrix.between :] == ("A",) * len(roles)
    assert not any(matrix.cells[1][matrix.between :])


def test_a_cross_that_lacks_a_set_is_none():
    assert matrix_of(diagram(CROSS), base()) is None, "no item carries a key task there"


def test_the_arms_of_a_cross_are_its_four_matrices():
    parts = list(arms(matrix_of(diagram(CROSS), with_task())))
    assert [part.corner for part in parts] == [
        "支部类型 / 重点任务",
        "支部类型 / 责任角色",
        "工作项 / 责任角色",
        "工作项 / 重点任务",
    ]
    assert [(len(part.rows), part.between, part.below) for part in parts] == [
        (7, 0, 0),
        (7, 0, 0),
        (1, 0, 0),
        (1, 0, 0),
    ]
    assert all(row.gap == "空" for row in parts[1].rows[1:])


def test_sets_beside_each_other_make_a_t_that_is_derived():
    text = "kind: matrix\ntitle: T\nform: T\nrows: {of: items, in: branch}\n"
    text += "columns: {角色: {of: roles}, 层级: {of: levels}}\ncells: responsibility\n"
    matrix = matrix_of(diagram(text), base())
    assert {head.group for head in matrix.columns[: matrix.between]} == {"角色"}
    assert {head.group for head in matrix.columns[matrix.between :]} == {"层级"}
    assert "A" in matrix.cells[0][-1]


def test_all_lists_those_without_an_entry_too():
    text = "kind: matrix\ntitle: 角色\nrows: {of: items, in: branch}\ncolumns: {of: roles, all: true}\n"
    text += "cells: responsibility\n"
    matrix = matrix_of(diagram(text), base())
    assert len(matrix.columns) == len(base().roles)
    assert any(head.gap == "空" for head in matrix.columns)


def test_items_against_periods_say_by_when_and_what_is_not_checked(tmp_path):
    book = load_with(DUTIES, tmp_path).book
    matrix = derived("items", "periods", "duties", "branch", book)
    assert [head.text for head in matrix.columns] == ["每季度", "每年"]
    assert matrix.cells == (("本季度内", "3月31日前＊"),)
    assert [mark.sign for mark in matrix.marks] == ["＊"]
    assert derived("items", "roles", "duties", "branch", book).cells == (("2",),)


DUTIES = """\
--- handbooks/platform/duties.yml ---
kind: duty
entries:
  - name: 开会
    id: meet
    item: accept-member
    by: 支委会
    period: quarter
    evidence: [批复]
    points: 3
    basis: 发展党员工作细则 5
    confidence: A
  - {name: 报数, id: count, item: accept-member, by: 支委会, period: year, due: 03-31, evidence: [批复], points: 2}
"""


def test_parts_against_functions_count_what_each_has_and_tell_what_it_lacks(tmp_path):
    matrix = derived("parts", "functions", "coverage", "branch", load_with(DUTIES, tmp_path).book)
    cells = dict(zip([head.text for head in matrix.columns], matrix.cells[0], strict=True))
    assert (cells["业务全覆盖"], cells["随时掌握"], cells["实时考核"]) == ("1", "2", "5")
    missing = derived("parts", "functions", "coverage", "branch").rows[0]
    assert missing.gap.startswith("缺")
    assert int(missing.total) + int(missing.gap[1:-1]) == 6


def test_a_matrix_without_in_speaks_of_the_whole_book():
    assert derived("parts", "fields", "fields").rows == derived("parts", "fields", "fields", "branch").rows
