"""The cache of a project: what a job made is kept by the hash of its inputs. What cannot be read is not there."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

FOLDER: Final = ".cache/jobs"
"""Where the results of jobs are kept, one folder a kind."""
KEPT: Final = 2000
"""How many results of a kind are kept: those used last."""
KEPT_BYTES: Final = 1024 * 1024 * 1024
"""How large the results of a kind are together at most, in bytes."""

_LAST: Final = "last.json"
_DIGEST: Final = 32


@dataclass(frozen=True, slots=True)
class Cache:
    """The cache below the folder ``root`` of a project. One that cannot be read or written is empty, never a fault."""

    root: Path

    def get(self, kind: str, key: str) -> bytes | None:
        """What is kept, or ``None``: an entry that was cut off or changed is none."""
        path = self._path(kind, key)
        try:
            kept = path.read_bytes()
            path.touch()
        except OSError:
            return None
        digest, content = kept[:_DIGEST], kept[_DIGEST:]
        return content if sha256(content).digest() == digest else None

    def put(self, kind: str, key: str, content: bytes) -> None:
        """Keep a result."""
        _write(self._path(kind, key), sha256(content).digest() + content)

    def last(self, kind: str) -> dict[str, dict[str, str]]:
        """The inputs that every job of a kind had when it was last wanted: the hash of each by its name."""
        try:
            kept = json.loads((self.root / FOLDER / kind / _LAST).read_text(encoding="utf-8"))
            return {str(name): {str(k): str(v) for k, v in parts.items()} for name, parts in kept.items()}
        except (OSError, ValueError, AttributeError):
            return {}

    def remember(self, kind: str, inputs: Mapping[str, Mapping[str, str]]) -> None:
        """Remember the inputs of jobs; those of other jobs stay remembered."""
        known = self.last(kind)
        text = json.dumps({**known, **inputs}, ensure_ascii=False, sort_keys=True)
        _write(self.root / FOLDER / kind / _LAST, text.encode())

    def prune(self, kind: str) -> None:
        """Remove the results that were used longest ago, beyond those that are kept."""
        with suppress(OSError):
            entries = [(path.stat(), path) for path in (self.root / FOLDER / kind).iterdir() if path.name != _LAST]
            entries.sort(key=lambda entry: (-entry[0].st_mtime_ns, entry[1].name))
            size = 0
            for count, (status, path) in enumerate(entries):
                size += status.st_size
                if count >= KEPT or size > KEPT_BYTES:
                    path.unlink(missing_ok=True)

    def _path(self, kind: str, key: str) -> Path:
        return self.root / FOLDER / kind / key


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, also beside another process that writes the same one."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".part-", delete=False) as stream:
            beside = Path(stream.name)
            try:
                stream.write(content)
                stream.close()
                beside.replace(path)
            except BaseException:
                beside.unlink(missing_ok=True)
                raise
