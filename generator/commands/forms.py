"""``handbooks forms``: the forms to fill in, as PDF, DOCX or XLSX, and record books of them."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.building.load import Loaded, load
from generator.building.project import ProjectError
from generator.building.settings import SETTINGS, identity
from generator.commands.frame import Command
from generator.commands.options import Option, Options
from generator.commands.telling import progress, tell
from generator.diagnostics import Span, finding
from generator.model.edition import public
from generator.pages.blanks import blanks, chosen

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
@click.pass_obj
def command(options: Options, codes: tuple[str, ...], out: Path | None, form: tuple[str, ...]) -> None:
    """Write a file a form and format."""
    loaded = ready(options)
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
    loaded = load(options.find())
    if loaded.failed:
        tell(loaded.findings, loaded, options.language)
        sys.exit(1)
    if not loaded.settings.site_url:
        tell([finding("HB901", Span.of_file(SETTINGS))], loaded, options.language)
    return loaded
