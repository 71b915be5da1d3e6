"""CSV: cells with their places, quotes, and lines that are none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.source.csv import Sheet, read_csv
from generator.source.files import SourceFile


def sheet(text: str) -> Sheet:
    found, told = read_csv(SourceFile("a.csv", text))
    assert told == ()
    assert found is not None
    return found


def test_every_cell_knows_its_place() -> None:
    row = sheet('id,reason,role\n\na1,"甲,""乙""",书记\n').rows[0]
    reason, role, beyond = (row.cell(index) for index in (1, 2, 3))
    assert (reason, reason.span.line, reason.span.column, reason.span.end_column) == ('甲,"乙"', 3, 4, 13)
    assert (role, role.span.column, role.span.end_column) == ("书记", 14, 16)
    assert (beyond, beyond.span.column, beyond.span.end_column) == ("", 16, 16)


def test_a_line_whose_quotes_do_not_pair_is_told_and_the_others_are_read() -> None:
    found, told = read_csv(SourceFile("a.csv", 'id\n"a\nb\n'))
    assert [(one.code, one.span.line) for one in told] == [("HB810", 2)]
    assert found is not None
    assert [row.cells for row in found.rows] == [("b",)]


def test_a_file_without_a_line_is_no_sheet() -> None:
    assert read_csv(SourceFile("a.csv", "\n \n")) == (None, ())


CELLS = st.text(st.characters(exclude_characters="\n\r", exclude_categories=("Cs",)), max_size=8)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=5))
def test_the_place_of_a_cell_holds_the_cell(lines: list[list[str]]) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in cells) for cells in lines]
    found = sheet("\n".join(quoted))
    for row, line, cells in zip((found.heading, *found.rows), quoted, lines, strict=True):
        for index, cell in enumerate(cells):
            span = row.cell(index).span
            assert line[span.column - 1 : span.end_column - 1] == '"' + cell.replace('"', '""') + '"'
