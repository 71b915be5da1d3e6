"""A process over its former version, as a page shows it: the drawing, the count, and every difference in words."""

from pathlib import Path

import pytest

from generator.drawing.sheets import flow_sheets
from generator.model.book import Book
from generator.model.edition import edition
from generator.pages.chapters import item_page
from generator.pages.page import Listing, Page, Sketch
from tests.examples import load_with

BEFORE = """
--- diagrams/processes/before.yml ---
title: 例子
basis: 发展党员工作细则@2014-05-28 18
confidence: C
until: 2026-05-11
steps:
  - {id: file, do: 报上级备案, by: 支委会, records: 批复}
  - {do: 归档, by: 支委会, records: 批复}
"""
NOW = """
title: 例子
basis: 发展党员工作细则 18
confidence: A
against: before
steps:
  - {id: file, do: 报上级同意, by: 支委会, records: 批复}
  - {do: 公示名单, by: 支委会, at_least: 5个工作日, records: 批复}
  - {do: 归档, by: 支委会, records: 批复}
"""
ITEM = """
--- handbooks/branch/accept-member.md ---
---
kind: item
title: 改了什么
takeaway: 备案改同意
processes: [accept-probationary-member, examine, probation, example]
comparisons: [example]
reviewed: 2026-11-22
---
正文。
"""


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return load_with(NOW + BEFORE + ITEM, tmp_path).book


def page_of(book: Book) -> Page:
    handbook = book.handbook("branch")
    assert handbook is not None
    return item_page(handbook, next(handbook.items()), book)


def section(page: Page):
    return next(found for found in page.sections if found.anchor == "example-changes")


def test_a_former_version_stands_nowhere_else(book: Book) -> None:
    assert list(book.past) == ["before"]
    assert "before" not in book.processes


def test_the_page_draws_the_process_over_its_former_version(book: Book) -> None:
    sketch, told = section(page_of(book)).blocks
    assert isinstance(sketch, Sketch)
    assert isinstance(told, Listing)
    assert sketch.view.id == "example-changes-flow", "the section itself has the shorter id"
    changes = {node.id: node.changes for node in sketch.view.nodes if node.changes}
    assert changes == {"file": ("changed",), "s2": ("added",)}
    assert sketch.takeaway == "和旧版比：改动1处、新增1处"
    assert [line[0].text for line in told.lines] == ["改动（文字）：1 报上级同意", "新增：2 公示名单"]


def test_an_edition_compares_what_it_holds(book: Book) -> None:
    assert section(page_of(edition(book, "项目型"))).blocks


def test_lines_keep_their_change_over_a_cut_between_sheets(tmp_path: Path) -> None:
    steps = "".join(f"  - {{id: a{n}, do: 办理第{n}项事情, by: 支委会, records: 批复}}\n" for n in range(60))
    skip = "  - decide: 是否办理\n    by: 支委会\n    records: 批复\n    outcomes: {办: next, 不办: last}\n"
    last = "  - {id: last, do: 归档, by: 支委会, records: 批复}\n"
    now = NOW.partition("steps:")[0] + "steps:\n" + skip + steps + last
    before = BEFORE.partition("steps:")[0] + "steps:\n" + skip.replace("last", "a59") + steps + last
    book = load_with(now + before + ITEM, tmp_path).book
    view = section(page_of(book)).blocks[0].view
    sheets = [sheet.flow for sheet in flow_sheets(view, "a4")]
    assert len(sheets) > 1
    for change in ("added", "removed"):
        assert any(edge.change == change for edge in view.edges)
        cut = [e for sheet in sheets for e in sheet.edges if e.change == change]
        assert {e.source[0] + e.source[-1] for e in cut if e.source.startswith("c")} == {"cb"}, change
