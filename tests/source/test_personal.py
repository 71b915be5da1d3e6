"""Personal data is found by its form and its check digit, and not where it only looks similar."""

from __future__ import annotations

import pytest

from generator.source.personal import personal, read_denied


def kinds(text: str, denied: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(found.kind, text[found.start : found.end]) for found in personal(text, denied)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("身份证110000194912310022。", [("identity", "110000194912310022")]),
        ("号码11000019491231009X", [("identity", "11000019491231009X")]),
        ("号码11000019491231009x", [("identity", "11000019491231009x")]),
        ("电话13800138000，", [("mobile", "13800138000")]),
        ("138 0013 8000", [("mobile", "138 0013 8000")]),
        ("138-0013-8000", [("mobile", "138-0013-8000")]),
        ("+86 13800138000", [("mobile", "+86 13800138000")]),
        ("１３８００１３８０００", [("mobile", "１３８００１３８０００")]),
        ("卡6222020000000000000", [("card", "6222020000000000000")]),
        ("4111 1111 1111 1111", [("card", "4111 1111 1111 1111")]),
        ("写信zhang.san@mail.example.org。", [("mail", "zhang.san@mail.example.org")]),
        ("ｚ＠example", []),
    ],
)
def test_what_is_found(text, found):
    assert kinds(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "110000194912310023",  # wrong check digit
        "6222020000000000001",
        "12800138000",  # no mobile number begins so
        "138001380001",
        "1380013800",
        "0.13800138000",
        "a13800138000b",
        "发展党员工作细则@2014-05-28 18",
        "支部工作条例@2018",
        "2026-11-22",
        "总工发〔2016〕27号",
        "1e12345678901234567",
    ],
)
def test_what_is_not(text):
    assert kinds(text) == []


def test_words_of_the_deny_list():
    denied = read_denied("# 名单\n某某甲   # 说明\n\n某某乙\n某某甲\n")
    assert denied == ("某某甲", "某某乙")
    assert kinds("请某某甲、某某乙和某某甲", denied) == [
        ("denied", "某某甲"),
        ("denied", "某某甲"),
        ("denied", "某某乙"),
    ]
