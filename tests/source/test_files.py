"""Reading files from disk: encodings, refused characters, and files that are none."""

from __future__ import annotations

import os
import unicodedata

import pytest

from generator.diagnostics import Span
from generator.source.files import MAX_BYTES, MAX_CHARACTER_FINDINGS, SourceFile, decode, read_text


def codes(findings):
    return [item.code for item in findings]


def test_a_text_is_read_as_written(tmp_path):
    path = tmp_path / "a.yml"
    path.write_bytes("title: 换届𠀀\r\n\tby: 甲\r\n".encode())
    file, findings = read_text(path, "x/a.yml")
    assert findings == ()
    assert file == SourceFile("x/a.yml", "title: 换届𠀀\r\n\tby: 甲\r\n")
    assert [file.line(number) for number in range(5)] == [None, "title: 换届𠀀", "\tby: 甲", "", None]


def test_a_byte_order_mark_is_accepted_and_not_counted():
    file, findings = decode(b"\xef\xbb\xbf\x08a", "a")
    assert file.text == "\x08a"
    assert findings[0].span == Span("a", 1, 1, 1, 2)


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"\xff", 1, 1),
        ("标题: ".encode() + b"\xd4\x20", 1, 5),
        ("甲𠀀\r\n乙".encode() + b"\x80", 2, 2),
        (b"\xef\xbb\xbfab\xc3", 1, 3),
        (b"a\xed\xa0\x80", 1, 2),
        (b"\n\n\xc0\xaf", 3, 1),
    ],
)
def test_the_first_byte_that_is_not_utf_8_is_shown(data, line, column):
    file, findings = decode(data, "a")
    assert file is None
    assert [(item.code, item.span) for item in findings] == [("HB106", Span("a", line, column, line, column + 1))]


REFUSED = [
    *(chr(code) for code in range(0x20) if chr(code) not in "\t\n\r"),
    *(chr(code) for code in range(0x7F, 0xA0)),
    *"\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff\ufffe\uffff",
]


@pytest.mark.parametrize("character", REFUSED, ids=ascii)
def test_a_refused_character_is_told_at_its_place(character):
    file, findings = decode(f"一\n二𠀀{character}三".encode(), "a")
    assert [(item.code, item.span) for item in findings] == [("HB107", Span("a", 2, 3, 2, 4))]
    assert f"U+{ord(character):04X}" in dict(findings[0].arguments)["character"]
    assert file.clean == "一\n二𠀀\ufffd三"


def test_a_carriage_return_alone_is_refused_and_in_crlf_accepted():
    _, findings = decode(b"a\r\nb\rc\r\r\n", "a")
    assert [(item.span.line, item.span.column) for item in findings] == [(2, 2), (2, 4)]


def test_allowed_characters_pass():
    allowed = "".join(
        chr(code)
        for code in range(0x110000)
        if chr(code) not in REFUSED and chr(code) != "\r" and unicodedata.category(chr(code)) not in {"Cs", "Cn", "Co"}
    )
    file, findings = decode(allowed.encode(), "a")
    assert findings == ()
    assert file.clean == file.text == allowed


def test_every_refused_character_of_a_file_is_told_up_to_a_limit():
    assert len(decode(b"\x00" * 5, "a")[1]) == 5
    assert len(decode(b"\x00" * 500, "a")[1]) == MAX_CHARACTER_FINDINGS


def test_the_limit_is_one_mebibyte(tmp_path):
    path = tmp_path / "a.yml"
    path.write_bytes(b"#" * MAX_BYTES)
    assert read_text(path, "a")[1] == ()
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    file, findings = read_text(path, "a")
    assert file is None
    assert codes(findings) == ["HB105"]
    assert dict(findings[0].arguments) == {"size": str(MAX_BYTES + 1)}


def test_what_is_no_file_is_a_finding(tmp_path):
    (tmp_path / "link.yml").symlink_to(tmp_path / "file.yml")
    (tmp_path / "file.yml").write_text("a: b")
    os.mkfifo(tmp_path / "pipe.yml")
    expected = {
        "missing.yml": "HB101",
        "file.yml/inside.yml": "HB101",
        ".": "HB102",
        "pipe.yml": "HB102",
        "link.yml": "HB103",
        "n" * 300: "HB104",
        "nul\0.yml": "HB104",
    }
    assert {name: codes(read_text(tmp_path / name, name)[1])[0] for name in expected} == expected


def test_a_file_that_cannot_be_opened_is_a_finding(tmp_path, monkeypatch):
    path = tmp_path / "a.yml"
    path.write_text("a: b")

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    file, findings = read_text(path, "a")
    assert file is None
    assert codes(findings) == ["HB104"]
    assert dict(findings[0].arguments) == {"reason": "Permission denied"}


def test_spans_count_code_points_and_lines():
    file = SourceFile("a", "𠀀中\r\nb\n", first_line=5)
    assert file.span(1, 2) == Span("a", 5, 2, 5, 3)
    assert file.span(4, 6) == Span("a", 6, 1, 7, 1)
    assert file.line(6) == "b"
