"""A number in the answer to a question says where it comes from."""

from __future__ import annotations

import pytest

from tests.rules.checking import book, codes, item


def answering(answer):
    return item(body=f"## 常问\n\n**党委多久批？** {answer}")


@pytest.mark.parametrize(
    "answer",
    [
        "三个月内。",
        "一般每月一次。",
        "三分之二以上到会。",
        "不少于应选人数的20%。",
        "正式党员满7人。",
        "两名正式党员。",
        "预备期半年到一年。",
    ],
)
def test_a_number_without_a_source_is_told(tmp_path, answer):
    assert codes(book(tmp_path, answering(answer))) == [("HB545", "accept-member.md")]


@pytest.mark.parametrize(
    "answer",
    [
        "三个月内（发展党员工作细则第25条）。",
        "三个月内（第25条）。",
        "三个月内，见[细则](regulation:R06)。",
        "三个月内（本项目默认）。",
        "三个月内（待核）。",
        "细则没有写天数，三个月内。",
        "2026年5月11日以后照新版。",
        "一人一份，同一天签。",
        "不能。",
    ],
)
def test_a_source_a_default_or_no_number_is_fine(tmp_path, answer):
    assert codes(book(tmp_path, answering(answer))) == []


def test_the_number_is_shown_at_its_place(tmp_path):
    loaded = book(tmp_path, answering("书面批，三个月内。"))
    (told,) = (one for one in loaded.findings if one.code == "HB545")
    line = loaded.sources[told.span.path].line(told.span.line)
    assert line[told.span.column - 1 : told.span.end_column - 1] == "三个月"


def test_numbers_outside_of_answers_are_the_table_of_the_page(tmp_path):
    assert codes(book(tmp_path, answering("会批。") + "\n党委三个月内批。\n")) == []
