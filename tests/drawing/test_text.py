"""Measuring and breaking text."""

from pathlib import Path

import pytest

from generator.drawing import make_widths, widths
from generator.drawing.text import NOT_FIRST, NOT_LAST, advance, fit, wrap

SENTENCE = (
    "支部党员大会讨论接收预备党员，有表决权的到会人数必须超过应到会的1/2；采取无记名投票方式（当场计票）进行表决。"
)


def test_han_is_one_em_and_latin_follows_the_font():
    assert advance("党员", 12) == 24
    assert advance("W", 1000) > 2 * advance("i", 1000) > 0
    assert advance("W", 1000, bold=True) != advance("W", 1000)


def test_the_committed_table_is_that_of_the_font():
    paths = [make_widths.FOLDER / f"NotoSansCJK-{weight}.ttc" for weight in ("Regular", "Bold")]
    if not all(path.exists() for path in paths):
        pytest.skip("Noto Sans CJK is not installed")
    regular, bold = map(make_widths.advances, paths)
    assert Path(widths.__file__).read_text(encoding="utf-8") == make_widths.module(make_widths.runs(regular, bold))
    text = "党员 Aa1%，≥（W"
    for face, heavy in ((regular, False), (bold, True)):
        assert advance(text, 1000, heavy) == pytest.approx(sum(face[ord(char)] for char in text))


@pytest.mark.parametrize("width", [36, 48, 60, 75, 96, 120, 300])
def test_lines_fit_keep_every_character_and_the_sides_of_signs(width):
    lines = wrap(SENTENCE, width, 12)
    assert "".join(lines) == SENTENCE
    assert all(advance(line.rstrip(), 12) <= width for line in lines)
    assert not any(line[0] in NOT_FIRST for line in lines)
    assert not any(line[-1] in NOT_LAST for line in lines)


def test_numbers_keep_their_units_and_latin_words_stay_whole():
    for text in (
        "材料在1个月内报送",
        "同意者须达到 ≥20% 的党员",
        "赞成超过4/5方可通过",
        "按照第18条的规定",
        "参见 ISO 9001 标准",
    ):
        unit = next(part for part in ("1个月内", "≥20%", "4/5", "第18条", "ISO") if part in text)
        assert any(unit in line for line in wrap(text, 50, 12)), text


def test_lines_are_balanced_and_no_sign_is_left_alone():
    assert wrap("集体讨论材料是否齐全", 110, 12) == ("集体讨论", "材料是否齐全")
    for count in range(5, 40):
        assert min(len(line) for line in wrap("讨" * count, 48, 12)) > 1


def test_a_word_of_the_field_is_not_split_where_another_break_will_do():
    assert wrap("预审并书面通知支部党员大会", 84, 12) == ("预审并书面通知", "支部党员大会")


def test_too_few_lines_make_the_lines_wider_and_lose_nothing():
    lines = wrap(SENTENCE, 60, 12, max_lines=3)
    assert len(lines) <= 3
    assert "".join(lines) == SENTENCE


def test_a_word_wider_than_the_line_is_cut():
    lines = wrap("Donaudampfschiffahrtsgesellschaft", 60, 12)
    assert "".join(lines) == "Donaudampfschiffahrtsgesellschaft"
    assert all(advance(line, 12) <= 60 for line in lines)


def test_lines_of_given_widths_are_filled_or_refused():
    lines = fit("是否接收为预备党员", (36, 60, 36), 12)
    assert [advance(line, 12) for line in lines] == [24, 60, 24] or all(
        advance(line, 12) <= width for line, width in zip(lines, (36, 60, 36), strict=True)
    )
    assert fit("是否接收为预备党员", (36, 36), 12) == ()


def test_nothing_has_no_lines():
    assert wrap("", 100, 12) == ()
