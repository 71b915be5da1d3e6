"""Whatever a file holds, reading it ends in values and findings, never in an exception."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import catalogue, hint, message
from generator.diagnostics.emitters import FORMATS, emit
from generator.source.files import SourceFile, decode
from generator.source.markdown import read_markdown
from generator.source.value import Items, Table, Text
from generator.source.yaml import read_yaml

MARKS = [
    "\n",
    "  ",
    "- ",
    ": ",
    ":",
    "：",
    "#",
    " #",
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "，",
    "&",
    "*",
    "!",
    "|",
    ">",
    "%",
    "@",
]
MORE = [
    "?",
    "? ",
    "---\n",
    "...\n",
    "<<",
    "\t",
    "\r\n",
    "\r",
    "　",
    "\\",
    "\\u202e",
    "［",
    "｝",
    "a",
    "do",
    "by",
    "支委会",
    "3",
    "𠀀",
    "\u202e",
]
WORDS = st.lists(st.sampled_from(MARKS + MORE), max_size=40).map("".join)
HTML = st.lists(
    st.sampled_from(
        [
            "---\n",
            "<b>",
            "</b>",
            "[",
            "](",
            ")",
            "javascript:",
            "![",
            "`",
            "*",
            "~~",
            "|",
            "\n",
            "- ",
            "# ",
            "<!--",
            "&",
            "a",
            "甲",
            "> ",
            "[a]: b",
            "<http:x>",
        ]
    ),
    max_size=40,
).map("".join)

PIECES = [
    "- a\n",
    "a: [",
    "[]\n",
    "by：x\n",
    "a: 见 #3\n",
    "'",
    '"',
    "#",
    "? ",
    "a:\n ",
    "- - ",
    "{",
    "a: {b, 3}\n",
    "\u202e",
    "a: |\n x\n",
    "通过 #1: x\n",
    "a，",
    "  ",
]


def check(file, findings):
    """Every finding can be told in every format and stands inside its file."""
    lines = file.lines
    for item in findings:
        span = item.span
        assert 1 <= span.line <= span.end_line <= len(lines) + file.first_line
        assert span.column >= 1
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        if span.line <= len(lines):
            assert span.column <= len(lines[span.line - 1]) + 2
        for language in ("zh", "en"):
            assert message(item, language)
            assert hint(item, language) or not catalogue()[item.code].hint.zh
    for output in FORMATS:
        emit(findings, output, "zh", lambda _path, number: file.line(number))


def check_places(value, file):
    """Every plain one-line text of a file without findings stands where its span says."""
    if isinstance(value, Text):
        if value.style == "plain" and value.span.line == value.span.end_line and value:
            line = file.clean.split("\n")[value.span.line - 1]
            assert line[value.span.column - 1 : value.span.end_column - 1] == value
    elif isinstance(value, Items):
        for item in value:
            check_places(item, file)
    elif isinstance(value, Table):
        for key, item in value.items():
            check_places(key, file)
            check_places(item, file)


def check_yaml(text):
    file = SourceFile("a.yml", text)
    reading = read_yaml(file)
    check(file, reading.findings)
    assert reading.value is not None or reading.findings
    if not reading.findings:
        check_places(reading.value, file)


@settings(max_examples=400)
@given(WORDS)
def test_any_mixture_of_marks_is_read(text):
    check_yaml(text)


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_any_text_is_read(text):
    check_yaml(text)
    chapter = read_markdown(SourceFile("a.md", text))
    check(SourceFile("a.md", text), chapter.findings)


@settings(max_examples=300)
@given(st.binary(max_size=200))
def test_any_bytes_are_read(data):
    file, findings = decode(data, "a.yml")
    assert file is not None or findings
    if file is not None:
        check(file, findings)
        check_yaml(file.text)


@settings(max_examples=300)
@given(HTML)
def test_any_markdown_is_read(text):
    file = SourceFile("a.md", text)
    chapter = read_markdown(file)
    check(file, chapter.findings)
    tokens = [child for token in chapter.tokens for child in (token, *(token.children or ()))]
    assert not [token for token in tokens if token.type.startswith("html")]
    assert not [token for token in tokens if str(token.attrs.get("href", "")).startswith("javascript")]


@settings(max_examples=60)
@given(WORDS, st.integers(1000, 5000))
def test_repetition_is_read_in_time(text, times):
    start = time.perf_counter()
    read_yaml(SourceFile("a.yml", (text * times)[: 256 * 1024]))
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("piece", PIECES)
def test_a_mebibyte_of_anything_is_read_in_time(piece):
    text = piece * (1024 * 1024 // len(piece.encode()))
    start = time.perf_counter()
    read_yaml(SourceFile("a.yml", text))
    assert time.perf_counter() - start < 5
