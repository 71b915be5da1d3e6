"""The pages of alarms and improvements: what is overdue is counted by step and unit, also on the reader's own day."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from generator.model.book import Book
from generator.pages.compose import compose
from generator.pages.page import Data, Listing, Page, Section, Table
from generator.pages.platform import platform_pages, unit_files, unit_pages
from generator.pages.platform.alarms import alarm_data
from generator.pages.publication import Branch, Identity, Site
from generator.publishing.links import lost_links
from generator.publishing.site import publish_site
from generator.views.alarms import alarms
from generator.views.appendices import PLATFORM as PAGES
from generator.views.appendices import platform_of
from generator.views.standing import Organisation, organisation
from tests.examples import load_with

PLATFORM = (Path(__file__).parents[1] / "scoring" / "platform.txt").read_text(encoding="utf-8")
COMMON = "unit: all, measure: 补齐, owner: 支委会, found_on: 2026-09-20"
CLOSED = "verified_by: 党员大会, verified_on: 2026-10-10, closed_on: 2026-10-11"
IMPROVEMENTS = f"""
--- organisation/improvements.yml ---
kind: improvement
entries:
  - {{id: late, {COMMON}, finding: 签到表缺页, record: r1, due: 2026-11-10, page: accept-member}}
  - {{id: soon, {COMMON}, finding: 记录不全, sample: 三季度抽查, due: 2026-12-20}}
  - {{id: done, {COMMON}, finding: 漏报, sample: 三季度抽查, due: 2026-10-20, {CLOSED}}}
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    loaded = load_with(PLATFORM + IMPROVEMENTS, tmp_path_factory.mktemp("alarms"))
    assert not loaded.failed
    return loaded.book


@pytest.fixture(scope="module")
def found(book: Book) -> Organisation:
    known = organisation(book)
    assert known is not None
    return known


@pytest.fixture(scope="module")
def pages(found: Organisation, book: Book) -> dict[str, Page]:
    return {page.path: page for page in (*platform_pages(found, book), *unit_pages(found, book))}


def rows(page: Page, anchor: str) -> list[list[str]]:
    [section] = [section for section in page.sections if section.anchor == anchor]
    [table] = [block for block in section.blocks if isinstance(block, Table)]
    return [["".join(i.text for line in cell.lines for i in line) for cell in row] for row in table.rows]


def test_an_open_improvement_raises_alarms_and_scores_nothing(found: Organisation, book: Book) -> None:
    own = {alarm.instance.duty: alarm for alarm in alarms(found.below("all"))}
    assert own["improvement-late"].stage == "orange"
    assert own["improvement-late"].since == "2026-11-17"
    assert "improvement-soon" not in own
    assert "improvement-done" not in own
    assert all(verdict.instance.duty[:11] != "improvement" for verdict in found.standings["all"].score.verdicts)
    [feed] = [
        file.content.decode() for file in unit_files(found, book, Identity("")) if file.address == "units/all.xml"
    ]
    assert "整改：签到表缺页" in feed


def test_steps_and_units_add_up_to_the_alarms(pages: dict[str, Page], found: Organisation) -> None:
    page = pages["platform/alarms.html"]
    every = alarms(found.standings.values())
    assert sum(int(row[1]) for row in rows(page, "steps")) == len(every) == len(rows(page, "each"))
    assert sum(int(row[5]) for row in rows(page, "units")) == len(every)
    assert ["▲ 橙：报上级", "all", "整改：签到表缺页", "2026-11-10", "2026-11-10"] in rows(page, "each")


def test_the_page_knows_what_will_be_due_and_nothing_that_is_done(found: Organisation, book: Book) -> None:
    values = json.loads(alarm_data(found, book))
    told = {(unit, values["items"][item][0]) for unit, listed in values["units"].items() for item in listed}
    assert {("all", "整改：记录不全"), ("all", "整改：签到表缺页")} <= told
    assert ("all", "整改：漏报") not in told
    assert values["until"] == "2026-12-31", "what is due in the next year stands in no rules yet"


def test_open_and_closed_improvements_are_told_with_their_source_and_page(pages: dict[str, Page]) -> None:
    page = pages["platform/improvements.html"]
    first, second = rows(page, "open")
    assert first[:3] == ["▲ 橙：报上级", "all", "签到表缺页记录 r1"]
    assert first[4] == "补齐改手册：接收预备党员"
    assert second[0] == "未到期"
    assert rows(page, "closed") == [["all", "漏报三季度抽查", "补齐", "2026-10-20", "党员大会2026-10-10", "2026-10-11"]]
    assert [row[2] for row in rows(pages["units/all.html"], "improvements")] == [first[2], second[2]]


