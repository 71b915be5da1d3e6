"""Matrices, logic diagrams and roots point at what is there; circles are feedback."""

from __future__ import annotations

import pytest

from tests.rules.checking import told

LOGIC = """kind: logic
title: 例子
layers:
  - {{title: 上, blocks: [{{id: a, text: 甲}}, {{id: b, text: 乙{see}}}]}}
  - {{title: 下, blocks: [{{id: c, text: 丙}}]}}
relations:
  - {{from: a, to: b, as: 支撑}}
  - {{from: b, to: c, as: 输入}}
  - {{{relation}}}
"""


@pytest.mark.parametrize(
    ("relation", "see", "expected"),
    [
        ("from: a, to: c, as: 支撑", "", []),
        ("from: c, to: a, as: 反馈", ", see: accept-member", []),
        ("from: c, to: a, as: 支撑", "", ["HB516"]),
        ("from: a, to: a, as: 支撑", "", ["HB516"]),
        ("from: a, to: d, as: 支撑", "", ["HB515"]),
        ("from: a, to: c, as: 支撑", ", see: nothing", ["HB508"]),
    ],
)
def test_logic(loaded, tmp_path, relation, see, expected):
    text = LOGIC.format(relation=relation, see=see)
    assert [code for code, _ in told(loaded, tmp_path, text)] == expected


def test_an_id_stands_once(loaded, tmp_path):
    text = "kind: logic\ntitle: 例子\nring: [{id: a, text: 甲}, {id: a, text: 乙}]\n"
    assert told(loaded, tmp_path, text) == [("HB313", "a")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("{of: steps, in: examine}", []),
        ("{of: items, in: branch}", []),
        ("{of: steps, in: nothing}", [("HB508", "nothing")]),
        ("{of: items, in: examine}", [("HB508", "examine")]),
        ("{of: steps}", [("HB202", "steps")]),
    ],
)
def test_a_derived_matrix_names_its_source(loaded, tmp_path, rows, expected):
    text = f"kind: matrix\ntitle: 例子\nrows: {rows}\ncolumns: {{of: roles}}\ncells: responsibility\n"
    assert told(loaded, tmp_path, text) == expected


def test_roots_go_four_deep_and_point_at_pages(loaded, tmp_path):
    deep = "{text: 一, roots: [{text: 二, roots: [{text: 三, roots: [{text: 四, see: branch, roots: [五]}]}]}]}"
    assert told(loaded, tmp_path, f"kind: root\ntitle: 例子\nroots: [{deep}]\n") == [("HB517", "五")]
    assert told(loaded, tmp_path, "kind: root\ntitle: 例子\nof: nothing\n") == [("HB508", "nothing")]
