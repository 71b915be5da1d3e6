"""``handbooks record add``: one record behind those of a unit."""

from __future__ import annotations

import csv
import io
import sys
from datetime import datetime

import click

from generator.building.load import load
from generator.building.project import SHANGHAI, ProjectError
from generator.building.recording import add, evidence, fresh_id
from generator.commands.content import known_unit, write_addition
from generator.commands.frame import Command
from generator.commands.options import Option, Options
from generator.commands.telling import tell
from generator.diagnostics import errors
from generator.model.records import ACTIONS
from generator.source.csv import Row


def _cell(name: str, help_: str, english: str) -> Option:
    return Option([f"--{name}", name.replace("-", "_")], help_, english)


CELLS = (
    _cell("duty", "任务的英文短名", "the short name of the duty"),
    _cell("period", "哪一期：2026-03、2026-Q1、2026", "the period: 2026-03, 2026-Q1, 2026"),
    _cell("done-on", "哪一天做完", "the day it was done"),
    _cell("filed-on", "哪一天填报（缺省：今天）", "the day of filing (default: today)"),
    _cell("until", "改到哪一天，或者一届到哪一天", "the new day, or the end of a term"),
    _cell("outcome", "结果", "the outcome"),
    _cell("points", "分数", "the points"),
    _cell("dimension", "考核维度的英文短名", "the short name of the dimension"),
    _cell("role", "由哪个角色决定", "the role that decides"),
    _cell("refers-to", "针对哪一条记录", "the record that this one is about"),
    _cell("reason", "理由", "the reason"),
)


@click.command(cls=Command, params=list(CELLS))
@click.argument("unit")
@click.option(
    "--action",
    cls=Option,
    type=click.Choice(list(ACTIONS)),
    default="done",
    help="做什么（缺省：done）",
    english="what the record does (default: done)",
)
@click.option(
    *("--evidence", "proofs"),
    cls=Option,
    multiple=True,
    metavar="FORM=FILE",
    help="证明：记录=文件，或者记录=SHA-256；可以写几次",
    english="evidence: form=file, or form=SHA-256; may be given several times",
)
@click.pass_obj
def command(options: Options, /, unit: str, action: str, proofs: tuple[str, ...], **cells: str | None) -> None:
    """Add the record, or tell what is wrong with it and end with code 1."""
    project = options.find()
    loaded = load(project)
    known_unit(unit, loaded.book)
    today = datetime.now(SHANGHAI).date().isoformat()
    given = {"id": fresh_id(loaded, unit), "action": action, "filed_on": today}
    given |= {name: value for name, value in cells.items() if value}
    if proofs:
        given["evidence"] = " ".join(evidence(*_pair(proof)) for proof in proofs)
    heading, row = (_row(number, tuple(line)) for number, line in enumerate((given, given.values()), 1))
    year = (given.get("period") or given["filed_on"])[:4]
    addition = add(loaded, unit, year, heading, (row,))
    tell(addition.findings, loaded, options.language)
    if errors(addition.findings):
        sys.exit(1)
    write_addition(addition, project, given["id"])


def _pair(proof: str) -> tuple[str, str]:
    """A form and its file. Raises :class:`ProjectError`."""
    form, mark, file = proof.partition("=")
    if not mark:
        raise ProjectError(f"证明要写成“记录=文件”，不是“{proof}”")
    return form, file


def _row(number: int, cells: tuple[str, ...]) -> Row:
    """A line as it was given on the command line."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return Row("record add", number, line.getvalue())
