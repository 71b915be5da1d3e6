"""``handbooks amend``: what rests on a regulation, and its articles renumbered for a new edition."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from difflib import unified_diff
from itertools import groupby
from pathlib import Path
from typing import Final

import click

from generator.building.amend import Amendment, NewEdition, amend, cited_articles, write
from generator.building.articles import read_renumbering
from generator.building.load import Loaded, load
from generator.building.project import ProjectError
from generator.commands.frame import Command
from generator.commands.options import Option, Options
from generator.commands.telling import tell
from generator.diagnostics import Language, errors
from generator.model.fault import near
from generator.model.registers import Regulation
from generator.views.resting import Resting, on_regulation

KINDS: Final = {
    "process": ("流程和阶段", "processes and stages"),
    "step": ("步骤", "steps"),
    "number": ("流程里的数字", "numbers of steps"),
    "page": ("条目", "items"),
    "fact": ("条目里的数字", "numbers of items"),
    "form": ("表单和记录", "forms and records"),
    "duty": ("任务", "duties"),
    "diagram": ("矩阵", "matrices"),
    "entry": ("登记册", "registers"),
    "link": ("正文里的链接", "links of the prose"),
}
DAY: Final = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
SAID: Final = {
    "changed": (
        "{count} 个文件要改；看过没有错，加 --write 写入",
        "{count} files to change; add --write to write them",
    ),
    "written": (
        "改了 {count} 个文件。新版还没有读过（read: none）：逐条对照原文，运行 handbooks check",
        "{count} files written. Nobody has read the new edition yet (read: none): compare it, then run handbooks check",
    ),
}


@click.command(cls=Command)
@click.argument("name")
@click.option(
    "--edition",
    cls=Option,
    default="",
    metavar="DATE",
    help="新版的日期，写进登记册",
    english="the day of the new edition, for the register",
)
@click.option(
    "--in-force",
    cls=Option,
    default="",
    metavar="DATE",
    help="新版施行的日期（缺省：新版的日期）",
    english="the day the new edition comes into force (default: the day of the edition)",
)
@click.option(
    "--articles", cls=Option, type=click.IntRange(1), help="新版的条文总数", english="how many articles the edition has"
)
@click.option(
    "--table",
    cls=Option,
    type=click.Path(path_type=Path),
    help="新旧条号对照表，CSV 或 YAML",
    english="the table of old and new articles, CSV or YAML",
)
@click.option(
    "--draft",
    cls=Option,
    is_flag=True,
    help="写出对照表的第一列：书里引用的每一条",
    english="print the first column of such a table: every article that is cited",
)
@click.option(
    "--write", "writing", cls=Option, is_flag=True, help="写入；不写就只显示", english="write; without it only show"
)
@click.pass_obj
def command(options: Options, /, name: str, edition: str, in_force: str, **given: object) -> None:
    """Tell what rests on the regulation; with a table show or write what a new edition changes."""
    loaded = load(options.find())
    regulation = _regulation(name, loaded)
    resting = on_regulation(str(regulation.short), loaded.book)
    if given["draft"]:
        click.echo("old,new")
        click.echo(
            "".join(f"{article.written},\n" for article in cited_articles(resting, regulation, loaded)), nl=False
        )
        return
    table = given["table"]
    if not edition and table is None:
        click.echo(_list(resting, regulation, loaded, options.language))
        return
    if not edition or not isinstance(table, Path):
        raise click.UsageError("--edition 和 --table 要一起写 (give --edition and --table together)")
    if not (DAY.fullmatch(edition) and DAY.fullmatch(in_force or edition)):
        raise click.UsageError("日期写成 2026-05-11，只知道年月的写 2026-05 (days are written 2026-05-11)")
    count = given["articles"]
    new = NewEdition(edition, in_force or edition, count if isinstance(count, int) else None)
    renumbering, found = read_renumbering(table, loaded.project.display(table))
    done = Amendment((), found) if errors(found) else amend(loaded, regulation, new, renumbering)
    _tell(done, loaded, options.language, writing=bool(given["writing"]))


def _regulation(name: str, loaded: Loaded) -> Regulation:
    known = loaded.book.regulations
    found = known.get(name) or next((one for one in known if str(one.id) == name), None)
    if found is None:
        raise ProjectError(f"法规登记册里没有“{name}”；相近的有：{near(name, known.names)}")
    return found


def _list(resting: Iterable[Resting], regulation: Regulation, loaded: Loaded, language: Language) -> str:
    """Kind by kind: place in the files, address on the site, articles, what it is."""
    return "\n".join(_lines(resting, str(regulation.short), loaded, int(language == "en")))


def _lines(resting: Iterable[Resting], short: str, loaded: Loaded, english: int) -> Iterator[str]:
    for kind, group in groupby(resting, key=lambda one: one.kind):
        told = list(group)
        yield f"{KINDS[kind][english]} {len(told)}"
        for one in told:
            articles = "、".join(map(str, one.articles(short, loaded.book)))
            number = " ".join(word for word in (one.number, one.confidence) if word)
            words = (f"{one.span.path}:{one.span.line}", one.href, articles, one.title, number)
            yield "  " + "  ".join(word for word in words if word)


def _tell(done: Amendment, loaded: Loaded, language: Language, *, writing: bool) -> None:
    """The change of every file; with an error nothing is written and the code is 1."""
    tell(done.findings, loaded, language)
    if done.failed:
        sys.exit(1)
    if writing:
        write(done)
        for change in done.changes:
            click.echo(change.shown)
    else:
        for change in done.changes:
            old, new = (text.splitlines(keepends=True) for text in (change.before, change.after))
            click.echo("".join(unified_diff(old, new, change.shown, change.shown, n=1)), nl=False)
    words = SAID["written" if writing else "changed"][language == "en"]
    click.echo(words.format(count=len(done.changes)), err=True)
