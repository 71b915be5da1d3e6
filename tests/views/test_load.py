"""Load and make-up: the months of the calendar, what forms ask for twice, and branches by what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.book import Book
from generator.model.scoring_rules import ScoringRules
from generator.pages.page import Table
from generator.pages.platform.analysis import analysis_page
from generator.pages.platform.load import load_page
from generator.views.load import loads, often_asked
from generator.views.makeup import makeup
from generator.views.standing import organisation
from tests.examples import load_with

PLATFORM = (Path(__file__).parents[1] / "scoring" / "platform.txt").read_text(encoding="utf-8")
FORMS = """
--- handbooks/registers/more-forms.yml ---
kind: form
entries:
  - {name: 甲表, id: one, keep: 3年, fields: [单位, 日期, 事由, 经过, 结果, 签字]}
  - {name: 乙表, id: two, keep: 3年, fields: [单位, 日期, 事由, 经过, 结果]}
  - {name: 丙表, id: three, keep: 3年, fields: [单位, 日期]}
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    text = PLATFORM.replace("period: quarter,", "period: quarter, minutes: 90,")
    units = "".join(
        f"  - {{code: x{n}, level: branch, type: 项目型, parent: gs, from: 2025-01-01, members: 7-19, "
        f"term_ends: {ends}, training: 32-55}}\n"
        for n, ends in enumerate(["2026-01-01"] * 6 + ["2027-05-22"] * 5 + ["2027-05-23"] * 2)
    )
    text = text.replace("--- organisation/records", units + "--- organisation/records") + FORMS
    loaded = load_with(text, tmp_path_factory.mktemp("load"))
    assert not loaded.failed
    return loaded.book


def rules(book: Book) -> ScoringRules:
    found = book.scoring.get("2026")
    assert found is not None
    return found


def test_forms_and_minutes_are_those_of_what_is_due_in_the_month(book: Book) -> None:
    found = {one.type: one for one in loads(book, rules(book))}
    assert found["项目型"].forms == (0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1)
    assert found["项目型"].minutes == (0, 0, 90, 0, 0, 90, 0, 0, 90, 0, 0, 90)
    assert found["项目型"].peaks == (3, 6, 9, 12)
    assert found["项目型"].unknown == 0
    assert found["车间型"].forms == (0, 0, 1, 0, 0, 2, 0, 0, 1, 0, 0, 2)
    assert found["车间型"].unknown == 2


def test_what_several_forms_ask_for_is_told_with_the_pairs(book: Book) -> None:
    assert {("单位", 3), ("日期", 3)} <= set(often_asked(book))
    page = load_page(book, rules(book))
    [section] = [section for section in page.sections if section.anchor == "repeated"]
    [table] = [block for block in section.blocks if isinstance(block, Table)]
    told = [["".join(i.text for line in cell.lines for i in line) for cell in row] for row in table.rows]
    assert ["甲表", "乙表", "单位、日期、事由、经过、结果"] in told


def test_terms_are_counted_by_when_they_end(book: Book) -> None:
    found = organisation(book)
    assert found is not None
    known = {one.aspect: one for one in makeup(found, book.as_of)}
    assert known["term"].counts == (("over", 6), ("soon", 5), ("later", 2))
    assert known["term"].unknown == 3
    assert dict(known["type"].counts)["车间型"] == 1


def test_no_small_count_stands_on_the_page(book: Book) -> None:
    found = organisation(book)
    assert found is not None
    page = analysis_page(found, book)
    numbers = {
        (section.anchor, row[0].lines[0][0].text): row[1].lines[0][0].text
        for section in page.sections
        for block in section.blocks
        if isinstance(block, Table)
        for row in block.rows
    }
    assert numbers["term", "任期已满"] == "不公布"
    assert numbers["term", "6 个月内届满"] == "5"
    assert numbers["term", "6 个月以后届满"] == numbers["term", "没有登记"] == "<5"
    assert not {str(n) for n in range(1, 5)} & set(numbers.values())
