"""``handbooks owners``: ``CODEOWNERS`` from the workgroups, so that a host asks the right team for a review."""

from __future__ import annotations

import sys

import click

from generator.building.load import load
from generator.building.owners import owners, place, write, written
from generator.commands.frame import Command
from generator.commands.options import Option, Options


@click.command(cls=Command)
@click.option(
    "--check",
    cls=Option,
    is_flag=True,
    help="只看是不是最新的，不改",
    english="only say whether it is current, change nothing",
)
@click.pass_obj
def command(options: Options, *, check: bool) -> None:
    """Name the file when it differs and write it; with ``--check`` end with code 1 instead."""
    project = options.find()
    path = place(project.root)
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    after = written(before, owners(load(project).book))
    if after == before:
        return
    click.echo(path.relative_to(project.root).as_posix())
    if check:
        sys.exit(1)
    write(path, after)
