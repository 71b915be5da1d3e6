"""A cache of drawings: what was drawn once is read back while neither its view nor the drawer has changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import generator.drawing
import generator.views
from generator.drawing.figure import Figure, Link
from generator.pages import figures
from generator.pages.figures import Figures, draw_view
from generator.pages.page import View

FOLDER: Final = ".cache/drawings"
"""Where the drawings of a project are kept."""
KEPT: Final = 2000
"""How many drawings are kept: those used last."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """Draws views, each once: below ``root`` what was drawn is kept by the hash of its view and of the drawer."""

    root: Path
    draw: Callable[[View], Figures] = draw_view

    def __call__(self, view: View) -> Figures:
        """The drawing of a view. A cache that cannot be read or written is none."""
        path = self.root / FOLDER / f"{_key(view)}.json"
        kept = _read(path)
        if kept is not None:
            return kept
        drawn = self.draw(view)
        with suppress(OSError):
            _write(path, drawn)
        return drawn

    def prune(self) -> None:
        """Remove the drawings that were used longest ago, beyond those that are kept."""
        with suppress(OSError):
            paths = sorted((self.root / FOLDER).glob("*.json"), key=lambda path: (path.stat().st_mtime_ns, path.name))
            for path in paths[:-KEPT]:
                path.unlink(missing_ok=True)


def _key(view: View) -> str:
    return sha256(f"{_drawer()}\n{view!r}".encode()).hexdigest()


@cache
def _drawer() -> str:
    """The hash of everything that a drawing depends on beside its view: the text of the modules that draw."""
    folders = [Path(folder) for package in (generator.drawing, generator.views) for folder in package.__path__]
    modules = [path for folder in folders for path in sorted(folder.rglob("*.py"))]
    digest = sha256()
    for path in (*modules, Path(figures.__file__)):
        digest.update(f"{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def _read(path: Path) -> Figures | None:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        found = Figures(_figure(kept["web"]), tuple(map(_figure, kept["sheets"])))
        path.touch()
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found


def _figure(kept: dict[str, Any]) -> Figure:
    return Figure(**{**kept, "links": tuple(Link(**link) for link in kept["links"])})


def _write(path: Path, drawn: Figures) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    beside.write_text(json.dumps(asdict(drawn), ensure_ascii=False), encoding="utf-8")
    beside.replace(path)
