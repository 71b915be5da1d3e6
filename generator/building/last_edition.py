"""The last edition of every handbook in the git history: where its ``edition`` was another, and what changed since."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from generator.building.history import git
from generator.building.project import MARKS, SHANGHAI
from generator.pages.history import Former
from generator.source.files import read_text

_EDITION: Final = re.compile(r"""^edition:[ \t]*["']?(.*?)["']?[ \t]*(?:#.*)?$""", re.MULTILINE)
_TITLE: Final = re.compile(r"""^title:[ \t]*["']?(.*?)["']?[ \t]*(?:#.*)?$""", re.MULTILINE)
_LAST: Final = ("log", "-1", "--format=%ct")


def former_editions(root: Path) -> Iterator[tuple[str, Former]]:
    """The path of each handbook that was in another edition once, with that edition."""
    for file in sorted(root.glob("handbooks/*/handbook.yml")):
        path = file.relative_to(root).as_posix()
        source, _ = read_text(file, path)
        found = _EDITION.search(source.text) if source else None
        former = _former(root, path, found[1]) if found else None
        if former:
            yield path, former


def _former(root: Path, path: str, edition: str) -> Former | None:
    """The state before the newest commit since which a handbook is in its edition."""
    commits = git(root, "log", "--format=%H", "-G^edition:", "--", path).split()
    for commit in commits:
        before = _EDITION.search(git(root, "show", f"{commit}^:./{path}"))
        if before and before[1] != edition:
            return _compared(root, f"{commit}^", before[1])
    return None


def _compared(root: Path, commit: str, edition: str) -> Former:
    """The edition that a commit ends, compared with the files as they are."""
    seconds = git(root, *_LAST, commit, "--", *MARKS).strip()
    day = datetime.fromtimestamp(int(seconds), SHANGHAI).date().isoformat() if seconds else ""
    told = git(root, "diff", "--name-status", "--no-renames", "--relative", "-z", commit, "--", *MARKS)
    new = git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", *MARKS)
    files = dict(_pairs(told)) | {name: "A" for name in new.split("\0") if name}
    return Former(edition, day, files, _titles(root, commit, files))


def _pairs(told: str) -> Iterator[tuple[str, str]]:
    """Paths with what became of them, from ``M``, path, ``A``, path … with a zero byte behind each."""
    parts = told.rstrip("\0").split("\0")
    for kind, path in zip(parts[::2], parts[1::2], strict=False):
        yield path, kind[:1] if kind[:1] in "AD" else "M"


def _titles(root: Path, commit: str, files: Mapping[str, str]) -> dict[str, str]:
    """The titles that deleted chapters and items had."""
    deleted = [path for path, kind in files.items() if kind == "D" and path.endswith(".md")]
    found = ((path, _TITLE.search(git(root, "show", f"{commit}:./{path}"))) for path in deleted)
    return {path: title[1] for path, title in found if title}
