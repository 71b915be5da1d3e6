"""Runs the benchmarks of this folder, and writes what each of them found into its own section of ``RESULTS.md``.

A benchmark is a module, here or in a folder, with ``run() -> list[Row]``. ``python benchmarks/run.py reading site``
runs only those named, or in a folder named, and leaves the sections of the others as they are.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from inspect import getdoc
from pathlib import Path

FOLDER = Path(__file__).parent
sys.path[:0] = [str(FOLDER), str(FOLDER.parent)]
os.environ["PYTHONPATH"] = os.pathsep.join([str(FOLDER.parent), os.environ.get("PYTHONPATH", "")]).strip(os.pathsep)

from results import RESULTS, section, sections, whole  # noqa: E402 - the folder has just been put on the path


def benchmarks(names: list[str]) -> list[str]:
    """The benchmark modules of the folder, all or those that are named or stand in a folder that is.

    Raises:
        ValueError: nothing has one of the names.
    """
    files = [path for path in FOLDER.rglob("*.py") if "\ndef run()" in path.read_text(encoding="utf-8")]
    found = sorted(".".join(path.relative_to(FOLDER).with_suffix("").parts) for path in files)
    for name in names:
        if not any(_named(one, name) for one in found):
            raise ValueError(f"no benchmark {name}: there are {', '.join(found)}")
    return [one for one in found if not names or any(_named(one, name) for name in names)]


def _named(benchmark: str, name: str) -> bool:
    return f"{benchmark}.".startswith(f"{name}.")


def measured(name: str) -> str:
    """Run a benchmark; its section of the results."""
    module = import_module(name)
    about = (getdoc(module) or "").split("\n\n")[0]
    return section(name, about, module.run())


def main(names: list[str], file: Path = RESULTS) -> None:
    """Run the benchmarks, print what they found and write it down, each as soon as it is known."""
    for name in benchmarks(names):
        print(f"{name} …", file=sys.stderr, flush=True)
        found = measured(name)
        print(found)
        known = sections(file.read_text(encoding="utf-8")) if file.exists() else {}
        kept = {one: text for one, text in known.items() if one in benchmarks([])}
        file.write_text(whole({**kept, name: found}), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
