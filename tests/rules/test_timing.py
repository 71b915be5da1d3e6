"""A limit counts from what surely comes before; a notice is ahead of what can follow."""

from __future__ import annotations

import pytest

from tests.rules.checking import told

TEXT = """title: 例子
basis: 党章 5
confidence: A
steps:
  - {{id: a, do: 甲, by: 支委会, records: 大会决议, {a}}}
  - {{id: b, decide: 乙, by: 支委会, outcomes: {{左: c, 右: both}}}}
  - {{id: c, do: 丙, by: 支委会}}
  - id: both
    parallel:
      - - {{id: e, do: 戊, by: 支委会, {e}}}
        - {{id: f, decide: 己, by: 支委会, outcomes: {{是: next, 否: join}}}}
        - {{id: g, do: 庚, by: 支委会, {g}}}
      - - {{id: h, do: 辛, by: 支委会}}
  - {{id: i, do: 壬, by: 支委会, {i}}}
"""


def text(**limits: str) -> str:
    places = {"a": "note: 无", "e": "note: 无", "g": "note: 无", "i": "note: 无"}
    return TEXT.format(**places | limits)


@pytest.mark.parametrize(
    ("step", "anchor", "surely"),
    [
        ("i", "a", True),
        ("i", "b", True),
        ("i", "c", False),  # left out on the way to the right
        ("i", "both", True),
        ("i", "e", True),  # every branch is completed at the join
        ("i", "f", True),
        ("i", "g", False),  # the join can be reached past it
        ("i", "h", True),
        ("i", "i", False),
        ("i", "start", True),
        ("g", "a", True),
        ("g", "f", True),
        ("g", "h", False),  # runs beside it
        ("g", "both", False),
        ("g", "i", False),
        ("a", "b", False),
    ],
)
def test_within_after(loaded, tmp_path, step, anchor, surely):
    expected = [] if surely else [("HB308", anchor)]
    assert told(loaded, tmp_path, text(**{step: f"within: 3日 after {anchor}"})) == expected


@pytest.mark.parametrize(
    ("step", "anchor", "follows"),
    [
        ("a", "c", True),
        ("a", "g", True),
        ("e", "g", True),
        ("e", "i", True),
        ("e", "h", False),
        ("e", "both", False),
        ("i", "a", False),
        ("i", "i", False),
    ],
)
def test_ahead_before(loaded, tmp_path, step, anchor, follows):
    expected = [] if follows else [("HB309", anchor)]
    assert told(loaded, tmp_path, text(**{step: f"ahead: 3日 before {anchor}"})) == expected


def test_what_a_loop_around_a_branch_brings_back_may_follow(loaded, tmp_path):
    back = """title: 例子
basis: 党章 5
confidence: A
steps:
  - id: both
    parallel:
      - - {id: e, do: 戊, by: 支委会, records: 大会决议, ahead: 3日 before h}
      - - {id: h, do: 辛, by: 支委会}
  - {decide: 是否, by: 支委会, outcomes: {是: next, 否: both}}
  - {do: 壬, by: 支委会}
"""
    assert told(loaded, tmp_path, back) == []


@pytest.mark.parametrize(("anchor", "code"), [("s4", "HB318"), ("aa", "HB318")])
def test_an_anchor_is_an_id_that_is_written(loaded, tmp_path, anchor, code):
    assert told(loaded, tmp_path, text(i=f"within: 3日 after {anchor}")) == [(code, anchor)]


def test_a_step_that_cannot_be_reached_is_told_once(loaded, tmp_path):
    lost = """title: 例子
basis: 党章 5
confidence: A
steps:
  - {do: 一, by: 支委会, then: last}
  - {id: gone, do: 二, by: 支委会}
  - {id: last, do: 三, by: 支委会, within: 3日 after gone}
"""
    assert told(loaded, tmp_path, lost) == [("HB306", "二")]


@pytest.mark.parametrize(
    ("head", "told_of"), [("", "3日"), ("basis: 党章 5\n", "3日"), ("basis: 党章 5\nconfidence: D\n", None)]
)
def test_a_limit_has_a_basis_and_a_confidence(loaded, tmp_path, head, told_of):
    steps = "steps:\n  - {do: 一, by: 支委会, within: 3日}\n"
    assert told(loaded, tmp_path, f"title: 例子\n{head}{steps}") == ([("HB311", told_of)] if told_of else [])
