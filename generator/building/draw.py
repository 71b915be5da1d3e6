"""Drawing one definition file: the view of what it defines, as one drawing or as sheets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from generator.drawing.figure import Figure, Skin
from generator.drawing.flow import draw_flow
from generator.drawing.logic import draw_logic
from generator.drawing.matrix import draw_matrix
from generator.drawing.roots import draw_roots
from generator.drawing.sheets import Paper, flow_sheets
from generator.model.book import Book, Diagram, Handbook
from generator.model.diagrams import LogicFile, MatrixFile
from generator.model.process import Process
from generator.views.process_flow import flow_of
from generator.views.root_systems import handbook_roots, roots_of
from generator.views.written_logic import logic_of
from generator.views.written_matrix import matrix_of

Definition = Process | Diagram | Handbook
"""What can be drawn."""


def draw(definition: Definition, book: Book, skin: Skin, paper: Paper | None = None) -> tuple[Figure, ...]:
    """The drawing of a definition; a flow with ``paper`` as the sheets that print legibly on it.

    Nothing is drawn (an empty tuple) where what the definition is derived from is not in the book.
    """
    if isinstance(definition, Process):
        flow = flow_of(definition, book)
        sheets = flow_sheets(flow, paper) if paper else (flow,)
        return tuple(draw_flow(sheet, skin, standalone=True) for sheet in sheets)
    make = _other(definition, book)
    return (make(skin=skin, standalone=True),) if make else ()


def _other(definition: Diagram | Handbook, book: Book) -> Callable[..., Figure] | None:
    if isinstance(definition, Handbook):
        return partial(draw_roots, handbook_roots(definition, book))
    if isinstance(definition.file, MatrixFile):
        matrix = matrix_of(definition, book)
        return partial(draw_matrix, matrix) if matrix else None
    if isinstance(definition.file, LogicFile):
        logic = logic_of(definition, book)
        return partial(draw_logic, logic) if logic else None
    system = roots_of(definition, book)
    return partial(draw_roots, system) if system else None
