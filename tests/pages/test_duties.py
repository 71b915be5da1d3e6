"""What recurs stands on the calendar, on the page of the role that does it and on the page that tells how."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.book import Book
from generator.model.duties import PERIODS
from generator.model.edition import edition
from generator.pages.compose import compose
from generator.pages.page import Page, Table
from generator.pages.publication import Identity
from generator.views.duties import by_when, often
from tests.examples import load_with

BASE = Path(__file__).parents[1] / "base_project"
DUTIES = """
--- handbooks/platform/duties.yml ---
kind: duty
entries:
  - name: 开会
    id: meet
    item: accept-member
    by: 支委会
    period: quarter
    evidence: [入党志愿书]
    points: 1
    basis: 支部工作条例 11
    confidence: A
  - name: 送表
    id: send
    item: accept-member
    by: 支委会
    period: year
    due: 03-31
    evidence: [入党志愿书]
    points: 1
    confidence: D
    default: true
    applies_to: 项目型
  - name: 补选
    id: elect
    item: accept-member
    by: 支委会
    period: event
    event: 委员出缺
    due: 3个月 after event
    evidence: [入党志愿书]
    points: 1
    default: true
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    loaded = load_with(DUTIES, tmp_path_factory.mktemp("duties"))
    assert loaded.findings == ()
    return loaded.book


def page(book: Book, path: str) -> Page:
    return next(page for page in compose(book, Identity("书")).site.pages if page.path == path)


def rows(page: Page, anchor: str) -> list[list[str]]:
    [table] = [
        block
        for section in page.sections
        if section.anchor == anchor
        for block in section.blocks
        if isinstance(block, Table)
    ]
    return [["".join(i.text for line in cell.lines for i in line) for cell in row] for row in table.rows]


def test_the_calendar_tells_the_last_day_of_each_period(book: Book):
    calendar = page(book, "calendar.html")
    assert [row[:3] for row in rows(calendar, "month-03")] == [
        ["3月31日", "开会", "支委会"],
        ["3月31日", "送表", "支委会"],
    ]
    assert [row[0] for row in rows(calendar, "month-12")] == ["12月31日"]
    assert [row[0] for row in rows(calendar, "events")] == ["补选"]


def test_the_calendar_of_an_edition_leaves_out_what_does_not_apply(book: Book):
    calendar = page(edition(book, "机关型"), "calendar.html")
    assert [row[1] for row in rows(calendar, "month-03")] == ["开会"]


def test_a_role_and_an_item_tell_the_same_duties(book: Book):
    role = rows(page(book, "roles/branch-committee.html"), "recurring")
    item = rows(page(book, "branch/accept-member.html"), "recurring")
    assert [row[0] for row in role] == [row[0] for row in item] == ["开会", "送表", "补选"]
    assert [row[1] for row in item] == ["支委会"] * 3


def test_what_is_not_verified_says_so(book: Book):
    told = {row[0]: row[2] for row in rows(page(book, "roles/branch-committee.html"), "recurring")}
    assert told == {"开会": "本季度内", "送表": "3月31日前待核", "补选": "3个月内待核"}


def test_every_period_has_its_words(book: Book):
    [meet, send, elect] = book.duties
    assert [often(meet), often(send), often(elect)] == ["每季度", "每年", "委员出缺"]
    assert all(often(meet.model_copy(update={"period": period})) for period in PERIODS)
    assert by_when(send) == "3月31日前"
