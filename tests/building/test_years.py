"""The turn of the year: what the next one lacks is told in December, and its rules are written by a command."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.building.load import load
from generator.building.project import find_project
from generator.cli import main
from tests.examples import load_with

PLATFORM = """
--- handbooks/platform/scoring.yml ---
kind: scoring
# 每年一条。
entries:
  - year: 2026
    # 层级从高到低
    levels:
      - {id: company, name: 公司}
      - {id: branch, name: 支部, handbook: branch, points: 10}
    dimensions: [{id: routine, name: 日常计分, weight: 100%, by: 支委会}]
    default: true
--- handbooks/platform/workdays.yml ---
kind: workdays
entries: [{year: 2025}, {year: 2026, off: [2026-10-01]}]
--- handbooks/platform/duties.yml ---
kind: duty
entries:
  - name: 开会
    id: meeting
    item: accept-member
    by: 支委会
    period: quarter
    due: 5个工作日 before end
    evidence: [大会记录]
    points: 10
    default: true
--- organisation/units.yml ---
kind: unit
entries:
  - {code: gs, level: company, from: 2025-01-01}
  - {code: zb, level: branch, type: 项目型, parent: gs, from: 2025-01-01}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return load_with(PLATFORM, tmp_path).project.root


def told(root: Path, as_of: str) -> list[tuple[str, str]]:
    return [(found.code, str(found.severity)) for found in load(find_project(root, as_of)).findings]


def run(root: Path, *words: str) -> str:
    done = CliRunner().invoke(main, ["--project", str(root), "--as-of", "2026-12-05", *words])
    return f"{done.exit_code}\n{done.output}"


def test_what_the_next_year_lacks_is_told_in_december_and_an_error_only_then(root: Path) -> None:
    assert told(root, "2026-11-30") == []
    assert {code for code, _ in told(root, "2026-12-01")} == {"HB845", "HB846"}
    assert {severity for _, severity in told(root, "2026-12-01")} == {"warning"}
    assert {code for code, _ in told(root, "2027-01-02")} == {"HB428", "HB823"}


def test_the_command_writes_the_rules_of_the_next_year(root: Path) -> None:
    file = root / "handbooks/platform/scoring.yml"
    before = file.read_text(encoding="utf-8")
    assert run(root, "new", "year", "2027").startswith("0\nhandbooks/platform/scoring.yml\n")
    after = file.read_text(encoding="utf-8")
    assert after.startswith(before)
    added = after.removeprefix(before).strip("\n")
    assert added == before[before.index("  - year") :].replace("2026", "2027").strip("\n")
    assert {code for code, _ in told(root, "2026-12-05")} == {"HB846"}
    assert "2027 年已经有计分规则" in run(root, "new", "year", "2027")
    assert "不是年份" in run(root, "new", "year", "next")


def test_with_rules_and_working_days_the_year_turns_without_a_word(root: Path) -> None:
    run(root, "new", "year", "2027")
    days = root / "handbooks/platform/workdays.yml"
    days.write_text(days.read_text(encoding="utf-8").replace("}]", "}, {year: 2027}]"), encoding="utf-8")
    for day in ("2026-12-05", "2026-12-31", "2027-01-01", "2027-01-02"):
        assert told(root, day) == [], day


def test_a_project_without_rules_is_told_where_they_are_explained(root: Path) -> None:
    shutil.rmtree(root / "organisation")
    (root / "handbooks/platform/scoring.yml").unlink()
    assert "还没有任何一年的计分规则" in run(root, "new", "year", "2027")
