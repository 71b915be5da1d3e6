"""Staging: output is made beside its place and put there whole, so that a build that fails leaves the last good one."""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.building.project import ProjectError

STAGING = ".cache/staging"
"""Where builds are made, in the project so that a rename is enough."""


@contextmanager
def staging(root: Path) -> Iterator[Path]:
    """A folder to build in; it is gone afterwards, whatever happens, and so is what a killed build has left.

    Raises :class:`ProjectError` while another build of the project is going on.
    """
    parent = root / STAGING
    parent.mkdir(parents=True, exist_ok=True)
    with (root / f"{STAGING}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ProjectError("这个项目正在另一处生成，等它结束再试") from None
        for left in parent.iterdir():
            shutil.rmtree(left, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(dir=parent))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def exchange(staged: Path, target: Path) -> None:
    """Put a staged folder in the place of another, which is removed; where that fails the other stays."""
    former = staged.with_name(f"{staged.name}.former")
    if target.exists():
        target.rename(former)
    try:
        staged.rename(target)
    except OSError:
        if former.exists():
            former.rename(target)
        raise
    shutil.rmtree(former, ignore_errors=True)
