"""``handbooks check``: the findings in a book or in single files."""

from __future__ import annotations

from pathlib import Path

import click

from generator.building.fix import repair
from generator.building.load import check_paths
from generator.commands.frame import Command
from generator.commands.options import Option, Options
from generator.commands.telling import end
from generator.diagnostics.emitters import FORMATS, emit


@click.command(cls=Command)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    *("--format", "output"),
    cls=Option,
    type=click.Choice(list(FORMATS)),
    default="text",
    help="输出的格式",
    english="the format of the output",
)
@click.option(
    "--fix", cls=Option, is_flag=True, help="改好有把握的地方，再检查", english="repair what is safe, then check"
)
@click.pass_obj
def command(options: Options, paths: tuple[Path, ...], output: str, *, fix: bool) -> None:
    """Tell every finding; they are the result and go to stdout."""
    project = options.find()
    loaded, findings = (repair if fix else check_paths)(project, paths)
    click.echo(emit(findings, output, options.language, loaded.source_line))
    end(findings)
