"""The search index holds the words of every section, and nothing else."""

import json

import pytest

from generator.pages.page import Cell, Drawing, Field, Form, Inline, Listing, Page, Prose, Section, Table
from generator.publishing import search
from generator.publishing.search import text_of
from generator.publishing.shards import SIZE, places
from tests.publishing import sample


def test_a_page_stands_with_its_sections():
    found = next(found for found in search.documents(sample.site()) if found.path == sample.DEVELOP)
    assert (found.title, found.code) == ("发展党员", "B201")
    assert found.summary == "五个阶段、二十五步，大会表决过半数才算通过"
    assert [anchor for anchor, _, _ in found.sections][:3] == ["drawing", "steps", "matrix"]


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
    (found,) = search.documents(sample.site(pages=(page,)))
    assert found.sections == (("b", "乙", ""),)


def test_the_words_of_the_glossary_go_with_the_index():
    site = sample.site(glossary=(("支委会", "支部委员会"),))
    assert search.config(site)["synonyms"] == [["支委会", "支部委员会"]]


@pytest.fixture(scope="module")
def large():
    """A site of many pages that say much, and the files of its index."""
    texts = [f"第{n}页 " + "".join(chr(0x4E00 + (n * 97 + 31 * at) % 5000) for at in range(900)) for n in range(40)]
    pages = tuple(
        Page(f"{n:02}.html", f"页{n}", (Section("a", "甲", (Prose(f"<p>{t}</p>"),)),)) for n, t in enumerate(texts)
    )
    return pages, dict(search.files(sample.site(pages=pages)))


def shard(files, name):
    """What a shard holds: it is a script of one call."""
    text = files[f"search/{name}.js"]
    assert text.startswith(f'handbooksShard("{name}",')
    return json.loads(text[text.index(",") + 1 : text.rindex(")")])


def test_data_and_script_of_the_core_hold_the_same(large):
    files = large[1]
    script = files["search/search_index.js"]
    assert files["search/search_index.json"] == script.removeprefix("var __index=").removesuffix(";\n")


def test_a_large_index_is_in_shards_of_about_one_size(large):
    sizes = [len(text.encode()) for name, text in large[1].items() if name.count("/") == 2]
    assert len(sizes) > 20
    assert max(sizes) < 2 * SIZE
    assert len(large[1]["search/search_index.json"]) < 12 * SIZE


def test_a_shard_is_found_by_what_it_begins_with(large):
    pages, files = large
    begins = json.loads(files["search/search_index.json"])["config"]["shards"]
    held = {place: shard(files, f"pages/{number:03}") for number, place in enumerate(begins["pages"])}
    assert [place for place, texts in held.items() for _ in texts] == sorted(
        place for place, texts in held.items() for _ in texts
    )
    assert sum(map(len, held.values())) == len(pages)
    for number, first in enumerate(begins["pairs"]):
        keys = list(shard(files, f"pairs/{number:03}"))
        assert keys == sorted(keys)
        assert keys[0] == first


def test_places_are_the_gaps_between_their_numbers():
    assert places(["党员大会", "其他", "党员 ７人"]) == {
        "7人": "%",
        "党员": "#$",
        "其他": "$",
        "员大": "#",
        "大会": "#",
    }
    (gap,) = {found for pair, found in places(["", *[""] * 2000, "远处"]).items()}
    assert gap == "^^)"
