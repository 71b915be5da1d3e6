"""What publishing makes as a job: bytes, and what is to be told about them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

Told = tuple[str, ...]
"""A code of the catalogue, then the words that its finding needs."""


@dataclass(frozen=True, slots=True)
class Made:
    """A printed book or a packed site, and the codes and words of the findings about it."""

    content: bytes
    told: tuple[Told, ...] = ()


def encode(made: Made) -> bytes:
    """What was made as bytes: what is told on one line, then the content."""
    return json.dumps(made.told, ensure_ascii=False).encode() + b"\n" + made.content


def decode(kept: bytes) -> Made:
    """What was made, from its bytes. Raises ``ValueError`` or ``TypeError`` for bytes that are something else."""
    told, _, content = kept.partition(b"\n")
    return Made(content, tuple(tuple(map(str, words)) for words in json.loads(told)))


def packed(folder: Path) -> bytes:
    """All files of a folder as one archive."""
    archive = BytesIO()
    with ZipFile(archive, "w", ZIP_DEFLATED, compresslevel=1) as files:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            files.writestr(path.relative_to(folder).as_posix(), path.read_bytes())
    return archive.getvalue()


def unpack(content: bytes, folder: Path) -> None:
    """Write the files of an archive that :func:`packed` has made into a folder."""
    with ZipFile(BytesIO(content)) as files:
        for name in files.namelist():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(files.read(name))
