"""The options that every command takes, before its name or behind it, and what they come to."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from generator.building.project import Project, find_project
from generator.diagnostics import Language

LANGUAGE = "generator.commands.language"
"""Where a context keeps the language of its help."""


@dataclass(frozen=True, slots=True)
class Options:
    """The global options as given."""

    project: Path | None = None
    as_of: str | None = None
    language: Language = "zh"

    def find(self) -> Project:
        """The project that the options name. Raises :class:`ProjectError`."""
        return find_project(self.project, self.as_of)

    def replaced(self, **given: Any) -> Options:
        """The options with those that were given again behind the command."""
        kept = {"project": self.project, "as_of": self.as_of, "language": self.language}
        return Options(**{**kept, **{key: value for key, value in given.items() if value is not None}})


class Option(click.Option):
    """An option with its help in Chinese and English."""

    def __init__(self, names: Sequence[str], help: str = "", english: str = "", **given: Any) -> None:  # noqa: A002 - click's name
        super().__init__(names, help=help, **given)
        self.english = english

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The line of the help, in the language asked for."""
        shown = copy.copy(self)
        shown.help = self.english if ctx.meta.get(LANGUAGE) == "en" else self.help
        return super(Option, shown).get_help_record(ctx)


GLOBAL = (
    Option(
        ["--project"],
        "项目文件夹（缺省：当前文件夹或它的上级）",
        "the project's folder (default: this folder or one above it)",
        type=click.Path(path_type=Path),
    ),
    Option(
        ["--as-of"],
        "按哪一天计算（缺省：SOURCE_DATE_EPOCH，再缺省是最后一次提交的日期）",
        "the day to compute for (default: SOURCE_DATE_EPOCH, else the day of the last commit)",
        metavar="DATE",
    ),
    Option(
        ["--lang", "language"],
        "提示语的语言（缺省：zh）",
        "the language of messages (default: zh)",
        type=click.Choice(["zh", "en"]),
    ),
)
