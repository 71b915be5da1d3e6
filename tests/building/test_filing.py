"""Records beside the git history: filed before they were done, brought in long after, or without a history to ask."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.building.load import check_paths
from generator.building.project import find_project
from tests.examples import write_example

BASE = Path(__file__).parents[1] / "base_project"
PLATFORM = (Path(__file__).parents[1] / "scoring" / "platform.txt").read_text(encoding="utf-8")
PATH = "organisation/records/2026/all.csv"
HEAD = "id,action,duty,period,done_on,filed_on,evidence\n"


def line(number: int, period: str, done: str, filed: str) -> str:
    return f"r{number},done,meeting,{period},{done},{filed},大会记录={f'{number}' * 64}\n"


def git(root: Path, *words: str, **environment: str) -> None:
    person = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", root, *person, *words], check=True, env={**os.environ, **environment})


def commit(root: Path, day: str) -> None:
    when = f"{day}T12:00:00+0800"
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x", GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)


def told(root: Path) -> list[tuple[str, int, dict[str, str]]]:
    _, found = check_paths(find_project(root, "2026-11-22"))
    return [
        (one.code, one.span.line, {key: str(value) for key, value in one.arguments})
        for one in found
        if one.code in ("HB837", "HB838", "HB839")
    ]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small organisation, committed on 20 March with a record filed that day."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = tmp_path / "project"
    shutil.copytree(BASE, root)
    write_example(PLATFORM[: PLATFORM.index("--- organisation/records")], root)
    (root / PATH).parent.mkdir(parents=True)
    (root / PATH).write_text(HEAD + line(1, "2026-Q1", "2026-03-18", "2026-03-20"), encoding="utf-8")
    git(root, "init", "-q", "-b", "main")
    commit(root, "2026-03-20")
    return root


def add(root: Path, *lines: str) -> None:
    with (root / PATH).open("a", encoding="utf-8") as file:
        file.writelines(lines)


def test_what_was_filed_when_it_was_done_is_passed_over(repository: Path) -> None:
    assert told(repository) == []
    add(repository, line(2, "2026-Q2", "2026-06-20", "2026-06-21"))
    assert told(repository) == [], "what is not committed yet has no day"


def test_what_was_committed_before_it_was_done_is_told(repository: Path) -> None:
    add(repository, line(2, "2026-Q2", "2026-06-28", "2026-06-28"))
    commit(repository, "2026-06-02")
    assert told(repository) == [("HB837", 3, {"done": "2026-06-28", "day": "2026-06-02"})]


def test_what_came_long_after_its_day_of_filing_is_told_once_a_file(repository: Path) -> None:
    add(repository, line(2, "2026-Q2", "2026-06-20", "2026-06-21"), line(3, "2026-Q3", "2026-09-20", "2026-09-29"))
    commit(repository, "2026-10-09")
    [(code, place, words)] = told(repository)
    assert (code, place) == ("HB838", 3)
    assert words == {"filed": "2026-06-21", "day": "2026-10-09", "count": "2", "days": "7"}


def test_a_week_between_filing_and_commit_is_no_matter(repository: Path) -> None:
    add(repository, line(2, "2026-Q2", "2026-06-20", "2026-06-21"))
    commit(repository, "2026-06-28")
    assert told(repository) == []


def test_a_line_that_is_written_anew_keeps_its_first_day(repository: Path) -> None:
    text = (repository / PATH).read_text(encoding="utf-8")
    wider = [f"{row},\n" for row in text.splitlines()]
    wider[0] = wider[0].replace(",\n", ",reason\n")
    (repository / PATH).write_text("".join(wider), encoding="utf-8")
    commit(repository, "2026-11-01")
    assert told(repository) == []


def test_without_a_whole_history_it_is_said_that_nobody_compared(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), str(tmp_path / "shallow"))
    assert [code for code, _, _ in told(tmp_path / "shallow")] == ["HB839"]
    shutil.rmtree(repository / ".git")
    assert [code for code, _, _ in told(repository)] == ["HB839"]


def test_a_demonstration_files_nothing(repository: Path) -> None:
    units = repository / "organisation" / "units.yml"
    text = units.read_text(encoding="utf-8")
    units.write_text(text.replace("code: gs,", "code: gs, demonstration: true,"), encoding="utf-8")
    add(repository, line(2, "2026-Q2", "2026-06-28", "2026-06-28"))
    commit(repository, "2026-06-02")
    assert told(repository) == []
