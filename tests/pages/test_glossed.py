"""Words of the glossary are explained where they stand first in the prose of a page, and nowhere else."""

import re
from dataclasses import replace
from pathlib import Path

from generator.building.load import load
from generator.building.project import find_project
from generator.model.edition import edition
from generator.pages.compose import compose
from generator.pages.glossed import glossed
from generator.pages.page import Page, Prose, Section, Table
from generator.pages.publication import Identity
from generator.views.tags import circle, fields, tags_of

BOOK = load(find_project(Path(__file__).parents[1] / "base_project", "2026-11-22")).book
TERM = next(term for term in BOOK.terms)
MARK = re.compile(r'<a class="hb-term" data-told="([^"]*)" href="([^"]*)">([^<]*)</a>')


def told(*texts: str) -> list[tuple[str, str, str]]:
    sections = tuple(Section(f"s{n}", "", (Prose(text),)) for n, text in enumerate(texts))
    page = glossed({"a/b.html": Page("a/b.html", "甲", sections)}, BOOK)["a/b.html"]
    return [found for section in page.sections for found in MARK.findall(section.blocks[0].html)]


def test_a_word_leads_to_its_meaning_the_first_time_on_a_page():
    [(meaning, href, word)] = told(f"<p>先说{TERM.name}，再说{TERM.name}。</p>", f"<p>又是{TERM.name}。</p>")
    assert (meaning, word) == (str(TERM.meaning), str(TERM.name))
    assert href.startswith("terms.html#term-")


def test_links_headings_and_code_stay_as_they_are():
    name = TERM.name
    assert told(f'<p><a href="x.html">{name}</a></p><h2 id="x">{name}</h2><pre><code>{name}</code></pre>') == []
    assert len(told(f'<p><a href="x.html">{name}</a>和{name}</p>')) == 1


def test_the_longest_word_is_the_one_that_is_meant():
    first, second = (replace_name(TERM, name) for name in ("党员大会", "党员"))
    book = replace(BOOK, terms=type(BOOK.terms)((second, first)))
    page = glossed({"a.html": Page("a.html", "甲", (Section("", "", (Prose("<p>召开党员大会</p>"),)),))}, book)[
        "a.html"
    ]
    assert [word for _, _, word in MARK.findall(page.sections[0].blocks[0].html)] == ["党员大会"]


def replace_name(term, name):
    return term.model_copy(update={"name": name, "aliases": ()})


def test_the_printed_book_explains_nothing():
    publication = compose(BOOK, Identity("书"))
    printed = [page for manual in publication.manuals for part in manual.parts for page in part.pages]
    assert not any("hb-term" in block.html for block in proses(printed))


def proses(pages):
    return [b for page in pages for section in page.sections for b in section.blocks if isinstance(b, Prose)]


def test_an_item_bears_the_tags_of_its_processes_and_stands_under_them():
    [item] = BOOK.handbooks[0].items()
    assert [tag.name for tag in tags_of(item, BOOK)][:1] == ["实施"]
    pages = {page.path: page for page in compose(BOOK, Identity("书")).site.pages}
    links = {i.href for s in pages["branch/accept-member.html"].sections for b in s.blocks for i in inlines(b)}
    listed = {
        section.anchor: {i.href for b in section.blocks for i in inlines(b)} for section in pages["tags.html"].sections
    }
    for tag in tags_of(item, BOOK):
        assert f"tags.html#{tag.anchor}" in links
        assert "branch/accept-member.html" in listed[tag.anchor]
    assert set(listed) - {""} <= {tag.anchor for tag in (*circle(), *fields())}


def inlines(block):
    if isinstance(block, Table):
        return [i for row in block.rows for cell in row for line in cell.lines for i in line]
    return [i for line in getattr(block, "lines", ()) for i in line]


def test_an_edition_keeps_only_the_choices_that_it_leaves_open():
    assert [name for name, _ in compose(BOOK, Identity("书")).site.choices] == ["支部类型", "对象"]
    assert [name for name, _ in compose(edition(BOOK, "项目型"), Identity("书")).site.choices] == ["对象"]
    assert compose(edition(BOOK, "项目型", "普通党员"), Identity("书")).site.choices == ()
