"""The command line: parse, call, print."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from generator.building.fix import write_fixes
from generator.building.load import Loaded, load, load_file
from generator.building.new import PLACES, write_start
from generator.building.project import Project, ProjectError, find_project
from generator.diagnostics import Finding, Language, Severity, sort_findings
from generator.diagnostics.emitters import FORMATS, emit
from generator.diagnostics.explain import explain
from generator.diagnostics.listing import listing
from generator.model.document import KINDS
from generator.model.editions import AUDIENCES, BRANCH_TYPES, WHOLE, Edition
from generator.publishing.errors import PublishError

if TYPE_CHECKING:  # the drawers and the engines of pages and print are loaded by the commands that need them
    from generator.building.build import Build
    from generator.drawing.figure import Skin
    from generator.pages.compose import Publication

DEBUG = "HANDBOOKS_DEBUG"
"""The environment variable that shows where a fault of the program arose."""
PAPERS = ("a4", "a5", "booklet", "bleed")


class InternalError(click.ClickException):
    """The generator or its environment failed; no fault of the content."""

    exit_code = 2


class Undrawable(click.ClickException):
    """A definition that is derived from what the book does not hold."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Options:
    """The global options."""

    project: Path | None
    as_of: str | None
    language: Language

    def find(self) -> Project:
        """The project that the options name; without one the command ends with code 2."""
        try:
            return find_project(self.project, self.as_of)
        except ProjectError as error:
            raise click.UsageError(str(error)) from None

    def replaced(self, **given: Any) -> Options:
        """The options with those that were given again behind the command."""
        kept = {"project": self.project, "as_of": self.as_of, "language": self.language}
        return Options(**{**kept, **{key: value for key, value in given.items() if value is not None}})


_GLOBAL = (
    click.Option(["--project"], type=click.Path(path_type=Path), help="项目文件夹（缺省：当前文件夹或它的上级）"),
    click.Option(
        ["--as-of"], metavar="DATE", help="按哪一天计算（缺省：SOURCE_DATE_EPOCH，再缺省是最后一次提交的日期）"
    ),
    click.Option(["--lang", "language"], type=click.Choice(["zh", "en"]), help="提示语的语言（缺省：zh）"),
)


class Command(click.Command):
    """A command that takes the global options behind its name as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params = [*self.params, *_GLOBAL]

    def invoke(self, context: click.Context) -> Any:
        """Put the global options where the command looks for them."""
        given = {option.name: context.params.pop(option.name) for option in _GLOBAL}
        context.obj = context.obj.replaced(**given)
        return super().invoke(context)


class Group(click.Group):
    """The group of all commands; what goes wrong in one for no fault of the content ends it with code 2."""

    command_class = Command

    def invoke(self, context: click.Context) -> Any:
        """Run a command. A fault of the program is told in one line, with ``HANDBOOKS_DEBUG=1`` with its place."""
        try:
            return super().invoke(context)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except (ProjectError, PublishError) as error:
            raise InternalError(str(error)) from None
        except Exception as error:  # noqa: BLE001 - whatever it is, an editor must not meet a traceback
            if os.environ.get(DEBUG):
                traceback.print_exc()
            raise InternalError(_sentence(error)) from None


def _sentence(error: Exception) -> str:
    """What went wrong, in one line."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or ''}：{error.strerror}".lstrip("：")
    words = " ".join(f"{type(error).__name__}: {error}".split())
    return f"程序内部错误（{words}）；设环境变量 {DEBUG}=1 再运行一次，可以看到出错的位置"


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]}, params=list(_GLOBAL))
@click.version_option(package_name="handbooks")
@click.pass_context
def main(context: click.Context, /, **given: Any) -> None:
    """把流程定义和章节变成图、可搜索的网站和可印刷的手册。"""
    context.obj = Options(None, None, "zh").replaced(**given)


def _tell(findings: Iterable[Finding], loaded: Loaded, language: Language) -> None:
    """Print the findings of a command whose result is something else: to stderr, nothing when there are none."""
    told = list(findings)
    if told:
        click.echo(emit(told, "text", language, loaded.source_line), err=True)


