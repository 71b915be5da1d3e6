"""Builds the book of this repository with the command, once for all workers of a run."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.building.load import load
from generator.building.project import Project
from generator.model.book import Book

ROOT = Path(__file__).parent.parent
AS_OF = "2026-11-22"
DRAWINGS = ".cache/jobs/drawings"
"""Where a project keeps its drawings."""


@dataclass(frozen=True)
class Built:
    """A built project: its folder, and what the build printed."""

    root: Path
    told: str

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def pdf(self) -> Path:
        return self.root / "dist/branch.pdf"

    @property
    def book(self) -> Book:
        return real_book()


@cache
def real_book() -> Book:
    """The book as this process reads it."""
    return load(Project(ROOT, AS_OF)).book


def build_in(
    root: Path, *command: str, content: Path = ROOT, drawings: Path | None = None, **environment: str
) -> Built:
    """Copy the content to a folder and build it there; the folder is there only when all has gone well.

    ``command`` is ``build`` unless another is given; ``content`` is the project it is copied from; ``drawings`` is a
    folder of drawings that are not made anew.
    """
    copy = root.with_name(f"{root.name}.part")
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    for name in ("handbooks", "diagrams"):
        shutil.copytree(content / name, copy / name)
    shutil.copy(content / "mkdocs.yml", copy)
    if drawings is not None:
        shutil.copytree(drawings, copy / DRAWINGS)
    done = subprocess.run(
        [sys.executable, "-m", "generator.cli", *(command or ("build",)), "--project", copy, "--as-of", AS_OF],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    (copy / "told.txt").write_text(done.stderr, encoding="utf-8")
    copy.rename(root)
    return Built(root, done.stderr)


def built_once(shared: Path) -> Built:
    """The book built in a folder that all workers share: the first one builds, the others wait."""
    root = shared / "book"
    with (shared / "book.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return Built(root, (root / "told.txt").read_text(encoding="utf-8")) if root.is_dir() else build_in(root)


class Reading(HTMLParser):
    """What a page holds: its ids, the addresses it leads to, the addresses it asks for by itself."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.asked: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids += [given["id"]] if "id" in given else []
        self.ids += [given["name"]] if tag == "a" and "name" in given else []
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "meta" and given.get("http-equiv") == "refresh":
            self.links.append(given["content"].partition("url=")[2])
        if tag == "link" and "canonical" not in given.get("rel", ""):
            self.asked.append(given.get("href", ""))
        self.asked += [given[name] for name in ("src", "srcset", "poster", "data") if name in given]
        self.asked += [given[name] for name in ("href", "xlink:href") if name in given and tag in {"image", "use"}]


def place(address: str, page: Path) -> tuple[Path, str]:
    """The file and the anchor that an address means on a page."""
    parts = urlsplit(address)
    file = (page.parent / unquote(parts.path)) if parts.path else page
    return Path(os.path.normpath(file)), unquote(parts.fragment)
