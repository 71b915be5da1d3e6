"""Each quantity has one grammar; what is wrong is told at the part that is wrong, with a fix where it is safe."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.diagnostics import Span
from generator.model.fault import Fault
from generator.model.quantities import read_count, read_duration, read_fact, read_majority, read_repetition
from generator.source.value import Items, Text


def text(words: str) -> Text:
    return Text(words, Span("f.yml", 1, 1, 1, len(words) + 1))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1个月", "1个月"),
        ("1 个月", "1个月"),
        ("10天", "10日"),
        ("5个工作日", "5个工作日"),
        ("半年", "6个月"),
        ("季度", "3个月"),
        ("2个季度", "6个月"),
        ("24小时", "24小时"),
        ("999999日", "999999日"),
    ],
)
def test_durations(written, read):
    assert str(read_duration(text(written))) == read


@pytest.mark.parametrize(
    ("read", "written", "code", "place", "fix"),
    [
        (read_duration, "一个月", "HB221", "一", "1个月"),
        (read_duration, "一月", "HB221", "一", "1个月"),
        (read_duration, "十五日", "HB221", "十五", "15日"),
        (read_duration, "两百二十天", "HB221", "两百二十", "220天"),
        (read_duration, "３日", "HB221", "３", "3日"),
        (read_duration, "1月", "HB224", "月", "1个月"),
        (read_duration, "5工作日", "HB224", "工作日", "5个工作日"),
        (read_duration, "0日", "HB223", "0", None),
        (read_duration, "1000000日", "HB220", "1000000日", None),
        (read_duration, "9" * 5000 + "年", "HB220", "9" * 5000 + "年", None),
        (read_duration, "一" * 5000, "HB220", "一" * 5000, None),
        (read_duration, "尽快", "HB220", "尽快", None),
        (read_majority, "过半", "HB225", "过半", None),
        (read_majority, "应到 1/2", "HB225", "应到 1/2", None),
        (read_majority, "应到 > １/2", "HB221", "１", "应到 > 1/2"),
        (read_majority, "应到＞1/2", "HB221", "＞", "应到>1/2"),
        (read_majority, "实到 > 3/2", "HB226", "3/2", None),
        (read_majority, "实到 > 100%", "HB226", "100%", None),
        (read_majority, "实到 > 0/2", "HB223", "0/2", None),
        (read_majority, "实到 > 1/0", "HB223", "1/0", None),
        (read_majority, "实到 > " + "1" * 5000 + "%", "HB225", "1" * 5000 + "%", None),
        (read_repetition, "3次", "HB227", "3次", None),
        (read_repetition, "两次/年", "HB221", "两", "2次/年"),
        (read_repetition, "0次/年", "HB223", "0次/年", None),
        (read_repetition, "9" * 5000 + "次/年", "HB227", "9" * 5000 + "次/年", None),
        (read_count, "0", "HB223", "0", None),
        (read_count, "9" * 5000, "HB223", "9" * 5000, None),
        (read_fact, "若干", "HB228", "若干", None),
        (read_fact, "三人", "HB221", "三", "3人"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else None,
)
def test_what_is_wrong_is_told_at_its_place(read, written, code, place, fix):
    with pytest.raises(Fault) as raised:
        read(text(written))
    (found,) = raised.value.findings
    assert found.code == code
    assert written[found.span.column - 1 : found.span.end_column - 1] == place
    assert (found.fix.text if found.fix else None) == fix


def test_a_quoted_text_is_told_whole_and_gets_no_fix():
    with pytest.raises(Fault) as raised:
        read_duration(Text("1月", Span("f.yml", 1, 1, 1, 5), "double"))
    (found,) = raised.value.findings
    assert found.span == Span("f.yml", 1, 1, 1, 5)
    assert found.fix is None


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("应到 > 1/2", ("应到", ">", Fraction(1, 2))),
        ("实到>=2/3", ("实到", "≥", Fraction(2, 3))),
        ("全体 ≥ 80%", ("全体", "≥", Fraction(4, 5))),
    ],
)
def test_shares(written, read):
    share = read_majority(text(written))
    assert (share.base, share.operator, share.fraction) == read


@pytest.mark.parametrize("written", ["每月", "每次会议", "2次/年", "3年2次", "3 年 2 次"])
def test_repetitions_keep_their_words(written):
    assert str(read_repetition(text(written))) == written


@pytest.mark.parametrize("written", ["3-5人", "≥20%", "每季度", "应到 > 1/2", "1/3", "2.5学时", "5个工作日", "半年"])
def test_facts(written):
    assert read_fact(text(written))


def test_a_list_is_no_quantity():
    with pytest.raises(Fault, match="HB203"):
        read_duration(Items([text("1日")], Span("f.yml")))
