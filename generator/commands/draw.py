"""``handbooks draw``: the drawing of one definition file."""

from __future__ import annotations

from pathlib import Path

import click

from generator.building.draw import compare_files, draw_file
from generator.building.load import load
from generator.commands.frame import Command
from generator.commands.options import Option, Options
from generator.commands.telling import end, tell, write
from generator.drawing.figure import Skin
from generator.drawing.paper import Paper


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
    type=click.Choice(["a5", "a4", "a3"]),
    help="按这种纸分成几张：OUT-1.svg、OUT-2.svg……",
    english="as several sheets of this paper: OUT-1.svg, OUT-2.svg …",
)
@click.option(
    "--against",
    cls=Option,
    help="画在另一个版本上：一个文件，或者 git 的版本，例如 HEAD~1:",
    english="over another version: a file, or a git revision such as HEAD~1:",
)
@click.pass_obj
def command(options: Options, file: Path, output: Path, skin: Skin, page: Paper | None, against: str | None) -> None:
    """Draw a file and write the drawing, or its sheets."""
    if against is not None and page is not None:
        raise click.UsageError("--against 画成一张图，不能和 --page 一起用")
    loaded = load(options.find())
    words: tuple[str, ...] = ()
    if against is None:
        drawn = draw_file(loaded, file, skin, page)
    else:
        drawn, words = compare_files(loaded, file, against, skin)
    tell(drawn.findings, loaded, options.language)
    if drawn.failed:
        end(drawn.findings)
    if not drawn.figures:
        raise Undrawable(f"{file} 没有可画的内容：它引用的过程或手册不在书里")
    for number, figure in enumerate(drawn.figures, 1):
        path = output.parent / f"{output.stem}-{number}{output.suffix}" if page else output
        write(path, figure.svg)
    for sentence in words:
        click.echo(sentence)
