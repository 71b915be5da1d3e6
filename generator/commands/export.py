"""``handbooks export``: the site as a plain tree."""

from __future__ import annotations

from pathlib import Path

import click

from generator.building.cache import Cache
from generator.building.jobs import Runner
from generator.commands.frame import Command
from generator.commands.options import Options
from generator.commands.publication import built
from generator.commands.telling import progress
from generator.publishing.downloads import with_downloads
from generator.publishing.export import export


@click.command(cls=Command)
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
def command(options: Options, folder: Path) -> None:
    """Write the tree into a folder."""
    project = options.find()
    with Runner(Cache(project.root)) as runner:
        _, publication = built(project, runner, options.language)
        with progress() as report:
            site = with_downloads(publication.site, runner, report)
    export(site, folder)
