"""The units' pages: the arithmetic behind a score in words, and a browser whose day is another one."""

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
from generator.model.records import Record
from generator.pages.page import Cell, Listing, Page, Section, Table
from generator.pages.platform.data import MOST, unit_data
from generator.pages.platform.units import unit_pages, units_page
from generator.pages.publication import Branch, Identity, Site
from generator.publishing.site import publish_site
from generator.scoring.instances import rules_of
from generator.scoring.plain import Instance
from generator.scoring.score import score
from generator.views.alarms import alarms
from generator.views.standing import Organisation, Standing, organisation
from tests.examples import load_with

PLATFORM = (Path(__file__).parents[1] / "scoring" / "platform.txt").read_text(encoding="utf-8")
HASH = "0" * 64
RECORDS = f"""--- organisation/records/2026/all.csv ---
id,action,duty,period,done_on,filed_on,evidence,until,refers_to,role,reason
r1,begin,by-election,2026-02-10,,2026-02-12,,,,,
r2,done,meeting,2026-Q1,2026-03-20,2026-03-21,大会记录={HASH},,,,
r3,done,meeting,2026-Q2,2026-07-03,2026-07-04,大会记录={HASH},,,,
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    platform = PLATFORM[: PLATFORM.index("--- organisation/records")]
    loaded = load_with(platform + RECORDS, tmp_path_factory.mktemp("units"))
    assert not loaded.failed
    return loaded.book


def tree_and_units(found: Organisation, book: Book) -> tuple[Page, ...]:
    return units_page(found, book), *unit_pages(found, book)


@pytest.fixture(scope="module")
def pages(book: Book) -> dict[str, Page]:
    found = organisation(book)
    assert found is not None
    return {page.path: page for page in tree_and_units(found, book)}


def rows(page: Page, anchor: str) -> list[list[str]]:
    section = next(section for section in page.sections if section.anchor == anchor)
    table = next(block for block in section.blocks if isinstance(block, Table))
    return [[_text(cell) for cell in row] for row in table.rows]


def _text(cell: Cell) -> str:
    return "".join(inline.text for line in cell.lines for inline in line)


def test_every_unit_has_a_page_and_the_tree_lists_those_with_units_below(pages: dict[str, Page]) -> None:
    assert list(pages) == [
        "units/index.html",
        *(f"units/{code}.html" for code in ("gs", "all", "changed", "late", "closed")),
    ]
    assert [row[0] for row in rows(pages["units/index.html"], "")] == ["gs"]
    assert [row[0] for row in rows(pages["units/gs.html"], "below")] == [
        "all",
        "changed",
        "late",
        "closed（已并入 all）",
    ]


def test_a_score_is_told_with_its_arithmetic(pages: dict[str, Page]) -> None:
    page = pages["units/all.html"]
    assert rows(page, "score") == [
        ["日常计分", "100%", "得到 18 分 ÷ 应得 35 分 × 100", "51.43"],
        ["总分", "", "（100 × 51.43）÷ 100，四舍五入到 0.1", "51.4"],
    ]
    told = {row[1]: row[3:] for row in rows(page, "ledger")}
    assert told["2026-Q1"] == ["已按期", "2026-03-20 做完，在期限内，得 10 分"]
    assert told["2026-Q2"] == ["迟报", "2026-07-03 做完，在宽限期内，10 × 80% = 8 分"]
    assert told["2026-Q3"] == ["超期未办■ 红：下整改单", "过了期限没有做，10 分得 0 分"]
    assert told["2026-02-10"] == ["超期未办", "过了期限没有做，5 分得 0 分"]
    assert told["2026-Q4"] == ["未到期", "还没有到期，不进总账"]
    assert rows(page, "open") == [["■ 红：下整改单", "开会", "2026-Q3", "2026-09-30", "支委会"]]


@pytest.fixture(scope="module")
def site(pages: dict[str, Page], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("published")
    home = Page("index.html", "首页", (Section("", "", ()),))
    kept = tuple(page for page in pages.values())
    publish_site(Site(Identity("手册"), "", (home, *kept), (Branch("首页", "index.html"),)), out)
    return out


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    page = browser.new_page()
    yield page
    page.close()


def shown(tab: Tab, site: Path, day: datetime) -> dict[str, list[str]]:
    """The rows of the ledger by period, in a browser of that day."""
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.clock.set_fixed_time(day)
    tab.goto((site / "units" / "all.html").as_uri())
    tab.wait_for_load_state()
    lines = tab.locator(".hb-table--ledger tbody tr").all()
    assert faults == []
    return {cells[1]: cells[3:] for line in lines if (cells := line.locator("th, td").all_inner_texts())}


@pytest.mark.browser
def test_a_browser_of_the_day_of_the_build_shows_what_was_built(tab: Tab, site: Path) -> None:
    assert shown(tab, site, datetime(2026, 11, 22, 4, tzinfo=UTC))["2026-Q4"] == ["未到期", "还没有到期，不进总账"]


@pytest.mark.browser
def test_a_browser_of_a_later_day_shows_what_is_overdue_then(tab: Tab, site: Path) -> None:
    assert shown(tab, site, datetime(2026, 12, 28, 4, tzinfo=UTC))["2026-Q4"] == ["临期 ○ 提醒", "快要到期，不进总账"]
    later = shown(tab, site, datetime(2027, 1, 8, 4, tzinfo=UTC))
    assert later["2026-Q4"] == ["超期未办 ▲ 橙：报上级", "过了期限没有做，10 分得 0 分"]
    assert tab.locator("#total").inner_text() == "40.0"
    assert tab.locator(".hb-listing--note").inner_text().endswith("请更新网站。")
    alarms = tab.locator(".hb-table--open tbody tr td:first-child").all_inner_texts()
    assert alarms == ["■ 红：下整改单", "▲ 橙：报上级"]


@pytest.mark.browser
@pytest.mark.parametrize("day", ["2026-11-23", "2026-12-26", "2026-12-31"])
def test_a_browser_of_a_day_shows_what_a_build_of_that_day_shows(tab: Tab, site: Path, book: Book, day: str) -> None:
    shown(tab, site, datetime.fromisoformat(f"{day}T04:00:00+00:00"))
    found = organisation(replace(book, as_of=day))
    assert found is not None
    [page] = [page for page in unit_pages(found, replace(book, as_of=day)) if page.path == "units/all.html"]
    for kind in ("score", "ledger", "open"):
        lines = tab.locator(f".hb-table--{kind} tbody tr").all()
        assert [["".join(text.split()) for text in one.locator("th, td").all_inner_texts()] for one in lines] == [
            ["".join(text.split()) for text in row] for row in rows(page, kind)
        ]
    [star] = [b for section in page.sections for b in section.blocks if isinstance(b, Listing) and b.kind == "star"]
    assert tab.locator(".hb-listing--star li").all_inner_texts() == [
        "".join(inline.text for inline in line) for line in star.lines
    ]


def test_a_unit_without_a_place_at_its_star_is_told_why(tmp_path: Path) -> None:
    stars = "    stars: [{name: 三星达标, at: 10, share: 20%}]\n    default: true\n"
    platform = PLATFORM[: PLATFORM.index("--- organisation/records")].replace("    default: true\n", stars, 1)
    other = RECORDS.replace("/all.csv", "/changed.csv").replace(
        "r1,begin,by-election,2026-02-10,,2026-02-12,,,,,\n", ""
    )
    other = "".join(line for line in other.splitlines(keepends=True) if not line.startswith("r3"))
    book = load_with(platform + RECORDS + other.replace("0" * 64, "1" * 64), tmp_path).book
    found = organisation(book)
    assert found is not None
    first, second = (found.standings[code].score for code in ("all", "changed"))
    assert (first.total or 0) > (second.total or 0) >= 100
    assert [found.star(code).proposed for code in ("all", "changed")] == ["三星达标", ""]
    pages = {page.path: page for page in tree_and_units(found, book)}
    told = [str(block) for section in pages["units/changed.html"].sections for block in section.blocks]
    assert any("三星达标的名额已满：同一上级、同一层级还有 1 个，总分排第 2" in text for text in told)
    assert json.loads(unit_data(found.standings["changed"], found, {}, book.as_of))["score"]["star"]["proposed"] == ""


@pytest.mark.browser
@pytest.mark.parametrize("day", ["2026-12-26", "2026-12-31", "2027-01-01"])
@pytest.mark.parametrize("path", ["units/index.html", "units/gs.html"])
def test_the_tree_in_a_browser_of_a_day_is_that_of_a_build_of_that_day(
    tab: Tab, site: Path, book: Book, day: str, path: str
) -> None:
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.clock.set_fixed_time(datetime.fromisoformat(f"{day}T04:00:00+00:00"))
    tab.goto((site / path).as_uri())
    tab.wait_for_load_state()
    last = "2026-12-31"
    found = organisation(replace(book, as_of=min(day, last)))
    assert found is not None
    if day > last:
        found = replace(found, standings={code: _scored(one, found, day) for code, one in found.standings.items()})
    pages = {page.path: page for page in tree_and_units(found, replace(book, as_of=min(day, last)))}
    tables = [b for s in pages[path].sections for b in s.blocks if isinstance(b, Table) and b.kind == "register"]
    wanted = [[_text(cell) for cell in row] for table in tables for row in table.rows]
    shown = [row.locator("th, td").all_inner_texts() for row in tab.locator(".hb-table--register tbody tr").all()]
    assert faults == []
    assert shown == wanted
    assert tab.locator(".hb-listing--note li", has_text="已按今天").count() == 1


def _scored(standing: Standing, found: Organisation, day: str) -> Standing:
    """A unit on a day of the next year, by the rules of the former one."""
    scored = score(standing.instances, standing.records, rules_of(found.rules), found.year, day)
    return replace(standing, score=scored)


@pytest.fixture(scope="module")
def next_year(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The same organisation in January: the rules go on, and the fourth quarter was never done."""
    head, rules, rest = PLATFORM[: PLATFORM.index("--- organisation/records")].partition("  - year: 2026\n")
    entry, mark, after = rest.partition("--- handbooks/platform/duties.yml")
    platform = head + rules + entry.rstrip("\n") + "\n  - year: 2027\n" + entry + mark + after
    loaded = load_with(platform + RECORDS, tmp_path_factory.mktemp("next"))
    return replace(loaded.book, as_of="2027-01-05")


