"""The site as a reader meets it: search, links of drawings, phone width, light and dark, from a server and a folder."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.in_browser import ask, needs_axe, violations

pytestmark = pytest.mark.browser

ITEM = "branch/develop-member.html"
HAN = re.compile("[\u4e00-\u9fff]{10}")


def search(page, query):
    """Type a query as a reader does; returns the results' lists of (title, link), best first."""
    ask(page, query)
    links = "[...item.querySelectorAll('a')].map(a => [a.querySelector('h1,h2').textContent, a.href])"
    return page.locator(".md-search-result__item").evaluate_all(f"items => items.map(item => {links})")


def documents(site):
    """The pages of a site as its search index lists them: path, title, code, sections."""
    return json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]


def said(site):
    """What every page of a site says, by its path, as the shards of its search index tell it."""
    shards = (path.read_text(encoding="utf-8") for path in sorted((site / "search" / "pages").glob("*.js")))
    pages = [page for text in shards for page in json.loads(text[text.index(",") + 1 : text.rindex(")")])]
    paths = (path for path, *_ in documents(site))
    return {path: " ".join(text for _, text in parts) for path, (_, parts) in zip(paths, pages, strict=True)}


def titles(results):
    """The titles of the pages found: each result holds one link without an anchor."""
    return [next(title for title, link in result if "#" not in link) for result in results]


@pytest.mark.parametrize("name", ["index.html", ITEM])
def test_pages_open_without_a_fault_and_ask_no_other_host(open_page, address, name):
    page = open_page(address + name)
    page.wait_for_load_state("networkidle")
    assert page.locator("h1").inner_text().strip("#")
    assert page.faults == []


def test_search_finds_the_page_by_its_title_first(open_page, address):
    page = open_page(address + "index.html")
    assert titles(search(page, "发展党员"))[0] == "发展党员"
    assert page.faults == []


def test_words_pasted_by_mouse_search_as_well(open_page, address):
    page = open_page(address + "index.html")
    page.locator(".md-search__input").click()
    page.evaluate(
        "document.querySelector('.md-search__input').value = '发展党员';"
        "document.querySelector('.md-search__input').dispatchEvent(new InputEvent('input', { bubbles: true }))"
    )
    page.wait_for_function("document.querySelector('.md-search-result__item h1')?.textContent === '发展党员'")


def test_enter_opens_the_page_found(open_page, address):
    page = open_page(address + "index.html")
    search(page, "发展党员")
    page.locator(".md-search__input").press("Enter")
    page.wait_for_url(f"**/{ITEM}**")


def test_search_finds_words_from_the_middle_of_a_sentence(open_page, address, built_site):
    title = next(title for path, title, *_ in documents(built_site) if path == ITEM)
    texts = said(built_site)
    own, others = texts[ITEM], [text for path, text in texts.items() if path != ITEM]
    words = next(found for found in HAN.findall(own) if not any(found in text for text in others))
    assert titles(search(open_page(address + "index.html"), words))[0] == title


def test_search_finds_every_item_by_its_title_first(open_page, address, built_site):
    page = open_page(address + "index.html")
    items = [(title, path) for path, title, code, *_ in documents(built_site) if path.startswith("branch/") and code]
    assert len(items) >= 5
    lost = [title for title, _ in items if title not in titles(search(page, title))[:1]]
    assert lost == []
    assert page.faults == []


def test_search_takes_single_characters_slips_and_nothing(open_page, address):
    page = open_page(address + "index.html")
    assert titles(search(page, "党"))
    assert "发展党员" in titles(search(page, "发展党圆"))[:2]
    offered = {link.removeprefix(address).partition("?")[0] for (_, link), *_ in search(page, "🜨zzz")}
    assert offered == {"terms.html", "roles/index.html"}
    assert page.faults == []


def test_nothing_typed_into_the_search_becomes_markup(open_page, address):
    page = open_page(address + "index.html")
    search(page, "<img src=x onerror=alert(1)>党")
    assert page.locator(".md-search-result img").count() == 0
    assert page.faults == []


def test_a_node_of_the_drawing_leads_to_its_step(open_page, address):
    page = open_page(address + ITEM)
    link = page.locator("figure.hb-drawing svg a").nth(2)
    target = link.get_attribute("href")
    link.click()
    assert page.url.endswith(target)
    assert page.locator(f"[id='{target.partition('#')[2]}']").is_visible()
    assert page.faults == []


def test_every_drawing_of_an_item_leads_to_its_steps(open_page, address):
    page = open_page(address + ITEM)
    links = page.locator("figure.hb-drawing svg a")
    assert links.count() >= 10
    for target in links.evaluate_all("links => [...new Set(links.map(link => link.getAttribute('href')))]"):
        if target.startswith("#"):
            row = page.locator(f"[id='{target[1:]}']")
            assert row.count() == 1, target
            assert row.evaluate("cell => Boolean(cell.closest('table.hb-table--steps'))"), target


def test_all_pages_open_without_a_fault(open_page, address, built_site):
    page = open_page(address + "index.html")
    for path, *_ in documents(built_site)[::6]:
        page.goto(address + path)
        assert page.locator("h1").count() == 1, path
    assert page.faults == []


@pytest.mark.parametrize("width", [360, 375])
def test_on_a_phone_the_page_never_scrolls_sideways(open_page, address, built_site, width):
    pages = [path for path, *_ in documents(built_site)]
    page = open_page(address + pages[0], width=width)
    for name in pages[:: max(1, len(pages) // 12)]:
        page.goto(address + name)
        assert page.evaluate("document.documentElement.scrollWidth") == width, name


def test_light_and_dark_follow_the_reader_and_the_switch(open_page, address):
    page = open_page(address + "branch/group-meeting.html", scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    outline = "getComputedStyle(document.querySelector('figure.hb-drawing svg:not(.picture) .node rect')).stroke"
    dark = page.evaluate(f"[{ground}, {outline}]")
    page.locator(".md-header label[for=__palette_0]").click()
    light = page.evaluate(f"[{ground}, {outline}]")
    assert light[0] == "rgb(255, 255, 255)"
    assert dark[0] != light[0]
    assert dark[1] != light[1]


def test_a_short_address_leads_on(open_page, address):
    page = open_page(address + "p01/index.html")
    page.wait_for_url("**/*.html#*")
    assert "p01" not in page.url
    assert page.faults == []


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", ITEM])
def test_pages_are_accessible(open_page, served, name, scheme):
    page = open_page(served + name, scheme=scheme)
    assert violations(page) == []


def test_headings_are_read_aloud_without_signs(open_page, served):
    page = open_page(served + ITEM)
    expect(page.get_by_role("heading", name="发展党员", exact=True).first).to_be_visible()
    assert page.get_by_role("link", name="#", exact=True).count() == 0
