"""The coverage page tells what the book lacks, and its numbers are those of the content."""

from __future__ import annotations

from pathlib import Path

from generator.model.book import Book
from generator.model.chapters import ATTRIBUTES
from generator.pages.coverage import coverage_page
from generator.pages.page import Listing, Table
from generator.views.coverage import MEASURES, coverage, quality
from generator.views.traces import unverified_numbers
from tests.examples import load_with
from tests.whole_book import real_book

BASE = Path(__file__).parents[1] / "base_project"
MORE = """
--- handbooks/platform/duties.yml ---
kind: duty
entries:
  - name: 开会
    id: meet
    item: accept-member
    by: 支委会
    period: year
    evidence: [入党志愿书]
    points: 1
    default: true
--- diagrams/matrices/example.yml ---
kind: matrix
title: 例子
rows: [甲]
columns: [乙]
cells: {甲: {乙: ◎}}
--- handbooks/branch/example.md ---
---
kind: item
title: 只有矩阵
takeaway: 一句话
matrices: [example]
---
--- handbooks/branch/handbook.yml ---
kind: handbook
id: branch
title: 手册
edition: 2026年版
parts:
  - {title: 组织管理, id: organisation, items: [accept-member, example]}
"""


def book(folder: Path) -> Book:
    loaded = load_with(MORE, folder)
    assert not loaded.failed
    return loaded.book


def test_an_item_without_steps_basis_and_duty_is_told(tmp_path: Path):
    [part] = coverage(book(tmp_path))
    found = dict(zip(MEASURES, part.shares, strict=True))
    assert [(share.held, share.whole) for share in found.values()] == [(2, 2), (1, 2), (1, 2), (1, 2), (1, 2)]
    assert found["组织化"].missing == ()
    assert {found[name].missing for name in ("制度化", "具体化", "标准化", "日常化")} == {("example",)}


def test_the_page_links_what_is_missing(tmp_path: Path):
    whole = book(tmp_path)
    page = coverage_page(whole)
    [gaps] = [block for section in page.sections if section.anchor == "gaps" for block in section.blocks]
    assert isinstance(gaps, Listing)
    assert len(gaps.lines) == 4
    assert all(line[-1].href == "branch/example.html" for line in gaps.lines)
    [table] = [block for block in page.sections[0].blocks if isinstance(block, Table)]
    row = [cell.lines[0] for cell in table.rows[1]]
    counts = [str(number) for number in coverage(whole)[0].counts]
    assert [line[0].text for line in row] == ["组织管理", "2", *counts, "2/2", "1/2", "1/2", "1/2", "1/2"]
    assert row[-1][1].text == " ▲ 缺 1"


def test_points_and_forms_are_counted_and_what_is_not_there_is_told_by_word(tmp_path: Path):
    [part] = coverage(book(tmp_path))
    processes, duties, forms, points = part.counts
    assert (processes, duties, points) == (3, 1, 1)
    assert forms >= 2
    bare = load_with(MORE.partition("--- diagrams/matrices")[0].replace("points: 1", "points: 0"), tmp_path / "bare")
    page = coverage_page(bare.book)
    [table] = [block for block in page.sections[0].blocks if isinstance(block, Table)]
    assert table.rows[1][5].lines[0][0].text == "▲ 没有"


def test_the_measures_of_quality_count_the_steps_of_the_book(tmp_path: Path):
    whole = book(tmp_path)
    measured = quality(whole)
    steps = [step for process in whole.processes.values() for step in process.walk() if step.performers]
    assert len(measured) == 5
    assert measured["责任主体更明确"][1].whole == measured["推进更规范"][1].whole == len(steps)
    assert measured["流程更清晰"][1].percent == 50


LOOSE = """
--- handbooks/registers/more-forms.yml ---
kind: form
entries:
  - {name: 从来没有的表, id: never, sort: record, keep: 3年}
--- diagrams/processes/by-habit.yml ---
title: 照例办理
basis: {practice: 党委会, approved: 2026-03-01}
steps:
  - {do: 登记, by: 支委会}
  - {do: 查阅, by: 支委会, basis: 党章 5}
  - {do: 上报, by: 支委会, basis: {practice: 支委会, default: true}}
--- handbooks/branch/handbook.yml ---
kind: handbook
id: branch
title: 手册
edition: 2026年版
review:
  - {attribute: 政治性, note: 提法准确, by: 支委会, on: 2026-11-20}
  - {attribute: 全面性, note: 还要看漏项}
parts:
  - {title: 组织管理, id: organisation, items: [accept-member]}
"""


