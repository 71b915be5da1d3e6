"""``handbooks letter``: an official letter after GB/T 9704-2012, of a kind or for a record that a process names."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.building.load import load
from generator.building.project import ProjectError
from generator.commands.frame import Command
from generator.commands.options import Option, Options
from generator.model.book import Book
from generator.pages.letters import KINDS, Kind, Letter, kind_of, read_letter, title_of


@click.command(cls=Command)
@click.argument("what")
@click.option(
    *("-o", "--out", "out"),
    cls=Option,
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="写到这个 PDF 文件",
    english="write this PDF file",
)
@click.option(
    *("--text", "text"),
    cls=Option,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="正文的文本文件：第一行标题，第二行“主送：”，以下一行一段",
    english="the text: the title, a line with the receiver and a colon, then a paragraph a line",
)
@click.option("--issuer", cls=Option, default="", help="发文机关", english="who issues it")
@click.option("--number", cls=Option, default="", help="发文字号", english="its number")
@click.option("--signer", cls=Option, default="", help="签发人（上行文）", english="who signs a letter that goes up")
@click.option("--date", "day", cls=Option, default="", help="成文日期，如 2026-03-31", english="its day, as 2026-03-31")
@click.option("--copies", cls=Option, default="", help="抄送", english="who gets a copy")
@click.pass_obj
def command(options: Options, /, what: str, out: Path, text: Path | None, day: str, **given: str) -> None:
    """Write the letter; what is not given is left for writing."""
    kind, name = _kind(what, options)
    try:
        written = text.read_text(encoding="utf-8-sig") if text else ""
        title, to, paragraphs = read_letter(written, kind, title_of(name, kind))
        letter = Letter(kind, title, to, paragraphs, day=date.fromisoformat(day).isoformat() if day else "", **given)
    except UnicodeDecodeError:
        raise ProjectError(f"{text} 不是 UTF-8 文本") from None
    except ValueError:
        raise ProjectError(f"日期写成 2026-03-31 这样，不是“{day}”") from None
    from generator.publishing.forms.letter import fangsong, official_letter

    out.write_bytes(official_letter(letter))
    if fangsong() is None:
        english = "no Fangsong face is installed: the text is in the serif"
        click.echo(english if options.language == "en" else "没有安装仿宋体，正文用宋体代替", err=True)
    click.echo(out)


def _kind(what: str, options: Options) -> tuple[Kind, str]:
    """The kind of letter and the name it is about: a kind itself, or a record by code, name or alias."""
    if what in KINDS:
        return KINDS[what], what
    name = _record(what, load(options.find()).book)
    kind = kind_of(name)
    if kind is None:
        raise ProjectError(f"“{what}”不是公文；种类有：{'、'.join(KINDS)}，也可以写名称以这些字结尾的记录")
    return kind, name


def _record(what: str, book: Book) -> str:
    form = book.forms.get(what)
    return str(form.name) if form else what