def test_what_the_former_year_left_open_alarms_on_without_a_score(next_year: Book) -> None:
    found = organisation(next_year)
    assert found is not None
    assert {(one.instance.period, one.alarm) for one in found.standings["all"].arrears} == {
        ("2026-Q3", "red"),
        ("2026-Q4", "yellow"),
    }
    assert found.standings["changed"].arrears == (), "nobody kept records there"
    assert found.standings["all"].score.total is None
    told = {(alarm.instance.period, alarm.stage) for alarm in alarms(found.below("all"))}
    assert {("2026-Q3", "red"), ("2026-Q4", "yellow")} <= told
    pages = {page.path: page for page in tree_and_units(found, next_year)}
    assert [row[:3] for row in rows(pages["units/all.html"], "open")] == [
        ["■ 红：下整改单", "开会", "2026-Q3"],
        ["△ 黄：已超期", "开会", "2026-Q4"],
    ]


@pytest.mark.browser
def test_a_browser_keeps_what_the_former_year_left_open(tab: Tab, next_year: Book, tmp_path: Path) -> None:
    found = organisation(next_year)
    assert found is not None
    home = Page("index.html", "首页", (Section("", "", ()),))
    pages = (home, *tree_and_units(found, next_year))
    publish_site(Site(Identity("手册"), "", pages, (Branch("首页", "index.html"),)), tmp_path)
    shown(tab, tmp_path, datetime(2027, 3, 28, 4, tzinfo=UTC))
    open_ = [row.locator("th, td").all_inner_texts() for row in tab.locator(".hb-table--open tbody tr").all()]
    assert [row[0] for row in open_] == ["■ 红：下整改单", "■ 红：下整改单", "○ 提醒"]
    assert [row[2] for row in open_] == ["2026-Q3", "2026-Q4", "2027-Q1"]


def test_sixty_duties_a_month_with_a_record_each_fit_into_the_file_of_a_unit(book: Book) -> None:
    found = organisation(book)
    assert found is not None
    standing = found.standings["all"]
    keys = [
        (f"a-duty-of-some-length-{number:02}", f"2026-{month:02}") for number in range(60) for month in range(1, 13)
    ]
    dues = [f"{period}-28" for _, period in keys]
    asked = [
        Instance(*key, due, due, 5, "routine", due, "2027-01-04", "2027-01-28")
        for key, due in zip(keys, dues, strict=True)
    ]
    records = [Record(f"r{n}", "done", due, *key, due) for n, (key, due) in enumerate(zip(keys, dues, strict=True))]
    full = replace(standing, instances=tuple(asked), records=tuple(records))
    data = unit_data(full, found, {}, book.as_of)
    assert len(data.encode()) < MOST
    table = json.loads(data)["records"]
    assert [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]][-1] == {
        "id": "r719",
        "action": "done",
        "filed_on": "2026-12-28",
        "duty": "a-duty-of-some-length-59",
        "period": "2026-12",
        "done_on": "2026-12-28",
    }
