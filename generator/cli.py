"""The command line: parse, call, print."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import click

from generator.building import Build, Loaded, Project, ProjectError, build, find_project, load, load_file
from generator.building.draw import draw
from generator.building.staging import exchange, staging
from generator.diagnostics import Finding, Language, Severity, sort_findings
from generator.diagnostics.emitters import FORMATS, emit
from generator.diagnostics.explain import explain
from generator.drawing.figure import Skin
from generator.pages.compose import Publication
from generator.publishing.errors import PublishError
from generator.publishing.export import export as export_site
from generator.publishing.pdf import publish_manual
from generator.publishing.site import publish_site


class InternalError(click.ClickException):
    """The generator or its environment failed; no fault of the content."""

    exit_code = 2


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
    """The group of all commands."""

    command_class = Command


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]}, params=list(_GLOBAL))
@click.version_option(package_name="handbooks")
@click.pass_context
def main(context: click.Context, /, **given: Any) -> None:
    """把流程定义和章节变成图、可搜索的网站和可印刷的手册。"""
    context.obj = Options(None, None, "zh").replaced(**given)


def _tell(findings: Iterable[Finding], loaded: Loaded, output: str, language: Language, *, result: bool) -> None:
    """Print findings: the result of ``check`` goes to stdout, anything else to stderr."""
    text = emit(findings, output, language, loaded.source_line)
    if text:
        click.echo(text, err=not result)


def _code(findings: Iterable[Finding]) -> int:
    return int(any(found.severity is Severity.ERROR for found in findings))


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "output", type=click.Choice(list(FORMATS)), default="text", help="输出的格式")
@click.pass_obj
def check(options: Options, paths: tuple[Path, ...], output: str) -> None:
    """检查整本书，或单个文件。"""
    loaded = load(options.find())
    findings = loaded.findings
    if paths:
        findings = sort_findings(found for path in paths for found in load_file(loaded, path).findings)
    _tell(findings, loaded, output, options.language, result=True)
    sys.exit(_code(findings))


@main.command(name="explain")
@click.argument("code")
@click.pass_obj
def explain_code(options: Options, code: str) -> None:
    """说明一个编码：为什么、错的例子、对的例子。"""
    try:
        click.echo(explain(code, options.language))
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _built(options: Options) -> tuple[Build, Publication]:
    """The build of the project; with errors in the content the findings are told and the command ends with code 1."""
    made = build(options.find())
    _tell(made.loaded.findings, made.loaded, "text", options.language, result=False)
    if made.publication is None:
        sys.exit(1)
    return made, made.publication


def _publish(options: Options, *, site: bool, handbooks: tuple[str, ...] | None) -> None:
    """Publish into a staging folder and put what is complete in its place."""
    made, publication = _built(options)
    root = made.loaded.project.root
    found: list[Finding] = []
    known = {manual.id: manual for manual in publication.manuals}
    wanted = list(known) if handbooks is None else list(handbooks)
    if unknown := [name for name in wanted if name not in known]:
        raise click.UsageError(f"没有手册“{unknown[0]}”；有：{'、'.join(known)}")
    with staging(root) as folder:
        try:
            if site:
                found += publish_site(publication.site, folder / "site", root)
            for name in wanted:
                found += publish_manual(known[name], folder / "dist")
        except PublishError as error:
            raise InternalError(str(error)) from None
        _put(folder, root, whole=handbooks is None)
    _tell(found, made.loaded, "text", options.language, result=False)


def _put(folder: Path, root: Path, *, whole: bool) -> None:
    """Put the staged folders in their places; single books are added to those that are there."""
    if (folder / "site").is_dir():
        exchange(folder / "site", root / "site")
    if whole and (folder / "dist").is_dir():
        exchange(folder / "dist", root / "dist")
    elif (folder / "dist").is_dir():
        (root / "dist").mkdir(exist_ok=True)
        for book in sorted((folder / "dist").iterdir()):
            book.replace(root / "dist" / book.name)


@main.command(name="build")
@click.pass_obj
def build_all(options: Options) -> None:
    """生成网站（site/）和全部手册（dist/）。"""
    _publish(options, site=True, handbooks=None)


@main.command(name="print")
@click.argument("handbook", required=False)
@click.pass_obj
def print_books(options: Options, handbook: str | None) -> None:
    """只生成手册的 PDF，全部或一本。"""
    _publish(options, site=False, handbooks=(handbook,) if handbook else None)


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
    loaded = load(options.find())
    found = load_file(loaded, file)
    _tell(found.findings, loaded, "text", options.language, result=False)
    if _code(found.findings):
        sys.exit(1)
    if found.definition is None:
        raise click.UsageError(f"{file} 不是可以画的文件")
    figures = draw(found.definition, loaded.book, skin, page)
    numbered = [output.with_stem(f"{output.stem}-{number}") for number, _ in enumerate(figures, 1)]
    for path, figure in zip(numbered if page else [output], figures, strict=True):
        _write(path, figure.svg)


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InternalError(f"写不了 {path}：{error.strerror}") from None


if __name__ == "__main__":
    main()
