"""``handbooks draw``: the drawing of one definition file."""

from __future__ import annotations

from pathlib import Path

import click

from generator.building.draw import draw_file
from generator.building.load import load
from generator.commands.frame import Command
from generator.commands.options import Option, Options
from generator.commands.telling import end, tell, write
from generator.drawing.figure import Skin
from generator.drawing.sheets import Paper


class Undrawable(click.ClickException):
    """A definition that is derived from what the book does not hold."""

    exit_code = 1


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    *("-o", "--output"),
    cls=Option,
    type=click.Path(path_type=Path),
    required=True,
    help="写到哪个 SVG 文件",
    english="the SVG file to write",
)
@click.option(
    "--skin",
    cls=Option,
    type=click.Choice(["print", "web"]),
    default="print",
    show_default=True,
    help="印刷或网页",
    english="for print or for the web",
)
@click.option(
    "--page",
    cls=Option,
    type=click.Choice(["a4", "a3"]),
    help="按这种纸分成几张：OUT-1.svg、OUT-2.svg……",
    english="as several sheets of this paper: OUT-1.svg, OUT-2.svg …",
)
@click.pass_obj
def command(options: Options, file: Path, output: Path, skin: Skin, page: Paper | None) -> None:
    """Draw a file and write the drawing, or its sheets."""
    loaded = load(options.find())
    drawn = draw_file(loaded, file, skin, page)
    tell(drawn.findings, loaded, options.language)
    if drawn.failed:
        end(drawn.findings)
    if not drawn.figures:
        raise Undrawable(f"{file} 没有可画的内容：它引用的过程或手册不在书里")
    for number, figure in enumerate(drawn.figures, 1):
        path = output.parent / f"{output.stem}-{number}{output.suffix}" if page else output
        write(path, figure.svg)
