"""Views become drawings in both skins, with the sheets they print as, and matrices become tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.drawing.figure import Figure
from generator.drawing.flow import draw_flow
from generator.drawing.logic import draw_logic
from generator.drawing.matrix import draw_matrix
from generator.drawing.roots import draw_roots, roots_sheet
from generator.drawing.sheets import flow_sheets, whole
from generator.pages import lines
from generator.pages.page import Block, Cell, Drawing, Inline, Page, Sketch, Table, View
from generator.pages.told import told_of
from generator.views.flow import Flow
from generator.views.logic import Logic
from generator.views.matrix import Matrix
from generator.views.roots import RootSystem

UPRIGHT = 5
"""From how many columns the heads of a matrix stand upright."""
LANDSCAPE = 16
"""From how many columns a matrix takes a landscape page."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A view drawn in both skins: ``web`` as one drawing, ``sheets`` as the parts it prints as.

    ``phone`` is the drawing for a narrow screen, where it is not only a smaller one.
    """

    web: Figure
    sheets: tuple[Figure, ...]
    phone: Figure | None = None


def draw_view(view: View) -> Figures:
    """Draw a view."""
    match view:
        case Flow():
            return _flow_figures(view)
        case Logic():
            return Figures(draw_logic(view, "web"), (draw_logic(view, "print"),))
        case Matrix():
            return Figures(draw_matrix(view, "web"), (draw_matrix(view, "print"),))
        case RootSystem():
            phone = draw_roots(view, "web", "phone")
            return Figures(draw_roots(view, "web", "screen"), (roots_sheet(view),), phone)


def _flow_figures(flow: Flow) -> Figures:
    sheets = flow_sheets(flow)
    shown = whole(flow, sheets)
    web = draw_flow(shown.flow, "web", orientation=shown.orientation)
    return Figures(web, tuple(draw_flow(sheet.flow, "print", orientation=sheet.orientation) for sheet in sheets))


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
        return Drawing(view.id, view.title, given.takeaway, drawn.web, drawn.sheets, drawn.phone, told_of(view))

    sections = tuple(replace(section, blocks=tuple(map(block, section.blocks))) for section in page.sections)
    return replace(page, sections=sections)


def matrix_table(matrix: Matrix) -> Table:
    """A matrix as a table, as pages show it."""
    columns = ((Inline(matrix.corner),), *((Inline(head.text, href=head.href),) for head in matrix.columns))
    rows: list[tuple[Cell, ...]] = []
    group = ""
    for head, cells in zip(matrix.rows, matrix.cells, strict=True):
        if head.group != group:
            group = head.group
            rows.append((Cell((lines.plain(group),), head=True, span=len(columns)),))
        number = (Inline(f"{head.number} "),) if head.number else ()
        first = Cell(((*number, Inline(head.text, href=head.href)),), head=True)
        rows.append((first, *(Cell(((Inline(text),),) if text else ()) for text in cells)))
    legend = tuple(Inline(f"{mark.sign} {mark.meaning}") for mark in matrix.marks)
    count = len(matrix.columns)
    return Table(
        "matrix",
        matrix.title,
        columns,
        tuple(rows),
        legend,
        bands=_bands(matrix),
        upright=count >= UPRIGHT,
        landscape=count >= LANDSCAPE,
    )


def _bands(matrix: Matrix) -> tuple[tuple[str, int], ...]:
    """The groups of the columns; the column of the row heads has none."""
    if not any(head.group for head in matrix.columns):
        return ()
    return (("", 1), *((group, len(list(heads))) for group, heads in groupby(head.group for head in matrix.columns)))
