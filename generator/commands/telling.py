"""What commands tell while they work: progress, and findings beside the result."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Never

import click

from generator.building.load import Loaded
from generator.building.project import ProjectError
from generator.diagnostics import Finding, Language, Severity
from generator.diagnostics.emitters import emit


def tell(findings: Iterable[Finding], loaded: Loaded, language: Language) -> None:
    """Print the findings of a command whose result is something else: to stderr, nothing when there are none."""
    told = list(findings)
    if told:
        click.echo(emit(told, "text", language, loaded.source_line), err=True)


def end(findings: Iterable[Finding]) -> Never:
    """End with code 1 where there is an error among the findings, else with 0."""
    sys.exit(any(found.severity is Severity.ERROR for found in findings))


def write(path: Path, text: str) -> None:
    """Write a file that was asked for. Raises :class:`ProjectError` where it cannot be written."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ProjectError(f"写不了 {path}：{error.strerror}") from None


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Shows on a terminal what a long command is at; in a pipe it stays quiet."""
    if not sys.stderr.isatty():
        yield lambda stage: None  # noqa: ARG005 - tells nobody
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        yield status.update
