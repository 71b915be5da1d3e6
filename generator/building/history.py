"""The git history of a project, read once: on which day each of its files was last changed."""

from __future__ import annotations

import os
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Final

from generator.building.project import MARKS, SHANGHAI
from generator.pages.history import History, State

_LOG: Final = (
    *("-c", "log.showSignature=false", "log", "--format=%x01%H %ct", "--name-only", "-z", "--no-renames"),
    *("--no-ext-diff", "--no-color", "--no-mailmap", "--relative", "--", *MARKS),
)


def read_history(root: Path) -> History:
    """The days of the last commits, in Asia/Shanghai. Without git, or outside of a repository, the history is missing.

    A shallow clone knows a first commit that seems to add everything: what it says of a file is not believed.
    """
    state = read_state(root)
    if state == "missing":
        return History(state)
    borders = _borders(root) if state == "shallow" else frozenset()
    days: dict[str, str] = {}
    for entry in git(root, *_LOG).split("\x01")[1:]:
        head, _, names = entry.partition("\0")
        commit, _, seconds = head.strip().partition(" ")
        day = datetime.fromtimestamp(int(seconds), SHANGHAI).date().isoformat()
        for name in filter(None, names.lstrip("\n").split("\0")):
            if commit not in borders:
                days[name] = max(day, days.get(name, ""))
    return History(state, days)


def read_state(root: Path) -> State:
    """Whether the history is whole, cut off (shallow) or missing."""
    shallow = git(root, "rev-parse", "--is-shallow-repository").strip()
    if not shallow or not git(root, "rev-parse", "--verify", "--quiet", "HEAD"):
        return "missing"
    return "shallow" if shallow == "true" else "whole"


def _borders(root: Path) -> frozenset[str]:
    """The commits at which a shallow history begins."""
    file = root / git(root, "rev-parse", "--git-path", "shallow").strip()
    return frozenset(file.read_text(encoding="ascii").split()) if file.is_file() else frozenset()


def git(root: Path, *command: str) -> str:
    """What git prints about the repository that the project lies in; nothing where it fails."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    kept = {key: os.environ[key] for key in ("GIT_CEILING_DIRECTORIES",) if key in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - fixed words
            ("git", "-C", os.fspath(root), *command),  # noqa: S607 - wherever git is installed
            capture_output=True,
            check=False,
            timeout=120,
            env={**environment, **kept, "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else ""
