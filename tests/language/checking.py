"""Runs ``handbooks check`` on a copy of the base project and reads its findings back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from generator.cli import main

BASE = Path(__file__).parent.parent / "base_project"
PROCESSES = "diagrams/processes"
AS_OF = "2026-11-22"


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as the command tells it."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    severity: str
    code: str
    message: str
    hint: str
    fix: dict[str, str | int] | None = None


def project_with(folder: Path, names: Iterable[str]) -> Path:
    """A copy of the base project whose item lists further processes; their files are for the test to write."""
    shutil.copytree(BASE, folder)
    item = folder / "handbooks/branch/accept-member.md"
    text = item.read_text(encoding="utf-8")
    item.write_text(text.replace("probation]", ", ".join(("probation", *names)) + "]"), encoding="utf-8")
    return folder


def write_process(project: Path, name: str, text: str) -> Path:
    """Write a process file byte for byte."""
    path = project / PROCESSES / f"{name}.yml"
    path.write_bytes(text.encode("utf-8"))
    return path


def check(project: Path, *paths: Path, as_of: str = AS_OF) -> list[Told]:
    """The findings of the files (of the whole project without any)."""
    command = ["--project", str(project), "--as-of", as_of, "check", *map(str, paths), "--format", "json"]
    result = CliRunner().invoke(main, command, catch_exceptions=False)
    assert result.exit_code in {0, 1}, result.output
    told = [Told(**entry) for entry in json.loads(result.stdout)]
    assert result.exit_code == any(one.severity == "error" for one in told)
    return told
