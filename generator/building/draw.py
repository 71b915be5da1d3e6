"""Drawing one definition file: the view of what it defines, as one drawing or as sheets."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.building.drawings import stopped_drawing
from generator.building.limits import DRAWING, Done, isolated
from generator.building.load import Loaded, load_file
from generator.building.project import ProjectError, absolute
from generator.diagnostics import Finding, errors
from generator.drawing.figure import Figure, Skin
from generator.drawing.flow import draw_flow
from generator.drawing.logic import draw_logic
from generator.drawing.matrix import draw_sheet
from generator.drawing.matrix.sheets import matrix_sheets
from generator.drawing.matrix.sheets import whole as whole_matrix
from generator.drawing.paper import Paper
from generator.drawing.roots import draw_roots
from generator.drawing.sheets import flow_sheets, whole
from generator.model.book import Book, Diagram, Handbook
from generator.model.diagrams import LogicFile
from generator.model.matrix_file import MatrixFile
from generator.model.process import Process
from generator.views.compare import compared
from generator.views.flow import Flow
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
        return bool(errors(self.findings))


def draw_file(loaded: Loaded, path: Path, skin: Skin, paper: Paper | None = None, *, hung: bool = False) -> Drawn:
    """The drawing of a file, in the project or outside it. Raises :class:`ProjectError` where the file defines none.

    One to be ``hung`` up is whole, in the proportions of a wall chart.
    """
    found = load_file(loaded, path)
    nothing = Drawn((), found.findings)
    if nothing.failed:
        return nothing
    if found.definition is None:
        raise ProjectError(f"{path} 不是可以画的文件")
    outcome = isolated(draw, (found.definition, loaded.book, skin, paper, hung), DRAWING)
    if isinstance(outcome, Done):
        return Drawn(outcome.value, found.findings)
    return Drawn((), (*found.findings, stopped_drawing(loaded.project.display(path), path.name, outcome)))


def compare_files(loaded: Loaded, path: Path, other: str, skin: Skin) -> tuple[Drawn, tuple[str, ...]]:
    """A process over another version of it, and the differences in words.

    ``other`` is a file, or ``REV:`` for the version of the same file in a git revision (``REV:PATH`` for another).
    Raises :class:`ProjectError` where one of them is no process.
    """
    with TemporaryDirectory() as folder:
        before = Path(other) if Path(other).is_file() else _from_git(loaded.project.root, path, other, Path(folder))
        files = [load_file(loaded, before), load_file(loaded, path)]
    findings = tuple(found for file in files for found in file.findings)
    if errors(findings):
        return Drawn((), findings), ()
    flows = [flow_of(file.definition, loaded.book) for file in files if isinstance(file.definition, Process)]
    if len(flows) < len(files):
        raise ProjectError("只有过程可以和另一个版本对照")
    flow, words = compared(*flows)
    outcome = isolated(_drawn, (flow, skin), DRAWING)
    if isinstance(outcome, Done):
        return Drawn(outcome.value, findings), words
    stopped = stopped_drawing(loaded.project.display(path), path.name, outcome)
    return Drawn((), (*findings, stopped)), words


def _drawn(flow: Flow, skin: Skin) -> tuple[Figure, ...]:
    return (draw_flow(flow, skin, standalone=True),)


def _from_git(root: Path, path: Path, other: str, folder: Path) -> Path:
    """A file of a git revision, written into a folder under the name of the one it is compared with."""
    revision, colon, named = other.partition(":")
    inside = named or absolute(path).relative_to(root).as_posix() if absolute(path).is_relative_to(root) else named
    if not colon or not revision or not inside:
        raise ProjectError(f"没有这个文件，也不是 git 的版本：{other}")
    command = ("git", "-C", os.fspath(root), "show", "--end-of-options", f"{revision}:./{inside}")
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - the revision cannot be an option
    if done.returncode:
        raise ProjectError(f"git 里没有 {revision} 的 {inside}")
    copy = folder / path.name
    copy.write_bytes(done.stdout)
    return copy


def draw(
    definition: Definition,
    book: Book,
    skin: Skin,
    paper: Paper | None = None,
    hung: bool = False,  # noqa: FBT001, FBT002
) -> tuple[Figure, ...]:
    """The drawing of a definition; with ``paper`` flows and matrices as sheets that print legibly, roots laid out so.

    One to be ``hung`` up is whole, with ``paper`` for its proportions.

    Nothing is drawn (an empty tuple) where what the definition is derived from is not in the book.
    """
    if isinstance(definition, Process):
        flow = flow_of(definition, book)
        found = flow_sheets(flow, paper)
        sheets = found if paper and not hung else (whole(flow, found),)
        return tuple(draw_flow(of.flow, skin, standalone=True, orientation=of.orientation) for of in sheets)
    if isinstance(definition, Diagram) and isinstance(definition.file, MatrixFile):
        matrix = matrix_of(definition, book)
        shown = (
            () if matrix is None else matrix_sheets(matrix, paper) if paper and not hung else (whole_matrix(matrix),)
        )
        return tuple(draw_sheet(sheet, skin, standalone=True) for sheet in shown)
    make = _other(definition, book, paper or "a4")
    return (make(skin=skin, standalone=True),) if make else ()


def _other(definition: Diagram | Handbook, book: Book, paper: Paper) -> Callable[..., Figure] | None:
    if isinstance(definition, Handbook):
        return partial(draw_roots, handbook_roots(definition, book), place=paper)
    if isinstance(definition.file, LogicFile):
        logic = logic_of(definition, book)
        return partial(draw_logic, logic) if logic else None
    system = roots_of(definition, book)
    return partial(draw_roots, system, place=paper) if system else None