def _code(findings: Iterable[Finding]) -> int:
    return int(any(found.severity is Severity.ERROR for found in findings))


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Shows on a terminal what a long command is at; in a pipe it stays quiet."""
    if not sys.stderr.isatty():
        yield lambda stage: None  # noqa: ARG005 - tells nobody
        return
    from rich.console import Console

    with Console(stderr=True).status("") as status:
        yield status.update


FIX_ROUNDS = 5
"""How often fixes are written: one may uncover another."""


def _checked(project: Project, paths: tuple[Path, ...]) -> tuple[Loaded, tuple[Finding, ...]]:
    """The project and its findings, or those of single files."""
    loaded = load(project)
    if not paths:
        return loaded, loaded.findings
    return loaded, sort_findings(found for path in paths for found in load_file(loaded, path).findings)


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "output", type=click.Choice(list(FORMATS)), default="text", help="输出的格式")
@click.option("--fix", is_flag=True, help="改好有把握的地方，再检查")
@click.pass_obj
def check(options: Options, paths: tuple[Path, ...], output: str, *, fix: bool) -> None:
    """检查整本书，或单个文件。"""
    project = options.find()
    loaded, findings = _checked(project, paths)
    for _ in range(FIX_ROUNDS if fix else 0):
        if not write_fixes(project, findings):
            break
        loaded, findings = _checked(project, paths)
    click.echo(emit(findings, output, options.language, loaded.source_line))
    sys.exit(_code(findings))


@main.command()
@click.argument("kind", required=False, type=click.Choice(list(KINDS)))
@click.option("--write", "folder", type=click.Path(path_type=Path), help="把全部模式写进这个文件夹")
def schema(kind: str | None, folder: Path | None) -> None:
    """显示一种文件的 JSON 模式；不写种类就列出各种类。"""
    from generator.model.schema import schema_text

    if folder is not None:
        for name in KINDS:
            _write(folder / f"{name}.json", schema_text(name))
    elif kind is None:
        click.echo("\n".join(KINDS))
    else:
        click.echo(schema_text(kind), nl=False)


@main.command()
@click.argument("kind", type=click.Choice(list(PLACES)))
@click.argument("name")
@click.option("--handbook", default="branch", show_default=True, help="条目放进哪本手册")
@click.pass_obj
def new(options: Options, kind: str, name: str, handbook: str) -> None:
    """写一个带说明的新文件，放在该放的地方。"""
    project = options.find()
    try:
        written = write_start(project.root, kind, name, handbook)
    except ProjectError as error:
        raise click.UsageError(str(error)) from None
    for path in written:
        click.echo(path.relative_to(project.root).as_posix())


@main.command(name="explain")
@click.argument("code", required=False)
@click.pass_obj
def explain_code(options: Options, code: str | None) -> None:
    """说明一个编码：为什么、错的例子、对的例子；不写编码就列出全部。"""
    if code is None:
        click.echo(listing())
        return
    try:
        click.echo(explain(code, options.language))
    except ValueError as error:
        raise click.UsageError(f"没有这个编码。{error}") from None


def _built(options: Options, wanted: Edition = WHOLE) -> tuple[Build, Publication]:
    """The build of the project; with errors in the content the findings are told and the command ends with code 1."""
    from generator.building.build import build

    project = options.find()
    with _progress() as report:
        made = build(project, wanted, report)
    _tell(made.loaded.findings, made.loaded, options.language)
    if made.publication is None:
        sys.exit(1)
    return made, made.publication


@main.command(name="build")
@click.pass_obj
def build_all(options: Options) -> None:
    """生成网站（site/）和全部手册（dist/）。"""
    from generator.publishing.outputs import publish_all

    made, publication = _built(options)
    with _progress() as report:
        found = publish_all(publication, made.loaded.project.root, report)
    _tell(found, made.loaded, options.language)


@main.command(name="print")
@click.argument("handbook", required=False)
@click.option("--type", "branch_type", type=click.Choice(BRANCH_TYPES), help="只要适用于这种支部的内容")
@click.option("--audience", type=click.Choice(AUDIENCES), help="只要适用于这些读者的内容")
@click.option("--paper", type=click.Choice(PAPERS), default="a4", show_default=True, help="纸张")
@click.pass_obj
def print_books(
    options: Options, handbook: str | None, branch_type: str | None, audience: str | None, paper: str
) -> None:
    """只生成手册的 PDF，全部或一本；按支部类型、读者的版本另成一本。"""
    from generator.publishing.outputs import publish_books

    if paper != "a4":
        raise click.UsageError(f"还不能按 {paper} 排版，现在只有 a4")
    made, publication = _built(options, Edition(branch_type or "", audience or ""))
    known = {manual.id.partition(".")[0]: manual for manual in publication.manuals}
    if handbook is not None and handbook not in known:
        raise click.UsageError(f"没有手册“{handbook}”；有：{'、'.join(known)}")
    manuals = publication.manuals if handbook is None else (known[handbook],)
    with _progress() as report:
        found = publish_books(manuals, made.loaded.project.root, report)
    _tell(found, made.loaded, options.language)


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="预览的地址和端口")
@click.pass_obj
def serve(options: Options, address: str) -> None:
    """在本机预览网站，随改随看。"""
    from mkdocs.commands.serve import serve as serve_site

    project = options.find()
    serve_site(config_file=str(project.root / "mkdocs.yml"), dev_addr=address)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
def export(options: Options, folder: Path) -> None:
    """把网站写成 Markdown 和普通的 mkdocs.yml。"""
    from generator.publishing.export import export as export_site

    _, publication = _built(options)
    export_site(publication.site, folder)


@main.command(name="draw")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="写到哪个 SVG 文件")
@click.option("--skin", type=click.Choice(["print", "web"]), default="print", show_default=True, help="印刷或网页")
@click.option("--page", type=click.Choice(["a4", "a3"]), help="按这种纸分成几张：OUT-1.svg、OUT-2.svg……")
@click.pass_obj
def draw_file(options: Options, file: Path, output: Path, skin: Skin, page: Literal["a4", "a3"] | None) -> None:
    """画一个定义文件：过程、矩阵、逻辑图、根系图或手册。"""
    from generator.building.draw import draw
    from generator.building.limits import DRAWING, BeyondLimitError, limited, slow_drawing

    loaded = load(options.find())
    found = load_file(loaded, file)
    _tell(found.findings, loaded, options.language)
    if _code(found.findings):
        sys.exit(1)
    if found.definition is None:
        raise click.UsageError(f"{file} 不是可以画的文件")
    try:
        with limited(DRAWING, slow_drawing(loaded.project.display(file), file.name)):
            figures = draw(found.definition, loaded.book, skin, page)
    except BeyondLimitError as beyond:
        _tell((beyond.finding,), loaded, options.language)
        sys.exit(1)
    if not figures:
        raise Undrawable(f"{file} 没有可画的内容：它引用的过程或手册不在书里")
    for number, figure in enumerate(figures, 1):
        _write(output.parent / f"{output.stem}-{number}{output.suffix}" if page else output, figure.svg)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InternalError(f"写不了 {path}：{error.strerror}") from None


if __name__ == "__main__":
    main()
