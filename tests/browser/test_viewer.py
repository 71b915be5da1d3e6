"""Drawings in their window and processes step by step, with a mouse, a finger and the keys, on a small site."""

import mimetypes
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pikepdf
import pytest
from playwright.sync_api import expect

from tests.in_browser import needs_axe, settle, violations
from tests.site_in_folder import site_in_folder

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
BASE = ROOT / "tests/base_project"
SMALL, LARGE, PARTED = "branch/accept-member.html", "processes/long.html", "processes/longer.html"
STEPS, MORE = 40, 50
PLAY = "逐步走"
ZOOM = "放大"


def long_process(title, code, steps):
    """A process of many steps in three stages, with a way back: larger than any window."""
    names = ("审查", "大会", "归档")
    lines = [f"title: {title}", f"code: {code}", "summary: 步骤很多", "stages:"]
    for stage, name in enumerate(names):
        lines += [f"  - title: {name}", "    steps:"]
        for number in range(stage * steps // 3, (stage + 1) * steps // 3):
            role = ("申请人", "支委会", "党员大会", "基层党委")[number % 4]
            if number == 5:
                lines += [f"      - id: n{number}", "        decide: 是否齐全", f"        by: {role}"]
                lines += ["        outcomes: {齐全: next, 不齐: n2}"]
            else:
                lines += [f"      - {{id: n{number}, do: 核对第{number}份材料并登记, by: {role}, records: 大会决议}}"]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The small project with a long process, as a site in a folder."""
    root = tmp_path_factory.mktemp("viewer") / "book"
    shutil.copytree(BASE, root)
    for name, text in (("long", ("很长的过程", "P77", STEPS)), ("longer", ("印成几张的过程", "P78", MORE))):
        (root / f"diagrams/processes/{name}.yml").write_text(long_process(*text), encoding="utf-8")
    return site_in_folder(root)


@pytest.fixture
def opened(open_page, folder):
    """Open a page of it: ``opened(name, …)``."""
    return lambda name, **look: open_page(f"{folder.as_uri()}/{name}", **look)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()


def play(page):
    press(page, PLAY)
    page.locator(".hb-card").wait_for()


def title(page):
    return page.locator(".hb-card h2").inner_text().strip()


def scale(page):
    settle(page)
    return page.locator(".hb-stage__sheet").evaluate("sheet => sheet.getBoundingClientRect().width / sheet.offsetWidth")


def place(page, of=".hb-stage__sheet"):
    settle(page)
    return page.locator(of).evaluate("e => { const r = e.getBoundingClientRect(); return [r.x, r.y] }")


def test_a_small_drawing_stays_plain_and_can_be_taken_along(opened, folder):
    page = opened(SMALL)
    assert page.get_by_role("button", name=ZOOM, exact=True).count() == 0
    for link in page.locator(".hb-tools a").all():
        target = (folder / SMALL).parent / link.get_attribute("href")
        assert target.resolve().is_file()
        assert link.get_attribute("download").endswith((".svg", ".png"))
    assert page.faults == []


def test_a_large_drawing_is_zoomed_moved_and_seen_whole_with_the_keys(opened):
    page = opened(LARGE)
    press(page, ZOOM)
    page.locator(".hb-stage").wait_for()
    first = scale(page)
    page.keyboard.press("+")
    assert scale(page) > first
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert scale(page) < first
    page.keyboard.press("0")
    sheet, frame = (page.locator(of).bounding_box() for of in (".hb-stage__sheet", ".hb-stage"))
    settle(page)
    assert sheet["height"] <= frame["height"] or scale(page) < first
    before = place(page)
    page.keyboard.press("ArrowDown")
    assert place(page)[1] < before[1]
    page.keyboard.press("Escape")
    assert page.locator("dialog").count() == 0
    assert page.locator(".hb-canvas > svg").first.is_visible()
    assert page.get_by_role("button", name=ZOOM, exact=True).evaluate("b => b === document.activeElement")
    assert page.faults == []


def test_what_is_printed_on_several_sheets_is_shown_as_these_and_opened_whole(opened):
    page = opened(PARTED)
    sheets = page.locator(".hb-drawing .hb-canvas:visible")
    assert page.locator(".hb-part").all_inner_texts() == ["第1张，共2张", "第2张，共2张"]
    assert sheets.count() == 2
    press(page, ZOOM)
    page.locator(".hb-stage").wait_for()
    assert page.locator(".hb-stage .node[data-node^=n]").count() == MORE
    page.keyboard.press("Escape")
    assert sheets.count() == 2
    assert page.faults == []


def test_a_drawing_is_a_named_group_whose_links_are_reached_by_tab_in_the_order_of_the_steps(opened):
    page = opened(SMALL)
    drawing = page.get_by_role("group", name="接收预备党员 接收预备党员泳道流程图")
    assert drawing.count() == 1
    page.locator(".hb-scroll").first.focus()
    reached = []
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.closest('.node')?.dataset.node"))
    listed = page.locator(".hb-walk").first.locator("li:has(> p > b)").evaluate_all("items => items.map(i => i.id)")
    assert [f"walk-accept-probationary-member-{node}" for node in reached] == listed


def test_the_mouse_drags_and_the_wheel_zooms_in_the_window_alone(opened):
    page = opened(LARGE)
    page.mouse.move(640, 600)
    page.mouse.wheel(0, 300)
    page.wait_for_function("scrollY > 100")
    page.evaluate("scrollTo(0, 0)")
    press(page, ZOOM)
    before, first = place(page), scale(page)
    page.mouse.move(400, 300)
    page.mouse.down()
    page.mouse.move(460, 380, steps=4)
    page.mouse.up()
    after = place(page)
    assert (round(after[0] - before[0]), round(after[1] - before[1])) == (60, 80)
    assert page.url.endswith(LARGE)
    page.mouse.wheel(0, -200)
    assert scale(page) > first
    assert page.evaluate("scrollY") == 0


def test_one_finger_scrolls_the_page_over_a_drawing(folder, browser):
    context = browser.new_context(viewport={"width": 375, "height": 700}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{folder.as_uri()}/{LARGE}")
    finger = context.new_cdp_session(page)
    assert page.evaluate("Boolean(document.elementFromPoint(180, 600).closest('.hb-canvas'))")
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": 180, "y": 600}]})
    for y in range(590, 290, -30):
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": 180, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_function("scrollY > 200")
    context.close()


def test_two_fingers_zoom_the_drawing_in_the_window(folder, browser):
    context = browser.new_context(viewport={"width": 375, "height": 700}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{folder.as_uri()}/{LARGE}")
    press(page, ZOOM)
    page.locator(".hb-stage").wait_for()
    first = scale(page)
    touch = context.new_cdp_session(page)
    touch.send("Input.synthesizePinchGesture", {"x": 180, "y": 400, "scaleFactor": 2, "gestureSourceType": "touch"})
    assert scale(page) > first * 1.4
    assert page.evaluate("visualViewport.scale") == 1
    context.close()


def test_motion_is_left_out_for_those_who_ask(folder, browser):
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{folder.as_uri()}/{LARGE}")
    press(page, ZOOM)
    page.locator(".hb-stage").wait_for()
    settle(page)
    page.keyboard.press("+")
    assert page.locator(".hb-stage__sheet").evaluate("sheet => sheet.style.transition").startswith("none")
    context.close()


def test_a_process_is_walked_with_the_enter_key_and_the_drawing_follows(opened):
    page = opened(LARGE)
    play(page)
    for number in range(1, 6):
        assert title(page).startswith(str(number))
        assert page.locator(".hb-stage .node.hb-now").get_attribute("data-node") == f"n{number - 1}"
        page.keyboard.press("Enter")
    settle(page)
    node, frame = (page.locator(of).bounding_box() for of in (".hb-stage .node.hb-now", ".hb-stage"))
    assert frame["x"] < node["x"] < node["x"] + node["width"] < frame["x"] + frame["width"]
    assert frame["y"] < node["y"] < node["y"] + node["height"] < frame["y"] + frame["height"]
    assert page.locator(".hb-stage .node.hb-been").count() == 5
    assert page.faults == []


def test_a_decision_has_one_button_an_outcome_and_the_way_back_is_kept(opened):
    page = opened(SMALL)
    play(page)
    for _ in range(3):
        page.keyboard.press("Enter")
    assert title(page).endswith("是否接收为预备党员")
    assert page.locator(".hb-card__ways strong").all_inner_texts() == ["通过", "不通过"]
    assert "第2步后1个月内" in page.locator(".hb-card dl").inner_text()
    page.keyboard.press("2")
    assert title(page) == "结束：未接收"
    assert page.locator(".hb-stage .node.hb-now").get_attribute("data-kind") == "end"
    page.keyboard.press("ArrowLeft")
    assert title(page).endswith("是否接收为预备党员")
    page.keyboard.press("ArrowLeft")
    assert title(page).endswith("填写入党志愿书")
    press(page, "从头走")
    assert title(page).startswith("1")
    assert page.get_by_role("button", name="上一步").is_disabled()


def test_every_step_is_met_on_the_way_through_what_happens_at_the_same_time(opened):
    page = opened(SMALL)
    play(page)
    met = []
    for _ in range(20):
        met.append(title(page))
        if page.locator(".hb-card__ways button").count() == 0:
            break
        page.locator(".hb-card__ways button").first.click()
    assert [found[0] for found in met if found[0].isdigit()] == [str(number) for number in range(1, 9)]
    assert met[-1] == "结束：结束"


def test_a_step_is_told_politely_and_its_stage_shows(opened):
    page = opened(LARGE)
    play(page)
    assert page.locator(".hb-card__told").get_attribute("aria-live") == "polite"
    assert page.locator(".hb-card__where").inner_text() == f"审查 · 第 1 步，共 {STEPS} 步"
    assert page.locator(".hb-card__bar i").count() == 3


def test_an_address_names_a_step(opened):
    page = opened(f"{LARGE}#walk-long-n7")
    page.locator(".hb-card").wait_for()
    assert title(page).startswith("8")
    page.keyboard.press("Enter")
    assert page.url.endswith("#walk-long-n8")
    page.keyboard.press("Escape")
    page.wait_for_url(f"**/{LARGE}")
    page.evaluate("location.hash = 'walk-long-n3'")
    page.locator(".hb-card").wait_for()
    assert title(page).startswith("4")


def test_who_follows_the_links_of_the_list_goes_on_reading_it(opened):
    page = opened(LARGE)
    page.locator(".hb-walk summary").click()
    page.locator("#walk-long-n5").get_by_role("link", name="不齐").click()
    page.wait_for_url("**#walk-long-n2")
    settle(page)
    assert page.locator("dialog").count() == 0


def test_a_node_of_the_drawing_is_the_step_of_the_player(opened):
    page = opened(SMALL)
    play(page)
    page.locator(".hb-stage .node[data-node=preview]").click()
    assert title(page).startswith("2")
    assert page.locator("dialog").count() == 1


def test_outside_the_player_a_node_leads_to_its_line(opened):
    page = opened(LARGE)
    press(page, ZOOM)
    page.locator(".hb-stage .node[data-node=n0] a").click()
    page.wait_for_url("**#long-n0")
    assert page.locator("dialog").count() == 0


def test_the_drawing_fills_the_screen_and_comes_back(opened):
    page = opened(LARGE)
    press(page, ZOOM)
    press(page, "全屏")
    page.wait_for_function("document.fullscreenElement?.className.includes('hb-viewer')")
    press(page, "全屏")
    page.wait_for_function("document.fullscreenElement === null")
    press(page, "关闭")
    assert page.locator("dialog").count() == 0


@pytest.mark.parametrize(("name", "count"), [(LARGE, STEPS), (SMALL, 9)])
def test_the_steps_print_as_a_list_of_one_page(opened, tmp_path, name, count):
    page = opened(name)
    page.evaluate("window.print = () => {}")
    play(page)
    press(page, "打印清单")
    rows = page.locator(".hb-checklist tbody tr:has(td)")
    assert rows.count() == count
    page.pdf(path=tmp_path / "list.pdf", prefer_css_page_size=True)
    with pikepdf.open(tmp_path / "list.pdf") as pdf:
        assert len(pdf.pages) == 1


def test_without_a_script_the_steps_fold_out(folder, browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(f"{folder.as_uri()}/{LARGE}")
    assert page.get_by_role("button", name=PLAY).count() == 0
    steps = page.locator(".hb-walk li")
    assert not steps.first.is_visible()
    page.locator(".hb-walk summary").click()
    assert steps.count() == STEPS
    assert steps.nth(5).is_visible()
    assert re.sub(r"\s+", " ", steps.nth(5).inner_text()) == "6 是否齐全 谁来做 支委会 接下来 齐全 → 7 不齐 → 3"
    steps.nth(5).get_by_role("link", name="不齐").click()
    assert page.url.endswith("#walk-long-n2")
    context.close()


def test_window_player_and_pictures_work_under_the_policy_of_the_site(folder, browser):
    policy = re.search(r'"(.*)"', (folder / "csp/nginx.conf").read_text(encoding="utf-8"))[1]
    told = []

    def answer(route):
        file = folder / urlsplit(route.request.url).path.lstrip("/")
        kind = mimetypes.guess_type(file)[0] or "text/plain"
        headers = {"content-type": kind, "content-security-policy": policy}
        route.fulfill(body=file.read_bytes(), headers=headers)

    context = browser.new_context()
    context.route("http://book.invalid/**", answer)
    page = context.new_page()
    page.on("console", lambda message: told.append(message.text) if message.type in {"error", "warning"} else None)
    page.goto(f"http://book.invalid/{LARGE}")
    play(page)
    page.keyboard.press("Enter")
    assert title(page).startswith("2")
    page.goto("http://book.invalid/diagrams.html")
    expect(page.locator(".hb-thumbnail img").first).not_to_have_js_property("naturalWidth", 0)
    assert told == []
    context.close()


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_list_window_and_player_are_accessible(opened, width, scheme):
    page = opened(LARGE, width=width, scheme=scheme)
    page.locator(".hb-walk summary").click()
    assert violations(page) == []
    press(page, ZOOM)
    page.locator(".hb-stage").wait_for()
    assert violations(page) == []
    page.locator(".hb-viewer").get_by_role("button", name=PLAY).click()
    page.locator(".hb-card").wait_for()
    assert violations(page) == []


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["gallery.html", "diagrams.html"])
def test_gallery_and_atlas_are_accessible_and_fit_a_phone(opened, name, scheme):
    page = opened(name, width=375, scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    assert page.faults == []
    assert violations(page) == []


@pytest.mark.parametrize("width", [360, 375])
def test_nothing_scrolls_sideways_on_a_phone(opened, width):
    page = opened(LARGE, width=width)
    page.locator(".hb-walk summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    play(page)
    assert page.locator(".hb-viewer").evaluate("window => window.scrollWidth") == width
    card = page.locator(".hb-card").bounding_box()
    assert card["y"] + card["height"] <= 900
