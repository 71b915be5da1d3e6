"""The search finds what it was asked for: queries drawn from the book, and questions as members ask them."""

import re

import pytest
import yaml

from benchmarks.search.queries import KINDS, draw
from benchmarks.search.recall import AT_FIVE, AT_ONE, ask, composed, recalls, texts
from generator.publishing import search
from tests.whole_book import ROOT

QUESTIONS = yaml.safe_load((ROOT / "tests/publishing/questions.yml").read_text(encoding="utf-8"))
EACH = 60
MARK = re.compile("</?mark>")


@pytest.fixture(scope="module")
def index():
    """The files of the search index of the book."""
    return search.files(composed())


@pytest.fixture(scope="module")
def documents():
    """What the search knows of every page of the book."""
    return search.documents(composed())


def asked(index, *queries):
    """The paths found for each query, best first."""
    return [answer["pages"] for answer in ask(index, queries)]


def shown(index, query):
    """What stands below the first three pages found, without marks: address, title and text of each part."""
    (answer,) = ask(index, [query])
    parts = [part for page in answer["parts"] for part in page]
    return [(part["location"], *(MARK.sub("", part[key]) for key in ("title", "text"))) for part in parts]


def test_what_a_query_was_taken_from_is_found(index):
    queries = draw(texts(composed()), EACH, seed=1)
    answers = ask(index, [query.text for query in queries])
    rows = {row.kind: row for row in recalls(queries, answers)}
    assert {kind for kind in rows if kind != "all"} == set(KINDS)
    assert min(row.queries for row in rows.values()) >= 30
    assert (rows["all"].first, rows["all"].five) >= (AT_ONE, AT_FIVE)
    assert [row for row in rows.values() if row.first < 0.9 or row.five < 0.95] == []


def test_questions_find_their_page_among_the_first_three(index, documents):
    assert len(QUESTIONS) >= 40
    found = asked(index, *(question for question, *_ in QUESTIONS))
    known = {found.path for found in documents}
    assert {page for _, *pages in QUESTIONS for page in pages} <= known
    lost = [q for (q, *pages), got in zip(QUESTIONS, found, strict=True) if not set(pages) & set(got[:3])]
    assert lost == []


@pytest.mark.parametrize(
    ("question", "answer"),
    [("换届差额多少", "20%"), ("支部几个人可以设支委会", "7人"), ("入党申请书交了以后多久谈话", "1个月")],
)
def test_the_answer_stands_in_the_list(index, question, answer):
    texts = [text for _, _, text in shown(index, question)]
    assert any(answer in text for text in texts), texts


def test_a_question_that_the_book_asks_itself_is_answered_first(index):
    address, _, text = shown(index, "换届差额多少")[0]
    assert address == "branch/branch-election.html#常问"
    assert text.startswith("换届差额多少？ 不少于应选人数的20%")


def test_a_result_lands_on_the_step(index):
    address, title, text = shown(index, "收回票是否不多于发出票")[0]
    assert re.fullmatch(r"branch/branch-election\.html#branch-election-[a-z]+", address)
    assert address not in {f"branch/branch-election.html#branch-election-{name}" for name in ("steps", "numbers")}
    assert title == "15 收回票是否不多于发出票"
    assert "监票人" in text


def test_codes_find_their_page(index, documents):
    codes = {found.code.lower(): found.path for found in documents if found.code}
    some = sorted(codes)[::12]
    assert len(some) >= 5
    assert [found[0] for found in asked(index, *some)] == [codes[code] for code in some]


def test_pinyin_finds_what_it_spells(index):
    whole, first, several = asked(index, "fazhandangyuan", "fzdy", "shuangchongzuzhishenghuo")
    assert "branch/develop-member.html" in whole[:1]
    assert "branch/develop-member.html" in first[:3]
    assert "member/double-life.html" in several[:3], "a character with two readings is read as its word is"


def test_where_nothing_is_found_near_words_glossary_and_roles_are_offered(index, documents):
    near, unknown = ask(index, ["届龘龘换", "龘zz"])
    assert set(near["pages"][:2]) == set(unknown["pages"]) == {"terms.html", "roles/index.html"}
    titles = {found.path: found.title for found in documents}
    assert any("换届" in titles[path] for path in near["pages"][2:])
    assert all("没有找到" in page[0]["text"] for page in near["parts"])


def test_nothing_asked_finds_nothing(index):
    assert asked(index, "", "  ") == [[], []]
