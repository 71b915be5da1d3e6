"""Matrices in a browser: heads that stay, rows and columns that stand out, sorting, filtering, plain without script."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from generator.pages.matrices import matrix_blocks
from generator.pages.page import Page, Section
from generator.pages.publication import Branch, Identity, Site
from generator.publishing.policy import write_policy
from generator.publishing.site import publish_site
from generator.views.matrix import Heading, Mark, Matrix, counted
from tests.in_browser import needs_axe, violations

ROLES = ("党员大会", "支委会", "书记", "组织委员", "宣传委员", "纪检委员", "党小组", "基层党委", "工会", "团组织")
COUNT = 40


def sample() -> Matrix:
    rows = tuple(
        Heading(f"r{i}", f"第{i}件事", str(i), "上半" if i < COUNT / 2 else "下半", "page.html") for i in range(COUNT)
    )
    columns = tuple(Heading(f"c{i}", name, href="page.html") for i, name in enumerate(ROLES))
    cells = tuple(
        tuple("RACI"[(i + j) % 4] if (i * j) % 3 == 1 and i != 4 else "" for j in range(len(ROLES)))
        for i in range(COUNT)
    )
    marks = (Mark("R", "执行"), Mark("A", "决定"), Mark("C", "会商"), Mark("I", "知会"))
    return counted(Matrix("duties", "责任矩阵", "", "事项 / 角色", rows, columns, cells, marks))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A site of one page with one matrix, and its policy."""
    page = Page("page.html", "矩阵", (Section("matrix", "责任矩阵", matrix_blocks(sample())),))
    out = tmp_path_factory.mktemp("matrices") / "deep"
    publish_site(Site(Identity("例子"), "", (page,), (Branch("矩阵", "page.html"),)), out)
    write_policy(out)
    return out


class _Guarded(SimpleHTTPRequestHandler):
    """Serves the site under the policy that it states of itself."""

    policy = ""

    def end_headers(self):
        """Add the policy."""
        self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def guarded(folder):
    """The address of the page, on a server that sends the policy."""
    stated = (folder / "csp" / "nginx.conf").read_text().split('"')[1]
    handler = type("Handler", (_Guarded,), {"policy": stated})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=folder.parent))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/deep/page.html"
    server.shutdown()
    server.server_close()


def column(page, number):
    """The texts of a column, row after row, as they are shown."""
    return page.eval_on_selector_all(
        f".hb-table--matrix tbody tr:not(.hb-group):not([hidden]) > :nth-child({number})",
        "cells => cells.map(cell => cell.textContent.trim())",
    )


def box(page, selector):
    return page.locator(selector).first.bounding_box()


def test_it_works_under_the_policy_of_the_site(open_page, guarded):
    page = open_page(guarded)
    assert page.locator(".hb-sieve").count() == 1
    assert page.faults == []


def test_a_click_on_a_head_sorts_within_the_groups_and_a_third_one_brings_the_order_back(open_page, guarded):
    page = open_page(guarded)
    before, button = column(page, 1), page.get_by_role("button", name="按“支委会”排序")
    head = page.get_by_role("columnheader", name="支委会").first
    button.click()
    assert head.get_attribute("aria-sort") == "descending"
    ranked = ["ARCI".index(text[0]) if text else 4 for text in column(page, 3)]
    half = COUNT // 2
    assert ranked[:half] == sorted(ranked[:half])
    assert ranked[half:] == sorted(ranked[half:])
    assert ranked != sorted(ranked)
    button.click()
    assert head.get_attribute("aria-sort") == "ascending"
    filled = [text for text in column(page, 3)[:half] if text]
    assert filled == sorted(filled, key="ICRA".index)
    assert column(page, 3)[half - 1] == ""
    button.click()
    assert head.get_attribute("aria-sort") is None
    assert column(page, 1) == before


