"""The command: what goes to which stream, in which format and language, and the code it ends with."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import click
import pytest
from click.testing import CliRunner

from generator import cli
from generator.building import build as building
from generator.building import jobs, load
from generator.building.project import find_project
from generator.cli import main
from generator.pages import figures
from generator.publishing import outputs, site
from generator.publishing.errors import PublishError

BASE = Path(__file__).parent / "base_project"
ACCEPT = "diagrams/processes/accept-probationary-member.yml"
SVG = "{http://www.w3.org/2000/svg}"
BROKEN = "title: 例子\nsteps:\n  - {do: 登记, bye: 支委会}\n"
MATRIX = """\
kind: matrix
title: 职责
rows: {of: steps, in: probation}
columns: {of: roles}
cells: responsibility
"""
OTHERS = {
    "logic": "kind: logic\ntitle: 逻辑\nlayers: [{title: 上, blocks: [甲]}, {title: 下, blocks: [乙]}]\n",
    "ring": "kind: logic\ntitle: 闭环\nring: [计划, 实施, 检查]\n",
    "matrix": MATRIX,
    "written": "kind: matrix\ntitle: 表\nrows: [甲]\ncolumns: [乙]\ncells: {甲: {乙: ●}}\nmarks: {●: 有}\n",
    "root": "kind: root\ntitle: 系统\nroots: [甲, {text: 乙, roots: [丙]}]\n",
    "derived": "kind: root\ntitle: 系统\nof: branch\n",
}


@pytest.fixture
def broken(root):
    (root / "diagrams/processes/broken.yml").write_text(BROKEN, encoding="utf-8")
    return root


def test_a_sound_book_is_checked_with_code_0(run):
    done = run("check")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "没有发现问题\n", "")


@pytest.mark.usefixtures("broken")
def test_errors_go_to_stdout_in_check_with_code_1(run):
    done = run("check")
    assert done.exit_code == 1
    assert "diagrams/processes/broken.yml:3:14: 错误[HB201]" in done.stdout
    assert done.stderr == ""


@pytest.mark.usefixtures("broken")
def test_every_format_goes_to_stdout(run):
    told = json.loads(run("check", "--format", "json").stdout)
    assert told[0].keys() == {
        *("code", "severity", "message", "path", "line", "column", "end_line", "end_column", "hint", "fix"),
    }
    assert "::error file=diagrams/processes/broken.yml,line=3" in run("check", "--format", "github").stdout
    sarif = json.loads(run("check", "--format", "sarif").stdout)
    assert {result["ruleId"] for result in sarif["runs"][0]["results"]} == {found["code"] for found in told}
    assert [run("check", "--format", name).exit_code for name in ("text", "json", "github", "sarif")] == [1] * 4


@pytest.mark.usefixtures("broken")
def test_single_files_are_checked_alone(run, tmp_path):
    assert run("check", ACCEPT).exit_code == 0
    assert run("check", ACCEPT, "diagrams/processes/broken.yml").exit_code == 1
    (tmp_path / "mine.yml").write_text(BROKEN, encoding="utf-8")
    outside = run("check", tmp_path / "mine.yml")
    assert outside.exit_code == 1
    assert f"{tmp_path}/mine.yml:3:14" in outside.stdout


def test_warnings_alone_end_with_code_0(run, tmp_path):
    text = "title: 例子\nbasis: 支部工作条例 11\nconfidence: A\nsteps:\n  - {do: 登记, by: 外来角色}\n"
    (tmp_path / "mine.yml").write_text(text, encoding="utf-8")
    done = run("check", tmp_path / "mine.yml")
    assert done.exit_code == 0
    assert "警告[HB401]" in done.stdout


def test_a_file_that_is_not_there_is_told_as_a_finding(run):
    done = run("check", "diagrams/processes/none.yml")
    assert done.exit_code == 1
    assert "diagrams/processes/none.yml:1:1: 错误[HB101]" in done.stdout


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("arguments", [("--lang", "en", "check"), ("check", "--lang", "en")])
def test_the_language_stands_before_or_behind_the_command(run, arguments):
    assert "error[HB201]" in run(*arguments).stdout


@pytest.mark.parametrize("before", [True, False])
def test_project_and_day_stand_before_or_behind_the_command(root, tmp_path, monkeypatch, before):
    monkeypatch.chdir(tmp_path)
    options = ["--project", str(root), "--as-of", "2010-01-01"]
    done = CliRunner().invoke(main, [*options, "check"] if before else ["check", *options])
    assert done.exit_code == 1
    assert "发展党员工作细则" in done.stdout


def test_an_option_behind_the_command_overrules_one_before_it(run):
    assert run("--lang", "en", "check", "--lang", "zh").stdout == "没有发现问题\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",),
        ("check", "--format", "xml"),
        ("--lang", "fr", "check"),
        ("--project", "/nowhere", "check"),
        ("check", "--as-of", "yesterday"),
        ("draw", ACCEPT),
        ("draw", ACCEPT, "-o", "a.svg", "--skin", "oil"),
        ("draw", ACCEPT, "-o", "a.svg", "--page", "a6"),
        ("draw", "handbooks/registers/roles.yml", "-o", "a.svg"),
        ("draw", ACCEPT, "-o", "nowhere/a.svg"),
        ("draw", ACCEPT, "-o", "."),
        ("explain", "HB999"),
        ("print", "--format", "a6"),
        ("print", "--editions", "--type", "项目型"),
        ("print", "--type", "大型"),
        ("print", "--audience", "群众"),
    ],
)
def test_what_cannot_be_meant_ends_with_code_2_and_a_sentence(run, arguments):
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert re.search(r"^Error: .{8,}", done.stderr, re.MULTILINE)


def test_outside_of_a_project_the_command_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["check"])
    assert (done.exit_code, "没有手册项目" in done.stderr) == (2, True)


def test_explain_needs_no_project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["explain", "HB201"])
    assert done.exit_code == 0
    assert done.stdout.startswith("HB201 ")
    assert done.stdout != CliRunner().invoke(main, ["--lang", "en", "explain", "HB201"]).stdout


def drawn(path):
    return ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own text


@pytest.mark.parametrize("kind", OTHERS)
def test_every_kind_of_diagram_is_drawn_from_outside_the_project(run, tmp_path, kind):
    (tmp_path / f"{kind}.yml").write_text(OTHERS[kind], encoding="utf-8")
    done = run("draw", tmp_path / f"{kind}.yml", "-o", tmp_path / "out.svg")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert drawn(tmp_path / "out.svg").tag == f"{SVG}svg"


@pytest.mark.parametrize("file", [ACCEPT, "handbooks/branch/handbook.yml"])
def test_files_of_the_project_are_drawn(run, tmp_path, file):
    done = run("draw", file, "-o", tmp_path / "out.svg")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    assert len(drawn(tmp_path / "out.svg").findall(f".//{SVG}g")) > 5


def test_the_print_skin_is_usual_and_the_web_skin_carries_its_style(run, tmp_path):
    for skin in ((), ("--skin", "print"), ("--skin", "web")):
        assert run("draw", ACCEPT, "-o", tmp_path / f"{''.join(skin[1:]) or 'usual'}.svg", *skin).exit_code == 0
    usual, literal, web = ((tmp_path / f"{name}.svg").read_text(encoding="utf-8") for name in ("usual", "print", "web"))
    assert usual == literal
    assert "var(" not in usual
    assert "<style>" in web
    assert "var(" in web


def test_a_drawing_is_split_into_numbered_sheets_for_a_page(run, tmp_path):
    steps = "".join(f"  - {{do: 第{n}件事要办的内容, by: 支委会, records: 批复}}\n" for n in range(40))
    head = "title: 长流程\nbasis: 支部工作条例 11\nconfidence: A\nsteps:\n"
    (tmp_path / "long.yml").write_text(head + steps, encoding="utf-8")
    assert run("draw", tmp_path / "long.yml", "-o", tmp_path / "whole.svg").exit_code == 0
    assert run("draw", tmp_path / "long.yml", "-o", tmp_path / "part.svg", "--page", "a4").exit_code == 0
    names = sorted(path.name for path in tmp_path.glob("*.svg"))
    assert names == [*(f"part-{n}.svg" for n in range(1, len(names))), "whole.svg"]
    assert len(names) > 2
    steps = {
        group.get("data-node") for group in drawn(tmp_path / "whole.svg").iter(f"{SVG}g") if group.get("data-node")
    }
    parts = [group.get("data-node") for name in names[:-1] for group in drawn(tmp_path / name).iter(f"{SVG}g")]
    assert steps <= set(parts)


def test_what_fits_a_page_is_one_numbered_sheet(run, tmp_path):
    (tmp_path / "ring.yml").write_text(OTHERS["ring"], encoding="utf-8")
    assert run("draw", tmp_path / "ring.yml", "-o", tmp_path / "out.svg", "--page", "a3").exit_code == 0
    assert [path.name for path in tmp_path.glob("*.svg")] == ["out-1.svg"]


def test_a_broken_file_is_told_on_stderr_and_not_drawn(run, tmp_path):
    (tmp_path / "mine.yml").write_text(BROKEN, encoding="utf-8")
    done = run("draw", tmp_path / "mine.yml", "-o", tmp_path / "out.svg")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "HB201" in done.stderr
    assert not (tmp_path / "out.svg").exists()


def test_what_is_derived_from_nothing_is_not_drawn(run, tmp_path):
    (tmp_path / "mine.yml").write_text(MATRIX.replace("probation", "elsewhere"), encoding="utf-8")
    done = run("draw", tmp_path / "mine.yml", "-o", tmp_path / "out.svg")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "没有可画的内容" in done.stderr


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("command", [("build",), ("print",), ("export", "out")])
def test_nothing_is_published_of_a_book_with_errors(run, root, command):
    (root / "site").mkdir()
    (root / "site/index.html").write_text("old", encoding="utf-8")
    done = run(*command)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "HB201" in done.stderr
    assert (root / "site/index.html").read_text(encoding="utf-8") == "old"
    assert not (root / "dist").exists()


def test_the_last_good_output_stays_when_publishing_fails(run, root, monkeypatch):
    for name in ("site", "dist"):
        (root / name).mkdir()
        (root / name / "old").write_text("old", encoding="utf-8")

    def fail(*_):
        raise PublishError("坏链接")

    monkeypatch.setattr(outputs, "print_job", fail)
    done = run("build")
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (2, "Error: 坏链接")
    assert [path.name for name in ("site", "dist") for path in (root / name).iterdir()] == ["old", "old"]


def test_a_book_of_an_edition_stands_beside_the_others(run, root, monkeypatch):
    item = root / "handbooks/branch/accept-member.md"
    item.write_text(
        item.read_text(encoding="utf-8").replace("code: B101\n", "code: B101\napplies_to: 车间型\n"), "utf-8"
    )
    handbook = root / "handbooks/branch/handbook.yml"
    part = "    id: organisation\n"
    handbook.write_text(
        handbook.read_text(encoding="utf-8").replace(part, f"{part}    applies_to: 车间型\n"), encoding="utf-8"
    )
    printed = []
    (root / "dist").mkdir()
    (root / "dist/branch.pdf").write_bytes(b"old")
    job = outputs.print_job

    def noted(manual, *words):
        printed.append((manual.id, manual.edition, [page.title for part in manual.parts for page in part.pages][:2]))
        return job(manual, *words)

    monkeypatch.setattr(outputs, "print_job", noted)
    assert run("print", "branch", "--type", "车间型").exit_code == 0
    assert run("print", "--type", "项目型", "--audience", "领导干部").exit_code == 0
    assert printed == [
        ("branch.workshop", "2026年版 · 车间型", ["根系图", "接收预备党员"]),
        ("branch.project-leader", "2026年版 · 项目型·领导干部", ["根系图", "表单全集"]),
    ]
    names = sorted(path.name for path in (root / "dist").iterdir())
    assert names == ["branch.pdf", "branch.project-leader.pdf", "branch.workshop.pdf"]
    assert (root / "dist/branch.pdf").read_bytes() == b"old"
    assert run("print", "nothing").exit_code == 2


def test_the_editions_a_handbook_names_are_printed_in_one_go_and_only_once(run, root, monkeypatch):
    handbook = root / "handbooks/branch/handbook.yml"
    text = handbook.read_text(encoding="utf-8")
    handbook.write_text(text.replace("edition: 2026年版\n", "edition: 2026年版\neditions: [读者]\n"), encoding="utf-8")
    done = run("print", "--editions", "--format", "booklet")
    assert done.exit_code == 0
    names = [f"branch{edition}.booklet" for edition in ("", ".leader", ".member")]
    assert sorted(path.stem for path in (root / "dist").iterdir()) == names
    assert sorted(line.partition(".pdf：")[0] for line in done.stdout.splitlines()) == names
    assert "张 A4" in done.stdout
    printed = {path: path.read_bytes() for path in (root / "dist").iterdir()}

    def fail(*_):
        raise TypeError("printed again")

    monkeypatch.setattr(jobs.Runner, "_submit", fail)
    assert run("print", "--editions", "--paper", "booklet").exit_code == 0
    assert {path: path.read_bytes() for path in (root / "dist").iterdir()} == printed


def test_an_internal_error_is_one_line_and_its_place_is_shown_on_demand(run, monkeypatch):
    def fail(_):
        raise TypeError("eine\nInnerei")

    monkeypatch.setattr(load, "load", fail)
    monkeypatch.delenv("HANDBOOKS_DEBUG")
    done = run("check")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "TypeError: eine Innerei" in done.stderr
    assert "HANDBOOKS_DEBUG=1" in done.stderr
    monkeypatch.setenv("HANDBOOKS_DEBUG", "1")
    done = run("check")
    assert done.exit_code == 2
    assert "Traceback" in done.stderr


def test_a_fault_of_the_system_names_the_file(run, monkeypatch):
    def fail(_):
        raise PermissionError(13, "Permission denied", "handbooks/branch")

    monkeypatch.setattr(load, "load", fail)
    monkeypatch.delenv("HANDBOOKS_DEBUG")
    done = run("check")
    assert (done.exit_code, done.stderr) == (2, "Error: handbooks/branch：Permission denied\n")


def command(*arguments, cwd, **environment):
    return subprocess.run(
        [sys.executable, "-m", "generator.cli", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1]), **environment},
        capture_output=True,
        check=False,
    )


def test_the_command_itself_ends_with_its_codes(broken, tmp_path):
    assert command("check", ACCEPT, cwd=broken).returncode == 0
    assert command("check", cwd=broken).returncode == 1
    assert command("check", cwd=tmp_path).returncode == 2


def test_output_is_utf_8_in_any_locale(broken):
    done = command("check", cwd=broken, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="")
    assert done.returncode == 1
    assert "错误[HB201]".encode() in done.stdout


def test_a_closed_pipe_is_no_internal_error(broken):
    shell = f"{sys.executable} -m generator.cli check | true"
    environment = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1])}
    done = subprocess.run(["sh", "-c", shell], cwd=broken, env=environment, capture_output=True, text=True, check=True)
    assert "Traceback" not in done.stderr
    assert "内部错误" not in done.stderr


def test_checking_loads_no_drawer_and_no_engine(root):
    script = (
        "import sys\nfrom click.testing import CliRunner\nfrom generator.cli import main\n"
        "assert CliRunner().invoke(main, ['check']).exit_code == 0\n"
        "print(sorted(n for n in ('weasyprint','mkdocs','pikepdf','generator.drawing.flow','generator.pages.compose')"
        " if n in sys.modules))"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


def test_a_second_build_draws_nothing(root, monkeypatch):
    project = building.find_project(root, "2026-11-22")
    first = building.build(project)

    def again(*_):
        pytest.fail("laid out again")

    for name in ("draw_flow", "flow_sheets", "draw_logic", "draw_matrix", "draw_roots"):
        monkeypatch.setattr(figures, name, again)
    assert building.build(project).publication == first.publication


def test_help_is_in_both_languages_and_imports_no_command():
    script = (
        "import sys\nfrom click.testing import CliRunner\nfrom generator.cli import main\n"
        "for more in ([], ['--lang', 'en']):\n    print(CliRunner().invoke(main, ['--help', *more]).output)\n"
        "print(sorted(n for n in sys.modules if n.startswith(('generator.model', 'mkdocs', 'pydantic'))))"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1])}
    told = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert "检查整本书" in told.stdout
    assert "Check the whole book" in told.stdout
    assert told.stdout.endswith("\n[]\n")


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_and_option_explains_itself_in_both_languages(name):
    chinese = CliRunner().invoke(main, [name, "--help"]).output
    english = CliRunner().invoke(main, [name, "--help", "--lang", "en"]).output
    assert english == CliRunner().invoke(main, ["--lang", "en", name, "--help"]).output
    assert cli.COMMANDS[name][0] in "".join(chinese.split("\n  "))
    without_values = re.sub(r"\[.*?\]", "", english, flags=re.DOTALL)
    assert re.findall(r"[\u4e00-\u9fff]+", without_values) == []
    context = click.Context(main, info_name="handbooks")
    options = [o for o in main.get_command(context, name).params if isinstance(o, click.Option) and o.name != "help"]
    assert [option.name for option in options if not (option.help and option.english)] == []


def test_the_preview_speaks_of_the_day_it_is_given(run, monkeypatch):
    seen = []
    monkeypatch.setattr(site, "serve_site", lambda _, root, address: seen.append((find_project(root).as_of, address)))
    assert run("serve", "--as-of", "2026-05-20", "--address", "127.0.0.1:1").exit_code == 0
    assert seen == [("2026-05-20", "127.0.0.1:1")]
