"""Every start passes the check as it is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.building.load import load
from generator.building.new import PLACES, write_start
from generator.building.project import ProjectError, find_project
from generator.diagnostics import Severity

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("handbooks", "diagrams"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    return tmp_path


@pytest.mark.parametrize("kind", PLACES)
def test_a_start_passes_the_check(kind: str, project: Path) -> None:
    written = write_start(project, kind, "annual-report", "branch")
    assert all(path.is_file() for path in written)
    errors = [found for found in load(find_project(project)).findings if found.severity is Severity.ERROR]
    assert errors == []


def test_a_start_never_replaces_a_file(project: Path) -> None:
    with pytest.raises(ProjectError, match="general-meeting"):
        write_start(project, "process", "general-meeting", "branch")


@pytest.mark.parametrize("name", ["年报", "Annual", "../up", "a b", ""])
def test_an_odd_name_is_refused(name: str, project: Path) -> None:
    with pytest.raises(ProjectError):
        write_start(project, "process", name, "branch")
