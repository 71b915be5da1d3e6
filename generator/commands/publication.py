"""The composed book that a command publishes."""

from __future__ import annotations

import sys

from generator.building.build import Build, build
from generator.commands.options import Options
from generator.commands.telling import progress, tell
from generator.model.editions import WHOLE, Edition
from generator.pages.compose import Publication


def built(options: Options, wanted: Edition = WHOLE) -> tuple[Build, Publication]:
    """The build of the project; with errors in the content the findings are told and the command ends with code 1."""
    project = options.find()
    with progress() as report:
        made = build(project, wanted, report)
    tell(made.loaded.findings, made.loaded, options.language)
    if made.publication is None:
        sys.exit(1)
    return made, made.publication
