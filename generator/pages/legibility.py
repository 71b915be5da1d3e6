"""Whether printed drawings can be read: the smallest text of each, on the paper it is placed on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Finding, finding
from generator.drawing.paper import LEAST_POINTS
from generator.pages.page import Drawing, Page
from generator.pages.publication import Manual
from generator.pages.render.paper import A4, Format, place


def check(manual: Manual, form: Format = A4) -> Iterator[Finding]:
    """HB601 for every drawing of a handbook printed in a format with text under :data:`LEAST_POINTS`."""
    for page in manual.pages:
        yield from _page(page, form)


def _page(page: Page, form: Format) -> Iterator[Finding]:
    for block in (block for section in page.sections for block in section.blocks):
        if isinstance(block, Drawing):
            placed = (place(sheet, titled=number == 0, form=form) for number, sheet in enumerate(block.sheets))
            points = min(one.points for one in placed)
            if points < LEAST_POINTS:
                shown, least = f"{points:.1f}", f"{LEAST_POINTS:.0f}"
                yield finding("HB601", page.source, title=block.title, points=shown, least=least)
