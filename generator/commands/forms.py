"""``handbooks forms``: the forms to fill in, as PDF, DOCX or XLSX, and record books of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from generator.building.load import Loaded
from generator.building.project import ProjectError
from generator.building.settings import SETTINGS, identity
from generator.commands.content import sound
from generator.commands.frame import Command
from generator.commands.options import Option, Options
from generator.commands.telling import progress, tell
from generator.diagnostics import Span, finding
from generator.model.edition import edition_id, public
from generator.model.editions import AUDIENCES, BRANCH_TYPES, Edition
from generator.pages.blanks import blanks, chosen
from generator.pages.record_book import record_book
from generator.scoring.workdays import MissingYearError

FORMATS = ("pdf", "docx", "xlsx")
FOLDER = Path("dist/forms")


@click.command(cls=Command)
@click.argument("codes", nargs=-1)
@click.option(
    *("-o", "--out", "out"),
    cls=Option,
    type=click.Path(file_okay=False, path_type=Path),
    help="写到这个文件夹（缺省：dist/forms）",
    english="write into this folder (default: dist/forms)",
)
@click.option(
    *("--format", "form"),
    cls=Option,
    type=click.Choice(FORMATS),
    multiple=True,
    default=("pdf",),
    help="格式，可以写几次（缺省：pdf，可在屏幕上填）",
    english="the format, may be given several times (default: pdf, to be filled in on the screen)",
)
@click.option(
    *("--record-book", "handbook"),
    cls=Option,
    metavar="HANDBOOK",
    default="",
    help="改为生成一本手册的全年工作记录本（PDF），如 branch",
    english="instead write the record book of a handbook's duties for a year (PDF), as branch",
)
@click.option("--year", cls=Option, type=click.IntRange(1949, 2999), help="记录本的年份", english="its year")
@click.option(
    *("--type", "branch_type"),
    cls=Option,
    type=click.Choice(BRANCH_TYPES),
    help="记录本只要适用于这种支部的任务",
    english="only duties of this type of branch",
)
@click.option(
    "--audience",
    cls=Option,
    type=click.Choice(AUDIENCES),
    help="记录本只要适用于这些读者的任务",
    english="only duties of these readers",
)
@click.pass_obj
def command(
    options: Options, /, codes: tuple[str, ...], out: Path | None, form: tuple[str, ...], handbook: str, **given: Any
) -> None:
    """Write a file a form and format, or a record book."""
    loaded = ready(options)
    if handbook:
        whose = Edition(given["branch_type"] or "", given["audience"] or "")
        click.echo(_record_book(loaded, handbook, given["year"], whose, out))
        return
    if any(given.values()):
        raise click.UsageError("--year、--type、--audience 要和 --record-book 一起用")
    known = blanks(public(loaded.book), identity(loaded.settings))
    wanted, unknown = chosen(known, codes)
    if unknown:
        raise ProjectError(f"没有空白表单“{'、'.join(unknown)}”；有：{'、'.join(one.block.code for one in known)}")
    folder = out or loaded.project.root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with progress() as report:
        for number, one in enumerate(wanted, start=1):
            report(f"{number}/{len(wanted)} {one.block.title}")
            for ending in dict.fromkeys(form):
                (folder / f"{one.id}.{ending}").write_bytes(_written(ending)(one))
    click.echo(f"{folder}：{len(wanted)} × {'、'.join(dict.fromkeys(form))}")


def _record_book(loaded: Loaded, name: str, year: int | None, wanted: Edition, out: Path | None) -> Path:
    """Write the record book of a handbook; the path. Raises :class:`ProjectError` where nothing can be written."""
    from generator.publishing.forms.record_book import bound

    book = public(loaded.book)
    handbook = book.handbook(name)
    if handbook is None:
        raise ProjectError(f"没有手册“{name}”；有：{'、'.join(one.id for one in book.handbooks)}")
    wanted_year = year or int(book.as_of[:4])
    try:
        made = record_book(book, handbook, wanted_year, wanted, identity(loaded.settings))
    except MissingYearError as missing:
        raise ProjectError(f"没有 {missing.year} 年的工作日表，算不出到期日") from None
    if not made.leaves:
        raise ProjectError(f"手册“{name}”在 {wanted_year} 年没有要填的表单")
    folder = out or loaded.project.root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / ".".join(
        part for part in (f"{name}-{wanted_year}", edition_id(replace(book, edition=wanted)), "pdf") if part
    )
    path.write_bytes(bound(made))
    return path


def _written(ending: str):  # type: ignore[no-untyped-def]  # noqa: ANN202
    """What writes a format; its library is imported only where it is asked for."""
    match ending:
        case "docx":
            from generator.publishing.forms.word import text_document as write
        case "xlsx":
            from generator.publishing.forms.excel import spreadsheet as write
        case _:
            from generator.publishing.forms.fillable import fillable as write
    return write


def ready(options: Options) -> Loaded:
    """The project of a command; errors in its content end the command with code 1. Without an address no QR code."""
    loaded = sound(options)
    if not loaded.settings.site_url:
        tell([finding("HB901", Span.of_file(SETTINGS))], loaded, options.language)
    return loaded
