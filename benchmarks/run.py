"""Runs every benchmark of this folder and writes their ratios into one table, ``RESULTS.md``.

A benchmark is a module with ``run() -> list[Row]``. ``python benchmarks/run.py reading`` runs only those named and
leaves the table as it is.
"""

from __future__ import annotations

import platform
import sys
from importlib import import_module
from pathlib import Path

FOLDER = Path(__file__).parent
sys.path[:0] = [str(FOLDER), str(FOLDER.parent)]

from measure import Row  # noqa: E402 - the folder has just been put on the path

HEAD = """# Measured against peers

Written by `make bench`; less is better, and a ratio under 1 means that we need less than the peer. Seconds are the
shortest of several runs. Measured on {machine} with Python {python}.

| | ours | peer | | peer is | ratio |
|---|--:|--:|---|---|--:|
"""


def benchmarks(names: list[str]) -> list[str]:
    """The benchmark modules of the folder, all or those named."""
    found = sorted(path.stem for path in FOLDER.glob("*.py") if "\ndef run(" in path.read_text(encoding="utf-8"))
    return [name for name in found if name in names or not names]


def table(rows: list[Row]) -> str:
    """The rows as a Markdown table."""
    head = HEAD.format(machine=f"{platform.system()} {platform.machine()}", python=platform.python_version())
    return head + "".join(
        f"| {row.what} | {row.ours:.3g} | {row.peer:.3g} | {row.unit} | {row.against} | {row.ratio:.2f} |\n"
        for row in rows
    )


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
