"""What a text in the corpus cannot show: sizes, bytes, and what depends on the date or on where a file lies."""

from __future__ import annotations

import json
import time

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.language.checking import BASE, check, project_with, write_process

STEPS = "steps:\n  - {do: 登记, by: 支委会}\n"
GOOD = f"title: 例子\n{STEPS}"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return project_with(tmp_path_factory.mktemp("limits") / "project", ["case"])


def errors(project, text: str):
    return [one for one in check(project, write_process(project, "case", text)) if one.severity == "error"]


def test_the_base_project_has_no_findings():
    assert [one for one in check(BASE) if one.severity != "info"] == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="an empty file"),
        pytest.param("# 只有注释\n", id="only a comment"),
        pytest.param("title: 例子\nsteps:\n\t- {do: 登记, by: 支委会}\n", id="a tab"),
        pytest.param("title: 例子\nsteps: [\n", id="an open bracket"),
        pytest.param('title: "例子\n' + STEPS, id="an open quote"),
        pytest.param(f"title: 例子\n{STEPS} extra: 1\n", id="an indent too few"),
        pytest.param(f"title: {'长' * 22_000}\n{STEPS}", id="a scalar over 64 KiB"),
        pytest.param(f"{GOOD}#{'x' * 1_048_576}\n", id="a file over 1 MiB"),
        pytest.param(f"{GOOD}note: {'[' * 41}{']' * 41}\n", id="nesting over 40"),
        pytest.param(f"{GOOD}note: {'[' * 200_000}\n", id="nesting without end"),
        pytest.param(f"{GOOD}aliases: [{'a, ' * 50_001}a]\n", id="more than 50,000 nodes"),
    ],
)
def test_refused(project, text):
    begun = time.perf_counter()
    assert errors(project, text)
    assert time.perf_counter() - begun < 3


@pytest.mark.parametrize("size", [21_000, 100])
def test_scalars_up_to_64_kib_are_fine(project, size):
    assert errors(project, f"title: 例子\nsummary: {'长' * size}\n{STEPS}") == []


def test_bytes_that_are_not_utf_8_are_refused_where_they_stand(project):
    path = write_process(project, "case", GOOD)
    path.write_bytes(b"title: \xe4\xbe\xe4\xbe\x8b\n" + STEPS.encode())
    told = check(project, path)
    assert [(one.severity, one.line) for one in told] == [("error", 1)]
    path.write_bytes(GOOD.encode("utf-16"))
    assert [one.severity for one in check(project, path)][:1] == ["error"]


def test_a_huge_number_is_told_and_not_thrown(project):
    nines = "9" * 5_000
    for value in (f"within: {nines}年", f"repeats: {nines}次/年", f"basis: 党章 {nines}"):
        write_process(project, "case", f"title: 例子\nsteps:\n  - {{do: 登记, by: 支委会, {value}}}\n")
        check(project, project / "diagrams/processes/case.yml")


def test_a_text_is_in_force_on_its_days_only(project):
    path = write_process(project, "case", f"title: 例子\nbasis: 发展党员工作细则@2014-05-28 18\n{STEPS}")
    assert [one.line for one in check(project, path) if one.severity == "error"] == [2]
    assert [one for one in check(project, path, as_of="2026-05-10") if one.severity == "error"] == []
    assert [one.line for one in check(project, path, as_of="2026-05-11") if one.severity == "error"] == [2]


def test_a_superseded_text_names_its_successor(project):
    path = write_process(project, "case", f"title: 例子\nbasis: 发展党员工作细则@2014-05-28 18\n{STEPS}")
    (told,) = (one for one in check(project, path) if one.severity == "error")
    assert "2026-05-11" in told.message + told.hint


def test_outside_the_project_references_are_warnings(project, tmp_path):
    path = tmp_path / "外面.yml"
    path.write_text("title: 例子\nsteps:\n  - {do: 登记, by: 书记, records: 签到表}\n  - {call: ghost, by: 支委会}\n")
    told = check(project, path)
    assert {one.severity for one in told} == {"warning"}
    assert {one.path for one in told} == {str(path)}
    assert {3, 4} <= {one.line for one in told}


def test_inside_the_project_a_process_of_no_handbook_is_told(project):
    path = write_process(project, "stray", GOOD)
    told = check(project, path)
    path.unlink()
    assert [one.path for one in told if one.severity != "info"] == ["diagrams/processes/stray.yml"]


def test_all_errors_of_a_file_are_told_at_once_and_in_order(project):
    steps = "steps:\n  - {do: 登记, by: 书记, within: 1月}\n  - {id: s1, do: 归档, by: 支委会, owner: 我}\n"
    text = f"title: 例子\npdca: 计划\n{steps}"
    told = errors(project, text)
    assert [one.line for one in told] == [2, 4, 4, 5, 5]
    assert told == sorted(told, key=lambda one: (one.line, one.column, one.code))


@pytest.mark.parametrize("first", [True, False])
def test_the_global_options_stand_on_either_side_of_the_command(project, first):
    path = write_process(project, "case", f"title: 例子\nbasis: 消防条例 5\n{STEPS}")
    options = ["--project", str(project), "--as-of", "2026-11-22"]
    command = ["check", str(path), "--format", "json"]
    result = CliRunner().invoke(main, [*options, *command] if first else [*command, *options])
    assert result.exit_code == 1
    assert [one["code"] for one in json.loads(result.stdout)] == ["HB421"]
