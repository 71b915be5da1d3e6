"""Swapping a folder with another in one step of the system where it has one, else in two that can be finished later."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
from pathlib import Path
from typing import Final

_HERE: Final = -100
_EXCHANGE: Final = 2
_UNKNOWN: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})


def swap(staged: Path, target: Path) -> None:
    """Put ``staged`` in the place of ``target``; what stood there, if anything, is at ``staged`` afterwards.

    A kernel without an exchange of two names gets two renames with the former content beside ``staged`` in between.
    Raises ``OSError`` with both where they were.
    """
    if not os.path.lexists(target):
        staged.rename(target)
    elif not _exchanged(staged, target):
        former = staged.with_name(f"{staged.name}.former")
        target.rename(former)
        try:
            staged.rename(target)
        except BaseException:
            former.rename(target)
            raise
        former.rename(staged)


def remove(path: Path) -> None:
    """Remove a folder, a file or a link, as far as it is there and can be removed."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the kernel has exchanged two names in one step. Raises ``OSError`` where it refuses to."""
    exchange = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if exchange is None:
        return False
    if exchange(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNKNOWN:
        return False
    raise OSError(code, os.strerror(code), os.fspath(one), None, os.fspath(other))
