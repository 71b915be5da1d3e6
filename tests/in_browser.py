"""What tests do on an open page: ask the search, wait until nothing moves, look for what axe finds."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

AXE = Path(__file__).parents[1] / ".ci/npm/node_modules/axe-core/axe.min.js"
needs_axe = pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: run make test")

REST = """async () => {
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  const ending = document.getAnimations().filter(moving => isFinite(moving.effect.getComputedTiming().endTime));
  await Promise.all(ending.map(moving => moving.finished.catch(() => {})));
}"""
STILL = """() => {
  const style = document.createElement("style");
  style.textContent = "*, ::before, ::after { transition: none !important; animation: none !important; }";
  document.head.append(style);
}"""
RUN = """within => axe.run(within, { preload: false }).then(
  run => run.violations.map(({ id, nodes }) => [id, nodes[0].html])
)"""


def settle(page):
    """Wait until what has begun to move on the page has come to rest."""
    page.evaluate(REST)


def violations(page, within="html"):
    """What axe-core finds wrong inside an element of a page that stands still: (rule, first element) each."""
    page.evaluate(STILL)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(RUN, within)


def ask(page, query):
    """Type a query into the search box as a reader does, and wait for its results."""
    told = page.locator(".md-search-result__meta")
    told.evaluate("told => { told.textContent = '' }")
    box = page.locator(".md-search__input")
    box.click()
    box.fill(query)
    box.press("End")
    expect(told).to_contain_text("结果", timeout=30_000)
