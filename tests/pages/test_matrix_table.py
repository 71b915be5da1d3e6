"""A matrix as a table: its groups stand over the rows and columns that belong to them."""

from __future__ import annotations

from generator.pages.matrices import matrix_table
from generator.views.matrix import Heading, Matrix


def grouped() -> Matrix:
    rows = (Heading("a", "甲", group="上"), Heading("b", "乙", group="上"), Heading("c", "丙", group="下"))
    columns = (Heading("x", "子", group="左"), Heading("y", "丑", group="左"), Heading("z", "寅", group="右"))
    return Matrix("m", "矩阵", "", "", rows, columns, (("◎", "", ""), ("", "○", ""), ("", "", "△")))


def test_groups_of_columns_are_a_row_above_the_heads():
    assert matrix_table(grouped()).bands == (("", 1), ("左", 2), ("右", 1))


def test_groups_of_rows_are_rows_over_all_columns():
    rows = matrix_table(grouped()).rows
    assert [(row[0].lines[0][0].text, row[0].span) for row in rows if len(row) == 1] == [("上", 4), ("下", 4)]
    assert len(rows) == 5


def test_a_matrix_without_groups_has_no_bands():
    plain = Matrix("m", "矩阵", "", "", (Heading("a", "甲"),), (Heading("x", "子"),), (("◎",),))
    table = matrix_table(plain)
    assert table.bands == ()
    assert len(table.rows) == 1
