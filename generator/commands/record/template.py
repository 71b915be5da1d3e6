"""``handbooks record template``: a spreadsheet to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from generator.building.project import ProjectError
from generator.building.workbook import template
from generator.commands.content import known_unit, sound
from generator.commands.frame import Command
from generator.commands.options import Option, Options


@click.command(cls=Command)
@click.argument("unit", required=False, default="")
@click.option(
    *("-o", "--output"),
    cls=Option,
    type=click.Path(path_type=Path),
    default=Path("records.xlsx"),
    help="写到哪个文件（缺省：records.xlsx）",
    english="the file to write (default: records.xlsx)",
)
@click.pass_obj
def command(options: Options, /, unit: str, output: Path) -> None:
    """Write a workbook with what is open, of a unit and those below it or of all."""
    loaded = sound(options)
    asked = known_unit(unit, loaded.book) if unit else ""
    try:
        output.write_bytes(template(loaded.book, asked))
    except OSError as error:
        raise ProjectError(f"写不了 {output}：{error.strerror}") from None
    click.echo(output)
