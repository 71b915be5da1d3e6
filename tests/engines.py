"""Builds the exported tree with every site engine and compares pages and anchors: ``python -m tests.engines``.

Each engine is installed in the newest version that installs, in an environment of its own below ``.cache/engines``.
Another project than this one is given as an argument.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORK = ROOT / ".cache" / "engines"


@dataclass(frozen=True, slots=True)
class Engine:
    """A site engine: the package whose version counts, what is installed, and the words that build a site."""

    package: str
    installed: tuple[str, ...]
    command: tuple[str, ...]


ENGINES = (
    Engine("mkdocs", ("mkdocs", "mkdocs-material"), ("mkdocs", "build", "--quiet", "--strict")),
    Engine("properdocs", ("properdocs", "mkdocs-material"), ("properdocs", "build", "--quiet", "--strict")),
    Engine("zensical", ("zensical",), ("zensical", "build", "--strict")),
)
"""The first is the one that the others are compared with."""

Places = Mapping[str, frozenset[str]]
"""The anchors of every page, by its path below the site."""


class _Anchors(HTMLParser):
    """The places of a page that something can lead to, without those of the theme, which begin with two underscores."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Keep the ids."""
        self.found |= {value for name, value in attrs if name == "id" and value and not value.startswith("__")}


def places(site: Path) -> dict[str, frozenset[str]]:
    """The pages of a built site with their anchors."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        reader = _Anchors()
        reader.feed(path.read_text(encoding="utf-8"))
        found[path.relative_to(site).as_posix()] = frozenset(reader.found)
    return found


def differences(ours: Places, theirs: Places) -> list[str]:
    """What one site has and the other lacks, a sentence each."""
    told = [f"without the page {page}" for page in sorted(ours.keys() - theirs.keys())]
    told += [f"with the page {page} besides" for page in sorted(theirs.keys() - ours.keys())]
    for page in sorted(ours.keys() & theirs.keys()):
        told += [f"{page} without #{anchor}" for anchor in sorted(ours[page] - theirs[page])]
        told += [f"{page} with #{anchor} besides" for anchor in sorted(theirs[page] - ours[page])]
    return told


def installed(engine: Engine) -> tuple[Path, str]:
    """The programs of an engine and its version. Raises ``CalledProcessError`` where it does not install."""
    folder = WORK / engine.package / "venv"
    venv.create(folder, with_pip=True, clear=True)
    pip = [folder / "bin" / "python", "-m", "pip", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "install", "--quiet", "--upgrade", *engine.installed], check=True, capture_output=True, text=True
    )
    told = subprocess.run([*pip, "show", engine.package], check=True, capture_output=True, text=True).stdout
    return folder / "bin", told.partition("Version: ")[2].partition("\n")[0]


def built(engine: Engine, programs: Path, tree: Path) -> Places:
    """The places of the site that an engine makes of the tree. Raises ``CalledProcessError`` where it fails."""
    out = WORK / engine.package / "site"
    words = (programs / engine.command[0], *engine.command[1:], "--config-file", "mkdocs.yml")
    subprocess.run(words, check=True, capture_output=True, text=True, cwd=tree)
    shutil.rmtree(out, ignore_errors=True)
    (tree / "site").rename(out)
    return places(out)


def main(project: Path) -> int:
    """Build and compare; tells a line an engine and returns how many of them failed or differ."""
    tree = WORK / "tree"
    subprocess.run([sys.executable, "-m", "generator.cli", "--project", project, "export", tree], check=True, cwd=ROOT)
    first: Places = {}
    wrong = 0
    for engine in ENGINES:
        try:
            programs, version = installed(engine)
            found = built(engine, programs, tree)
        except subprocess.CalledProcessError as error:
            wrong += 1
            sys.stdout.write(f"{engine.package}: {(error.stderr or error.stdout).strip()[-1000:]}\n")
            continue
        first = first or found
        told = differences(first, found)
        wrong += bool(told)
        anchors = sum(map(len, found.values()))
        sys.stdout.write(
            f"{engine.package} {version}: {len(found)} pages, {anchors} anchors, {len(told)} differences\n"
        )
        sys.stdout.writelines(f"  {one}\n" for one in told[:20])
        sys.stdout.flush()
    return wrong


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT))
