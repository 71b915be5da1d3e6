"""What all commands share: global options, help in two languages, and one way to end when something goes wrong."""

from __future__ import annotations

import os
import traceback
from collections.abc import Mapping
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from generator.building.project import ProjectError
from generator.commands.options import GLOBAL, LANGUAGE, Options
from generator.publishing.errors import PublishError

DEBUG = "HANDBOOKS_DEBUG"
"""The environment variable that shows where a fault of the program arose."""

Words = tuple[str, str]
"""A sentence in Chinese and in English."""


class InternalError(click.ClickException):
    """The generator or its environment failed; no fault of the content."""

    exit_code = 2


class Bilingual(click.Command):
    """A command whose help is in the language asked for, before its name or behind it."""

    words: Words = ("", "")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Note the language before the help is shown."""
        given, _, _ = self.make_parser(ctx).parse_args(list(args))
        if given.get("language"):
            ctx.meta[LANGUAGE] = given["language"]
        return super().parse_args(ctx, args)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.words[_english(ctx)])


class Command(Bilingual):
    """A command that takes the global options behind its name as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params = [*self.params, *GLOBAL]

    def invoke(self, ctx: click.Context) -> Any:
        """Put the global options where the command looks for them."""
        given = {option.name: ctx.params.pop(option.name) for option in GLOBAL if option.name}
        ctx.obj = ctx.obj.replaced(**given)
        return super().invoke(ctx)


class Group(Bilingual, click.Group):
    """All commands, by name with what each does; the module of one is imported when it is called.

    What goes wrong in one for no fault of the content ends it with code 2.
    """

    def __init__(
        self, words: Words, summaries: Mapping[str, Words], package: str = "generator.commands", **given: Any
    ) -> None:
        super().__init__(params=list(GLOBAL), **given)
        self.words = words
        self.summaries = summaries
        self.package = package

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of the commands, in the order of the table."""
        return list(self.summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of a name."""
        if cmd_name not in self.summaries:
            return None
        command: Bilingual = import_module(f"{self.package}.{_module(cmd_name)}").command
        command.words = self.summaries[cmd_name]
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands and what they do, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words[_english(ctx)]) for name, words in self.summaries.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. A fault of the program is told in one line, with ``HANDBOOKS_DEBUG=1`` with its place."""
        ctx.obj = (ctx.obj or Options()).replaced(**ctx.params)
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except (ProjectError, PublishError) as error:
            raise InternalError(str(error)) from None
        except Exception as error:  # noqa: BLE001 - whatever it is, an editor must not meet a traceback
            if os.environ.get(DEBUG):
                traceback.print_exc()
            raise InternalError(_sentence(error)) from None


def _module(name: str) -> str:
    """The module of a command; a word that Python keeps for itself has a mark behind it."""
    return f"{name}_" if iskeyword(name) else name


def _english(ctx: click.Context) -> bool:
    return ctx.meta.get(LANGUAGE) == "en"


def _sentence(error: Exception) -> str:
    """What went wrong, in one line."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or ''}：{error.strerror}".lstrip("：")
    words = " ".join(f"{type(error).__name__}: {error}".split())
    return f"程序内部错误（{words}）；设环境变量 {DEBUG}=1 再运行一次，可以看到出错的位置"
