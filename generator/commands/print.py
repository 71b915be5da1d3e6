"""``handbooks print``: the printed handbooks alone, whole or as an edition, in any format."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

import click

from generator.building.cache import Cache
from generator.building.jobs import Runner
from generator.building.project import ProjectError
from generator.commands.frame import Command
from generator.commands.options import Option, Options
from generator.commands.publication import built, editions_of
from generator.commands.telling import end, progress, tell
from generator.diagnostics import Language
from generator.model.editions import AUDIENCES, BRANCH_TYPES, Edition
from generator.pages.publication import Manual
from generator.pages.render.paper import FORMATS
from generator.publishing import releases
from generator.publishing.made import Made
from generator.publishing.outputs import chosen, publish_books
from generator.publishing.pdf import NOTE, file_of
from generator.publishing.replacement import replacement

BOOKLET: Final[Mapping[Language, str]] = {
    "zh": "{file}.pdf：{sheets} 张 A4，双面打印、短边翻转，对折骑马订；末尾空白 {blank} 页，另纸插页 {inserts} 页；"
    "最里一张向订口移 {creep} 毫米",
    "en": "{file}.pdf: {sheets} sheets of A4, both sides, flipped on the short edge, folded and stitched; {blank} "
    "blank pages, {inserts} pages to be put in; the innermost sheet is moved {creep} mm to the fold",
}
"""What is told of a booklet."""


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
    "--editions",
    cls=Option,
    is_flag=True,
    help="整本之外，连同手册写明的各个版本（`editions`）",
    english="beside the whole book all editions that a handbook names (`editions`)",
)
@click.option(
    *("--format", "--paper", "form"),
    cls=Option,
    type=click.Choice(tuple(FORMATS)),
    default="a4",
    show_default=True,
    help="成品：A4、A5、骑马订小册子、带出血和裁切线的、活页",
    english="what is made: A4, A5, a stitched booklet, with bleed and crop marks, loose leaves",
)
@click.option(
    "--since",
    cls=Option,
    metavar="RELEASE",
    help="活页另出换页：从这次发布（`handbooks release`）以来变了的页和换页说明",
    english="of loose leaves also the replacement set: what changed since a release, and what to do with it",
)
@click.pass_obj
def command(options: Options, /, handbook: str | None, form: str, *, editions: bool, **given: str | None) -> None:
    """Print the chosen books beside those that are there."""
    edition, since = Edition(given["branch_type"] or "", given["audience"] or ""), given["since"]
    if editions and edition != Edition():
        raise click.UsageError("--editions 是全部版本，不能和 --type、--audience 一起用")
    if since is not None and not FORMATS[form].loose:
        raise click.UsageError("--since 要和 --format loose-leaf 一起用：只有活页可以换页")
    project = options.find()
    former = releases.read(project.root, since) if since is not None else {}
    with Runner(Cache(project.root)) as runner:
        made, publication = built(project, runner, options.language, edition, FORMATS[form].bound)
        manuals = chosen(publication.manuals, handbook)
        if editions:
            manuals += editions_of(made.loaded, manuals, runner, options.language, FORMATS[form].bound)
        with progress() as report:
            beside = {f"since-{since}": partial(_replacement, former=former, since=since)} if since else {}
            printed = publish_books(manuals, project.root, runner, report, FORMATS[form], beside)
    tell(printed.findings, made.loaded, options.language)
    for manual, book in printed.books:
        for _, sheets, blank, inserts, creep in (told for told in book.told if told[0] == NOTE):
            words = {"sheets": sheets, "blank": blank, "inserts": inserts, "creep": creep}
            click.echo(BOOKLET[options.language].format(file=file_of(manual, FORMATS[form]), **words))
    end(printed.findings)


def _replacement(manual: Manual, book: Made, former: releases.Books, since: str) -> bytes:
    """The replacement set of a book. Raises :class:`ProjectError` where the release does not hold it."""
    if manual.id not in former:
        raise ProjectError(f"发布“{since}”里没有 {manual.id}；有：{'、'.join(former)}")
    return replacement(book.content, former[manual.id], releases.items_of(book), manual.title, since)
