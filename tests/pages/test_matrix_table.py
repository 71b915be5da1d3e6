"""A matrix as a table: its groups stand over the rows and columns that belong to them."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from generator.pages.matrices import matrix_blocks, matrix_table
from generator.pages.page import Sketch
from generator.pages.render.columns import parted
from generator.pages.render.html import Medium, is_group
from generator.pages.render.html import table as html_table
from generator.views.matrix import Heading, Mark, Matrix, counted


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


def wide(count: int = 60) -> Matrix:
    rows = tuple(Heading(f"r{i}", f"第{i}件事", group="上" if i < 2 else "下") for i in range(4))
    columns = tuple(Heading(f"c{i}", f"角色{i}", group="左" if i < count / 2 else "右") for i in range(count))
    cells = tuple(tuple("R" if (i + j) % 3 else "" for j in range(count)) for i in range(4))
    return counted(Matrix("m", "矩阵", "", "事 / 角色", rows, columns, cells, (Mark("R", "执行"),)))


def test_totals_stand_at_the_foot_and_what_is_missing_on_a_line_of_its_own():
    matrix = replace(wide(2), cells=(("R", ""),) * 4)
    table = matrix_table(counted(matrix))
    assert [cell.lines[0][0].text for cell in table.foot[0]] == ["合计", "4", "0", "4"]
    assert (table.foot[0][2].look, table.foot[0][2].lines[1][0].text) == ("gap", "※空")
    assert table.rows[1][-1].look == "total"


def test_a_matrix_wider_than_a_page_is_parted_with_its_row_heads_and_groups_repeated():
    table = matrix_table(wide())
    assert table.landscape
    assert sum(table.parts) == 61
    pages = parted(table)
    assert len(pages) == len(table.parts) > 1
    for number, (page, count) in enumerate(zip(pages, table.parts, strict=True), 1):
        assert page.caption == f"矩阵（{number}/{len(pages)}）"
        assert {len(row) for row in page.rows if not is_group(row)} == {count + 1}
        assert [row[0].span for row in page.rows if is_group(row)] == [count + 1] * 2
        assert sum(span for _, span in page.bands) == count + 1
        assert [row[0] for row in page.rows if not is_group(row)] == [row[0] for row in table.rows if not is_group(row)]
    cells = [cell for page in pages for cell in page.rows[1][1:]]
    assert tuple(cells) == table.rows[1][1:]
    assert [bool(page.legend) for page in pages] == [False] * (len(pages) - 1) + [True]


def test_a_narrow_matrix_stays_whole():
    table = matrix_table(grouped())
    assert (table.parts, table.landscape, parted(table)) == ((), False, (table,))


def test_cells_of_words_keep_level_heads():
    matrix = replace(wide(6), cells=(("每个季度的最后一个月以内",) * 6,) * 4)
    table = matrix_table(matrix)
    assert (table.upright, table.words) == (False, True)


def test_a_cross_is_its_drawing_and_on_the_site_four_tables():
    heads = tuple(Heading(f"h{i}", f"第{i}个", group="甲" if i < 2 else "乙") for i in range(4))
    matrix = Matrix("x", "十字", "", "", heads, heads, (("●",) * 4,) * 4, (Mark("●", "有"),), between=2, below=2)
    sketch, *tables = matrix_blocks(matrix)
    assert isinstance(sketch, Sketch)
    assert [table.screen for table in tables] == [True] * 4
    assert [table.id for table in tables] == [f"table-x-{n}" for n in range(1, 5)]


class Cells(HTMLParser):
    """The ids of the heads of a table, and the heads that its cells name."""

    def __init__(self, html):
        super().__init__()
        self.heads, self.named = {}, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag == "th" and "id" in found:
            self.heads[found["id"]] = found["scope"]
        if tag == "td" and "headers" in found:
            self.named.append(found["headers"].split())


def test_every_cell_names_the_heads_of_its_row_its_column_and_their_groups():
    medium = Medium(attributes=lambda _: "", anchor=str, picture=str)
    read = Cells(html_table(matrix_table(wide(4)), medium))
    assert len(read.heads) == len({*read.heads})
    body = read.named[: 4 * 5]
    assert len(body) == 4 * 5
    kinds = [[read.heads[name] for name in names] for names in body]
    assert kinds.count(["colgroup", "col", "rowgroup", "row"]) == 16


def test_a_matrix_without_groups_says_it_all_by_scope():
    plain = Matrix("m", "矩阵", "", "", (Heading("a", "甲"),), (Heading("x", "子"),), (("◎",),))
    medium = Medium(attributes=lambda _: "", anchor=str, picture=str)
    written = html_table(matrix_table(plain), medium)
    assert "headers=" not in written
    assert '<th scope="row"' in written
    assert "<tr><td></td><th" in written, "a corner without words is no head"
