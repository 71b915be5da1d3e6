"""Reading chapters: front matter with its lines, headings, links with their places, and what is refused."""

from __future__ import annotations

import pytest

from generator.diagnostics import Span
from generator.source.files import SourceFile
from generator.source.markdown import Heading, is_allowed, is_relative, read_markdown
from generator.source.value import Table

CHAPTER = """\
---
title: 换届
items: [选举]
---

# 支部 *换届*

见[党章](party.md)和[网站](https://example.org/a "说明")，
或者写信给 <mailto:a@example.org>、[章程][c]。

| 步骤 | 依据 |
|---|---|
| [一](a.md) | ~~[二](a.md)~~ |

![图](images/图.png)

## 第二节

- 列表 [三](三.md#节)

[c]: charter.md
"""


def read(text, path="a.md"):
    return read_markdown(SourceFile(path, text))


def test_a_chapter_has_front_matter_body_and_headings():
    chapter = read(CHAPTER)
    assert chapter.findings == ()
    assert chapter.front == {"title": "换届", "items": ["选举"]}
    assert chapter.front["items"][0].span == Span("a.md", 3, 9, 3, 11)
    assert chapter.body_line == 5
    assert chapter.body.startswith("\n# 支部")
    assert chapter.headings == (Heading(1, "支部 换届", 6), Heading(2, "第二节", 17))
    heading = next(token for token in chapter.tokens if token.type == "heading_open")
    assert heading.map == [1, 2]


def test_links_stand_where_they_are_written():
    lines = CHAPTER.split("\n")
    links = read(CHAPTER).links
    assert [(link.target, link.image) for link in links] == [
        ("party.md", False),
        ("https://example.org/a", False),
        ("mailto:a@example.org", False),
        ("charter.md", False),
        ("a.md", False),
        ("a.md", False),
        ("images/图.png", True),
        ("三.md#节", False),
    ]
    for link in links:
        span = link.span
        shown = lines[span.line - 1][span.column - 1 : span.end_column - 1]
        assert shown == link.target or (link.target == "charter.md" and span.line == 9)
    first, second = (link.span.column for link in links if link.target == "a.md")
    assert first < second


def test_line_ends_do_not_matter():
    chapter = read(CHAPTER.replace("\n", "\r\n"))
    assert chapter.headings == read(CHAPTER).headings
    assert [link.span for link in chapter.links] == [link.span for link in read(CHAPTER).links]
    assert chapter.front == read(CHAPTER).front


@pytest.mark.parametrize("text", ["正文\n", "\n---\na: b\n---\n", "----\na: b\n---\n", "--- # x\na: b\n---\n"])
def test_without_front_matter_all_is_body(text):
    chapter = read(text)
    assert (chapter.front, chapter.body, chapter.body_line, chapter.findings) == (None, text, 1, ())


def test_empty_front_matter_is_an_empty_mapping():
    chapter = read("---\n---\n正文\n")
    assert chapter.front == Table()
    assert isinstance(chapter.front, Table)
    assert (chapter.body, chapter.body_line) == ("正文\n", 3)


def test_faults_of_front_matter_have_the_lines_of_the_file():
    chapter = read("---\ntitle: 甲\ntitle: 乙\nsummary：丙\n---\n\n# 丁\n")
    assert [(item.code, item.span.line) for item in chapter.findings] == [("HB112", 3), ("HB135", 4)]
    assert chapter.front is None
    assert chapter.headings == (Heading(1, "丁", 7),)


@pytest.mark.parametrize(
    ("text", "code", "span"),
    [
        ("---\ntitle: 甲\n", "HB141", Span("a.md", 1, 1, 1, 4)),
        ("---\n- 甲\n---\n", "HB142", Span("a.md", 2, 1, 2, 4)),
        ("---\n# 注\n---\n", "HB111", Span("a.md", 2, 1, 2, 1)),
        ("甲 <b>乙</b>\n", "HB143", Span("a.md", 1, 3, 1, 6)),
        ("甲\n\n<div>\n乙\n</div>\n", "HB143", Span("a.md", 3, 1, 3, 6)),
        ("- 甲\n\n  <!-- 乙 -->\n", "HB143", Span("a.md", 3, 3, 3, 13)),
        ("`<b>`\n\n    <i>\n\n甲 <u>\n", "HB143", Span("a.md", 5, 3, 5, 6)),
        ("甲\n乙 [丙](javascript:alert(1))\n", "HB144", Span("a.md", 2, 7, 2, 26)),
        ("[a](JaVaScRiPt:x)\n", "HB144", Span("a.md", 1, 5, 1, 17)),
        ("[a](data:text/html,x)\n", "HB144", Span("a.md", 1, 5, 1, 21)),
        ("[a](file:///etc/passwd)\n", "HB144", Span("a.md", 1, 5, 1, 23)),
        ("[a](//host/x)\n", "HB144", Span("a.md", 1, 5, 1, 13)),
        ("<vbscript:x>\n", "HB144", Span("a.md", 1, 2, 1, 12)),
        ("[a][b]\n\n[b]: javascript:x\n", "HB144", Span("a.md", 1, 1, 1, 7)),
        ("[a](java&#x73;cript:x)\n", "HB144", Span("a.md", 1, 1, 1, 23)),
        ("![a](data:image/png;base64,x)\n", "HB144", Span("a.md", 1, 6, 1, 29)),
        ("![a](https://example.org/x.png)\n", "HB145", Span("a.md", 1, 6, 1, 31)),
    ],
)
def test_what_is_refused_is_told_at_its_place(text, code, span):
    findings = read(text).findings
    assert findings[0].code == code
    assert findings[0].span == span
    assert {item.code for item in findings} == {code}


def test_refused_html_and_links_stay_text_in_the_tokens():
    chapter = read("甲 <b onclick=x>乙</b> [丙](javascript:x) [丁](b.md)\n\n<script>\n</script>\n")
    children = [child for token in chapter.tokens for child in token.children or []]
    assert not [token for token in (*chapter.tokens, *children) if token.type.startswith("html")]
    assert [child.attrs["href"] for child in children if child.type == "link_open"] == ["b.md"]
    assert len(chapter.findings) == 4


@pytest.mark.parametrize(
    "target",
    ["a.md", "../a.md#节", "#x", "", "a b", "https://x", "HTTP://x", "mailto:a@b", "a/b:c", "?a:b", "role:支委会"],
)
def test_what_a_link_may_be(target):
    assert is_allowed(target)


@pytest.mark.parametrize(
    "target",
    ["javascript:x", " javascript:x", "java\tscript:x", "data:x", "file:///a", "//h", "\\\\h", "/\\h", "中:x", ":x"],
)
def test_what_a_link_may_not_be(target):
    assert not is_allowed(target)


def test_relative_targets_stay_inside():
    assert is_relative("a/b.md")
    assert is_relative("/a")
    assert not is_relative("https://x")
    assert not is_relative("//x")
