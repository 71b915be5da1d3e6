"""What cannot be shown as it is written is refused where it stands, in every kind of file."""

from __future__ import annotations

import json

import pytest

from generator.model.document import read_definition, read_page
from generator.source.files import SourceFile, decode
from tests.safety.hostile import MORE, TEXTS, armed

HIDDEN = [
    *(chr(code) for code in (*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0))),
    *("\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c", "\u202d", "\u202e"),
    *("\u2066", "\u2067", "\u2068", "\u2069", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff"),
]
UNPRINTED = [
    *("\u00ad", "\u034f", "\u115f", "\u1160", "\u180e", "\u200b", "\u200c", "\u200d", "\u2060", "\u2061", "\u206f"),
    *("\u3164", "\uffa0", "\ufe0f", "\ufff9", "\ufffb", "\ufffc", "\ufdd0", "\ue000", "\uf8ff", "\u0378"),
    *("\U0001f6a9", "\U0001f1e8", "\u0645", "\u05e9", "\u0e44", "\u0904", "\u0591", "\u0488", "\u1e9e"),
    *("\U00016800", "\U0001d54f", "\U000e0041", "\U000e0100", "\U000f0000", "\U0010ffff", "\U0001fffe"),
]
FLOW = '{{"title": "甲", "steps": [{{"do": "{}", "by": "支委会"}}]}}'
CHAPTER = "---\nkind: chapter\ntitle: 甲\n---\n\n{}\n"


def told(text):
    """The codes and places of what is refused in a file."""
    file, found = decode(text.encode("utf-8", "surrogatepass"), "a")
    if file is None:
        return [(item.code, item.span.line, item.span.column) for item in found]
    read = read_page if text.startswith("---") else read_definition
    found += read(file)[1]
    return [(item.code, item.span.line, item.span.column) for item in found if item.code[:3] in {"HB1", "HB9"}]


@pytest.mark.parametrize("character", [*HIDDEN, *UNPRINTED], ids=lambda character: f"U+{ord(character):04X}")
def test_a_character_is_refused_at_its_place_written_and_as_an_escape(character):
    code = "HB902" if character in UNPRINTED else "HB107"
    column = FLOW.index("{}") - 2 + 1
    assert (code, 1, column + 1) in told(FLOW.format(f"甲{character}乙"))
    assert {item[0] for item in told(FLOW.format(f"甲\\U{ord(character):08X}乙"))} == {code}
    if character not in "\x1c\x1d\x1e\x85\u2028\u2029":
        assert (code, 6, 2) in told(CHAPTER.format(f"甲{character}乙"))


@pytest.mark.parametrize("half", [0xD800, 0xDBFF, 0xDC00, 0xDFFF])
def test_a_half_of_a_pair_is_refused(half):
    assert told(FLOW.format(chr(half)))[0][0] == "HB106"
    assert told(FLOW.format(f"\\u{half:04X}")) != []
    assert told(CHAPTER.format(chr(half)))[0][0] == "HB106"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("[点](javascript:alert(1))", "HB144"),
        ("[点](JaVaScRiPt:alert(1))", "HB144"),
        ("[点](<java script:alert(1)>)", "HB144"),
        ("[点](javascript&colon;alert(1))", "HB144"),
        ("[点](&#106;avascript:alert(1))", "HB144"),
        ("[点](data:text/html,x)", "HB144"),
        ("[点](vbscript:x)", "HB144"),
        ("[点](file:///etc/passwd)", "HB144"),
        ("[点](//example.org)", "HB144"),
        ("[点](\\\\\\\\example.org)", "HB144"),
        ("[点](ftp://example.org)", "HB144"),
        ("[点](blob:x)", "HB144"),
        ("[点](view-source:x)", "HB144"),
        ("[点](intent:x)", "HB144"),
        ("<javascript:alert(1)>", "HB144"),
        ("<data:text/html,x>", "HB144"),
        ("[点][甲]\n\n[甲]: javascript:alert(1)", "HB144"),
        ("![图](https://example.org/a.png)", "HB145"),
        ("![图](data:image/svg+xml,x)", "HB144"),
        ("![图](//example.org/a.png)", "HB144"),
        ("<b>重</b>", "HB143"),
        ("文<script>x</script>", "HB143"),
        ("<!-- 注 -->", "HB143"),
        ("<?php x ?>", "HB143"),
        ("<!DOCTYPE x>", "HB143"),
        ("<![CDATA[x]]>", "HB143"),
        ("> <img src=x onerror=alert(1)>", "HB143"),
        ("- <svg onload=alert(1)>", "HB143"),
        ("|a|\n|-|\n|<b>x</b>|", "HB143"),
        ("# <i>题</i>", "HB143"),
        ("[<b>x</b>](a.md)", "HB143"),
        ("[^1]: 注", "HB146"),
        ("[甲]: https://example.org", "HB146"),
    ],
)
def test_what_a_chapter_may_not_hold_is_refused_on_its_line(body, code):
    found = told(CHAPTER.format(f"第一段。\n\n{body}"))
    assert code in {item[0] for item in found}
    assert all(line >= 8 for _, line, _ in found)


@pytest.mark.parametrize("text", [armed(text) for text in (*TEXTS, *MORE)])
def test_a_text_of_a_file_is_read_as_it_is_written(text):
    document, _ = read_definition(SourceFile("a", FLOW.format(json.dumps(text, ensure_ascii=False)[1:-1])))
    assert document.file.steps[0].do == text
    assert told(FLOW.format(json.dumps(text, ensure_ascii=False)[1:-1])) == []
