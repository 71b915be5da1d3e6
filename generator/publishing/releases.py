"""Releases of loose-leaf books: what was on every page, in a small file that is committed.

``releases/<name>.json`` holds the items of each book with their pages, each page as a hash of what is printed on it, an
item a line: so a commit shows what a release changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from generator.building.project import ProjectError
from generator.publishing.leaves import Filed
from generator.publishing.made import Made
from generator.publishing.pdf import LEAVES

FOLDER: Final = "releases"
"""Where the releases of a project are kept."""
Books = Mapping[str, tuple[Filed, ...]]
"""The items of books, by what the books are called."""

_NAME: Final = re.compile(r"[\w][\w.-]*")


def items_of(made: Made) -> tuple[Filed, ...]:
    """The items of a printed book of loose leaves with their pages."""
    told = (words[1:] for words in made.told if words[0] == LEAVES)
    return tuple(Filed(label, title, tuple(pages)) for label, title, *pages in told)


def path_of(root: Path, name: str) -> Path:
    """The file of a release. Raises :class:`ProjectError` for a name that is none."""
    if not _NAME.fullmatch(name):
        raise ProjectError(f"发布的名称只用字母、数字、点和横线，不是“{name}”")
    return root / FOLDER / f"{name}.json"


def names(root: Path) -> tuple[str, ...]:
    """The releases that a project has, by name."""
    return tuple(path.stem for path in sorted((root / FOLDER).glob("*.json")))


def free(root: Path, name: str) -> Path:
    """The file of a release to come. Raises :class:`ProjectError` for one that is there: a release never changes."""
    path = path_of(root, name)
    if path.exists():
        raise ProjectError(f"发布“{name}”已经有了，不能改；换一个名称")
    return path


def write(root: Path, name: str, as_of: str, books: Books) -> Path:
    """Write a release; the path of its file. Raises :class:`ProjectError` for one that is there."""
    path = free(root, name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(_text(as_of, books), encoding="utf-8")
    return path


def read(root: Path, name: str) -> Books:
    """The books of a release. Raises :class:`ProjectError` where there is none, or where its file is broken."""
    path = path_of(root, name)
    if not path.is_file():
        raise ProjectError(f"没有发布“{name}”；有：{'、'.join(names(root)) or '还没有'}")
    try:
        books = json.loads(path.read_text(encoding="utf-8"))["books"]
        return {
            str(book): tuple(Filed(str(one[0]), str(one[1]), tuple(map(str, one[2]))) for one in items)
            for book, items in books.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise ProjectError(f"{path} 不是一次发布的文件，从 git 里取回") from None


def _text(as_of: str, books: Books) -> str:
    """A release as JSON, an item a line."""
    written = ",\n".join(f"{_json(name)}: [\n{_lines(items)}\n]" for name, items in sorted(books.items()))
    return f'{{"as_of": {_json(as_of)}, "books": {{\n{written}\n}}}}\n'


def _lines(items: Iterable[Filed]) -> str:
    return ",\n".join(_json([one.label, one.title, list(one.pages)]) for one in items)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
