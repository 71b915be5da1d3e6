"""``handbooks new``: a commented start of a file, where it belongs."""

from __future__ import annotations

import click

from generator.building.new import PLACES, write_start
from generator.commands.frame import Command
from generator.commands.options import Option, Options


@click.command(cls=Command)
@click.argument("kind", type=click.Choice(list(PLACES)))
@click.argument("name")
@click.option(
    "--handbook",
    cls=Option,
    default="branch",
    show_default=True,
    help="条目放进哪本手册",
    english="the handbook an item goes into",
)
@click.pass_obj
def command(options: Options, kind: str, name: str, handbook: str) -> None:
    """Write the start and name the new files."""
    project = options.find()
    for path in write_start(project.root, kind, name, handbook):
        click.echo(path.relative_to(project.root).as_posix())
