"""``handbooks schema``: the JSON Schema of a kind of file."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.frame import Command
from generator.commands.options import Option
from generator.commands.telling import write
from generator.model.document import KINDS
from generator.model.schema import schema_text


@click.command(cls=Command)
@click.argument("kind", required=False, type=click.Choice(list(KINDS)))
@click.option(
    *("--write", "folder"),
    cls=Option,
    type=click.Path(path_type=Path),
    help="把全部模式写进这个文件夹",
    english="write all schemas into this folder",
)
def command(kind: str | None, folder: Path | None) -> None:
    """Print one schema or the kinds, or write all schemas."""
    if folder is not None:
        for name in KINDS:
            write(folder / f"{name}.json", schema_text(name))
    elif kind is None:
        click.echo("\n".join(KINDS))
    else:
        click.echo(schema_text(kind), nl=False)
