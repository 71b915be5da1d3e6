"""Views become drawings in both skins, with the sheets they print as."""

from __future__ import annotations

from generator.drawing.flow import draw_flow
from generator.drawing.logic import draw_logic
from generator.drawing.matrix import draw_matrix
from generator.drawing.roots import draw_roots
from generator.drawing.sheets import flow_sheets
from generator.pages.page import Cell, Drawing, Inline, Table
from generator.views.flow import Flow
from generator.views.logic import Logic
from generator.views.matrix import Matrix
from generator.views.roots import RootSystem

WIDE = 9
"""From how many columns a matrix stands on a landscape page."""


def flow_drawing(flow: Flow, takeaway: str) -> Drawing:
    """A flowchart with its sheets."""
    sheets = tuple(draw_flow(sheet, "print") for sheet in flow_sheets(flow))
    return Drawing(flow.id, flow.title, takeaway, draw_flow(flow, "web"), sheets)


def logic_drawing(logic: Logic, takeaway: str) -> Drawing:
    """A logic diagram."""
    return Drawing(logic.id, logic.title, takeaway, draw_logic(logic, "web"), (draw_logic(logic, "print"),))


def roots_drawing(system: RootSystem, takeaway: str) -> Drawing:
    """A root-system diagram."""
    return Drawing(system.id, system.title, takeaway, draw_roots(system, "web"), (draw_roots(system, "print"),))


def matrix_drawing(matrix: Matrix, takeaway: str) -> Drawing:
    """A matrix as a drawing, for the wall."""
    return Drawing(matrix.id, matrix.title, takeaway, draw_matrix(matrix, "web"), (draw_matrix(matrix, "print"),))


def matrix_table(matrix: Matrix) -> Table:
    """A matrix as a table, as pages show it."""
    columns = ((Inline(matrix.corner),), *((Inline(head.text, href=head.href),) for head in matrix.columns))
    rows = []
    for head, cells in zip(matrix.rows, matrix.cells, strict=True):
        number = (Inline(f"{head.number} "),) if head.number else ()
        first = Cell(((*number, Inline(head.text, href=head.href)),), head=True)
        rows.append((first, *(Cell(((Inline(text),),) if text else ()) for text in cells)))
    legend = tuple(Inline(f"{mark.sign} {mark.meaning}") for mark in matrix.marks)
    return Table("matrix", matrix.title, columns, tuple(rows), legend, wide=len(matrix.columns) >= WIDE)
