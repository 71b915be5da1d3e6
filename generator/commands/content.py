"""What commands ask of the content that they work on: that it is sound, that a unit is there, that lines are added."""

from __future__ import annotations

import sys

import click

from generator.building.load import Loaded, load
from generator.building.project import Project, ProjectError
from generator.building.recording import Addition
from generator.commands.options import Options
from generator.commands.telling import tell, write
from generator.model.book import Book


def sound(options: Options) -> Loaded:
    """The project of a command; errors in its content are told instead and end the command with code 1."""
    loaded = load(options.find())
    if loaded.failed:
        tell(loaded.findings, loaded, options.language)
        sys.exit(1)
    return loaded


def known_unit(unit: str, book: Book) -> str:
    """The code of a unit of the book. Raises :class:`ProjectError` where there is none of this code."""
    if book.units.get(unit) is None:
        raise ProjectError(f"没有代码是“{unit}”的单位")
    return unit


def write_addition(addition: Addition, project: Project, told: str) -> None:
    """Write a file of records with its new lines, and tell its path and what was added."""
    path = project.root / addition.path
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, addition.text)
    click.echo(f"{addition.path}：{told}")
