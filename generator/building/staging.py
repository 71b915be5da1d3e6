"""Staging: output is made beside its place and put there whole, so that a build that fails leaves the last good one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

STAGING = ".cache/staging"
"""Where builds are made, in the project so that a rename is enough."""


@contextmanager
def staging(root: Path) -> Iterator[Path]:
    """A folder to build in; it is gone afterwards, whatever happens."""
    parent = root / STAGING
    parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def exchange(staged: Path, target: Path) -> None:
    """Put a staged folder in the place of another, which is removed; two renames apart nothing is missing."""
    former = staged.with_name(f"{staged.name}.former")
    if target.exists():
        target.rename(former)
    staged.rename(target)
    shutil.rmtree(former, ignore_errors=True)
