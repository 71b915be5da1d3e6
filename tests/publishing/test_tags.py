"""A printed book says what it shows: tags, alternative texts, page labels, and nothing that the checker objects to."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from generator.pages.page import Cell, Field, Form, Inline, Page, Prose, Section, Table
from generator.pages.publication import Part
from generator.publishing.pdf import pdf
from tests.publishing import sample


def words(text):
    """One line."""
    return ((Inline(text),),)


def long_table(rows=90):
    """A table of several pages."""
    lines = tuple(
        (Cell(words(f"第{n}行"), head=True, anchor=f"s{n}"), Cell(words("说明文字")), Cell(words("某人")))
        for n in range(rows)
    )
    return Table("register", "长表", (*words("名称"), *words("说明"), *words("谁")), lines)


OUTLOUD = Path(sys.executable).parent / "outloud"
PROSE = '<p>先说清楚<strong>为什么</strong>，再看<a href="#x">下面</a>怎么做。</p><ul><li>一</li><li>二</li></ul>'


@pytest.fixture(scope="module")
def content():
    blanks = tuple(Field(f"第{n}栏") for n in range(1, 7))
    steps = tuple((f"s{number}", f"角色{number}", "酝酿") for number in range(1, 11))
    wide = sample.drawing("wide", "大图", "一句话说清楚这张图" * 16, "branch/long.html", steps)
    page = Page(
        "branch/long.html",
        "很长的一条",
        (
            Section("x", "长表", (Prose(PROSE), long_table())),
            Section("alone", "大图", (wide,)),
            Section("list", "登记表", (Form("F10", "登记表", (Field("年度", once=True), *blanks), rows=18),)),
        ),
    )
    manual = sample.manual()
    return pdf(sample.manual(parts=(*manual.parts, Part("长", "共性要素", "一句话", (page,)))))


@pytest.fixture(scope="module")
def book(content):
    with pikepdf.open(BytesIO(content)) as opened:
        yield opened


def elements(node):
    yield node
    for kid in node.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid)


def of_kind(book, kind):
    return [node for node in elements(book.Root.StructTreeRoot.K[0]) if kind == node.S]


def rows_of(table):
    return [node for node in elements(table) if node.S == "/TR"]


def test_the_checker_finds_no_error_and_no_warning(content, tmp_path):
    file = tmp_path / "book.pdf"
    file.write_bytes(content)
    command = [OUTLOUD, file, "--fail-on", "warning"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr


def test_a_table_over_several_pages_is_one_table_with_one_head(book):
    pages = {page.objgen: number for number, page in enumerate(book.pages)}
    longest = max(of_kind(book, "/Table"), key=lambda table: len(rows_of(table)))
    rows = rows_of(longest)
    assert len(rows) == 91
    assert len({pages[node.Pg.objgen] for node in rows}) > 1
    assert [node.S for node in longest.K] == ["/THead", "/TBody"]


def test_of_the_blank_rows_of_a_list_the_last_is_read(book):
    (listed,) = [
        table for table in of_kind(book, "/Table") if len(rows_of(table)) == 2 and len(rows_of(table)[0].K) == 7
    ]
    assert [len(row.K) for row in rows_of(listed)] == [7, 7]


def test_heads_of_tables_say_what_they_head(book):
    heads = of_kind(book, "/TH")
    assert {str(head.A.Scope) for head in heads} == {"/Row", "/Column"}


def test_every_figure_has_words_for_it(book):
    figures = of_kind(book, "/Figure")
    assert figures
    assert all(len(str(figure.Alt)) > 3 for figure in figures)


def test_language_title_and_labels_are_there(book):
    assert str(book.Root.Lang) == "zh-CN"
    assert bool(book.Root.ViewerPreferences.DisplayDocTitle)
    assert [str(book.pages[number].label) for number in (0, 1, 2)] == ["封面", "2", "3"]


def test_links_say_where_they_lead(book):
    notes = [note for page in book.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
    assert notes
    assert all(str(note.Contents).strip() and int(note.F) == 4 for note in notes)
