"""Whether printed drawings can be read: the smallest text of each, on the paper it is placed on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Finding, finding
from generator.drawing.paper import LEAST_POINTS
from generator.pages.page import Drawing, Page
from generator.pages.publication import Manual
from generator.pages.render.paper import place


def check(manual: Manual) -> Iterator[Finding]:
    """HB601 for every drawing of a printed handbook with text under :data:`LEAST_POINTS`."""
    for part in manual.parts:
        for page in part.pages:
            yield from _page(page)


def _page(page: Page) -> Iterator[Finding]:
    for block in (block for section in page.sections for block in section.blocks):
        if isinstance(block, Drawing):
            points = min(place(sheet, titled=number == 0).points for number, sheet in enumerate(block.sheets))
            if points < LEAST_POINTS:
                shown, least = f"{points:.1f}", f"{LEAST_POINTS:.0f}"
                yield finding("HB601", page.source, title=block.title, points=shown, least=least)
