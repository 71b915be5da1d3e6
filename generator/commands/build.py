"""``handbooks build``: the site and all printed handbooks."""

from __future__ import annotations

import click

from generator.commands.frame import Command
from generator.commands.options import Options
from generator.commands.publication import built
from generator.commands.telling import progress, tell
from generator.publishing.outputs import publish_all


@click.command(cls=Command)
@click.pass_obj
def command(options: Options) -> None:
    """Publish everything; findings go to stderr."""
    made, publication = built(options)
    with progress() as report:
        found = publish_all(publication, made.loaded.project.root, report)
    tell(found, made.loaded, options.language)
