"""The git history of a project, read once: on which day each of its files was changed, and from which text to which."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from generator.building.project import MARKS, SHANGHAI
from generator.pages.history import State

_LOG: Final = (
    *("-c", "log.showSignature=false", "log", "--format=%x01%H %ct", "--raw", "--no-abbrev", "-z", "--no-renames"),
    *("--no-ext-diff", "--no-color", "--no-mailmap", "--relative", "--", *MARKS),
)


@dataclass(frozen=True, slots=True)
class Versions:
    """What a day made of a file: git's names of its text before and after, empty where it was not there."""

    day: str
    path: str
    before: str
    after: str


def read_versions(root: Path) -> tuple[State, tuple[Versions, ...]]:
    """What every day made of every file of the content, the newest day first; days are those of Asia/Shanghai.

    Without git, or outside of a repository, the history is missing. A shallow clone knows a first commit that seems to
    add everything: what it says of a file is not believed.
    """
    state = read_state(root)
    if state == "missing":
        return state, ()
    borders = _borders(root) if state == "shallow" else frozenset()
    found: dict[tuple[str, str], Versions] = {}
    for entry in git(root, *_LOG).split("\x01")[1:]:
        head, _, rest = entry.partition("\0")
        commit, _, seconds = head.strip().partition(" ")
        day = datetime.fromtimestamp(int(seconds), SHANGHAI).date().isoformat()
        if commit not in borders:
            for path, before, after in _files(rest):
                newer = found.get((day, path))
                found[day, path] = Versions(day, path, before, newer.after if newer else after)
    ordered = sorted(found.values(), key=lambda one: one.path)
    ordered.sort(key=lambda one: one.day, reverse=True)
    return state, tuple(ordered)


def read_state(root: Path) -> State:
    """Whether the history is whole, cut off (shallow) or missing."""
    shallow = git(root, "rev-parse", "--is-shallow-repository").strip()
    if not shallow or not git(root, "rev-parse", "--verify", "--quiet", "HEAD"):
        return "missing"
    return "shallow" if shallow == "true" else "whole"


def days_of(versions: Iterable[Versions]) -> dict[str, str]:
    """The day on which each file was last changed."""
    days: dict[str, str] = {}
    for one in versions:
        days[one.path] = max(one.day, days.get(one.path, ""))
    return days


def _files(raw: str) -> Iterator[tuple[str, str, str]]:
    """The path of each file of a commit, with the names of its text before and after."""
    parts = raw.lstrip("\n").split("\0")
    for head, path in zip(parts[::2], parts[1::2], strict=False):
        _, _, before, after, _ = head.split(" ")
        yield path, before if before.strip("0") else "", after if after.strip("0") else ""


def texts_of(root: Path, names: Collection[str]) -> dict[str, str]:
    """The texts that git keeps under names; what is not there, or is no UTF-8, is left out."""
    told = _run(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
    found: dict[str, str] = {}
    start = 0
    for name in names:
        head, start = told[start : (end := told.find(b"\n", start))].split(b" "), end + 1
        if len(head) == len(("name", "type", "size")):
            content, start = told[start : (end := start + int(head[2]))], end + 1
            with suppress(UnicodeDecodeError):
                found[name] = content.decode("utf-8-sig")
    return found


def _borders(root: Path) -> frozenset[str]:
    """The commits at which a shallow history begins."""
    file = root / git(root, "rev-parse", "--git-path", "shallow").strip()
    return frozenset(file.read_text(encoding="ascii").split()) if file.is_file() else frozenset()


def git(root: Path, *command: str) -> str:
    """What git prints about the repository that the project lies in; nothing where it fails."""
    return _run(root, *command).decode("utf-8", "surrogateescape")


def _run(root: Path, *command: str, given: bytes = b"") -> bytes:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    kept = {key: os.environ[key] for key in ("GIT_CEILING_DIRECTORIES",) if key in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - fixed words
            ("git", "-C", os.fspath(root), *command),  # noqa: S607 - wherever git is installed
            input=given,
            capture_output=True,
            check=False,
            timeout=120,
            env={**environment, **kept, "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""
