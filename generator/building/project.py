"""A project: where its folders are and which day it speaks of."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from generator.source.names import visible_name

MARKS = ("handbooks", "diagrams")
"""The folders by which a project is known."""

ORGANISATION = "organisation"
"""The folder of the units and their records; a project may do without."""

CONTENT = (*MARKS, ORGANISATION)
"""The folders that hold content."""


SHANGHAI = timezone(timedelta(hours=8))
"""The zone of all dates."""


CLOCK = "SOURCE_DATE_EPOCH"
"""The environment variable that holds the day the book speaks of, in seconds since 1970."""


class ProjectError(Exception):
    """The command was called in a place or with options that do not work; no fault of the content."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder and the options of a run; ``as_of`` is an ISO date."""

    root: Path
    as_of: str

    def display(self, path: Path) -> str:
        """A path as findings show it: relative to the project with ``/``, outside it as it was given."""
        place = absolute(path)
        shown = place.relative_to(self.root).as_posix() if place.is_relative_to(self.root) else path.as_posix()
        return visible_name(shown)

    def locate(self, shown: str) -> Path:
        """The file that a finding shows as ``shown``."""
        inside = self.root / shown
        return inside if inside.exists() else Path(shown)


def find_project(given: Path | None, as_of: str | None = None) -> Project:
    """The project in a folder, or without one in the working directory or above it. Raises :class:`ProjectError`."""
    start = absolute(given or Path.cwd())
    if given is not None and not start.is_dir():
        raise ProjectError(f"没有这个文件夹：{given}")
    folders = [start] if given is not None else [start, *start.parents]
    root = next((folder for folder in folders if all((folder / mark).is_dir() for mark in MARKS)), None)
    if root is None:
        raise ProjectError("这里没有手册项目（需要 handbooks/ 和 diagrams/ 两个文件夹）；用 --project 指定")
    return Project(root, read_as_of(as_of, root))


def read_as_of(given: str | None, root: Path) -> str:
    """The day the book speaks of: as given, else SOURCE_DATE_EPOCH, else the day of the last commit.

    A project without history speaks of today. Days are those of Asia/Shanghai. Raises :class:`ProjectError`.
    """
    if given is not None:
        try:
            return date.fromisoformat(given).isoformat()
        except ValueError:
            raise ProjectError(f"--as-of 要写成 2026-05-11 这样的日期，不是“{given}”") from None
    given_seconds = os.environ.get(CLOCK) or _last_commit(root) or str(int(time.time()))
    try:
        return datetime.fromtimestamp(int(given_seconds), SHANGHAI).date().isoformat()
    except (ValueError, OverflowError, OSError):
        raise ProjectError(f"SOURCE_DATE_EPOCH 要写成 1970 年以来的秒数（整数），不是“{given_seconds}”") from None


def seconds(as_of: str) -> int:
    """The first second of a day in Asia/Shanghai, as ``SOURCE_DATE_EPOCH`` counts."""
    return int(datetime.fromisoformat(as_of).replace(tzinfo=SHANGHAI).timestamp())


def absolute(path: Path) -> Path:
    """A path from the root without ``..``; links are kept, so that they can be refused."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.resolve would follow links


def _last_commit(root: Path) -> str:
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)  # noqa: S603 - fixed words
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()
