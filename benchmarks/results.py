"""``RESULTS.md``: a section for every benchmark, with what was measured, where and at which commit."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from math import isfinite
from pathlib import Path
from statistics import median

from measure import Row

FOLDER = Path(__file__).parent
RESULTS = FOLDER / "RESULTS.md"

HEAD = """# Measured against peers

Written by `make bench`, or by `python benchmarks/run.py NAME` for one benchmark. Seconds are medians, taken in turns
with the peer's; a ratio under 1 means that we need less than the peer, and behind it stands the least and the greatest
ratio that the single runs would give.
"""
SECTION = """
## {name}

{about}

Measured on {machine}, with {versions}, at commit {commit}.

| | ours | peer | peer is | ratio | spread |
|---|--:|--:|---|--:|--:|
"""


def section(name: str, about: str, rows: list[Row]) -> str:
    """What a benchmark found, under its name and the first sentences of its module."""
    told = SECTION.format(name=name, about=about, machine=machine(), versions=versions(), commit=commit())
    return told + "".join(map(line, rows))


def sections(text: str) -> dict[str, str]:
    """The sections of a file of results by the names of their benchmarks."""
    parts = re.split(r"(?m)^(?=\n## )", text)[1:]
    return {part.split("\n")[1].removeprefix("## "): part for part in parts}


def whole(found: Mapping[str, str]) -> str:
    """The file of results."""
    return HEAD + "".join(found[name] for name in sorted(found))


def line(row: Row) -> str:
    """One row of the table."""
    ours, peer = f"{median(row.ours):.3g}{row.unit}", f"{median(row.peer):.3g}{row.unit}"
    spread = " to ".join(map(shown, row.spread))
    return f"| {row.what} | {ours} | {peer} | {row.against} | {shown(row.ratio)} | {spread} |\n"


def shown(ratio: float) -> str:
    """A ratio in two places; against a peer's nothing there is none."""
    return f"{ratio:.2f}" if isfinite(ratio) else "—"


def machine() -> str:
    """What kind of machine this is."""
    return f"{platform.system()} {platform.machine()} with {os.cpu_count()} processors"


def versions() -> str:
    """What was measured."""
    names = {"PyYAML": "pyyaml", "yamllint": "yamllint", "MkDocs": "mkdocs", "WeasyPrint": "weasyprint"}
    return ", ".join(
        [f"Python {platform.python_version()}", *(f"{name} {version(key)}" for name, key in names.items())]
    )


def commit() -> str:
    """The commit that was measured, and whether it was as committed."""

    def git(*words: str) -> str:
        done = subprocess.run(["git", "-C", FOLDER, *words], capture_output=True, text=True, check=False)
        return done.stdout.strip()

    changed = git("status", "--porcelain", "--", "../generator", "../handbooks", "../diagrams")
    return (git("rev-parse", "--short", "HEAD") or "unknown") + (" with changes" if changed else "")
