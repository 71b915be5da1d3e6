"""Drawing one definition file: the view of what it defines, as one drawing or as sheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.building.drawings import stopped_drawing
from generator.building.limits import DRAWING, Done, isolated
from generator.building.load import Loaded, load_file
from generator.building.project import ProjectError
from generator.diagnostics import Finding, Severity
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


@dataclass(frozen=True, slots=True)
class Drawn:
    """What drawing a file gives: no figures where the findings hold an error or there is nothing to draw."""

    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]

    @property
    def failed(self) -> bool:
        """Whether there is an error among the findings."""
        return any(found.severity is Severity.ERROR for found in self.findings)


def draw_file(loaded: Loaded, path: Path, skin: Skin, paper: Paper | None = None) -> Drawn:
    """The drawing of a file, in the project or outside it. Raises :class:`ProjectError` where the file defines none."""
    found = load_file(loaded, path)
    nothing = Drawn((), found.findings)
    if nothing.failed:
        return nothing
    if found.definition is None:
        raise ProjectError(f"{path} 不是可以画的文件")
    outcome = isolated(draw, (found.definition, loaded.book, skin, paper), DRAWING)
    if isinstance(outcome, Done):
        return Drawn(outcome.value, found.findings)
    return Drawn((), (*found.findings, stopped_drawing(loaded.project.display(path), path.name, outcome)))


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
