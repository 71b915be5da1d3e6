"""Words to avoid, document numbers, days and personal data: at their place in any file, with a fix where it is safe."""

from __future__ import annotations

import pytest

from generator.building.fix import repair
from generator.building.project import find_project
from tests.rules.checking import AS_OF, book

TERMS = """--- handbooks/registers/terms.yml ---
kind: term
entries:
  - {name: 党支部书记, meaning: 支部的负责人, avoid: [支部书记, 支书]}
"""
TEXT = """--- diagrams/processes/example.yml ---
title: 例子
steps:
  # %s
  - {do: 登记, by: 支委会, note: "%s"}
"""


def found(folder, words, more=""):
    loaded = book(folder, TEXT % (words, words) + more)
    lines = loaded.sources["diagrams/processes/example.yml"].lines
    return [
        (one.code, lines[one.span.line - 1][one.span.column - 1 : one.span.end_column - 1])
        for one in loaded.findings
        if one.code.startswith(("HB45", "HB46"))
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("请支部书记讲课", [("HB461", "支部书记")]),
        ("请党支部书记讲课", []),
        ("请支书讲课", [("HB461", "支书")]),
        ("见中组发[2008]3号", [("HB462", "[2008]")]),
        ("见中组发（2008） 第3号", [("HB462", "（2008）")]),
        ("见中组发〔2008〕3号", []),
        ("条例（2018）第3条", []),
        ("自2026.5.11起", [("HB463", "2026.5.11")]),
        ("自2026/05/11起", [("HB463", "2026/05/11")]),
        ("自2026-05-11起，2026年5月11日", []),
        ("见 https://example.org/2026/05/11/a", []),
        ("版本12026.5.11", []),
        ("电话13800138000", [("HB452", "13800138000")]),
    ],
)
def test_what_is_told_in_values_and_in_comments(tmp_path, words, told):
    assert found(tmp_path, words, TERMS) == told * 2


def test_the_fixes_change_nothing_else(tmp_path):
    loaded = book(tmp_path, TEXT % ("支书", "党支部书记、支部书记见中组发(2008)3号，2026.5.1") + TERMS)
    _, left = repair(find_project(loaded.project.root, AS_OF))
    assert not {one.code for one in left} & {"HB461", "HB462", "HB463"}
    text = (loaded.project.root / "diagrams/processes/example.yml").read_text(encoding="utf-8")
    right = TEXT.partition("---\n")[2] % ("党支部书记", "党支部书记、党支部书记见中组发〔2008〕3号，2026-05-01")
    assert text == right


SPELLING = """--- handbooks/registers/spelling.yml ---
kind: spelling
entries:
  - {name: 部署, avoid: [布署]}
"""


def test_wrong_spellings_are_data_and_are_repaired(tmp_path):
    assert found(tmp_path, "学习布署", SPELLING) == [("HB461", "布署")] * 2
    loaded = book(tmp_path / "again", TEXT % ("布署", "布署") + SPELLING)
    repair(find_project(loaded.project.root, AS_OF))
    assert "布署" not in (loaded.project.root / "diagrams/processes/example.yml").read_text(encoding="utf-8")
    assert "avoid: [布署]" in (loaded.project.root / "handbooks/registers/spelling.yml").read_text(encoding="utf-8")


def test_what_registers_say_is_checked_but_not_the_names_they_give(tmp_path):
    more = SPELLING + "--- handbooks/registers/terms.yml ---\nkind: term\nentries:\n"
    term = "  - {name: 安排, meaning: 就是布署, aliases: [布署工作]}\n"
    told = [one for one in book(tmp_path, more + term).findings if one.code == "HB461"]
    assert [(one.span.path, one.span.line) for one in told] == [("handbooks/registers/terms.yml", 3)]
