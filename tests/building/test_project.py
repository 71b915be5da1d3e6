"""Finding the project and the day it speaks of."""

import subprocess
from pathlib import Path

import pytest

from generator.building import project as module
from generator.building.project import Project, ProjectError, absolute, find_project, read_as_of


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A project without history; no day is given."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = tmp_path / "book"
    for mark in ("handbooks", "diagrams/processes"):
        (folder / mark).mkdir(parents=True)
    return folder


def commit(root, when):
    environment = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "PATH": "/usr/bin:/bin"}
    person = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], [*person, "commit", "-q", "--allow-empty", "-m", "first"]):
        subprocess.run(["git", "-C", root, *command], check=True, env=environment)


def test_the_project_is_the_folder_above_that_holds_both_folders(root, monkeypatch):
    monkeypatch.chdir(root / "diagrams/processes")
    assert find_project(None, "2026-01-01") == Project(root, "2026-01-01")


def test_a_given_folder_is_the_project_or_none_is(root):
    assert find_project(root, "2026-01-01").root == root
    with pytest.raises(ProjectError, match="没有手册项目"):
        find_project(root / "diagrams")


def test_without_a_project_or_a_folder_there_is_an_error(root, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ProjectError, match="--project"):
        find_project(None)
    with pytest.raises(ProjectError, match="没有这个文件夹"):
        find_project(root / "nowhere")


def test_the_day_is_that_of_the_option_before_all_others(root, monkeypatch):
    commit(root, "2024-02-03T12:00:00+0800")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert read_as_of("2026-05-11", root) == "2026-05-11"


def test_then_that_of_the_environment(root, monkeypatch):
    commit(root, "2024-02-03T12:00:00+0800")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert read_as_of(None, root) == "2026-01-01"


@pytest.mark.parametrize(
    ("when", "day"),
    [("2024-02-03T12:00:00+0800", "2024-02-03"), ("2024-02-03T17:30:00+0000", "2024-02-04")],
)
def test_then_that_of_the_last_commit_in_shanghai(root, monkeypatch, when, day):
    commit(root, when)
    monkeypatch.setenv("TZ", "America/New_York")
    assert read_as_of(None, root) == day


def test_without_history_it_is_today(root, monkeypatch):
    monkeypatch.setattr(module.time, "time", lambda: 1_767_225_600)
    assert read_as_of(None, root) == "2026-01-01"


def test_without_git_it_is_today(root, monkeypatch):
    monkeypatch.setenv("PATH", str(root))
    monkeypatch.setattr(module.time, "time", lambda: 1_767_225_600)
    assert read_as_of(None, root) == "2026-01-01"


@pytest.mark.parametrize("given", ["2026", "2026-13-01", "11.05.2026", "", "今天", "2026-02-30"])
def test_a_day_that_is_none_is_refused(root, given):
    with pytest.raises(ProjectError, match="--as-of"):
        read_as_of(given, root)


@pytest.mark.parametrize("seconds", ["today", "1.5", "99999999999999999999"])
def test_an_environment_that_is_no_number_of_seconds_is_refused(root, monkeypatch, seconds):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(ProjectError, match="SOURCE_DATE_EPOCH"):
        read_as_of(None, root)


def test_paths_are_shown_from_the_project_and_outside_as_they_were_given(root, monkeypatch):
    project = Project(root, "2026-01-01")
    monkeypatch.chdir(root / "diagrams")
    assert project.display(Path("processes/a.yml")) == "diagrams/processes/a.yml"
    assert project.display(Path("../handbooks/./b.md")) == "handbooks/b.md"
    assert project.display(Path("../../c.yml")) == "../../c.yml"
    assert project.display(Path("/elsewhere/d.yml")) == "/elsewhere/d.yml"


def test_links_are_kept_so_that_they_can_be_refused(root):
    (root / "link").symlink_to(root / "diagrams")
    assert absolute(root / "x" / ".." / "link") == root / "link"
