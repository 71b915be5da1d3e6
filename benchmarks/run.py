"""Runs every benchmark of this folder and writes their ratios into one table, ``RESULTS.md``.

A benchmark is a module, here or in a folder, with ``run() -> list[Row]``. ``python benchmarks/run.py reading`` runs
only those named and leaves the table as it is.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from importlib import import_module
from importlib.metadata import version
from math import isfinite
from pathlib import Path
from statistics import median

FOLDER = Path(__file__).parent
sys.path[:0] = [str(FOLDER), str(FOLDER.parent)]
os.environ["PYTHONPATH"] = os.pathsep.join([str(FOLDER.parent), os.environ.get("PYTHONPATH", "")]).strip(os.pathsep)

from measure import Row  # noqa: E402 - the folder has just been put on the path

HEAD = """# Measured against peers

Written by `make bench`. Seconds are medians, taken in turns with the peer's; a ratio under 1 means that we need less
than the peer, and behind it stands the least and the greatest ratio that the single runs would give.

Measured on {machine} with {versions}, at commit {commit}.

| | ours | peer | peer is | ratio | spread |
|---|--:|--:|---|--:|--:|
"""


def benchmarks(names: list[str]) -> list[str]:
    """The benchmark modules of the folder, all or those named."""
    files = [path for path in FOLDER.rglob("*.py") if "\ndef run()" in path.read_text(encoding="utf-8")]
    found = sorted(".".join(path.relative_to(FOLDER).with_suffix("").parts) for path in files)
    return [name for name in found if name in names or not names]


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    return HEAD.format(machine=machine(), versions=versions(), commit=commit()) + "".join(map(line, rows))


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


def main(names: list[str]) -> None:
    """Run the benchmarks and print the table; a full run writes it down."""
    rows: list[Row] = []
    for name in benchmarks(names):
        print(f"{name} …", file=sys.stderr, flush=True)
        rows += import_module(name).run()
    text = table(rows)
    print(text)
    if not names:
        (FOLDER / "RESULTS.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
