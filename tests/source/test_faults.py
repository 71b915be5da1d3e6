"""What is wrong with a YAML file: each fault with its code and its exact place, all of them at once."""

from __future__ import annotations

import time

import pytest

from generator.diagnostics import message
from generator.source.files import SourceFile
from generator.source.yaml import MAX_DEPTH, MAX_NODES, MAX_SCALAR_BYTES, read_yaml


def read(text):
    return read_yaml(SourceFile("a.yml", text))


def told(text):
    """Code, line, first column and the characters of every finding."""
    file = SourceFile("a.yml", text)
    return [
        (item.code, item.span.line, item.span.column, (file.line(item.span.line) or "")[item.span.column - 1 :][
            : item.span.end_column - item.span.column if item.span.end_line == item.span.line else None
        ])
        for item in read_yaml(file).findings
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # structure
        ("", [("HB111", 1, 1, "")]),
        ("# 注\n\n", [("HB111", 1, 1, "")]),
        ("---\n", [("HB111", 1, 1, "")]),
        ("a: 1\nb: 2\na: 3\n'a': 4\n", [("HB112", 3, 1, "a"), ("HB112", 4, 1, "'a'")]),
        ("通过: next\n通过: end\n", [("HB112", 2, 1, "通过")]),
        ("{a: 1, a: 2}\n", [("HB112", 1, 8, "a")]),
        ("by:\nx: [{a: , b: 1}]\nz:", [("HB113", 1, 1, "by"), ("HB113", 2, 6, "a"), ("HB113", 3, 1, "z")]),
        ("{optional, do: x}\n", [("HB113", 1, 2, "optional")]),
        ("- a\n-\n- \n- b\n", [("HB114", 2, 1, "-"), ("HB114", 3, 1, "-")]),
        ("? [a, b]\n: c\n", [("HB115", 1, 3, "[a, b]")]),
        ("? {a: b}\n: c\n", [("HB115", 1, 3, "{a: b}")]),
        ("x: 1\n? \n: y\n", [("HB115", 2, 2, "")]),
        (": x\n", [("HB115", 1, 1, ":")]),
        ("{: x}\n", [("HB115", 1, 2, ":")]),
        # what YAML has and this language has not
        ("a: &甲 x\n", [("HB116", 1, 4, "&甲")]),
        ("a: &q x\nb: *q\n", [("HB116", 1, 4, "&q"), ("HB117", 2, 4, "*q")]),
        ("a: &m\n  b: c\nd: &s [x]\n", [("HB116", 1, 4, "&m"), ("HB116", 3, 4, "&s")]),
        ("a: **重点**\n", [("HB117", 1, 4, "**重点**")]),
        ("<<: {a: b}\nc: d\n", [("HB118", 1, 1, "<<")]),
        ("a: !!str x\n!k b: ! [c]\n", [("HB119", 1, 4, "!!str"), ("HB119", 2, 1, "!k"), ("HB119", 2, 7, "!")]),
        ("a: !!python/object:os.system x\n", [("HB119", 1, 4, "!!python/object:os.system")]),
        ("a: &b !c x\n", [("HB116", 1, 4, "&b"), ("HB119", 1, 7, "!c")]),
        ("a: !重要 x\n", [("HB119", 1, 4, "!重要")]),
        ("%YAML 1.2\n%TAG ! x\n---\na: b\n", [("HB120", 1, 1, "%YAML 1.2"), ("HB120", 2, 1, "%TAG ! x")]),
        ("%甲\n---\na: b\n", [("HB120", 1, 1, "%甲")]),
        ("a: b\n---\nc: d\n", [("HB121", 2, 1, "---")]),
        ("a: b\n...\nc: d\n", [("HB121", 3, 1, "c")]),
        # syntax
        ("...\n", [("HB122", 1, 1, ".")]),
        ('a: "x\nb: 1\n', [("HB123", 1, 4, '"')]),
        ('a: "x\nb: "y"\n', [("HB123", 1, 4, '"')]),
        ('a: "三会一课”\nb: c\n', [("HB123", 1, 4, '"')]),
        ("a: 'x\nb: c\n", [("HB123", 1, 4, "'")]),
        ("a: [x, y\nb: c\n", [("HB124", 1, 4, "[")]),
        ("- {a: x, b: [y", [("HB124", 1, 13, "[")]),
        ("- {a: x, b: y\n- c: d\n", [("HB124", 1, 3, "{")]),
        ("a:\n  b: c\n d: e\n", [("HB125", 3, 2, "d: e")]),
        ("- do: x\n   by: y\n", [("HB125", 2, 4, "by")]),
        ("- do: x\nby: y\n", [("HB125", 2, 1, "by: y")]),
        ("a: 预审: 通知\n", [("HB126", 1, 6, ":")]),
        ("- do: x\n  by 支委会\n", [("HB127", 2, 3, "by 支委会")]),
        ("a:\n\t- b\n", [("HB128", 2, 1, "\t")]),
        ("a: x\n\tb: c\n", [("HB128", 2, 1, "\t")]),
        ("甲: @乙\n", [("HB129", 1, 4, "@")]),
        ("甲: %乙\n", [("HB129", 1, 4, "%")]),
        ("甲: ? 乙\n", [("HB129", 1, 4, "?")]),
        ("甲: ]\n", [("HB129", 1, 4, "]")]),
        ('甲: "𠀀\\q"\n', [("HB130", 1, 6, "\\q")]),
        ('甲: "\\uD8"\n', [("HB130", 1, 5, "\\u")]),
        ("甲: |乙\n", [("HB131", 1, 4, "|乙")]),
        ('甲: "乙"丙\n', [("HB132", 1, 7, "丙")]),
        ("甲: [乙] 丙\n", [("HB132", 1, 8, "丙")]),
        ('甲: {乙: "a" 丙: b}\n', [("HB132", 1, 12, "丙: b}")]),
        ("甲: - 乙\n", [("HB140", 1, 4, "-")]),
    ],
)
def test_a_fault_is_told_at_its_place(text, expected):
    assert told(text) == expected
    assert told(text.replace("\n", "\r\n")) == expected


