"""A matrix whose rows are questions can be ticked on its page, and only such a one."""

from generator.pages.page import Listing
from tests.examples import load_with
from tests.page_text import composed

MATRIX = """
--- diagrams/matrices/example.yml ---
kind: matrix
title: 例子
check: true
rows: [做了吗]
columns: [凭据]
cells: {做了吗: {凭据: 记录}}
"""


def asked(path):
    sections = [section for section in composed()[path].sections if section.anchor.startswith("check-")]
    return [
        line[0].text
        for section in sections
        for block in section.blocks
        if isinstance(block, Listing) and block.kind == "checks"
        for line in block.lines
    ]


def test_members_have_twelve_questions_and_leading_cadres_eight_more():
    assert len(asked("member/member-self-check.html")) == 12
    assert len(asked("member/cadre-self-check.html")) == 8
    assert asked("member/member-regulations.html") == []


def test_a_matrix_may_say_that_its_rows_are_questions(tmp_path):
    loaded = load_with(MATRIX, tmp_path)
    assert loaded.book.matrices["example"].file.check
