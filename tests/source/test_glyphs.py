"""Characters that no font of print has are told where they are written; all others are printed."""

from __future__ import annotations

import pytest

from generator.model.document import read_definition, read_page
from generator.source import glyphs, make_glyphs
from generator.source.files import SourceFile

FLOW = "title: {}\nbasis: 支部工作条例 11\nconfidence: A\nsteps:\n  - {{do: 甲, by: 支委会}}\n"
CHAPTER = "---\nkind: chapter\ntitle: 例\n---\n{}\n"


def told(text: str) -> list[tuple[int, int, str]]:
    read = read_page if text.startswith("---") else read_definition
    _, findings = read(SourceFile("a", text))
    words = [(found, dict(found.arguments)) for found in findings if found.code == "HB902"]
    return [(found.span.line, found.span.column, words["character"]) for found, words in words]


def test_the_place_is_that_of_the_character() -> None:
    assert told(FLOW.format("党🚩旗")) == [(1, 9, "U+1F6A9 TRIANGULAR FLAG ON POST")]
    assert told(FLOW.format('"党🚩旗"')) == [(1, 10, "U+1F6A9 TRIANGULAR FLAG ON POST")]
    assert told(FLOW.format("|\n  第一行\n  第二🚩行")) == [(3, 5, "U+1F6A9 TRIANGULAR FLAG ON POST")]
    assert told(CHAPTER.format("第一段。\n\n- 见**党🚩旗**")) == [(7, 7, "U+1F6A9 TRIANGULAR FLAG ON POST")]


def test_an_escape_or_a_reference_is_told_at_its_text() -> None:
    assert told(FLOW.format('"党\\U0001F6A9旗"')) == [(1, 8, "U+1F6A9 TRIANGULAR FLAG ON POST")]
    assert told(CHAPTER.format("一。\n\n二&#128681;。")) == [(7, 1, "U+1F6A9 TRIANGULAR FLAG ON POST")]


def test_keys_and_heads_count_too() -> None:
    found = told("title: 甲\nsteps:\n  - decide: 乙\n    by: 支委会\n    outcomes: {好🚩: next, 不好: end}\n")
    assert [place[:2] for place in found] == [(5, 17)]
    assert told("---\nkind: chapter\ntitle: 例🚩\n---\n甲\n")[0][:2] == (3, 9)


def test_a_comment_and_an_address_may_hold_anything() -> None:
    assert told("# 🚩\n" + FLOW.format("甲")) == []
    assert told(CHAPTER.format("[甲](https://example.org/🚩)")) == []


def test_each_file_tells_of_some_only() -> None:
    assert len(told(FLOW.format("🚩" * 100))) == glyphs.MAX_FINDINGS


@pytest.mark.parametrize(
    "character",
    [
        *("🚩", "م", "ש", "ไ", "\u200b", "\u200d", "\u2060", "\ufe0f", "\u00ad", "\u180e", "\ue000"),
        *("\u0378", "\ufff9", "\ufffc", "\u0488", "\u034f", "\u3164", "\uffa0"),
        *("\U000e0041", "\U00016800", "\U00030000", "\U000e0100", "\U0001d54f"),
    ],
)
def test_what_is_unseen_or_in_no_font_is_told(character: str) -> None:
    assert [place[:2] for place in told(FLOW.format(f"甲{character}乙"))] == [(1, 9)]


def test_what_is_common_is_in_the_list() -> None:
    common = "党员大会、。，；：？！（）《》“”‘’—…·①②③ⅠⅡ■□▲△★☆→←↑↓≥≤×÷±％℃㎡αβАБéüñ０Ａ〇〔〕【】　𠮷䶮龘𬱖"
    assert glyphs.missing(common) == frozenset()


def test_the_list_is_that_of_the_installed_fonts() -> None:
    faces = [make_glyphs.points(make_glyphs.FOLDER / file, family) for file, family in make_glyphs.FACES]
    listed = make_glyphs.visible(set.intersection(*faces))
    assert {chr(point) for point in listed} == glyphs.printable()
    assert len(listed) > 44_000
