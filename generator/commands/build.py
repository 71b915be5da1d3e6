"""``handbooks build``: the site and all printed handbooks."""

from __future__ import annotations

import click

from generator.building.cache import Cache
from generator.building.jobs import Runner
from generator.commands.frame import Command
from generator.commands.options import Option, Options
from generator.commands.publication import built
from generator.commands.telling import end, progress, tell, tell_jobs
from generator.publishing.outputs import publish_all


@click.command(cls=Command)
@click.option(
    *("-v", "--verbose"),
    cls=Option,
    is_flag=True,
    help="说明每项工作为什么要重做",
    english="tell why each job was done",
)
@click.pass_obj
def command(options: Options, *, verbose: bool) -> None:
    """Publish everything; findings go to stderr."""
    project = options.find()
    with Runner(Cache(project.root)) as runner:
        made, publication = built(project, runner, options.language)
        with progress() as report:
            found = publish_all(publication, project.root, runner, report)
    if verbose:
        tell_jobs(runner.ran, options.language)
    tell(found, made.loaded, options.language)
    end(found)
