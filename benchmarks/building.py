"""Building the book of this repository: from nothing, again with nothing changed, and after one edit.

The peer of the first is a cold build itself: the ratios say what the kept jobs save.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import Row, Work, command, seconds

ROOT = Path(__file__).parent.parent
EDITED = "diagrams/processes/general-meeting.yml"
COLD = "the same build from nothing"


def run() -> list[Row]:
    """Cold, warm, and after one edit, each by the command in a process of its own."""
    with TemporaryDirectory() as name:
        root = Path(name) / "book"
        for part in ("handbooks", "diagrams"):
            shutil.copytree(ROOT / part, root / part)
        shutil.copy(ROOT / "mkdocs.yml", root)
        build = command(
            *(sys.executable, "-m", "generator.cli", "build", "--project", root, "--as-of", "2026-11-22"), folder=ROOT
        )
        cold = [seconds(build)]
        warm = [seconds(build) for _ in range(2)]
        edited = [_edited(root, number, build) for number in range(2)]
    return [
        Row("build the site and all books, nothing changed", warm, cold, COLD),
        Row("build the site and all books after one edit", edited, cold, COLD),
    ]


def _edited(root: Path, number: int, build: Work) -> float:
    file = root / EDITED
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: 党员大会", f"title: 党员大会{number}", 1), encoding="utf-8")
    return seconds(build)
