"""The composed book that a command publishes."""

from __future__ import annotations

import sys

from generator.building.build import Build, build
from generator.building.jobs import Runner
from generator.building.project import Project
from generator.commands.telling import progress, tell
from generator.diagnostics import Language
from generator.model.editions import WHOLE, Edition
from generator.pages.compose import Publication


def built(project: Project, runner: Runner, language: Language, wanted: Edition = WHOLE) -> tuple[Build, Publication]:
    """The build of a project; with errors in the content the findings are told and the command ends with code 1."""
    with progress() as report:
        made = build(project, wanted, report, runner)
    tell(made.loaded.findings, made.loaded, language)
    if made.publication is None:
        sys.exit(1)
    return made, made.publication
