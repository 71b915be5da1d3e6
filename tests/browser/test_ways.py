"""The ways into the site: for some readers alone, by month, by role and by short address; what is chosen stays."""

import shutil
from pathlib import Path

import pikepdf
import pytest
from icalendar import Calendar

from tests.examples import write_example
from tests.in_browser import needs_axe, violations
from tests.site_in_folder import site_in_folder

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
ITEM, SECRETARY, SITE = "branch/accept-member.html", "roles/branch-secretary.html", "branch/site-office.html"
SHEET = "calendar/branch-secretary.html"
CONTENT = """
--- handbooks/platform/duties.yml ---
kind: duty
entries:
  - name: 开会
    id: meet
    item: accept-member
    by: 党支部书记
    period: month
    evidence: [大会决议]
    points: 1
    default: true
  - name: 上党课
    id: teach
    item: accept-member
    by: 党支部书记
    period: quarter
    evidence: [大会决议]
    points: 1
    default: true
  - name: 送表
    id: send
    item: accept-member
    by: 组织委员
    period: year
    due: 12-20
    evidence: [入党志愿书]
    points: 1
    default: true
    applies_to: 项目型
--- handbooks/branch/handbook.yml ---
kind: handbook
id: branch
title: 党支部标准化工作手册
summary: 一件事一张图
edition: 2026年版
parts:
  - title: 组织管理
    id: organisation
    element: 共性要素
    summary: 怎样接收党员
    items: [accept-member]
    chapters: [site-office]
  - {title: 附录, id: appendix, element: 辅助要素, appendix: [forms, regulations, roles, terms, legend, unverified]}
--- handbooks/branch/site-office.md ---
---
kind: chapter
title: 工地上的支部
aliases: [old-site]
reviewed: 2026-11-22
applies_to: 项目型
---
## 在工地

支部建在项目上。
--- diagrams/processes/hand-over.yml ---
title: 移交
code: P77
summary: 交给下一个
steps:
  - {id: list, do: 列出清单, by: 党支部书记, records: 大会决议}
  - {id: sign, do: 双方签字, by: 党支部书记, records: 大会决议, applies_to: 项目型}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The small project with duties, and a page and a step for project branches alone, as a site in a folder."""
    root = tmp_path_factory.mktemp("ways") / "book"
    shutil.copytree(ROOT / "tests/base_project", root)
    write_example(CONTENT, root)
    return site_in_folder(root)


@pytest.fixture
def opened(browser, folder):
    """Open pages in one window of one reader: ``opened(name, now=…)``; what he chooses stays until the test ends."""
    contexts = []

    def go(name, *, now="2026-11-23T10:00:00", width=1280, scheme="light", script=True):
        contexts.append(
            browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=script
            )
        )
        page = contexts[-1].new_page()
        page.faults = []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.clock.set_fixed_time(now)
        page.goto(f"{folder.as_uri()}/{name}")
        return page

    yield go
    for context in contexts:
        context.close()


def visit(page, folder, name):
    page.goto(f"{folder.as_uri()}/{name}")


def choose(page, name):
    page.locator(".hb-listing--choices").get_by_role("button", name=name, exact=True).click()


def tasks(page):
    return page.locator(".hb-month li:visible").evaluate_all(
        "items => items.map(item => [item.querySelector('b').textContent, item.querySelector('a').textContent])"
    )


def test_a_chosen_type_folds_away_what_is_for_others_and_stays_chosen(opened, folder):
    page = opened("index.html")
    assert page.locator(".hb-for").count() == 0
    choose(page, "机关型")
    assert page.locator(".hb-for strong").inner_text() == "机关型"
    visit(page, folder, "branch/index.html")
    assert page.locator(".hb-for strong").inner_text() == "机关型"
    links = page.locator(".md-content .hb-listing--cards a")
    assert [link.inner_text() for link in links.all() if link.is_visible()][:1] == ["B101 接收预备党员"]
    assert not page.locator(".md-content .hb-listing--cards li", has_text="工地上的支部").is_visible()
    visit(page, folder, "calendar.html")
    assert not page.locator("tr", has_text="送表").is_visible()
    visit(page, folder, "processes/hand-over.html")
    struck = page.locator(".hb-table--steps tr.hb-other")
    assert [row.locator("strong").inner_text() for row in struck.all()] == ["双方签字"]
    assert page.locator(".hb-canvas:visible .node.hb-other").get_attribute("data-node") == "sign"
    visit(page, folder, SITE)
    assert page.locator(".hb-for p").inner_text() == "这一页不适用于机关型"
    assert page.faults == []


