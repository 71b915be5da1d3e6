"""The setting checker: the rules of the book by hand, and the page's script beside them for every place."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from generator.building.load import load
from generator.building.project import find_project
from generator.cli import main
from generator.model.book import Book
from generator.model.setup import PLACES
from generator.pages.page import Page, Section
from generator.pages.platform.setup import setup_page
from generator.pages.publication import Branch, Identity, Site
from generator.publishing.site import publish_site
from generator.scoring.setup import Place, setup

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def book() -> Book:
    return load(find_project(ROOT, "2026-11-22")).book


def told(place: Place, book: Book) -> list[tuple[str, str]]:
    return [(str(rule.verdict), str(rule.organisation)) for rule in setup(place, book.setup)]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place("permanent", 2), [("required", "联合党支部"), ("refused", "党支部")]),
        (Place("permanent", 3), [("required", "党支部"), ("refused", "支委会")]),
        (Place("permanent", 7), [("required", "党支部"), ("required", "支委会")]),
        (Place("project", 3, 6), [("required", "党支部"), ("refused", "支委会")]),
        (Place("project", 3, 5), [("allowed", "联合党支部"), ("refused", "支委会")]),
        (Place("task", 9), [("allowed", "临时党支部"), ("refused", "党支部")]),
        (Place("abroad", 9), [("required", "按上级规定")]),
    ],
)
def test_a_place_is_told_what_it_needs(place: Place, expected: list[tuple[str, str]], book: Book) -> None:
    assert told(place, book) == expected


def test_a_firm_of_a_hundred_needs_a_committee_and_one_below_may_have_it(book: Book) -> None:
    assert ("required", "党委") in told(Place("permanent", 100), book)
    assert ("allowed", "党委") in told(Place("permanent", 99), book)
    assert ("required", "党总支") in told(Place("permanent", 50), book)
    assert "党委" not in [name for _, name in told(Place("permanent", 100, enterprise=False), book)]


def test_the_command_tells_the_article() -> None:
    asked = CliRunner().invoke(main, ["organise", "--members", "5", "--project", str(ROOT), "--as-of", "2026-11-22"])
    assert asked.exit_code == 0
    assert "● 应当设　党支部" in asked.output
    assert "《支部工作条例》第4条" in asked.output


@pytest.mark.browser
def test_the_page_leaves_the_rules_that_the_command_tells(browser: Browser, book: Book, tmp_path: Path) -> None:
    home = Page("index.html", "首页", (Section("", "", ()),))
    publish_site(Site(Identity("手册"), "", (home, setup_page(book)), (Branch("首页", "index.html"),)), tmp_path)
    tab = browser.new_page()
    tab.goto((tmp_path / "setup.html").as_uri())
    rows = tab.locator(".hb-table--setup tbody tr")
    assert rows.count() == len(book.setup)
    for kind, members, months, enterprise in product(PLACES, (0, 2, 3, 7, 50, 51, 99, 100), (0, 5, 6), (True, False)):
        tab.select_option("[name=place]", kind)
        tab.fill("[name=members]", str(members))
        tab.fill("[name=months]", str(months or ""))
        tab.set_checked("[name=enterprise]", enterprise)
        shown = {row.locator("th").get_attribute("id") for row in rows.all() if row.is_visible()}
        expected = setup(Place(kind, members, months, enterprise), book.setup)
        assert shown == {str(rule.id) for rule in expected}, (kind, members, months, enterprise)
    tab.close()
