"""The text format: places, carets under double-width characters, clipping, hints, fixes and the summary."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from generator.diagnostics import Fix, Severity, Span, finding
from generator.diagnostics.emitters import emit
from generator.diagnostics.emitters.text import MAX_WIDTH, excerpt, summary

LINE = "  - do: 讨论𠀀材料 #3"


def on(column, end_column, line=1, end_line=1):
    return Span("a.yml", line, column, end_line, end_column)


def found(span=None, **kwargs):
    return finding("HB133", span or on(15, 17), lost="#3", **kwargs)


def test_a_finding_reads_like_a_compilers():
    fix = Fix(on(9, 17), '"讨论𠀀材料 #3"')
    text = emit([found(fix=fix)], "text", "zh", lambda _path, _line: LINE)
    assert text == (
        "a.yml:1:15: 错误[HB133] “#3”被当成注释，不会出现在正文里\n"
        "   |\n"
        " 1 |   - do: 讨论𠀀材料 #3\n"
        "   |                    ^^\n"
        "   提示: 给整段文字加上引号；确实是注释就在 # 后面空一格\n"
        '   可修复: 改为「"讨论𠀀材料 #3"」\n'
        "\n"
        "1 个错误"
    )


def test_english_is_whole():
    text = emit([found(fix=Fix(on(9, 17), ""))], "text", "en", lambda _path, _line: LINE)
    assert "a.yml:1:15: error[HB133] “#3” is taken" in text
    assert "   hint: put quotes" in text
    assert "   fix: delete" in text
    assert text.endswith("\n\n1 error")


def test_without_its_line_a_finding_is_told_all_the_same():
    assert "|" not in emit([found()], "text", "zh", lambda _path, _line: None)


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("by: 支委会", "支委会"),
        ("𠀀𠀁: x", "x"),
        ("a\tb\tcd", "cd"),
        ("e\u0301te\u0301: x", "x"),
        ("（全角），text", "text"),
        ("ｆｕｌｌ half", "half"),
        ("한국어 かな end", "end"),
        ("👍🏽 thumbs", "thumbs"),
    ],
)
def test_the_caret_stands_under_the_part(line, part):
    start = line.index(part) + 1
    shown, caret = excerpt(line, on(start, start + len(part)))
    before = shown[: shown.index(part)]
    assert len(caret) - len(caret.lstrip()) == cell_len(before)
    assert caret.strip() == "^" * cell_len(part)


def test_hidden_characters_are_written_out_and_underlined():
    shown, caret = excerpt("a\u202eb\x1b[31m\u200b", on(2, 3))
    assert shown == "a<U+202E>b<U+001B>[31m<U+200B>"
    assert caret == " ^^^^^^^^"


def test_words_from_the_content_cannot_reach_the_terminal():
    item = finding("HB133", Span("a\x1b.yml"), lost="#\x1b[2J\u202e\n")
    text = emit([item], "text", "zh", lambda _path, _line: None)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "#<U+001B>[2J<U+202E><U+000A>" in text


def test_an_empty_span_and_one_behind_the_line_have_one_caret():
    assert excerpt("by:", on(4, 4))[1] == "   ^"
    assert excerpt("by:", on(9, 12))[1] == "   ^"


def test_a_span_over_lines_is_underlined_to_the_end_of_its_first():
    assert excerpt("do: |", on(5, 3, 1, 4))[1] == "    ^"
    assert excerpt("do: 讨论", on(5, 1, 1, 9))[1] == "    ^^^^"


@pytest.mark.parametrize("start", [1, 300, 5000, 9990])
def test_a_long_line_is_clipped_around_the_span(start):
    line = "".join(chr(0x4E00 + i % 5000) for i in range(10_000))
    shown, caret = excerpt(line, on(start, start + 5))
    assert cell_len(shown) <= MAX_WIDTH + 2
    assert line[start - 1 : start + 4] in shown
    assert len(caret) - len(caret.lstrip()) == cell_len(shown[: shown.index(line[start - 1])])
    assert shown.startswith("…") == (start > 60)
    assert shown.endswith("…") == (start < 9960)


def test_a_span_longer_than_the_excerpt_is_clipped():
    shown, caret = excerpt("x" * 1_000_000, on(1, 1_000_001))
    assert cell_len(shown) <= MAX_WIDTH + 1
    assert set(caret) == {"^"}


def test_the_summary_counts_each_severity():
    items = [found(), found(on(1, 2)), found(severity=Severity.WARNING), found(severity=Severity.INFO)]
    assert summary(items, "zh") == "2 个错误，1 个警告，1 条信息"
    assert summary(items, "en") == "2 errors, 1 warning, 1 info"
    assert emit([], "text", "zh", lambda _path, _line: None) == "没有发现问题"
    assert emit([], "text", "en", lambda _path, _line: None) == "no problems found"


def test_the_gutter_is_as_wide_as_the_number():
    lines = emit([found(on(15, 17, 120, 120))], "text", "zh", lambda _path, _line: LINE).split("\n")
    assert [line.index("|") for line in lines[1:4]] == [5, 5, 5]
