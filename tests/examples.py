"""Reading the examples of the catalogue: one text that stands for one or several files of a project.

The text is one process file, ``diagrams/processes/example.yml``, unless a line ``--- path/to/file ---`` begins another
file at that path of the project. The first file is the one that the finding is about. Lines of the form ``#! …``
stand for what a text cannot hold (an indentation in front of them is kept):

- ``#! bytes: HEX``: these bytes, without a line end;
- ``#! repeat: N TEXT``: the text N times, on one line;
- ``#! missing``: there is no such file;
- ``#! folder``: there is a folder of that name;
- ``#! link: TARGET``: there is a symbolic link of that name.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.building.load import Loaded, load
from generator.building.project import find_project

BASE = Path(__file__).parent / "base_project"
AS_OF = "2026-11-22"
DEFAULT_PATH = "diagrams/processes/example.yml"

_FILE = re.compile(r"^--- (\S+) ---\n", re.MULTILINE)
_DIRECTIVE = re.compile(r"( *)#! (bytes|repeat|missing|folder|link)(?:: (.*))?\n?")


@dataclass(frozen=True, slots=True)
class Special:
    """What stands at a path in place of a file: ``missing``, ``folder`` or ``link`` with its target."""

    kind: str
    target: str = ""


def parts(text: str) -> dict[str, str]:
    """The texts of an example by path, in order."""
    pieces = _FILE.split(text)
    named = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    return named if named and not pieces[0].strip() else {DEFAULT_PATH: pieces[0], **named}


def _content(text: str) -> bytes | Special:
    content = b""
    for line in text.splitlines(keepends=True) if "\r" not in text else [text]:
        match = _DIRECTIVE.fullmatch(line)
        if match is None:
            content += line.encode()
            continue
        indent, kind, rest = match.group(1), match.group(2), match.group(3) or ""
        if kind == "bytes":
            content += bytes.fromhex(rest)
        elif kind == "repeat":
            count, piece = rest.split(" ", 1)
            content += (indent + piece * int(count) + "\n").encode()
        else:
            return Special(kind, rest)
    return content


def read_example(text: str) -> dict[str, bytes]:
    """The regular files of an example by path, in order."""
    contents = {path: _content(part) for path, part in parts(text).items()}
    return {path: content for path, content in contents.items() if isinstance(content, bytes)}


def write_example(text: str, root: Path) -> Path:
    """Write an example below ``root``, links and folders too; returns the path of its first file."""
    paths = []
    for name, part in parts(text).items():
        path, content = root / name, _content(part)
        paths.append(path)
        if content == Special("missing"):
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif content.kind == "folder":
            path.mkdir()
        else:
            path.symlink_to(content.target)
    return paths[0]


def load_with(example: str, folder: Path) -> Loaded:
    """The small project with an example written into it, loaded as of the day of the book."""
    root = folder / "project"
    shutil.copytree(BASE, root)
    write_example(example, root)
    return load(find_project(root, AS_OF))
