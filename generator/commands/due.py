"""``handbooks due``: what is overdue or about to be, of all units or of one."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table

from generator.building.project import ProjectError
from generator.commands.content import known_unit, sound
from generator.commands.frame import Command
from generator.commands.options import Option, Options
from generator.model.book import Book
from generator.pages.platform import words
from generator.scoring.verdict import Alarm as Stage
from generator.views.alarms import STAGES, Alarm, alarms, at_least, names_of
from generator.views.standing import organisation

_WHOLE = 400
"""How wide a line may be that goes elsewhere than to a terminal: there nothing is cut off."""


@click.command(cls=Command)
@click.option("--unit", cls=Option, help="只看这个单位和它的下级", english="only this unit and those below it")
@click.option(
    "--fail-on",
    cls=Option,
    type=click.Choice(list(reversed(STAGES))),
    help="有这一级或更重的提醒，就以 1 结束",
    english="end with code 1 where there is an alarm of this step or a graver one",
)
@click.option(
    *("--format", "form"),
    cls=Option,
    type=click.Choice(["text", "json"]),
    default="text",
    help="输出的格式（缺省：text）",
    english="the form of the output (default: text)",
)
@click.pass_obj
def command(options: Options, unit: str | None, fail_on: Stage | None, form: str) -> None:
    """Tell the alarms, the gravest first; content with errors is told instead and ends with code 1."""
    loaded = sound(options)
    found = _found(loaded.book, unit)
    if form == "json":
        click.echo(json.dumps([_plain(alarm) for alarm in found], ensure_ascii=False, indent=1))
    else:
        _show(found, loaded.book)
    grave = at_least(fail_on, found) if fail_on else ()
    sys.exit(int(bool(grave)))


def _found(book: Book, unit: str | None) -> tuple[Alarm, ...]:
    """The alarms of all units, or of one and those below it. Raises :class:`ProjectError` where there is none."""
    own = organisation(book)
    if own is None:
        raise ProjectError("这个项目没有登记单位（organisation/），或者没有当年的计分规则")
    if unit is None:
        return alarms(own.standings.values())
    return alarms(own.below(known_unit(unit, book)))


def _plain(alarm: Alarm) -> dict[str, object]:
    return {"unit": alarm.unit, "stage": alarm.stage, "since": alarm.since, **asdict(alarm.instance)}


def _show(found: tuple[Alarm, ...], book: Book) -> None:
    names = names_of(book)
    if not found:
        click.echo(words.NOTHING_OPEN)
        return
    table = Table(*words.DUE_COLUMNS, box=None, pad_edge=False)
    for alarm in found:
        one = alarm.instance
        table.add_row(words.ALARMS[alarm.stage], alarm.unit, names[one.duty], one.period, one.due)
    width = None if sys.stdout.isatty() else _WHOLE
    Console(highlight=False, width=width).print(table)
