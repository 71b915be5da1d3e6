"""Punctuation and numbers as GB/T 15834 and GB/T 15835 have them: in values and in prose, with fixes that are safe."""

from __future__ import annotations

import pytest

from generator.building.fix import repair
from generator.building.project import find_project
from tests.rules.checking import AS_OF, book, item

VALUE = """--- diagrams/processes/example.yml ---
title: 例子
steps:
  - do: 登记
    by: 支委会
    note: {words}
"""
WRONG = [
    ("先登记,再上报", "先登记，再上报", "HB464"),
    ("为什么?因为", "为什么？因为", "HB464"),
    ("党委(党组)书记", "党委（党组）书记", "HB464"),
    ("叫作「一本通」的", "叫作“一本通”的", "HB464"),
    ("学习、讨论...等", "学习、讨论……等", "HB464"),
    ("完了。。再来", "完了……再来", "HB464"),
    ("第一议题--学习", "第一议题——学习", "HB464"),
    ("登记 ，上报", "登记，上报", "HB464"),
    ("登记，、上报", "登记、上报", "HB464"),
    ("《党章》、《准则》", "《党章》《准则》", "HB464"),
    ("“红”、“专”", "“红”“专”", "HB464"),
    ("满１８岁", "满18岁", "HB465"),
    ("3~5人", "3～5人", "HB465"),
    ("占5—10%", "占5%—10%", "HB465"),
    ("交1,000元", "交1000元", "HB465"),
    ("二〇二六年", "2026年", "HB465"),
]
RIGHT = (
    *("3-5人、5%～10%、≥20%", "1000元、2026年", "第18条、第20—22条", "省略……号", "P01、GB/T 15834", "12:30开始"),
    *("“好”“较好”", "《甲》（试行）", "a, b and (c)", "一百二十八年"),
)


def titled(body):
    return item(body=f"## 题\n\n{body}")


def found(loaded):
    return [one.code for one in loaded.findings if "HB464" <= one.code <= "HB466"]


@pytest.mark.parametrize(("words", "right", "code"), WRONG, ids=[wrong for wrong, _, _ in WRONG])
@pytest.mark.parametrize("place", ["value", "prose"])
def test_what_is_wrong_is_told_once_and_repaired(tmp_path, place, words, right, code):
    text = VALUE.format(words=words) if place == "value" else titled(f"**一**：{words}。")
    loaded = book(tmp_path, text)
    assert found(loaded) == [code]
    _, left = repair(find_project(loaded.project.root, AS_OF))
    assert not {one.code for one in left} & {"HB464", "HB465", "HB466"}
    file = "diagrams/processes/example.yml" if place == "value" else "handbooks/branch/accept-member.md"
    assert right in (loaded.project.root / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("words", RIGHT)
def test_what_is_right_is_left_alone(tmp_path, words):
    assert found(book(tmp_path, VALUE.format(words=words) + titled(f"- {words}"))) == []


@pytest.mark.parametrize(
    "body",
    [
        "`甲,乙` 和 ```丙```",
        '[甲](general-meeting.md "甲,乙")',
        "```text\n甲,乙 (丙)\n```",
        "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |",
    ],
)
def test_code_and_the_targets_of_links_are_left_alone(tmp_path, body):
    assert found(book(tmp_path, titled(body))) == []


@pytest.mark.parametrize(
    ("body", "line"),
    [("照《党章办理。", 9), ("一段。\n\n- 照党章》办理", 11), ("一句“话\n接着说。\n\n“好”。", 9)],
)
def test_a_mark_without_its_pair_is_told_at_its_paragraph(tmp_path, body, line):
    told = [one for one in book(tmp_path, titled(body)).findings if one.code == "HB466"]
    assert [one.span.line for one in told] == [line]


def test_a_pair_may_stand_on_two_lines_of_a_paragraph(tmp_path):
    assert found(book(tmp_path, titled("一句“话\n接着说”。"))) == []


def test_words_that_others_use_stay_as_they_are(tmp_path):
    terms = "--- handbooks/registers/terms.yml ---\nkind: term\nentries:\n"
    aliases = "  - {name: 一本通, meaning: 记在一处, aliases: ['一本(通)'], avoid: ['一,本通']}\n"
    assert found(book(tmp_path, terms + aliases)) == []
    assert found(book(tmp_path / "again", terms + aliases.replace("记在一处", "'记在,一处'"))) == ["HB464"]
