"""``handbooks init``: an organisation's own book."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from generator.building.organisation import UPSTREAM, Organisation, start_organisation, update_organisation
from generator.commands.frame import Command
from generator.commands.options import Option, Options
from generator.commands.telling import end, tell

STARTED = """\
{folder} 里已经有一本可以生成的手册。接着运行：
  cd {folder}
  git init -b main && git add -A && git commit -m 起点 && git branch {upstream}
  make{command}
README.md 说明怎样改成本单位的，怎样取得以后的更新。"""
UPDATED = """\
已经换成新的内容。接着运行：
  git add -A && git commit -m 更新
  git switch main && git merge {upstream}
  make{command}"""


@click.command(cls=Command)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", "title", cls=Option, default="", help="网站的名称", english="the name of the site")
@click.option("--site-url", cls=Option, default="", help="网站的地址", english="the address of the site")
@click.option("--repo-url", cls=Option, default="", help="仓库的地址", english="the address of the repository")
@click.option(
    *("--from", "source"),
    cls=Option,
    type=click.Path(path_type=Path),
    help="从哪个手册文件夹开始（缺省：程序自带的内容）",
    english="the book to start from (default: the content that comes with the program)",
)
@click.option(
    "--update",
    cls=Option,
    is_flag=True,
    help=f"在分支 {UPSTREAM} 上换成新的内容",
    english=f"bring the content up to date, on the branch {UPSTREAM}",
)
@click.pass_obj
def command(options: Options, /, folder: Path, source: Path | None, *, update: bool, **given: str) -> None:
    """Start a book, or bring what came from us up to date, and tell what to run next."""
    words = {"folder": folder, "upstream": UPSTREAM, "command": _command()}
    if update:
        update_organisation(folder, source)
        click.echo(UPDATED.format(**words))
        return
    loaded = start_organisation(folder, Organisation(**given), source)
    if loaded.failed:
        tell(loaded.findings, loaded, options.language)
        end(loaded.findings)
    click.echo(STARTED.format(**words))


def _command() -> str:
    """How ``make`` finds the command where it is not on the path."""
    return "" if shutil.which("handbooks") else f" HANDBOOKS={Path(sys.argv[0]).absolute()}"