def rows_of(page, anchor):
    """The words of every row of a section's table."""
    [section] = [section for section in page.sections if section.anchor == anchor]
    tables = [block for block in section.blocks if isinstance(block, Table)]
    return [["".join(inline.text for line in cell.lines for inline in line) for cell in row] for row in tables[0].rows]


def test_steps_on_practice_are_told_with_who_approved_them(tmp_path: Path):
    page = coverage_page(load_with(LOOSE, tmp_path).book)
    assert rows_of(page, "practice") == [
        ["照例办理", "党委会", "2026-03-01", "1"],
        ["照例办理", "支委会", "本项目默认，待批准", "3"],
    ]


def test_forms_that_no_step_leaves_are_told(tmp_path: Path):
    page = coverage_page(load_with(LOOSE, tmp_path).book)
    [section] = [section for section in page.sections if section.anchor == "loose"]
    told = ["".join(inline.text for inline in line) for line in section.blocks[-1].lines]
    assert "从来没有的表　没有地方用到" in told
    assert not any(line.startswith("批复") for line in told)


def test_a_handbook_is_reviewed_for_four_properties_by_people(tmp_path: Path):
    page = coverage_page(load_with(LOOSE, tmp_path).book)
    assert rows_of(page, "review")[1:] == [
        ["政治性", "提法准确", "支委会", "2026-11-20"],
        ["全面性", "还要看漏项", "待审", ""],
    ]
    for handbook in real_book().handbooks:
        assert [str(one.attribute) for one in handbook.file.review] == list(ATTRIBUTES), handbook.id


def test_a_review_is_signed_by_a_role(tmp_path: Path):
    unknown = LOOSE.replace("by: 支委会, on: 2026-11-20}", "by: 无此角色, on: 2026-11-20}")
    assert "HB401" in {found.code for found in load_with(unknown, tmp_path).findings}


def unreviewed(book: Book) -> Table | Listing:
    [section] = [section for section in coverage_page(book).sections if section.anchor == "unreviewed"]
    [block] = section.blocks
    assert isinstance(block, Table | Listing)
    return block


def test_a_page_that_nobody_has_reviewed_is_listed(tmp_path: Path):
    table = unreviewed(book(tmp_path))
    assert isinstance(table, Table)
    assert [[cell.lines[0][0].text for cell in row[:2]] for row in table.rows] == [["只有矩阵", "还没有复核"]]


def test_every_page_of_the_book_was_reviewed_within_a_year():
    assert isinstance(unreviewed(real_book()), Listing)


def test_each_workgroup_has_its_pages_and_the_day_of_its_next_review(tmp_path: Path):
    groups = "--- handbooks/registers/workgroups.yml ---\nkind: workgroup\nentries: [{name: 写作组, id: writers}]\n"
    late = MORE.replace("title: 只有矩阵", "title: 只有矩阵\nreviewed: 2025-11-01\nworkgroup: 写作组")
    loaded = load_with(late + groups, tmp_path)
    [table] = next(one for one in coverage_page(loaded.book).sections if one.anchor == "reviews").blocks
    assert isinstance(table, Table)
    assert [[cell.lines[0][0].text if cell.lines else "" for cell in row] for row in table.rows] == [
        ["没有写工作组", "1", "0", "2027-11-22"],
        ["写作组", "1", "▲ 1", ""],
    ]


def test_the_numbers_that_nobody_has_verified_are_counted_by_handbook():
    [block] = next(one for one in coverage_page(real_book()).sections if one.anchor == "unverified").blocks
    assert isinstance(block, Table)
    counted = {row[0].lines[0][0].text: [int(cell.lines[0][0].text) for cell in row[1:]] for row in block.rows}
    steps = sum(1 for _ in unverified_numbers(real_book()))
    assert sum(count for count, *_ in counted.values()) >= steps > 0  # a process can stand in several