def test_messages_are_filled_in_both_languages():
    finding = read("a: 1\na: 2\n").findings[0]
    assert message(finding) == "“a”重复了"
    assert dict(finding.arguments) == {"key": "a", "line": "1"}
    assert message(finding, "en") == "“a” stands twice"


def test_a_missing_value_stands_where_it_is_told():
    for text in ("by:\n", "{by: }\n", "by: #3 号\n", "by: *x\n"):
        reading = read(text)
        assert reading.value == {"by": ""}
        assert reading.value["by"].span == reading.findings[0].span
    assert read("- 甲\n-\n").value[1].span == read("- 甲\n-\n").findings[0].span


def test_the_first_of_repeated_keys_stays():
    assert read("a: 1\nb: 2\na: 3\n").value == {"a": "1", "b": "2"}


def test_faults_of_structure_are_told_all_at_once():
    text = "a:\nb: &x 1\nb: *x\nc: !t [ ]\n<<: d\ne: 见 #3\n"
    assert [item[:2] for item in told(text)] == [
        ("HB113", 1),
        ("HB116", 2),
        ("HB112", 3),
        ("HB117", 3),
        ("HB119", 4),
        ("HB118", 5),
        ("HB133", 6),
    ]


@pytest.mark.parametrize(
    "make", [lambda n: "[" * n + "]" * n, lambda n: "- " * n + "a", lambda n: "{a: " * n + "b" + "}" * n]
)
def test_nesting_ends_at_its_limit(make):
    assert read(make(MAX_DEPTH)).findings == ()
    reading = read(make(MAX_DEPTH + 1))
    assert reading.value is None
    assert [item.code for item in reading.findings] == ["HB108"]


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "- " * 100_000, "{a: " * 100_000, "? " * 100_000, "a:\n" + " -" * 100_000]
)
def test_a_hundred_thousand_levels_answer_at_once(text):
    start = time.perf_counter()
    reading = read(text)
    assert time.perf_counter() - start < 1
    assert reading.value is None
    assert [item.code for item in reading.findings] == ["HB108"]


def test_nodes_end_at_their_limit():
    assert read("- a\n" * (MAX_NODES - 1)).findings == ()
    reading = read("- a\n" * MAX_NODES)
    assert reading.value is None
    assert [(item.code, item.span.line) for item in reading.findings] == [("HB109", MAX_NODES)]


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_a_text_ends_at_its_limit(quote):
    longest = "字" * (MAX_SCALAR_BYTES // 3)
    assert read(f"a: {quote}{longest}{quote}\n").value == {"a": longest}
    reading = read(f"a: {quote}{longest}字{quote}\n")
    assert reading.value is None
    assert [(item.code, item.span.column) for item in reading.findings] == [("HB110", 4)]


@pytest.mark.parametrize(
    "escape", ["\\0", "\\a", "\\N", "\\L", "\\P", "\\u202e", "\\x85", "\\uFEFF", "\\r", "\\U0000200F"]
)
def test_a_refused_character_written_as_an_escape_is_refused(escape):
    assert told(f'甲: "乙{escape}丙"\n') == [("HB107", 1, 4, f'"乙{escape}丙"')]
    assert read(f'甲: "乙{escape}丙"\n').value == {"甲": "乙\ufffd丙"}
    assert read('甲: "乙\\n\\t\\u4e19\\r\\n"\n').value == {"甲": "乙\n\t丙\r\n"}


def test_a_refused_character_hides_nothing_else():
    reading = read("a: 1\u2028a: 2\nb\u202e: &x 3\n\x00c:\n")
    assert [item.code for item in reading.findings] == ["HB126"]
    reading = read("a: 1\u2028x\nb\u202e: &x 3\n\x00c:\n")
    assert [(item.code, item.span.line) for item in reading.findings] == [("HB116", 2), ("HB113", 3)]
    assert list(reading.value) == ["a", "b\ufffd", "\ufffdc"]
