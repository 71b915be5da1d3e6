"""Staging: output is made beside its place and put there whole, so that a build that fails leaves the last good one."""

from __future__ import annotations

import fcntl
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from generator.building.project import ProjectError
from generator.building.swap import remove, swap

STAGING: Final = ".cache/staging"
"""Where builds are made, in the project so that a rename is enough."""
READY: Final = "ready"
"""The staging folder whose output is complete: from here on a build that is killed is finished by the next one."""
LOCK: Final = "lock"
"""The file of a staging folder that the one build holds that is going on."""
PLAN: Final = "plan.json"
"""What is exchanged: the names of the folders and the inodes that their new content has."""


@contextmanager
def staging(root: Path, place: str = STAGING) -> Iterator[Path]:
    """A folder to build in, at a ``place`` below ``root``; it is gone afterwards, whatever happens.

    So is what a killed build has left; where it was killed while its output was put in place, that is finished first.
    Raises :class:`ProjectError` while another build of the project is going on.
    """
    parent = root / place
    parent.mkdir(parents=True, exist_ok=True)
    with (parent / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ProjectError("这个项目正在另一处生成，等它结束再试") from None
        if (parent / READY).is_dir():
            _finish(parent / READY, root)
        for left in parent.iterdir():
            if left.name != LOCK:
                remove(left)
        folder = Path(tempfile.mkdtemp(dir=parent))
        try:
            yield folder
        finally:
            remove(folder)
            remove(parent / READY)


def exchange(folder: Path, root: Path, names: Sequence[str]) -> None:
    """Put complete folders of a staging folder in the places of those of the same names below ``root``, all or none.

    Raises ``OSError`` when one of them cannot be put in its place; then all others stand where they stood.
    """
    plan = {name: (folder / name).stat().st_ino for name in names}
    (folder / PLAN).write_text(json.dumps(plan), encoding="utf-8")
    ready = folder.rename(folder.with_name(READY))
    done: list[str] = []
    try:
        for name in names:
            swap(ready / name, root / name)
            done.append(name)
    except BaseException:
        for name in done:
            swap(ready / name, root / name)
        (ready / PLAN).unlink()
        raise


def _finish(ready: Path, root: Path) -> None:
    """Finish the exchange of a build that was killed in it; without a plan the exchange was over."""
    if not (ready / PLAN).is_file():
        return
    plan = json.loads((ready / PLAN).read_text(encoding="utf-8"))
    for name, inode in plan.items():
        target = root / name
        if not target.exists() or target.stat().st_ino != inode:
            swap(ready / name, target)
