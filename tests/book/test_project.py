"""The project handbook: four tasks of six items, five standards of five, and one decider for every duty."""

import pytest

from tests.whole_book import real_book

TASKS = ("打造一座堡垒", "开展一项活动", "建立一道防线", "传播一个声音")
STANDARDS = ("组织设置标准化", "制度建设标准化", "主题活动标准化", "项目文化标准化", "基础资料标准化")


@pytest.fixture(scope="module")
def book():
    return real_book()


def test_four_tasks_have_six_items_and_five_standards_five(book):
    parts = {str(part.file.title): len(part.items) for part in book.handbook("project").parts if part.items}
    assert parts == dict.fromkeys(TASKS, 6) | dict.fromkeys(STANDARDS, 5)


def test_every_duty_has_exactly_one_level_that_decides(book):
    boundary = book.matrices["project-boundary"].file
    assert len(boundary.columns.names) == 5
    for duty in boundary.rows.names:
        assert list(boundary.cells[duty].values()).count("决") == 1, duty


def test_every_task_meets_a_standard_and_a_stage(book):
    matrix = book.matrices["project-tasks-standards"].file
    stages = {"进场", "施工", "竣工"}
    tasks = [item for part in book.handbook("project").parts[:4] for item in part.items]
    assert len(matrix.rows.names) == len(tasks)
    for row in matrix.rows.names:
        marked = {str(column) for column in matrix.cells[row]}
        assert marked & stages, row
        assert marked - stages, row


def test_every_item_of_the_five_standards_has_one_who_answers_for_it_and_one_who_does_it(book):
    matrix = book.matrices["project-standard-roles"].file
    items = {
        str(part.file.title): [str(item.file.title) for item in part.items] for part in book.handbook("project").parts
    }
    rows = zip(map(str, matrix.rows.names), matrix.rows.groups, strict=True)
    assert [(group, row) for row, group in rows] == [(title, item) for title in STANDARDS for item in items[title]]
    for row in matrix.rows.names:
        letters = "".join(map(str, matrix.cells[row].values()))
        assert letters.count("A") == 1, row
        assert "R" in letters, row


def test_a_project_asks_itself_whether_it_has_the_four_qualities(book):
    (page,) = (page for page in book.handbook("project").pages() if page.name == "project-how-to")
    asked = page.markdown.body.partition("## 四句话自查")[2].partition("\n## ")[0]
    for quality in ("职责明确", "重点突出", "特色鲜明", "作用显著"):
        (line,) = (line for line in asked.split("\n") if f"**{quality}**" in line)
        assert "？" in line, quality
