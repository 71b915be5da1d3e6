"""``handbooks fmt``: content files in their canonical form."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.building.fmt import format_paths, write_formatted
from generator.commands.frame import Command
from generator.commands.options import Option, Options
from generator.diagnostics.emitters import emit


@click.command(cls=Command)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--check",
    cls=Option,
    is_flag=True,
    help="只列出格式不统一的文件，不改",
    english="only list the files that are not in the form, change nothing",
)
@click.pass_obj
def command(options: Options, paths: tuple[Path, ...], *, check: bool) -> None:
    """Name the files that differ and write them; what cannot be formatted is told and ends with code 1."""
    files = format_paths(options.find(), paths)
    if not check:
        write_formatted(files)
    differing = [file.shown for file in files if file.differs]
    for shown in differing:
        click.echo(shown)
    findings = [found for file in files for found in file.findings]
    if findings:
        click.echo(emit(findings, "text", options.language, lambda _path, _line: None), err=True)
    sys.exit(int(bool(findings) or (check and bool(differing))))