def test_everything_comes_back_with_one_button_everywhere(opened, folder):
    page = opened("index.html")
    choose(page, "机关型")
    choose(page, "普通党员")
    assert page.locator(".hb-for strong").inner_text() == "机关型 · 普通党员"
    visit(page, folder, "branch/index.html")
    page.get_by_role("button", name="看全部").click()
    assert page.locator(".hb-for").count() == 0
    assert page.locator(".md-content .hb-listing--cards li", has_text="工地上的支部").is_visible()
    page.reload()
    assert page.locator(".hb-for, .hb-other").count() == 0
    assert page.evaluate("Object.keys(localStorage).some(key => key.startsWith('handbooks-for'))") is False


def test_a_chosen_type_is_switched_off_again_by_its_own_button(opened):
    page = opened("index.html")
    choose(page, "项目型")
    assert page.get_by_role("button", name="项目型").get_attribute("aria-pressed") == "true"
    choose(page, "项目型")
    assert page.get_by_role("button", name="项目型").get_attribute("aria-pressed") == "false"
    assert page.locator(".hb-for").count() == 0


def test_what_others_left_in_the_browser_does_no_harm(opened):
    page = opened("index.html")
    page.evaluate("localStorage.setItem(`handbooks-for:${new URL('.', location).pathname}`, '{broken')")
    page.reload()
    assert page.locator(".hb-for").count() == 0
    page.evaluate("localStorage.setItem(`handbooks-for:${new URL('.', location).pathname}`, '[\"<b>\", 7]')")
    page.reload()
    assert page.locator(".hb-for").count() == 0
    assert page.faults == []


def test_the_month_is_that_of_the_readers_clock(opened):
    page = opened("index.html")
    assert page.locator(".hb-month strong").inner_text() == "2026年11月"
    assert tasks(page) == [["30日", "开会"]]
    page = opened("index.html", now="2026-12-21T09:00:00")
    assert page.locator(".hb-month strong").inner_text() == "2026年12月"
    assert tasks(page) == [["31日", "开会"], ["31日", "上党课"], ["20日", "送表"]]
    assert page.locator(".hb-month li", has_text="送表").inner_text().split() == ["20日", "送表已过期限", "组织委员"]
    assert page.locator(".hb-listing--months a[aria-current]").inner_text() == "12月"
    page = opened("index.html", now="2027-03-02T09:00:00")
    assert ["31日", "上党课"] in tasks(page)
    page = opened("index.html", now="2031-03-02T09:00:00")
    assert page.locator(".hb-month").inner_text().endswith("这本手册还没有2031年的安排。")
    assert page.faults == []


def test_the_month_is_shown_for_a_role_and_a_type_that_stay_chosen(opened):
    page = opened("index.html", now="2026-12-01T09:00:00")
    page.get_by_label("谁来做").select_option("组织委员")
    assert tasks(page) == [["20日", "送表"]]
    page.reload()
    assert tasks(page) == [["20日", "送表"]]
    choose(page, "机关型")
    assert tasks(page) == []
    page.get_by_label("谁来做").select_option("所有人")
    assert [name for _, name in tasks(page)] == ["开会", "上党课"]


