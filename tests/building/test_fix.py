"""Fixes change what is wrong and nothing else."""

from __future__ import annotations

from pathlib import Path

from generator.building.fix import fixed, write_fixes
from generator.building.project import Project
from generator.diagnostics import Fix, Severity, Span
from generator.diagnostics.finding import Finding
from generator.source.files import SourceFile


def fix(line: int, start: int, end: int, text: str, path: str = "a.yml") -> Fix:
    return Fix(Span(path, line, start, line, end), text)


def test_several_fixes_of_one_text() -> None:
    source = SourceFile("a.yml", "do: 见附件 #3\nwithin: 三个月 # 说明\n")
    assert (
        fixed(source, [fix(2, 9, 12, "3个月"), fix(1, 5, 11, '"见附件 #3"')])
        == 'do: "见附件 #3"\nwithin: 3个月 # 说明\n'
    )


def test_of_two_fixes_that_overlap_the_first_is_taken() -> None:
    source = SourceFile("a.yml", "abcdef")
    assert fixed(source, [fix(1, 2, 5, "X"), fix(1, 3, 6, "Y")]) == "aXef"


def test_line_ends_and_the_byte_order_mark_stay(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_bytes(b"\xef\xbb\xbf" + "一: 三个月\r\n二: 乙\r\n".encode())
    found = Finding("HB221", Span("a.yml", 1, 4, 1, 7), Severity.ERROR, (), fix(1, 4, 7, "3个月"))
    assert write_fixes(Project(tmp_path, "2026-11-22"), [found]) == 1
    assert file.read_bytes() == b"\xef\xbb\xbf" + "一: 3个月\r\n二: 乙\r\n".encode()