def test_totals_sort_as_numbers(open_page, guarded):
    page = open_page(guarded)
    page.get_by_role("button", name="按“合计”排序").click()
    totals = [int(text.removesuffix("※空")) for text in column(page, len(ROLES) + 2)][: COUNT // 2]
    assert totals == sorted(totals, reverse=True)


def test_rows_are_filtered_by_words_by_a_column_and_by_what_is_missing(open_page, guarded):
    page = open_page(guarded)
    words, choice = page.get_by_label("筛选"), page.get_by_label("只看这一列不空的")
    words.fill("第7件")
    assert column(page, 1) == ["7 第7件事"]
    assert page.locator(".hb-group:visible").count() == 1
    assert page.locator(".hb-sieve output").text_content() == f"显示 1 / {COUNT} 行"
    words.fill("")
    choice.select_option("支委会")
    shown = column(page, 3)
    assert 0 < len(shown) < COUNT
    assert all(shown)
    choice.select_option("全部")
    page.get_by_label("只看有缺的").check()
    assert "4 第4件事 ※" in column(page, 1)
    assert all("※空" in text for text in column(page, len(ROLES) + 2))
    page.get_by_label("只看有缺的").uncheck()
    assert len(column(page, 1)) == COUNT


def test_the_row_and_the_column_under_the_pointer_and_the_focus_stand_out(open_page, guarded):
    page = open_page(guarded)
    cell = page.locator("tbody tr:not(.hb-group)").nth(3).locator("td").nth(4)
    cell.hover()
    assert "hb-here" in cell.get_attribute("class")
    assert page.locator("tbody tr:not(.hb-group)").nth(3).locator(".hb-on").count() == len(ROLES) + 2
    assert page.locator("tr > :nth-child(6).hb-on").count() == COUNT + 2
    page.mouse.move(2, 2)
    page.get_by_role("columnheader", name="书记").get_by_role("link").focus()
    assert page.locator("tr > :nth-child(4).hb-on").count() == COUNT + 2
    page.evaluate("document.activeElement.blur()")
    assert page.locator(".hb-on").count() == 0


@pytest.mark.parametrize("width", [1280, 360])
def test_heads_totals_and_row_heads_stay_while_the_frame_scrolls(open_page, guarded, width):
    page = open_page(guarded, width=width)
    frame = page.locator(".hb-scroll--matrix")
    frame.evaluate("frame => frame.scrollTo(frame.scrollWidth, frame.scrollHeight / 2)")
    outer, head, foot = box(page, ".hb-scroll--matrix"), box(page, "thead"), box(page, "tfoot")
    assert abs(head["y"] - outer["y"]) <= 1
    assert abs(foot["y"] + foot["height"] - outer["y"] - outer["height"]) <= 2
    row = page.locator("tbody tr:not(.hb-group)").nth(20).locator("th").bounding_box()
    assert abs(row["x"] - outer["x"]) <= 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width < 400:
        assert frame.evaluate("frame => frame.scrollLeft") > 0


def test_the_frame_takes_the_focus_and_has_a_name(open_page, guarded):
    page = open_page(guarded)
    frame = page.get_by_role("region", name="责任矩阵")
    frame.focus()
    page.keyboard.press("End")
    assert frame.evaluate("frame => frame === document.activeElement")


def test_without_script_it_is_a_plain_table(browser, guarded):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guarded)
    assert page.locator(".hb-sieve, .hb-sort").count() == 0
    assert page.locator("tbody tr:not(.hb-group)").count() == COUNT
    assert page.locator("tfoot").inner_text().startswith("合计")
    context.close()


def test_every_cell_of_a_grouped_matrix_that_holds_something_names_heads_that_are_there(open_page, guarded):
    page = open_page(guarded)
    assert page.evaluate(
        """[...document.querySelectorAll(".hb-table--matrix tbody td:not(:empty)")].every(cell => {
            const named = cell.headers.split(" ").map(id => document.getElementById(id));
            return named.length === 3 && named.every(head => head && head.tagName === "TH")
                && named.some(head => head.cellIndex === cell.cellIndex && head.closest("thead"))
                && named.some(head => head.parentElement === cell.parentElement);
        })"""
    )


@needs_axe
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 360)])
def test_a_matrix_is_accessible(open_page, guarded, scheme, width):
    page = open_page(guarded, width=width, scheme=scheme)
    page.locator("tbody td").nth(3).hover()
    assert violations(page) == []
