"""The canonical form: the same values, the same comments, and nothing to do the second time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.source.files import SourceFile, decode
from generator.source.layout import UnformattableError, format_yaml
from generator.source.layout.format import WIDTH, comments
from generator.source.layout.tree import read_tree
from generator.source.yaml import read_yaml
from tests.language.corpus import cases

CASES = {
    "indentation, blanks and brackets": (
        "a:\n- 1\n-   [ 2,3 ]\n- {b : c,d: e}\n",
        "a:\n  - 1\n  - [2, 3]\n  - {b: c, d: e}\n",
    ),
    "lists in lists": ("- - a\n  -   b\n-\n  - c\n", "- - a\n  - b\n- - c\n"),
    "quotes that are not needed": ("'a': \"见附件\"\nb: [\"c\", 'd']\n", "a: 见附件\nb: [c, d]\n"),
    "quotes that are needed": (
        "a: '见附件 #3'\nb: 'c: d'\ne: ['f, g', '']\nh: '说\"好\"'\ni: \"一\\n二\"\nj: \"'\"\n",
        'a: "见附件 #3"\nb: "c: d"\ne: ["f, g", ""]\nh: 说"好"\ni: "一\\n二"\nj: "\'"\n',
    ),
    "quotes that keep other readers from a number": (
        "a: '010'\nb: \"true\"\nc: '2026-11-22'\nd: 010\n",
        'a: "010"\nb: "true"\nc: "2026-11-22"\nd: 010\n',
    ),
    "blank lines, one at a time": ("\n\na: 1\n\n\n\nb: 2\n   \nc: 3\n\n", "a: 1\n\nb: 2\n\nc: 3\n"),
    "line ends and the last line": ("a: 1\r\nb: 2", "a: 1\nb: 2\n"),
    "comments behind values keep their column": (
        "a: 1      # 一\nbb: 2     # 二\n",
        "a: 1      # 一\nbb: 2     # 二\n",
    ),
    "comments above entries follow them": (
        "# 头\na:\n    # 第一\n    - b # 后\n\n    # 第二\n    - # 点后\n      c: d\n# 尾\n",
        "# 头\na:\n  # 第一\n  - b # 后\n\n  # 第二\n  # 点后\n  - c: d\n# 尾\n",
    ),
    "a comment below the last entry of a list stays in it": (
        "a:\n  - b\n  # 待补\n\n# 下一个\nc: d\n",
        "a:\n  - b\n  # 待补\n\n# 下一个\nc: d\n",
    ),
    "a comment below a list that is not indented belongs to the next key": (
        "a:\n- b\n# 下一个\nc: d\n",
        "a:\n  - b\n# 下一个\nc: d\n",
    ),
    "a comment in brackets opens them": (
        "a: [b, # 一\n  c]\n",
        "a:\n  - b # 一\n  - c\n",
    ),
    "a comment behind brackets stays there": ("- {a: [b]}   # 一\n", "- {a: [b]}   # 一\n"),
    "brackets over several lines close up": ("a: [b,\n  c,\n]\n", "a: [b, c]\n"),
    "an unquoted text of several lines becomes one": ("a: 一\n  二\n", "a: 一 二\n"),
    "a text of several lines keeps its lines": (
        "a:\n   - b: |\n        一\n          二\n\n     c: >-\n       三\n",
        "a:\n  - b: |\n      一\n        二\n\n    c: >-\n      三\n",
    ),
    "markers of the document go": ("---\na: 1\n...\n", "a: 1\n"),
    "nothing in brackets": ("a: [ ]\nb: {}\n", "a: []\nb: {}\n"),
    "a pair in a list": ("a: [b: c]\n", "a: [{b: c}]\n"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_form(name):
    text, form = CASES[name]
    assert format_yaml(text) == form
    assert format_yaml(form) == form


def test_a_line_that_is_too_long_is_written_without_brackets():
    words = ", ".join(f"第{number}个" for number in range(20))
    fits = f"a: [{words}]\n"
    assert format_yaml(fits) == fits
    long = f"a: [{words}, {'长' * WIDTH}]\n"
    assert format_yaml(long).startswith("a:\n  - 第0个\n  - 第1个\n")


def test_keys_come_in_the_order_of_their_place_with_their_comments():
    def order(place):
        return ("x", "y") if place == ("a",) else ()

    text = "z: 1\na:\n  - # 甲\n    y: 1 # 丁\n    # 乙\n    x: 2\nb: {y: 1, x: 2}\n"
    assert format_yaml(text, order) == "z: 1\na:\n  # 甲\n  # 乙\n  - x: 2\n    y: 1 # 丁\nb: {y: 1, x: 2}\n"


def test_a_key_that_is_not_known_keeps_all_where_they_are():
    assert format_yaml("y: 1\nw: 3\nx: 2\n", lambda _place: ("x", "y")) == "y: 1\nw: 3\nx: 2\n"


def test_what_cannot_be_written_is_left_alone():
    with pytest.raises(UnformattableError):
        format_yaml(f"? {'长' * 1100}\n: 1\n")


def ends_well(text: str) -> bool:
    """Whether the reader finds no error in a text."""
    source, findings = decode(text.encode(), "")
    return source is not None and not any(
        found.severity == "error" for found in (*findings, *read_yaml(source).findings)
    )


def holds(text: str) -> None:
    """The promises of the form for any text."""
    form = format_yaml(text)
    assert read_yaml(SourceFile("", form)).value == read_yaml(SourceFile("", text)).value
    assert comments(read_tree(form)) == comments(read_tree(text))
    assert format_yaml(form) == form
    assert form.endswith("\n")
    assert "\r" not in form


GOOD = [case for case in cases() if ends_well(case.text)]


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.name)
def test_every_case_of_the_corpus_keeps_what_it_says(case):
    holds(case.text.removeprefix("\ufeff"))


TEXTS = st.text(st.sampled_from("甲乙 ab1:#,-[]{}'\"\\!&*?|>%@`\n\t：，（"), min_size=1, max_size=12)
COMMENTS = st.sampled_from(("", "  # 甲", " # 乙 # 丙", "# 丁", "#"))
KEYS = st.sampled_from(("do", "by", "通过", "a b", "x#y", "-z", "010"))


def single(text: str) -> str:
    return "'" + text.replace("'", "''").replace("\n", " ").replace("\t", " ") + "'"


def double(text: str) -> str:
    for sign, escaped in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(sign, escaped)
    return f'"{text}"'


@st.composite
def documents(draw, depth=0, indent=0) -> str:
    """A block mapping or list with odd indentation, comments, blank lines, quotes and brackets, as lines."""
    pad = " " * indent
    lines = []
    mapping = draw(st.booleans())
    keys = draw(st.lists(KEYS, min_size=1, max_size=4, unique=True))
    for key in keys:
        for _ in range(draw(st.integers(0, 2))):
            own = draw(COMMENTS)
            lines.append(" " * draw(st.integers(0, 6)) + own.strip() if own else "")
        head = pad + (f"{single(key) if draw(st.booleans()) or key == '-z' else key}:" if mapping else "-")
        kind = draw(st.integers(0, 5 if depth < 3 else 3))
        behind = draw(COMMENTS)
        behind = f" {behind.strip()}" if behind else ""
        if kind <= 1:
            lines.append(f"{head} {draw(TEXTS.map(single if kind else double))}{behind}")
        elif kind == 2:
            items = draw(st.lists(TEXTS.map(double), max_size=4))
            inner = ", ".join(items) if draw(st.booleans()) else f",{behind}\n{pad}      ".join(items)
            lines.append(f"{head} [ {inner}{' ' if items else ''}]{behind}")
        elif kind == 3:
            block = draw(st.sampled_from(("|", ">-", "|+")))
            deep = " " * (indent + draw(st.integers(1, 4)))
            lines += [f"{head} {block}", f"{deep}{draw(st.sampled_from(('一', '二 # 三', 'a: b')))}", f"{deep} 四"]
        else:
            lines.append(head + behind)
            lines.append(draw(documents(depth + 1, indent + draw(st.integers(1, 4)))))
    return "\n".join(lines)


@given(documents())
def test_any_document_keeps_what_it_says(text):
    if ends_well(text + "\n"):
        holds(text + "\n")
