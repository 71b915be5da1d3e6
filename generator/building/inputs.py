"""The hashes of what a job depends on: texts, the modules of a program, the versions of libraries."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from types import ModuleType


def of_text(text: str) -> str:
    """The hash of a text."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def of_files(paths: Iterable[Path]) -> str:
    """The hash of the names and the bytes of files, in their order."""
    digest = sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.name}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()


@cache
def of_program(*parts: ModuleType) -> str:
    """The hash of modules and of whole packages, with the data that lies in them."""
    return of_files(path for part in parts for path in _files(part))


@cache
def of_libraries(*names: str) -> str:
    """The hash of the versions of Python and of installed libraries."""
    versions = [f"python {sys.version_info[:3]}", *(f"{name} {version(name)}" for name in names)]
    return of_text("\n".join(versions))


def _files(part: ModuleType) -> Iterable[Path]:
    folders = [Path(folder) for folder in getattr(part, "__path__", ())]
    if not folders and part.__file__:
        yield Path(part.__file__)
    for folder in folders:
        yield from sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