def test_without_a_script_the_months_lead_to_the_calendar(opened, folder):
    page = opened("index.html", script=False)
    links = page.locator(".hb-listing--months a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert links == ["calendar.html", *(f"calendar.html#month-{month:02}" for month in range(1, 13))]
    types = page.locator(".hb-listing--choices a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert "types.html#project" in types
    assert page.locator(".hb-month, .hb-for").count() == 0
    page.goto(f"{folder.as_uri()}/{SECRETARY}")
    assert page.locator(".hb-table--ticks input").count() == 0
    assert page.locator(".hb-table--ticks tr", has_text="上党课").is_visible()


def test_a_role_ticks_its_duties_and_steps_and_finds_them_ticked(opened):
    page = opened(SECRETARY)
    page.get_by_role("checkbox", name="上党课").check()
    page.get_by_role("checkbox", name="列出清单").check()
    told = page.get_by_role("status").filter(has_text="做到")
    assert told.all_inner_texts() == ["做到 1 / 2 项", "做到 1 / 2 项"]
    page.reload()
    assert page.get_by_role("checkbox", name="上党课").is_checked()
    assert page.get_by_role("checkbox", name="列出清单").is_checked()
    assert not page.get_by_role("checkbox", name="开会").is_checked()
    page.get_by_role("button", name="全部清除").first.click()
    page.reload()
    assert not page.get_by_role("checkbox", name="上党课").is_checked()
    assert page.get_by_role("checkbox", name="列出清单").is_checked()
    assert page.faults == []


def test_a_role_is_ticked_with_the_keys_alone(opened):
    page = opened(SECRETARY)
    page.get_by_role("checkbox", name="开会").focus()
    page.keyboard.press("Space")
    assert page.get_by_role("checkbox", name="开会").is_checked()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "开会"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("p77/index.html", "processes/hand-over.html#hand-over"),
        ("p99/index.html", f"{ITEM}#accept-probationary-member"),
        ("b101/index.html", ITEM),
        ("f02/index.html", "forms/f02.html"),
        ("r06/index.html", "regulations/r06.html"),
        ("branch/old-site.html", SITE),
    ],
)
def test_short_and_former_addresses_lead_on_from_a_folder(opened, folder, old, new):
    page = opened("index.html")
    visit(page, folder, old)
    page.wait_for_url(f"{folder.as_uri()}/{new}")
    assert page.locator("h1").count() == 1


def test_the_year_of_a_role_is_one_sheet_of_a3(opened, tmp_path):
    page = opened(SHEET)
    assert page.locator(".hb-wall h2").all_inner_texts() == ["每月", "一季度", "二季度", "三季度", "四季度"]
    assert page.locator(".hb-wall h3").count() == 12
    assert page.locator("#month-03 + ul").inner_text() == "31日 上党课"
    page.pdf(path=tmp_path / "year.pdf", prefer_css_page_size=True)
    with pikepdf.open(tmp_path / "year.pdf") as pdf:
        sizes = [tuple(round(float(side) / 72 * 25.4) for side in sheet.mediabox[2:]) for sheet in pdf.pages]
    assert sizes == [(420, 297)]


def test_the_calendar_files_of_a_page_hold_the_same_days_under_the_same_names(opened, folder):
    page = opened(SHEET)
    links = page.locator("a[href$='.ics']").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert links[:3] == ["branch-secretary.ics", "branch-secretary-decision.ics", "branch-secretary-project.ics"]
    read = {path.name: Calendar.from_ical(path.read_bytes()) for path in (folder / "calendar").glob("*.ics")}
    names = {name: [str(event["uid"]) for event in found.walk("VEVENT")] for name, found in read.items()}
    assert len(names["branch-secretary.ics"]) == 2 * (12 + 4)
    assert set(names["all.ics"]) - set(names["all-office.ics"]) == {"send.2026@handbooks", "send.2027@handbooks"}
    assert set(names["branch-secretary.ics"]) < set(names["all.ics"])
    assert len(names["all.ics"]) == len(set(names["all.ics"]))


@needs_axe
@pytest.mark.parametrize("name", ["index.html", SECRETARY, SHEET, "processes/hand-over.html"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_everybody_can_use_these_pages_and_they_fit_a_phone(opened, name, scheme, width):
    page = opened("index.html", width=width, scheme=scheme, now="2026-12-21T09:00:00")
    choose(page, "机关型")
    page.goto(page.url.replace("index.html", name))
    assert page.locator(".hb-for").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert violations(page) == []
