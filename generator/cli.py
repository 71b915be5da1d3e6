"""The command line: parse, call, print."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from generator.building.load import Loaded, load, load_file
from generator.building.project import Project, ProjectError, find_project
from generator.diagnostics import Finding, Language, Severity, sort_findings
from generator.diagnostics.emitters import FORMATS, emit
from generator.diagnostics.explain import explain


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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--project", type=click.Path(path_type=Path), help="项目文件夹（缺省：当前文件夹或它的上级）")
@click.option("--as-of", metavar="DATE", help="按哪一天计算（缺省：SOURCE_DATE_EPOCH，再缺省是最后一次提交的日期）")
@click.option("--lang", "language", type=click.Choice(["zh", "en"]), default="zh", help="提示语的语言")
@click.version_option(package_name="handbooks")
@click.pass_context
def main(context: click.Context, project: Path | None, as_of: str | None, language: Language) -> None:
    """把流程定义和章节变成图、可搜索的站点和可印刷的手册."""
    context.obj = Options(project, as_of, language)


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


if __name__ == "__main__":
    main()
