"""Views become drawings in both skins, with the sheets they print as."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.drawing.chart import draw_chart
from generator.drawing.figure import Figure, Skin
from generator.drawing.flow import draw_flow
from generator.drawing.logic import draw_logic
from generator.drawing.matrix import draw_matrix
from generator.drawing.paper import Bound
from generator.drawing.roots import draw_roots, roots_sheet
from generator.drawing.sheets import flow_sheets, whole
from generator.pages.page import Block, Drawing, Page, Sketch, View
from generator.pages.told import told_of
from generator.views.chart import Chart
from generator.views.flow import Flow
from generator.views.logic import Logic
from generator.views.matrix import Matrix
from generator.views.roots import RootSystem

SKINS: Final[tuple[Skin, Skin]] = ("print", "web")


@dataclass(frozen=True, slots=True)
class Figures:
    """A view drawn in both skins: ``web`` as one drawing, ``sheets`` as the parts it prints as.

    ``parts`` are the sheets as the site shows them, where there are several. ``phone`` is the drawing for a narrow
    screen, where it is not only a smaller one; ``file`` is the whole drawing in the skin of print.
    """

    web: Figure
    sheets: tuple[Figure, ...]
    file: Figure
    phone: Figure | None = None
    parts: tuple[Figure, ...] = ()


def draw_view(view: View, paper: Bound = "a4") -> Figures:
    """Draw a view; its sheets are for a book of some paper."""
    match view:
        case Chart():
            return _one_sheet(draw_chart(view, "web"), draw_chart(view, "print"))
        case Flow():
            return _flow_figures(view, paper)
        case Logic():
            return _one_sheet(draw_logic(view, "web"), draw_logic(view, "print"))
        case Matrix():
            return _one_sheet(draw_matrix(view, "web"), draw_matrix(view, "print"))
        case RootSystem():
            sheet = roots_sheet(view, paper)
            return Figures(draw_roots(view, "web", "screen"), (sheet,), sheet, draw_roots(view, "web", "phone"))


def _flow_figures(flow: Flow, paper: Bound) -> Figures:
    sheets = flow_sheets(flow, book=paper)
    shown = whole(flow, sheets)
    web = draw_flow(shown.flow, "web", orientation=shown.orientation)
    file = draw_flow(shown.flow, "print", orientation=shown.orientation)
    printed, parts = (
        tuple(draw_flow(sheet.flow, skin, orientation=sheet.orientation) for sheet in sheets) for skin in SKINS
    )
    return Figures(web, printed, file, parts=parts if len(parts) > 1 else ())


def _one_sheet(web: Figure, sheet: Figure) -> Figures:
    return Figures(web, (sheet,), sheet)


def draw_views(views: Sequence[View]) -> tuple[Figures, ...]:
    """Draw views, one after the other."""
    return tuple(map(draw_view, views))


def views_of(page: Page) -> Iterator[View]:
    """The views of the sketches of a page, in their order."""
    yield from (block.view for section in page.sections for block in section.blocks if isinstance(block, Sketch))


def finished(page: Page, figures: Iterator[Figures]) -> Page:
    """The page with its sketches drawn: the figures come in the order of :func:`views_of`."""

    def block(given: Block) -> Block:
        if not isinstance(given, Sketch):
            return given
        view, drawn = given.view, next(figures)
        return Drawing(
            id=view.id,
            title=view.title,
            takeaway=given.takeaway,
            web=drawn.web,
            sheets=drawn.sheets,
            file=drawn.file,
            phone=drawn.phone,
            parts=drawn.parts,
            told=told_of(view),
            leads=given.leads,
        )

    sections = tuple(replace(section, blocks=tuple(map(block, section.blocks))) for section in page.sections)
    return replace(page, sections=sections)
