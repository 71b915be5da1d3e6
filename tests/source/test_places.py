"""Places of values: every span points at the characters that were written, found here without the reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Span
from generator.source.characters import REFUSED
from generator.source.files import SourceFile
from generator.source.value import Items, Table, Text
from generator.source.yaml import read_yaml


def read(text, **kwargs):
    reading = read_yaml(SourceFile("a.yml", text), **kwargs)
    assert reading.findings == ()
    return reading.value


def written(text, span):
    """The characters of a span, cut out of the text line by line."""
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def texts(value):
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Items):
        for item in value:
            yield from texts(item)
    else:
        for key, item in value.items():
            yield key
            yield from texts(item)


TEXT = """\
title: 换届𠀀选举   # 注
"引号键": '单 ''引'' 号'
steps:
  - do: "双\\t引 \\u4e2d"
    by: [支委会, 党员大会, "党 委"]
  - {do: 讨论, by: 支部, basis: "18, 20-22"}
  - - 深
    -   更深
note: |
  第一行
   第二行

fold: >-
    折叠
    文字
plain: 一行
  又一行
last: 末"""


@pytest.mark.parametrize("text", [TEXT, TEXT + "\n", TEXT.replace("\n", "\r\n"), "\n\n# 头\n---\n" + TEXT + "\n...\n"])
def test_spans_hold_what_is_written(text):
    expected = {
        "换届𠀀选举": "换届𠀀选举",
        "引号键": '"引号键"',
        "单 '引' 号": "'单 ''引'' 号'",
        "双\t引 中": '"双\\t引 \\u4e2d"',
        "党 委": '"党 委"',
        "18, 20-22": '"18, 20-22"',
        "第一行\n 第二行\n": "|\n  第一行\n   第二行",
        "折叠 文字": ">-\n    折叠\n    文字",
        "一行 又一行": "一行\n  又一行",
    }
    for value in texts(read(text)):
        assert written(text, value.span).replace("\r", "") == expected.get(value, value)


def test_styles_are_told_apart():
    styles = {str(value): value.style for value in texts(read(TEXT))}
    assert styles["title"] == styles["一行 又一行"] == "plain"
    assert styles["党 委"] == "double"
    assert styles["单 '引' 号"] == "single"
    assert styles["第一行\n 第二行\n"] == "literal"
    assert styles["折叠 文字"] == "folded"


def test_lists_and_mappings_reach_from_their_first_to_their_last():
    value = read(TEXT)
    assert written(TEXT, value.span) == TEXT
    steps = value["steps"]
    assert written(TEXT, steps.span).startswith("- do:")
    assert written(TEXT, steps.span).endswith("更深")
    assert written(TEXT, steps[0].span).startswith("do: ")
    assert written(TEXT, steps[0]["by"].span) == '[支委会, 党员大会, "党 委"]'
    assert written(TEXT, steps[1].span) == '{do: 讨论, by: 支部, basis: "18, 20-22"}'
    assert written(TEXT, steps[2].span) == "- 深\n    -   更深"


def test_an_empty_pair_of_brackets_has_its_place():
    value = read("a: []\nb: {}\nc: [ [] , {x: []}]\n")
    assert (value["a"].span, value["b"].span) == (Span("a.yml", 1, 4, 1, 6), Span("a.yml", 2, 4, 2, 6))
    assert value["c"][1]["x"].span == Span("a.yml", 3, 15, 3, 17)
    assert value == {"a": [], "b": {}, "c": [[], {"x": []}]}


def test_the_first_line_of_a_part_counts():
    value = read("a: x\nb: |\n  y\n", first_line=7)
    assert value["a"].span == Span("a.yml", 7, 4, 7, 5)
    assert value["b"].span == Span("a.yml", 8, 4, 9, 4)
    assert value.span == Span("a.yml", 7, 1, 9, 4)


def test_scalars_stay_text():
    for word in ["010", "yes", "NO", "12:30", "1e3", "1.10", "~", "null", "2026-03-01", "0x1F", ".inf", "=", "<"]:
        assert read(f"- {word}\n") == [word]
        assert read(f"a: {word}\n") == {"a": word}


def test_parts_of_a_plain_text_are_exact():
    value = read("basis: 党章 18, 20\n")["basis"]
    assert value.part(3, 5) == Span("a.yml", 1, 11, 1, 13)
    assert read('basis: "党章 18"\n')["basis"].part(3, 5) == Span("a.yml", 1, 8, 1, 15)


ALLOWED = st.text(st.characters(codec="utf-8").filter(lambda c: not REFUSED.search(c) and c != "\r"), max_size=60)


@given(ALLOWED, ALLOWED)
def test_quoted_text_comes_back_as_written(first, second):
    def double(text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'

    source = f"前: {double(first)}\n- x: 1\n".replace("\n- x: 1", f"\n后: [{double(second)}, 甲]")
    value = read(source)
    assert value == {"前": first, "后": [second, "甲"]}
    assert written(source, value["前"].span) == double(first)
    assert written(source, value["后"][0].span) == double(second)
    assert written(source, value["后"][1].span) == "甲"


PLAIN = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "S"]).filter(lambda c: not REFUSED.search(c)),
    min_size=1,
    max_size=40,
).filter(lambda text: text[0].isalpha() and not text.isascii() and ":" not in text and "：" not in text)


@given(st.lists(PLAIN, min_size=1, max_size=6), st.integers(0, 4))
def test_plain_text_comes_back_as_written(words, pad):
    source = "".join(f"- k:{' ' * (pad + 1)}{word}\n" for word in words)
    value = read(source)
    assert [item["k"] for item in value] == words
    for number, item in enumerate(value, 1):
        assert item["k"].span == Span("a.yml", number, 6 + pad, number, 6 + pad + len(item["k"]))


@given(ALLOWED)
def test_block_text_comes_back_as_written(text):
    body = "".join(f"  {line}\n" if line.strip(" ") else "\n" for line in text.split("\n"))
    expected = "".join(f"{line if line.strip(' ') else ''}\n" for line in text.split("\n"))
    assert read(f"k: |2+\n{body}") == {"k": expected}


def test_a_key_gives_its_place():
    value = read("a: 1\n  \nb: 2\n")
    assert isinstance(value, Table)
    assert value.key("b").span == Span("a.yml", 3, 1, 3, 2)
