"""Writing over a file of the editor's: the new text takes the place of the old one at once and whole."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Put new bytes in the place of a regular file, with its permissions. Raises ``OSError`` where that fails."""
    if path.is_symlink():
        raise OSError(None, "是符号链接，不会改写", str(path))
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(path.stat().st_mode & 0o7777)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
