"""From an article to its steps, numbers, pages and forms, and back; numbers that do not say their article are told."""

from __future__ import annotations

import pytest

from generator.model.registers import Regulation
from generator.pages.cited import cited_rows
from generator.pages.unverified import unverified_page
from tests.examples import load_with
from tests.page_text import composed, inlines, page_lines
from tests.whole_book import real_book

RULES = """
--- handbooks/registers/more-regulations.yml ---
kind: regulation
entries:
  - id: R80
    title: 内部细则
    short: 内部细则
    issuer: 本单位
    editions: [{edition: 2026-05-01, in_force: 2026-05-01, read: all}]
  - id: R81
    title: 关于会议的通知
    short: 会议通知
    issuer: 本单位
    undivided: true
    editions: [{edition: 2026-05-01, in_force: 2026-05-01, read: all}]
--- handbooks/branch/accept-member.md ---
---
kind: item
title: 接收预备党员
takeaway: 一句话
processes: [accept-probationary-member, examine, probation]
facts:
  - {name: 材料提前, value: 3日, basis: 内部细则 7-8, confidence: A}
  - {name: 没有条号, value: 4日, basis: 内部细则, confidence: B}
  - {name: 不分条的, value: 5日, basis: 会议通知, confidence: B}
  - {name: 自己定的, value: 6日, confidence: D, default: true}
basis: 内部细则 9
---
正文，见[内部细则](regulation:R80)。
"""


@pytest.fixture
def book(tmp_path):
    loaded = load_with(RULES, tmp_path)
    assert not loaded.failed
    return loaded.book


def cited(name, book):
    regulation = book.regulations.get(name)
    assert isinstance(regulation, Regulation)
    text = [
        ["；".join(inline.text for line in cell.lines for inline in line) for cell in row]
        for row in cited_rows(regulation, book)
    ]
    return {row[0]: row[1:] for row in text}


def test_every_article_leads_to_its_steps_pages_and_forms(book):
    rows = cited("内部细则", book)
    assert list(rows) == ["第7条", "第8条", "第9条", "没有写条号"]
    assert rows["第7条"] == ["", "接收预备党员：材料提前（3日）", ""]
    assert rows["第9条"] == ["", "接收预备党员", ""]
    assert "自己定的" not in str(rows)
    steps = cited("发展党员工作细则", book)["第18条"]
    assert "接收预备党员：2 预审并书面通知" in steps[0]
    assert "入党志愿书" in steps[2]


def test_numbers_without_an_article_are_listed_unless_the_text_has_none(book):
    page = unverified_page(book)
    [section] = [section for section in page.sections if section.anchor == "articles"]
    told = [row[0].lines[0][0].text for row in section.blocks[0].rows]
    assert told == ["接收预备党员：没有条号"]


def test_every_basis_leads_to_a_line_of_its_regulation():
    anchors = {
        path: {
            cell.anchor
            for section in page.sections
            for block in section.blocks
            for row in getattr(block, "rows", ())
            for cell in row
        }
        for path, page in composed().items()
        if path.startswith("regulations/")
    }
    led = {inline.href for page in composed().values() for inline in inlines(page) if "#article-" in inline.href}
    assert len(led) > 100
    assert [href for href in led if href.partition("#")[2] not in anchors[href.partition("#")[0]]] == []


def test_the_real_book_says_where_an_article_is_missing():
    assert any("当选票数" in line and "条号待核" in line for line in page_lines("branch/branch-election.html"))
    assert not any(
        "基层党委任期" in line and "条号待核" in line for line in page_lines("committee/committee-term-election.html")
    )
    assert real_book().regulations.get("基层组织任期意见").undivided
