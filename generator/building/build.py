"""A build: the loaded book and what it is published as."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.building.attachments import attachments
from generator.building.cache import Cache
from generator.building.drawings import drawing_job, file_of, stopped_drawing
from generator.building.edits import read_history
from generator.building.jobs import Report, Runner, silent
from generator.building.limits import DRAWING, Done, Limit, Stopped
from generator.building.load import Loaded, load
from generator.building.project import Project, find_project
from generator.building.settings import identity
from generator.building.texts import text_of
from generator.diagnostics import Finding, errors, message, sort_findings
from generator.drawing.paper import Bound
from generator.model.book import Book
from generator.model.edition import edition, public
from generator.model.editions import WHOLE, Edition
from generator.pages import words
from generator.pages.compose import Publication, compose
from generator.pages.figures import Figures
from generator.pages.page import Inline, Listing, Page, Section, View
from generator.pages.publication import Branch, Identity, Site


@dataclass(frozen=True, slots=True)
class Build:
    """A project that was loaded and composed; without a publication where the content has errors."""

    loaded: Loaded
    publication: Publication | None


class NotDrawnError(Exception):
    """Drawings of a book that were stopped; ``findings`` tell them at their files."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(", ".join(found.code for found in findings))
        self.findings = tuple(findings)


def build(
    project: Project,
    wanted: Edition = WHOLE,
    report: Report = silent,
    runner: Runner | None = None,
    paper: Bound = "a4",
    *,
    preview: bool = False,
) -> Build:
    """Load a project, and compose the wanted edition of it when nothing is wrong with it."""
    report("读取和检查")
    return composed(load(project), wanted, report, runner, paper, preview=preview)


def composed(
    loaded: Loaded,
    wanted: Edition = WHOLE,
    report: Report = silent,
    runner: Runner | None = None,
    paper: Bound = "a4",
    *,
    preview: bool = False,
) -> Build:
    """Compose the wanted edition of what was loaded when nothing is wrong with it; its books are of some ``paper``.

    Drawings are jobs of ``runner``; without one they are jobs of their own.
    """
    project = loaded.project
    if loaded.failed:
        return Build(loaded, None)
    shown = public(loaded.book)
    book = shown if wanted == WHOLE else edition(shown, wanted.branch_type, wanted.audience)
    try:
        with nullcontext(runner) if runner else Runner(Cache(project.root)) as drawer:
            draw = partial(drawn, book=loaded.book, runner=drawer, report=report, paper=paper)
            history = read_history(project.root, loaded.book, drawer, report)
            read = partial(text_of, project)
            publication = compose(book, identity(loaded.settings), draw, history, read, preview=preview)
            manuals = (replace(one, attachments=attachments(one, book, project.root)) for one in publication.manuals)
            publication = replace(publication, manuals=tuple(manuals))
    except NotDrawnError as stopped:
        return Build(replace(loaded, findings=sort_findings((*loaded.findings, *stopped.findings))), None)
    return Build(loaded, publication)


def drawn(
    views: Sequence[View], book: Book, runner: Runner, report: Report, paper: Bound = "a4"
) -> tuple[Figures, ...]:
    """The drawings of views, in their order. Raises :class:`NotDrawnError` with all that were stopped."""
    limit = Limit(2 * DRAWING.seconds, DRAWING.memory)
    outcomes = runner.run([drawing_job(view, limit, paper) for view in views], report)
    stopped = [
        stopped_drawing(file_of(view, book), view.title, outcome)
        for view, outcome in zip(views, outcomes, strict=True)
        if isinstance(outcome, Stopped)
    ]
    if stopped:
        raise NotDrawnError(stopped)
    return tuple(outcome.value for outcome in outcomes if isinstance(outcome, Done))


def site(folder: Path, last: Site | None = None) -> Site:
    """The site of a project for a preview.

    Where the content has errors it is the last good site with the findings on top of every page, or without one a page
    that tells them.
    """
    built = build(find_project(folder), preview=True)
    if built.publication is not None:
        return built.publication.site
    told = _findings(built.loaded)
    if last is None:
        page = Page("index.html", words.FINDINGS, (Section("", "", (told,)),))
        return Site(Identity(words.FINDINGS), words.FINDINGS, (page,), (Branch(words.FINDINGS, "index.html"),))
    return replace(last, notice=told)


def _findings(loaded: Loaded) -> Listing:
    lines = tuple(
        (
            Inline(f"{found.span.path}:{found.span.line}:{found.span.column} "),
            Inline(found.code, badge="unverified"),
            Inline(f" {message(found)}"),
        )
        for found in errors(loaded.findings)
    )
    return Listing("findings", lines)
