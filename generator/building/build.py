"""A build: the loaded book and what it is published as."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from generator.building.cache import Drawings
from generator.building.limits import DRAWING, BeyondLimitError, limited, slow_view
from generator.building.load import Loaded, load
from generator.building.project import Project, find_project
from generator.building.settings import identity
from generator.diagnostics import Severity, message, sort_findings
from generator.model.edition import edition, public
from generator.model.editions import WHOLE, Edition
from generator.pages import words
from generator.pages.compose import Publication, compose
from generator.pages.figures import Figures
from generator.pages.page import Inline, Listing, Page, Section, View
from generator.pages.publication import Branch, Identity, Site

Report = Callable[[str], None]
"""Takes what a build is at, in a few words."""


def silent(stage: str) -> None:
    """Tells nobody."""
    del stage


@dataclass(frozen=True, slots=True)
class Build:
    """A project that was loaded and composed; without a publication where the content has errors."""

    loaded: Loaded
    publication: Publication | None


def build(project: Project, wanted: Edition = WHOLE, report: Report = silent) -> Build:
    """Load a project, and compose the wanted edition of it when nothing is wrong with it."""
    report("读取和检查")
    loaded = load(project)
    if loaded.failed:
        return Build(loaded, None)
    drawings = Drawings(project.root)

    def draw(view: View) -> Figures:
        report(f"画图：{view.title}")
        with limited(2 * DRAWING, slow_view(view, loaded.book)):
            return drawings(view)

    shown = public(loaded.book)
    book = shown if wanted == WHOLE else edition(shown, wanted.branch_type, wanted.audience)
    try:
        publication = compose(book, identity(loaded.settings), draw)
    except BeyondLimitError as beyond:
        return Build(replace(loaded, findings=sort_findings((*loaded.findings, beyond.finding))), None)
    drawings.prune()
    return Build(loaded, publication)


def site(folder: Path, last: Site | None = None) -> Site:
    """The site of a project for a preview.

    Where the content has errors it is the last good site with the findings on top of every page, or without one a page
    that tells them.
    """
    built = build(find_project(folder))
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
        for found in loaded.findings
        if found.severity is Severity.ERROR
    )
    return Listing("findings", lines)