@pytest.fixture(scope="module")
def site(pages: dict[str, Page], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("published")
    home = Page("index.html", "首页", (Section("", "", ()),))
    kept = (page for path, page in pages.items() if path in ("platform/alarms.html", "units/all.html"))
    publish_site(Site(Identity("手册"), "", (home, *kept), (Branch("首页", "index.html"),)), out)
    return out


def test_every_link_of_the_platform_leads_somewhere_and_it_is_one_group(book: Book, tmp_path: Path) -> None:
    site = compose(book, Identity("手册")).site
    publish_site(site, tmp_path / "site")
    lost = [(found.page, found.link) for found in lost_links(tmp_path / "site", "")]
    later = [(page, link) for page, link in lost if "drawings/" in link or page.startswith("forms/")]
    assert [found for found in lost if found not in later] == [], "files of drawings and forms are written later"
    [group] = [branch for branch in site.navigation if branch.title == "平台"]
    assert [branch.path for branch in group.branches] == [page.path for page in platform_of(book).values()]
    assert {branch.path for branch in group.branches} == {page.path for page in PAGES.values()}
    [home] = [page for page in site.pages if page.path == "index.html"]
    [section] = [section for section in home.sections if section.anchor == "platform"]
    assert section.blocks[0].lines[0][0].href == "units/index.html"  # type: ignore[union-attr]


def test_a_page_that_stays_as_it_was_built_says_so_and_leads_to_what_is_live(pages: dict[str, Page]) -> None:
    scripts = {"platform/alarms.html": "alarms", "units/index.html": "tree"}
    for name in ("alarms", "execution", "assessment", "analysis", "improvements"):
        page = pages[f"platform/{name}.html"]
        blocks = [block for section in page.sections for block in section.blocks]
        [note] = [block for block in blocks if isinstance(block, Listing) and block.kind == "note"]
        assert any("数据到 2026-11-22" in inline.text for line in note.lines for inline in line), name
        live = any(isinstance(block, Data) for block in blocks)
        led = {inline.href for line in note.lines for inline in line if inline.href}
        assert live == (page.path in scripts), name
        assert led == (set() if live else set(scripts)), name


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    page = browser.new_page()
    yield page
    page.close()


@pytest.mark.browser
def test_a_browser_of_next_month_counts_what_is_overdue_then(tab: Tab, site: Path) -> None:
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.clock.set_fixed_time(datetime(2027, 1, 8, 4, tzinfo=UTC))
    tab.goto((site / "platform" / "alarms.html").as_uri())
    tab.wait_for_load_state()

    def lines(kind: str) -> list[list[str]]:
        found = tab.locator(f".hb-table--{kind} tbody tr").all()
        return [line.locator("th, td").all_inner_texts() for line in found]

    assert faults == []
    each = lines("alarm-list")
    assert ["■ 红：下整改单", "all", "整改：签到表缺页", "2026-11-10", "2026-11-10"] in each
    assert ["▲ 橙：报上级", "all", "整改：记录不全", "2026-12-20", "2026-12-20"] in each
    assert ["▲ 橙：报上级", "late", "开会", "2026-Q4", "2026-12-31"] in each
    assert sum(int(line[1]) for line in lines("alarm-steps")) == len(each)
    assert sum(int(line[5]) for line in lines("alarm-units")) == len(each)
    told = tab.locator(".hb-listing--note").first.inner_text()
    assert told.endswith("已按今天（2027-01-08）重算。\n数据只看到 2026-12-31 以前到期的事，请更新网站。")


@pytest.mark.browser
def test_a_browser_of_every_day_agrees_with_a_build_of_that_day(tab: Tab, site: Path, book: Book) -> None:
    for day in ("2026-11-29", "2026-12-15", "2026-12-31"):
        tab.clock.set_fixed_time(datetime.fromisoformat(f"{day}T04:00:00+00:00"))
        tab.goto((site / "platform" / "alarms.html").as_uri())
        tab.wait_for_load_state()
        found = organisation(replace(book, as_of=day))
        assert found is not None
        wanted = sorted((alarm.unit, alarm.instance.due, alarm.stage) for alarm in alarms(found.standings.values()))
        shown = [row.locator("th, td").all_inner_texts() for row in tab.locator(".hb-table--alarm-list tbody tr").all()]
        stages = {"■": "red", "▲": "orange", "△": "yellow", "○": "remind"}
        assert sorted((row[1], row[4], stages[row[0][0]]) for row in shown) == wanted
