"""``handbooks explain``: the reason and the examples of a code."""

from __future__ import annotations

import click

from generator.commands.frame import Command
from generator.commands.options import Options
from generator.diagnostics.explain import explain
from generator.diagnostics.listing import listing


@click.command(cls=Command)
@click.argument("code", required=False)
@click.pass_obj
def command(options: Options, code: str | None) -> None:
    """Explain one code, or list all."""
    if code is None:
        click.echo(listing())
        return
    try:
        click.echo(explain(code, options.language))
    except ValueError as error:
        raise click.UsageError(f"没有这个编码。{error}") from None
