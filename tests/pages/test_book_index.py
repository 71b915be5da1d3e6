"""The index of a printed handbook: what it lists and in which order, and where it finds a word."""

import re

from generator.building.load import load
from generator.building.project import find_project
from generator.drawing.figure import Figure
from generator.pages.book_index import reading
from generator.pages.compose import compose
from generator.pages.figures import Figures
from generator.pages.publication import Identity, IndexEntry
from generator.pages.render.index import MOST, section, with_places
from tests.examples import BASE


def entry(word, *also):
    return IndexEntry(word, reading(word), also)


def spots(article, indexed, word):
    """What follows each place of a word in an article."""
    return [
        article[article.index(f'id="{place}"></span>') :].partition("></span>")[2] for place in indexed.places[word]
    ]


def test_a_handbook_lists_terms_with_other_words_roles_forms_and_items_by_pinyin():
    figure = Figure("<svg/>", 9, 9, 9)
    drawn = Figures(figure, (figure,), figure)
    book = load(find_project(BASE, "2026-11-22")).book
    manual = compose(book, Identity("书"), lambda views: [drawn for _ in views]).manuals[0]
    listed = {one.word: one for one in manual.index}
    assert listed["考察期"].see == "预备期"
    assert {"支委会", "党员大会", "预备期"} <= listed.keys()
    assert {page.title for part in manual.parts for page in part.pages if page.code} <= listed.keys()
    assert list(manual.index) == sorted(manual.index, key=lambda one: (one.reading, one.word))


def test_tones_and_letters_decide_the_order():
    assert [reading(word)[0] for word in ("支部", "直接", "RACI")] == ["zhi1", "zhi2", "raci"]


def test_a_word_is_found_by_itself_and_not_in_a_longer_one_of_the_index():
    article = "<p>支部书记</p><p>书记</p>"
    found = with_places([article], [True], [entry("书记"), entry("支部书记")])
    assert spots(found.articles[0], found, "书记") == ["书记</p>"]
    assert spots(found.articles[0], found, "支部书记") == ["支部书记</p><p>" + found.articles[0].split("<p>")[2]]


def test_what_contains_the_word_counts_as_it():
    found = with_places(["<td>应到人数</td>"], [True], [entry("应到", "应到人数")])
    assert len(found.places["应到"]) == 1


def test_a_place_in_a_cell_or_a_heading_is_called_as_that():
    articles = ['<h3 id="x">预备期</h3>', '<td class="a">先写，再看预备期和应到</td>']
    found = with_places(articles, [True, True], [entry("预备期"), entry("应到")])
    assert found.places == {"预备期": ("x", "index--0-1"), "应到": ("index--0-1",)}
    assert found.articles == (articles[0], '<td class="a" id="index--0-1">先写，再看预备期和应到</td>')


def test_markup_lists_and_words_of_addresses_are_no_places():
    articles = ['<a href="#预备期">甲</a>', "<p>预备期</p>", "<p>预备期</p>"]
    found = with_places(articles, [True, False, True], [entry("预备期")])
    assert [place.rpartition("-")[2] for place in found.places["预备期"]] == ["2"]
    assert found.articles[:2] == tuple(articles[:2])


def test_of_many_places_those_stay_where_the_word_stands_most_often_in_the_order_of_the_book():
    articles = [f"<p>{'选举，' * (1 + number % 4)}</p>" for number in range(20)]
    found = with_places(articles, [True] * 20, [entry("选举")])
    assert [int(place.rpartition("-")[2]) for place in found.places["选举"]] == [2, 3, 7, 11, 15, 19][:MOST]


def test_words_that_stand_nowhere_are_left_out_with_what_leads_to_them():
    shown = section([entry("甲"), IndexEntry("乙", reading("乙"), see="甲")], {"甲": ()})
    assert shown == ""
    shown = section([IndexEntry("乙<", reading("乙"), see="甲"), entry("甲")], {"甲": ("x",)})
    assert re.findall(r"<h3>(.)</h3>", shown) == ["Y", "J"]
    assert "乙&lt;" in shown
