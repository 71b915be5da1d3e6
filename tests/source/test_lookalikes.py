"""Text that looks right and means something else: code, place, and a fix that puts it right."""

from __future__ import annotations

import pytest

from generator.source.files import SourceFile
from generator.source.yaml import read_yaml


def read(text):
    return read_yaml(SourceFile("a.yml", text))


def offset(text, line, column):
    return sum(len(part) + 1 for part in text.split("\n")[: line - 1]) + column - 1


def repaired(text):
    """The text with the fixes of all its findings applied, last first."""
    fixes = sorted({item.fix for item in read(text).findings if item.fix}, key=lambda fix: fix.span, reverse=True)
    for fix in fixes:
        span = fix.span
        start, end = offset(text, span.line, span.column), offset(text, span.end_line, span.end_column)
        text = text[:start] + fix.text + text[end:]
    return text


def places(text):
    return [(item.code, item.span.line, item.span.column) for item in read(text).findings]


@pytest.mark.parametrize(
    ("text", "expected", "value"),
    [
        # a comment that was meant as text
        ("do: 见附件 #3\n", [("HB133", 1, 9)], {"do": "见附件 #3"}),
        ("do: 说明 #附件\n", [("HB133", 1, 8)], {"do": "说明 #附件"}),
        ("do: 见𠀀\t#３ # 注\n", [("HB133", 1, 8)], {"do": "见𠀀\t#３"}),
        ('do: 见"附\\件" #3\n', [("HB133", 1, 12)], {"do": '见"附\\件" #3'}),
        ("do: 见\n  附件 #3\n", [("HB133", 2, 6)], {"do": "见 附件 #3"}),
        ("- 说明 #附件\n- b # 好\n", [("HB133", 1, 6)], ["说明 #附件", "b"]),
        ("- {do: 见附件 #3, by: 支委会}\n", [("HB133", 1, 12)], [{"do": "见附件 #3", "by": "支委会"}]),
        ("a: [甲 #1, 乙]\n", [("HB133", 1, 7)], {"a": ["甲 #1", "乙"]}),
        ("do: #3 号\nby: x\n", [("HB133", 1, 5)], {"do": "#3 号", "by": "x"}),
        ("do: 见 #3\n  的材料\n", [("HB133", 1, 7)], None),
        ("通过 #1: next\n", [("HB133", 1, 4)], {"通过 #1": "next"}),
        (
            "o:\n  甲 #1: next\n  乙 #2: end\n",
            [("HB133", 2, 5), ("HB133", 3, 5)],
            {"o": {"甲 #1": "next", "乙 #2": "end"}},
        ),
        # a comma in braces
        ("{basis: 18, 20-22}\n", [("HB134", 1, 13)], {"basis": "18, 20-22"}),
        ("- {basis: 党章 18, 20-22, 30, by: x}\n", [("HB134", 1, 18)], [{"basis": "党章 18, 20-22, 30", "by": "x"}]),
        (
            "{do: 讨论, 表决, by: 支委会, 18}\n",
            [("HB134", 1, 10), ("HB134", 1, 23)],
            {"do": "讨论, 表决", "by": "支委会, 18"},
        ),
        # a full-width colon
        ("title：换届\nby: x\n", [("HB135", 1, 6)], {"title": "换届", "by": "x"}),
        (
            "title: 换届\nby：支委会\nsteps:\n  - a\n",
            [("HB135", 2, 3)],
            {"title": "换届", "by": "支委会", "steps": ["a"]},
        ),
        ("title: 换届\nby：支委会\n", [("HB135", 2, 3)], {"title": "换届", "by": "支委会"}),
        ("title: 换届\nby：支委会", [("HB135", 2, 3)], {"title": "换届", "by": "支委会"}),
        ("by：支委会", [("HB135", 1, 3)], {"by": "支委会"}),
        ("by ： 支委会\n", [("HB135", 1, 4)], {"by": "支委会"}),
        ("- do：x\n", [("HB135", 1, 5)], [{"do": "x"}]),
        ("- do：x\n  by: y\n", [("HB135", 1, 5)], [{"do": "x", "by": "y"}]),
        (
            "- do: x\n  by：y\n- do: z\n  by：q\n",
            [("HB135", 2, 5), ("HB135", 4, 5)],
            [{"do": "x", "by": "y"}, {"do": "z", "by": "q"}],
        ),
        ("- do: x\n    by：y\n", [("HB135", 2, 7)], None),
        ("o：\n  通过: next\n", [("HB135", 1, 2)], {"o": {"通过": "next"}}),
        ("- d: x\n  o：\n    通过: next\n  by: y\n", [("HB135", 2, 4)], [{"d": "x", "o": {"通过": "next"}, "by": "y"}]),
        (
            "o:\n  通过：next\n  不通过：end 甲\n",
            [("HB135", 2, 5), ("HB135", 3, 6)],
            {"o": {"通过": "next", "不通过": "end 甲"}},
        ),
        (
            "o:\n  通过: next\n  不通过：end 甲\nb: c\n",
            [("HB135", 3, 6)],
            {"o": {"通过": "next", "不通过": "end 甲"}, "b": "c"},
        ),
        ("o:\n  通过：next\n  不通过: end 甲\n", [("HB135", 2, 5)], {"o": {"通过": "next", "不通过": "end 甲"}}),
        ("- {do：x, by: y}\n- {do: x, by：y}\n", [("HB135", 1, 6), ("HB135", 2, 13)], [{"do": "x", "by": "y"}] * 2),
        ("{通过：next, 不通过: end}\n", [("HB135", 1, 4)], {"通过": "next", "不通过": "end"}),
        # no blank behind a colon or a dash
        ("do:讨论\nby: x\n", [("HB136", 1, 3)], {"do": "讨论", "by": "x"}),
        ("- do:讨论\n", [("HB136", 1, 5)], [{"do": "讨论"}]),
        ("- {do:讨论, by: x}\n", [("HB136", 1, 6)], [{"do": "讨论", "by": "x"}]),
        ("s:\n  do:讨论\n", [("HB136", 2, 5)], {"s": {"do": "讨论"}}),
        ("s:\n  -do: x\n   by: y\n", [("HB137", 2, 3)], None),
        ("－ do: x\n", [("HB137", 1, 1)], [{"do": "x"}]),
        # full-width punctuation and blanks
        ("a: [甲，乙, 丙]\n", [("HB138", 1, 6)], {"a": ["甲", "乙", "丙"]}),
        ("a: ［甲，乙］\n", [("HB138", 1, 4)], {"a": ["甲", "乙"]}),
        ("- ｛do: x, by: y｝\n", [("HB138", 1, 3)], [{"do": "x", "by": "y"}]),
        ("- {do: x，by: y}\n", [("HB138", 1, 9)], [{"do": "x", "by": "y"}]),
        ("a: b\n　c: d\n", [("HB139", 2, 1)], None),
    ],
)
def test_a_look_alike_is_told_and_repaired(text, expected, value):
    assert places(text) == expected
    assert places(text.replace("\n", "\r\n")) == expected
    if value is not None:
        assert read(repaired(text)).value == value
        assert not read(repaired(text)).findings


