"""``handbooks new``: a commented start of a file, where it belongs."""

from __future__ import annotations

import click

from generator.building.load import check_paths
from generator.building.new import PLACES, YEAR, Wanted, write_start
from generator.commands.frame import Command
from generator.commands.options import Option, Options
from generator.commands.telling import tell
from generator.diagnostics import errors


@click.command(cls=Command)
@click.argument("kind", type=click.Choice([*PLACES, YEAR]))
@click.argument("name")
@click.option(
    "--title", cls=Option, default="", help="标题，可以以后再改", english="the title; it may be changed later"
)
@click.option(
    "--handbook",
    cls=Option,
    default="",
    help="条目放进哪本手册（缺省：branch）",
    english="the handbook an item goes into (default: branch)",
)
@click.option(
    "--part",
    cls=Option,
    default="",
    help="条目列入手册的哪个部分：标题或短名（缺省：最后一个有条目的部分）",
    english="the part that lists an item: its title or short name (default: the last part with items)",
)
@click.option(
    "--item",
    cls=Option,
    default="",
    help="过程、矩阵、逻辑图放进哪个条目：文件名",
    english="the item that shows a process, matrix or logic diagram: its file name",
)
@click.pass_obj
def command(options: Options, /, kind: str, name: str, **given: str) -> None:
    """Write the start, name the files, and tell what is left to do."""
    project = options.find()
    start = write_start(project, Wanted(kind, name, **given))
    for path in start.paths:
        click.echo(path.as_posix())
    click.echo(start.left, err=True)
    loaded, findings = check_paths(project, [project.root / path for path in start.paths])
    tell(errors(findings), loaded, options.language)
