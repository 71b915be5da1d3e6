"""``handbooks serve``: the site on this machine, following every change."""

from __future__ import annotations

import os

import click

from generator.building.project import CLOCK, seconds
from generator.building.settings import identity, read_settings
from generator.commands.frame import Command
from generator.commands.options import Option, Options


@click.command(cls=Command)
@click.option(
    "--address",
    cls=Option,
    default="127.0.0.1:8000",
    show_default=True,
    help="预览的地址和端口",
    english="the address and port of the preview",
)
@click.pass_obj
def command(options: Options, address: str) -> None:
    """Serve the site until the command is stopped."""
    from generator.publishing.site import serve_site

    project = options.find()
    if options.as_of is not None:
        os.environ[CLOCK] = str(seconds(project.as_of))
    serve_site(identity(read_settings(project.root)[0]), project.root, address)
