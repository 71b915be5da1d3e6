"""``handbooks due`` as its users run it: in a nightly job, and by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.examples import write_example

PLATFORM = (Path(__file__).parent / "scoring" / "platform.txt").read_text(encoding="utf-8")


@pytest.fixture
def due(root, run):
    write_example(PLATFORM, root)
    return lambda *arguments: run("due", *arguments)


def test_alarms_are_told_the_gravest_first(due):
    told = due("--as-of", "2026-07-03")
    assert told.exit_code == 0
    assert [line.split()[:3] for line in told.output.splitlines()[1:3]] == [
        ["■", "红：下整改单", "all"],
        ["■", "红：下整改单", "changed"],
    ]
    assert "△ 黄：已超期" in told.output


@pytest.mark.parametrize(
    ("day", "stage", "code"), [("2026-04-20", "red", 0), ("2026-04-20", "orange", 1), ("2026-04-30", "red", 1)]
)
def test_the_exit_code_tells_a_nightly_job_how_grave_it_is(due, day, stage, code):
    assert due("--as-of", day, "--fail-on", stage).exit_code == code


def test_one_unit_is_told_as_json(due):
    told = due("--unit", "late", "--format", "json", "--as-of", "2026-10-03")
    assert [(alarm["unit"], alarm["period"], alarm["stage"]) for alarm in json.loads(told.output)] == [
        ("late", "2026-Q3", "yellow")
    ]


def test_a_unit_that_is_not_there_and_a_project_without_units_are_usage_errors(due, root):
    assert (due("--unit", "other").exit_code, "没有代码是“other”的单位" in due("--unit", "other").output) == (2, True)
    (root / "organisation" / "units.yml").unlink()
    for file in (root / "organisation" / "records" / "2026").iterdir():
        file.unlink()
    assert due().exit_code == 2


def test_content_with_errors_is_told_instead(due, root):
    (root / "organisation" / "records" / "2026" / "all.csv").write_text("id,action\n", encoding="utf-8")
    told = due()
    assert told.exit_code == 1
    assert "HB811" in told.output
