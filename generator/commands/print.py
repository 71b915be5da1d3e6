"""``handbooks print``: the printed handbooks alone, whole or as an edition."""

from __future__ import annotations

import click

from generator.building.cache import Cache
from generator.building.jobs import Runner
from generator.commands.frame import Command
from generator.commands.options import Option, Options
from generator.commands.publication import built
from generator.commands.telling import end, progress, tell
from generator.model.editions import AUDIENCES, BRANCH_TYPES, Edition
from generator.publishing.outputs import chosen, publish_books

PAPERS = ("a4", "a5", "booklet", "bleed")


@click.command(cls=Command)
@click.argument("handbook", required=False)
@click.option(
    *("--type", "branch_type"),
    cls=Option,
    type=click.Choice(BRANCH_TYPES),
    help="只要适用于这种支部的内容",
    english="only what applies to this type of branch",
)
@click.option(
    "--audience",
    cls=Option,
    type=click.Choice(AUDIENCES),
    help="只要适用于这些读者的内容",
    english="only what applies to these readers",
)
@click.option(
    "--paper",
    cls=Option,
    type=click.Choice(PAPERS),
    default="a4",
    show_default=True,
    help="纸张",
    english="the paper",
)
@click.pass_obj
def command(options: Options, handbook: str | None, branch_type: str | None, audience: str | None, paper: str) -> None:
    """Print the chosen books beside those that are there."""
    if paper != "a4":
        raise click.UsageError(f"还不能按 {paper} 排版，现在只有 a4")
    project = options.find()
    with Runner(Cache(project.root)) as runner:
        made, publication = built(project, runner, options.language, Edition(branch_type or "", audience or ""))
        manuals = chosen(publication.manuals, handbook)
        with progress() as report:
            found = publish_books(manuals, project.root, runner, report)
    tell(found, made.loaded, options.language)
    end(found)
