"""What commands tell while they work: progress, and findings beside the result."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Never

import click

from generator.building.jobs import Ran
from generator.building.load import Loaded
from generator.building.project import ProjectError
from generator.diagnostics import Finding, Language, errors
from generator.diagnostics.emitters import emit


def tell(findings: Iterable[Finding], loaded: Loaded, language: Language) -> None:
    """Print the findings of a command whose result is something else: to stderr, nothing when there are none."""
    told = list(findings)
    if told:
        click.echo(emit(told, "text", language, loaded.source_line), err=True)


WORDS: Mapping[str, tuple[str, str]] = {
    "drawings": ("画图", "drawing"),
    "pictures": ("图片", "picture"),
    "prints": ("排版", "print"),
    "sites": ("网站", "site"),
    "forms": ("表单", "form"),
    "faces": ("录入字体", "face for typing"),
    "first": ("第一次", "for the first time"),
    "lost": ("缓存里没有了", "no longer in the cache"),
    "changed": ("变了：", "changed: "),
    "none": ("没有要重做的：图、网页和手册都在缓存里", "nothing to do: all drawings, pages and books are in the cache"),
    "more": ("等 {count} 处", "and more, {count} in all"),
    "view": ("内容", "content"),
    "form": ("内容", "content"),
    "face": ("录入字体", "face for typing"),
    "characters": ("字", "characters"),
    "drawing": ("图", "drawing"),
    "downloads": ("可下载的图", "files to take along"),
    "content": ("内容", "content"),
    "style": ("样式", "style"),
    "program": ("程序", "program"),
    "libraries": ("软件库", "libraries"),
    "fonts": ("字体", "fonts"),
    "format": ("成品", "format"),
    "paper": ("纸张", "paper"),
    "attachments": ("附件", "attachments"),
    "settings": ("网站的名称或导航", "the site's names or navigation"),
    "configuration": ("网站的设置", "the site's settings"),
}
"""What is told of jobs, in Chinese and in English; a name without words stands for itself."""
SHOWN = 5
"""How many changed inputs of a job are named."""


def tell_jobs(jobs: Sequence[Ran], language: Language) -> None:
    """Print which jobs were done and why, to stderr, one a line."""

    def said(name: str) -> str:
        return WORDS.get(name, (name, name))[language == "en"]

    for job in jobs:
        comma = ", " if language == "en" else "、"
        names = comma.join(dict.fromkeys(map(said, job.changed[:SHOWN])))
        more = said("more").format(count=len(job.changed)) if len(job.changed) > SHOWN else ""
        click.echo(f"{said(job.kind)} {job.name}：{said(job.cause)}{names}{more}", err=True)
    if not jobs:
        click.echo(said("none"), err=True)


def end(findings: Iterable[Finding]) -> Never:
    """End with code 1 where there is an error among the findings, else with 0."""
    sys.exit(bool(errors(findings)))


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
