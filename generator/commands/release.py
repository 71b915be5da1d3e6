"""``handbooks release``: note what is on every page of the loose-leaf books, for later replacement sets."""

from __future__ import annotations

import click

from generator.building.cache import Cache
from generator.building.jobs import Runner
from generator.commands.frame import Command
from generator.commands.options import Option, Options
from generator.commands.publication import built, editions_of
from generator.commands.telling import end, progress, tell
from generator.diagnostics import errors
from generator.pages.render.paper import FORMATS
from generator.publishing import releases
from generator.publishing.outputs import chosen, publish_books

LOOSE = FORMATS["loose-leaf"]


@click.command(cls=Command)
@click.argument("name")
@click.argument("handbook", required=False)
@click.option(
    "--editions",
    cls=Option,
    is_flag=True,
    help="连同手册写明的各个版本",
    english="with the editions that the handbooks name",
)
@click.pass_obj
def command(options: Options, name: str, handbook: str | None, *, editions: bool) -> None:
    """Print the loose-leaf books and write the file of the release, which is to be committed."""
    project = options.find()
    releases.free(project.root, name)
    with Runner(Cache(project.root)) as runner:
        made, publication = built(project, runner, options.language)
        manuals = chosen(publication.manuals, handbook)
        if editions:
            manuals += editions_of(made.loaded, manuals, runner, options.language)
        with progress() as report:
            printed = publish_books(manuals, project.root, runner, report, LOOSE)
    tell(printed.findings, made.loaded, options.language)
    if not errors(printed.findings):
        books = {manual.id: releases.items_of(book) for manual, book in printed.books}
        click.echo(releases.write(project.root, name, made.loaded.book.as_of, books))
    end(printed.findings)
