"""What changed between two versions of a file is told as step, limit and number, and nothing else is told."""

import pytest

from generator.model.assemble import process_of
from generator.model.book import Book
from generator.model.document import read_definition, read_page
from generator.source.files import SourceFile
from generator.views.changes import document_changes, process_changes

PROCESS = """title: 缴纳党费
trigger: 每月
basis: 党费规定 3
confidence: A
steps:
  - id: pay
    do: 交党费
    by: 党员
    within: 5天
  - id: record
    do: 登记
    by: 组织委员
    records: 党费台账
  - id: hand-in
    decide: 是否齐了
    by: 支委会
    outcomes: {齐: next, 不齐: pay}
  - {id: close, do: 归档, by: 支委会}
"""
ITEM = """---
kind: item
title: 党费
takeaway: 按月交
processes: [dues]
facts:
  - {name: 最晚, value: 5天, basis: 党费规定 3, confidence: C}
---
## 怎样交

按月交。

## 谁来收

组织委员。
"""
REGISTER = """kind: role
entries:
  - {name: 党员, id: member, sort: person, level: 党员, summary: 交党费}
  - {name: 组织委员, id: organiser, sort: post, level: 党支部}
"""


def process(text):
    document, _ = read_definition(SourceFile("diagrams/processes/dues.yml", text))
    return process_of(document, document.file, {})[0]


def told(old, new):
    """The changes between the process with some of its text replaced."""
    after = PROCESS
    for was, now in zip(old, new, strict=True):
        assert was in after
        after = after.replace(was, now, 1)
    return list(process_changes(process(PROCESS), process(after), Book("2026-11-22")))


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        ("within: 5天", "within: 7天", "第1步“交党费”：时限由“5日内”改为“7日内”"),
        ("within: 5天\n", "optional: true\n", "第1步“交党费”：时限删去“5日内”，改为可选"),
        ("do: 登记", "do: 当天登记", "第2步“当天登记”：内容由“登记”改为“当天登记”"),
        ("by: 组织委员", "by: 支委会", "第2步“登记”：谁来做由“组织委员”改为“支委会”"),
        ("党费台账", "[党费台账, 收据]", "第2步“登记”：记录增加“收据”"),
        ("by: 党员\n", "by: 党员\n    basis: 党费规定 4\n", "第1步“交党费”：依据由“党费规定第3条”改为“党费规定第4条”"),
        ("title: 缴纳党费", "title: 交纳党费", "标题由“缴纳党费”改为“交纳党费”"),
    ],
)
def test_a_change_of_a_step_names_the_step_and_what_of_it(was, now, words):
    assert told([was], [now]) == [words]


def test_a_number_that_was_verified_is_told_so():
    assert told(["within: 5天"], ["within: {value: 5天, confidence: C}"]) == ["第1步“交党费”：时限“5日内”改标待核"]


def test_new_and_dropped_steps_are_told_and_the_numbers_of_others_are_not():
    new = "  - {do: 催交, by: 支委会}\n  - id: record"
    assert told(["  - id: record"], [new]) == ["新增第2步“催交”"]
    assert told(["  - {id: close, do: 归档, by: 支委会}\n"], [""]) == ["取消原第4步“归档”"]


def test_steps_that_changed_places_are_told():
    moved = ["  - {id: close, do: 归档, by: 支委会}\n", "  - id: pay"]
    assert told(moved, ["", "  - {id: close, do: 归档, by: 支委会}\n  - id: pay"]) == ["第1步“归档”：原是第4步"]


def test_comments_and_order_of_keys_are_no_change():
    assert told(["    by: 党员\n    within: 5天"], ["    # 按月\n    within: 5天\n    by: 党员"]) == []


def changes(read, old, new):
    path = "x.md" if read is read_page else "x.yml"
    documents = [read(SourceFile(path, text))[0] for text in (old, new)]
    return list(document_changes(*documents))


def test_numbers_and_sections_of_an_item_are_told_by_their_names():
    new = ITEM.replace("value: 5天", "value: 7天").replace("confidence: C", "confidence: A, verified: true")
    assert changes(read_page, ITEM, new) == ["“最晚”：由“5天”改为“7天”，可信度由“C”改为“A”"]
    assert changes(read_page, ITEM, ITEM.replace("组织委员。", "小组长。")) == ["正文改写“谁来收”"]
    assert changes(read_page, ITEM, ITEM.replace("## 谁来收", "## 谁来管")) == ["正文新增“谁来管”", "正文删去“谁来收”"]
    assert changes(read_page, ITEM, f"{ITEM}\n".replace("title: 党费", "title: 党费 # 注")) == []


def test_entries_of_a_register_are_told_by_their_names():
    new = REGISTER.replace("summary: 交党费", "summary: 按月交党费").replace("组织委员, id", "组织干事, id")
    assert changes(read_definition, REGISTER, new) == [
        "“党员”：一句话职责由“交党费”改为“按月交党费”",
        "新增“组织干事”",
        "删去“组织委员”",
    ]
    lines = REGISTER.splitlines(keepends=True)
    assert changes(read_definition, REGISTER, "".join((*lines[:2], lines[3], lines[2]))) == []
