"""The citation of a page is copied with the day of today and the whole address; on paper it stands without a button."""

import re

import pytest

from generator.pages.page import Imprint, Inline, Page, Section
from generator.pages.publication import Branch, Identity, Site
from generator.pages.render import words
from generator.publishing.site import publish_site

CITATION = (
    Inline("党费[EB/OL]//手册. 2026年版. (2026-11-22)"),
    Inline("[引用日期]", badge="cited-on"),
    Inline(". "),
    Inline("p01/", href="page.html"),
    Inline("."),
)
COPY = """navigator.clipboard = undefined;
Object.defineProperty(navigator, "clipboard", {value: {writeText: async text => { window.copied = text; }}});"""


@pytest.fixture(scope="module")
def cited(tmp_path_factory):
    """The address of a page with a citation, opened from a folder."""
    imprint = Imprint((("版本", (Inline("2026年版"),)),), CITATION, (Inline("告诉我们", href="mailto:a@example.org"),))
    page = Page("page.html", "党费", (Section("a", "怎样交", ()),), imprint=imprint)
    folder = tmp_path_factory.mktemp("cite")
    publish_site(Site(Identity("手册"), "", (page,), (Branch("党费", "page.html"),)), folder)
    return (folder / "page.html").as_uri()


def test_the_citation_is_copied_with_day_and_address(browser, cited):
    page = browser.new_page()
    page.add_init_script(COPY)
    page.goto(cited)
    button = page.get_by_role("button", name=words.CITED["copy"])
    button.click()
    page.get_by_role("button", name=words.CITED["copied"]).wait_for()
    told = page.evaluate("window.copied")
    assert re.fullmatch(
        rf"党费\[EB/OL\]//手册\. 2026年版\. \(2026-11-22\)\[\d{{4}}-\d\d-\d\d\]\. {re.escape(cited)}\.", told
    )
    assert "[引用日期]" in page.locator(".hb-cite").inner_text()
    page.close()


def test_on_paper_stands_the_citation_and_nothing_to_press(browser, cited):
    page = browser.new_page()
    page.goto(cited)
    page.emulate_media(media="print")
    assert page.locator(".hb-cite").is_visible()
    assert not page.locator(".hb-imprint button").is_visible()
    assert not page.locator(".md-header").is_visible()
    page.close()


def test_without_scripts_the_citation_is_a_text(browser, cited):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(cited)
    assert page.locator(".hb-cite a").inner_text() == "p01/"
    assert page.locator(".hb-imprint button").count() == 0
    context.close()
