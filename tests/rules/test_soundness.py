"""Every step can be reached and every loop can be left; a finding shows the shortest path."""

from __future__ import annotations

import time

from generator.building.load import load_file
from generator.diagnostics import message
from tests.rules.checking import told

HEAD = "title: 例子\nbasis: 党章 5\nconfidence: A\nsteps:\n"


def test_only_the_first_of_a_stretch_is_told_as_unreachable(loaded, tmp_path):
    text = HEAD + (
        "  - {do: 一, by: 支委会, then: end}\n  - {do: 二, by: 支委会}\n  - {do: 三, by: 支委会, then: end}\n"
        "  - {do: 四, by: 支委会}\n"
    )
    assert told(loaded, tmp_path, text) == [("HB306", "二"), ("HB306", "四")]


def test_an_unknown_target_is_the_only_cause_that_is_told(loaded, tmp_path):
    text = HEAD + "  - {do: 一, by: 支委会, then: lsat}\n  - {do: 二, by: 支委会}\n  - {id: last, do: 三, by: 支委会}\n"
    assert told(loaded, tmp_path, text) == [("HB301", "lsat")]


TRAP = (
    HEAD
    + """\
  - id: first
    decide: 分流
    by: 支委会
    records: 大会决议
    outcomes: {甲: next, 乙: late, 完: end}
  - {do: 中间, by: 支委会}
  - {id: late, do: 修改, by: 支委会}
  - {do: 再看, by: 支委会, then: late}
"""
)


def test_a_loop_without_a_way_out_is_told_where_it_closes_with_the_shortest_path(loaded, tmp_path):
    path = tmp_path / "case.yml"
    path.write_text(TRAP, encoding="utf-8")
    (found,) = load_file(loaded, path).findings
    assert found.code == "HB307"
    assert found.span.line == TRAP.count("\n")
    assert "开始 → 分流（乙） → 修改 → 再看 → 修改 → …" in message(found)


def test_a_loop_inside_a_branch_is_told_with_the_way_into_the_branch(loaded, tmp_path):
    text = (
        HEAD
        + """\
  - {do: 一, by: 支委会}
  - parallel:
      - - {id: round, do: 绕圈, by: 支委会, then: round}
      - - {do: 二, by: 支委会}
"""
    )
    path = tmp_path / "case.yml"
    path.write_text(text, encoding="utf-8")
    (found,) = load_file(loaded, path).findings
    assert "开始 → 一 → 同时进行 → 绕圈 → 绕圈 → …" in message(found)


def test_a_loop_needs_a_limit_and_a_call_is_named_by_its_title(loaded, tmp_path):
    loop = (
        HEAD
        + """\
  - {{id: look, call: examine, by: 支委会, records: 大会决议{limit}}}
  - {{decide: 是否齐全, by: 支委会, outcomes: {{是: next, 否: look}}}}
  - {{do: 归档, by: 支委会}}
"""
    )
    path = tmp_path / "case.yml"
    path.write_text(loop.format(limit=""), encoding="utf-8")
    (found,) = load_file(loaded, path).findings
    assert (found.code, message(found)) == ("HB310", "从“政治审查”开始的循环没有任何时限")
    assert told(loaded, tmp_path, loop.format(limit=", within: 3日")) == []


def test_a_single_branch_is_told_of_the_whole_book_only(loaded, tmp_path):
    text = HEAD + "  - parallel:\n      - - {do: 一, by: 支委会}\n"
    assert told(loaded, tmp_path, text) == [("HB317", "parallel")]
    other = "      - - {do: 二, by: 支委会, applies_to: 项目型}\n"
    assert told(loaded, tmp_path, text + other) == []


def test_two_thousand_decisions_take_less_than_three_seconds(loaded, tmp_path):
    steps = (
        f"  - {{id: d{i}x, decide: 是否{i}, by: 支委会, records: 大会决议, within: 3日 after start, "
        f"outcomes: {{是: next, 否: d{i // 2}x}}}}\n"
        for i in range(2_000)
    )
    began = time.process_time()
    assert told(loaded, tmp_path, HEAD + "".join(steps)) == []
    assert time.process_time() - began < 3
