"""The search index holds the words of every section, and nothing else."""

import json

from generator.pages.page import Cell, Drawing, Field, Form, Inline, Listing, Page, Prose, Section, Table
from generator.publishing.search import files, index, text_of
from tests.publishing import sample


def test_a_page_stands_with_its_sections():
    docs = index(sample.site())["docs"]
    path, title, code, summary, sections = next(doc for doc in docs if doc[0] == sample.DEVELOP)
    assert (path, title, code) == (sample.DEVELOP, "发展党员", "B201")
    assert summary == "五个阶段、二十五步，大会表决过半数才算通过"
    assert [anchor for anchor, _, _ in sections][:3] == ["drawing", "steps", "matrix"]


def test_words_of_every_kind_of_block_are_found():
    _, figure = sample.figures("d", "a.html")
    blocks = {
        "正文 与 强调": Prose("<p>正文</p>\n<p>与 <strong>强调</strong></p>"),
        "a < b & c": Prose("<p>a &lt; b &amp; c</p>"),
        "图名 要点": Drawing("d", "图名", "要点", figure, (figure,)),
        "表名 列 行首 格": Table(
            "steps", "表名", (sample.plain("列"),), ((sample.cell("行首", head=True), sample.cell("格")),)
        ),
        "一： 二 三": Listing("plain", ((Inline("一：", strong=True), Inline(" 二")), sample.plain("三"))),
        "F31 选票 候选人": Form("F31", "选票", (Field("候选人"),)),
    }
    assert {text: text_of(block) for text, block in blocks.items()} == {text: text for text in blocks}


def test_the_letters_of_a_matrix_are_no_words():
    rows = ((Cell((sample.plain("第一步"),), head=True), Cell((sample.plain("R"),))),)
    assert text_of(Table("matrix", "矩阵", (sample.plain("支委会"),), rows, upright=True)) == "矩阵 支委会 第一步"


def test_empty_openings_are_left_out():
    page = Page("a.html", "甲", (Section("", "", ()), Section("b", "乙", ())))
    assert index(sample.site(pages=(page,)))["docs"][0][4] == [["b", "乙", ""]]


def test_data_and_script_hold_the_same():
    (_, data), (_, script) = files(sample.site())
    assert json.loads(data) == json.loads(script.removeprefix("var __index=").removesuffix(";\n"))


def test_the_words_of_the_glossary_go_with_the_index():
    site = sample.site(glossary=(("支委会", "支部委员会"),))
    assert index(site)["config"]["synonyms"] == [["支委会", "支部委员会"]]
