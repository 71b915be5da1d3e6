"""``handbooks poster``: a wall chart, of one drawing or of a year's duties."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click

from generator.building.draw import draw_file
from generator.building.load import Loaded
from generator.building.project import ProjectError, absolute
from generator.building.settings import identity
from generator.commands.content import sound
from generator.commands.draw import Undrawable
from generator.commands.frame import Command
from generator.commands.options import Option, Options
from generator.commands.telling import end, tell
from generator.diagnostics import Language
from generator.drawing.paper import LEAST_POINTS
from generator.model.edition import public
from generator.model.editions import WHOLE
from generator.pages.blanks import edition
from generator.pages.record_book import RecordBook, record_book
from generator.pages.render.poster import SHEETS, foot, smallest
from generator.publishing import poster
from generator.scoring.workdays import MissingYearError

SMALL: Final[Mapping[Language, str]] = {
    "zh": "{page} 上最小的字只有 {points} 磅，走近才看得清；换大一号的纸",
    "en": "on {page} the smallest text has only {points} pt: take a larger sheet",
}
"""What is told of a chart that is hard to read."""


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    *("-o", "--output"),
    cls=Option,
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="写到哪个 PDF 文件",
    english="the PDF file to write",
)
@click.option(
    "--page",
    cls=Option,
    type=click.Choice(tuple(SHEETS)),
    default="a3",
    show_default=True,
    help="纸张，横竖按图来",
    english="the sheet, upright or across as the drawing needs it",
)
@click.option(
    "--year",
    cls=Option,
    type=click.IntRange(1949, 2999),
    help="改为手册的全年工作日历，FILE 是 handbook.yml",
    english="instead the calendar of a year's duties; FILE is a handbook.yml",
)
@click.pass_obj
def command(options: Options, file: Path, output: Path, page: str, year: int | None) -> None:
    """Write a wall chart."""
    loaded = sound(options)
    if year is None:
        content = _drawing(loaded, file, page, options.language)
    else:
        content = poster.year(_due(loaded, file, year), page)
    try:
        output.write_bytes(content)
    except OSError as error:
        raise ProjectError(f"写不了 {output}：{error.strerror}") from None


def _drawing(loaded: Loaded, file: Path, page: str, language: Language) -> bytes:
    """The whole drawing of a definition file."""
    drawn = draw_file(loaded, file, "print", "a3", hung=True)
    tell(drawn.findings, loaded, language)
    if drawn.failed:
        end(drawn.findings)
    if not drawn.figures:
        raise Undrawable(f"{file} 没有可画的内容：它引用的过程或手册不在书里")
    [figure] = drawn.figures
    points = smallest(figure, page)
    if points < LEAST_POINTS:
        click.echo(SMALL[language].format(page=page.upper(), points=f"{points:.1f}"), err=True)
    book = public(loaded.book)
    return poster.chart(figure, page, foot(edition(book), book.as_of))


def _due(loaded: Loaded, file: Path, year: int) -> RecordBook:
    """What is due in a year of a handbook. Raises :class:`ProjectError` where the file is none, or nothing is known."""
    book = public(loaded.book)
    handbook = next((one for one in book.handbooks if absolute(file) == loaded.project.root / one.path), None)
    if handbook is None:
        raise ProjectError(f"{file} 不是一本手册的 handbook.yml")
    try:
        return record_book(book, handbook, year, WHOLE, identity(loaded.settings))
    except MissingYearError as missing:
        raise ProjectError(f"没有 {missing.year} 年的工作日表，算不出到期日") from None
