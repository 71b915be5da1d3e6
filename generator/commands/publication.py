"""The composed book that a command publishes."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from generator.building.build import Build, build, composed
from generator.building.jobs import Runner
from generator.building.load import Loaded
from generator.building.project import Project
from generator.commands.telling import progress, tell
from generator.diagnostics import Language
from generator.drawing.paper import Bound
from generator.model.editions import NAMED, WHOLE, Edition
from generator.pages.compose import Publication
from generator.pages.publication import Manual


def built(
    project: Project, runner: Runner, language: Language, wanted: Edition = WHOLE, paper: Bound = "a4"
) -> tuple[Build, Publication]:
    """The build of a project; with errors in the content the findings are told and the command ends with code 1."""
    with progress() as report:
        made = build(project, wanted, report, runner, paper)
    tell(made.loaded.findings, made.loaded, language)
    if made.publication is None:
        sys.exit(1)
    return made, made.publication


def editions_of(
    loaded: Loaded, manuals: Sequence[Manual], runner: Runner, language: Language, paper: Bound = "a4"
) -> tuple[Manual, ...]:
    """The editions that the handbooks of some whole books name; a drawing that was stopped ends the command."""
    handbooks = {manual.id: loaded.book.handbook(manual.id) for manual in manuals}
    found: list[Manual] = []
    for edition in NAMED:
        ids = {name for name, handbook in handbooks.items() if handbook and handbook.file.has(edition)}
        if not ids:
            continue
        with progress() as report:
            report(f"编排 {edition}")
            made = composed(loaded, edition, report, runner, paper)
        if made.publication is None:
            tell(made.loaded.findings, made.loaded, language)
            sys.exit(1)
        found += [manual for manual in made.publication.manuals if manual.id.partition(".")[0] in ids]
    return tuple(found)