@pytest.mark.parametrize(
    "text",
    [
        "do: 讨论 # 注释\n",
        "do: 讨论 #TODO\n",
        "do: 讨论#3\n",
        'do: "讨论" # 3\n',
        "do: 讨论　#3\n",
        "# 3\n#3\ndo: 讨论\n",
        "note: |\n  见 #3\n  by：x\n",
        "do: 说明：如下\n",
        "do: by：如下\n",
        "- 说明：如下\n",
        "note:\n  说明：如下\n",
        "aim: 12:30\n",
        "- http://example.org/a\n- 12:30\n",
        "a: [18, 20-22]\n",
        "a: ['甲，乙']\n",
        "title: “三会一课”\n",
        "title: ［2026］1号\n",
        "- -5\n- －x\n",
        "说明: 见：附件\n",
    ],
)
def test_what_is_meant_is_left_alone(text):
    assert read(text).findings == ()


def test_all_are_told_when_the_parse_stops():
    text = "title：换届\nsteps:\n  - do: 见 #3\n    by：甲\n  - note: |\n      by：不算\n    # by：不算\n    by：乙\n"
    assert places(text) == [("HB135", 1, 6), ("HB133", 3, 11), ("HB135", 4, 7), ("HB135", 8, 7)]


def test_an_error_behind_a_look_alike_is_told_too():
    assert places("a: 见 #3\nb: c\nd: [x\n") == [("HB133", 1, 6), ("HB124", 3, 4)]


def test_severity_follows_what_is_lost():
    severities = [item.severity for text in ("a: [甲，乙]\n", "{do: x，by: y}\n") for item in read(text).findings]
    assert severities == ["warning", "error"]
