"""The pages of the platform in a browser of a later day: for everybody, wide and light as well as narrow and dark."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from generator.pages.figures import draw_views, finished, views_of
from generator.pages.page import Page, Section
from generator.pages.platform import platform_pages, unit_pages
from generator.pages.publication import Branch, Identity, Site
from generator.pages.registers import register_pages
from generator.publishing.site import publish_site
from generator.views.standing import organisation
from tests.examples import load_with
from tests.in_browser import needs_axe, violations

PLATFORM = (Path(__file__).parents[1] / "scoring" / "platform.txt").read_text(encoding="utf-8")
IMPROVEMENTS = """
--- organisation/improvements.yml ---
kind: improvement
entries:
  - {id: a, unit: all, measure: 补, owner: 支委会, found_on: 2026-09-20, finding: 缺页, record: r1, due: 2026-11-10}
--- handbooks/platform/setup.yml ---
kind: setup
entries:
  - {name: 三人, id: three, organisation: 党支部, verdict: required, members: ≥3, advice: 设立, basis: 支部工作条例 4}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a small organisation, with their charts."""
    loaded = load_with(PLATFORM + IMPROVEMENTS, tmp_path_factory.mktemp("platform"))
    assert not loaded.failed
    found = organisation(loaded.book)
    assert found is not None
    pages = [*platform_pages(found, loaded.book), *unit_pages(found, loaded.book)]
    pages += [page for page in register_pages(loaded.book) if page.path == "setup.html"]
    drawn = (finished(page, iter(draw_views([*views_of(page)]))) for page in pages)
    home = Page("index.html", "首页", (Section("", "", ()),))
    out = tmp_path_factory.mktemp("published")
    publish_site(Site(Identity("手册"), "", (home, *drawn), (Branch("首页", "index.html"),)), out)
    return out


@pytest.fixture(params=[(1280, "light"), (390, "dark")], ids=["wide", "narrow"])
def tab(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Tab]:
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.clock.set_fixed_time(datetime(2026, 12, 20, 4, tzinfo=UTC))
    yield page
    context.close()


@pytest.mark.browser
@needs_axe
def test_everybody_can_use_every_page_of_the_platform(tab: Tab, site: Path) -> None:
    faults: list[str] = []
    tab.on("pageerror", lambda error: faults.append(str(error)))
    paths = ["setup.html", "units/index.html", "units/gs.html", "units/all.html"]
    paths += [f"platform/{page.name}" for page in sorted((site / "platform").glob("*.html"))]
    assert len(paths) == 11
    for path in paths:
        tab.goto((site / path).as_uri())
        assert violations(tab, ".md-content") == [], path
        assert not tab.evaluate("document.documentElement.scrollWidth > innerWidth"), f"{path} scrolls sideways"
    assert faults == []
