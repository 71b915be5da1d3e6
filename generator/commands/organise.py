"""``handbooks organise``: which organisation is required or allowed for a place."""

from __future__ import annotations

import click

from generator.building.project import ProjectError
from generator.commands.content import sound
from generator.commands.frame import Command
from generator.commands.options import Option, Options
from generator.model.book import Book
from generator.model.setup import PLACES, SetupRule
from generator.pages import lines
from generator.pages.platform import words
from generator.pages.words import DEFAULT
from generator.scoring.setup import Place, setup
from generator.views.addresses import Addresses


@click.command(cls=Command)
@click.option(
    "--members",
    cls=Option,
    type=click.IntRange(0, 99999),
    required=True,
    help="正式党员人数",
    english="the number of full members",
)
@click.option(
    "--place",
    cls=Option,
    type=click.Choice(list(PLACES)),
    default=PLACES[0],
    help="常设单位、项目、临时任务、境外（缺省：permanent）",
    english="a permanent unit, a project, a task or a place abroad (default: permanent)",
)
@click.option(
    "--months",
    cls=Option,
    type=click.IntRange(1, 999),
    help="存续几个月（缺省：长期）",
    english="for how many months it stays (default: for good)",
)
@click.option(
    "--enterprise/--no-enterprise",
    cls=Option,
    default=True,
    help="是不是国有企业（缺省：是）",
    english="whether it is a state firm (default: it is)",
)
@click.pass_obj
def command(options: Options, /, members: int, place: str, months: int | None, *, enterprise: bool) -> None:
    """Tell the rules that the place meets, what is required first, each with what it rests on."""
    loaded = sound(options)
    if not len(loaded.book.setup):
        raise ProjectError("这个项目没有设置规则（kind: setup）")
    met = setup(Place(place, members, months or 0, enterprise), loaded.book.setup)
    for rule in met:
        click.echo(
            f"{words.VERDICTS[rule.verdict]}　{rule.organisation}：{rule.advice}（{_source(rule, loaded.book)}）"
        )
    if not met:
        click.echo(words.SETUP_FIELDS["none"])


def _source(rule: SetupRule, book: Book) -> str:
    """What a rule rests on, or that it is our own default."""
    cited = lines.basis(rule.basis or (), book, Addresses(book))
    return "；".join("".join(inline.text for inline in line) for line in cited) or DEFAULT
