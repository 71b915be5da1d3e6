"""The links of a finished site: each must lead to a file of it, and to a place in that file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from sys import intern
from typing import Final
from urllib.parse import unquote, urldefrag, urlsplit

_LINKS: Final = frozenset({"href", "src", "xlink:href", "poster", "action"})
_REFERENCE: Final = re.compile(r"url\(\s*['\"]?(#[^)'\"]+)")
_REFRESH: Final = re.compile(r"^\s*\d+\s*;\s*url=(.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lost:
    """A link of a page that leads nowhere: the path of the page below the site, and the link as it is written."""

    page: str
    link: str


@dataclass(slots=True)
class _Reader(HTMLParser):
    """The links and the places of a page."""

    links: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name == "id" or (name == "name" and tag == "a"):
                self.places.add(intern(value))
            elif name in _LINKS:
                self.links.add(intern(value))
            elif "url(" in value:
                self.links.update(_REFERENCE.findall(value))
            elif name == "content" and tag == "meta" and (moved := _REFRESH.match(value)):
                self.links.add(moved[1])


def lost_links(site: Path, address: str = "") -> tuple[Lost, ...]:
    """The links within a site that lead nowhere, by page.

    Looked at are all links, pictures, scripts, moved addresses and references of drawings in every page. ``address`` is
    that of the site, with a slash at its end, where it has one.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name: _read(site / name) for name in sorted(files) if name.endswith(".html")}
    places = {name: page.places for name, page in pages.items()}
    return tuple(
        Lost(name, link)
        for name, page in pages.items()
        for link in sorted(page.links)
        if not _found(name, link, address, files, places)
    )


def _read(path: Path) -> _Reader:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader


def _found(page: str, link: str, address: str, files: set[str], places: Mapping[str, set[str]]) -> bool:
    inside = link.removeprefix(address) if address and link.startswith(address) else link
    parts = urlsplit(inside)
    if parts.scheme or parts.netloc:
        return True
    path, place = map(unquote, urldefrag(inside))
    target = _target(page, path.partition("?")[0], from_root=inside is not link, root=urlsplit(address).path or "/")
    if target not in files:
        return False
    return not place or target not in places or place in places[target]


def _target(page: str, path: str, *, from_root: bool, root: str) -> str:
    """The file that a path leads to from a page, below the site."""
    if not path:
        return "index.html" if from_root else page
    if path.startswith("/"):
        path, from_root = path.removeprefix(root) or "./", True
    joined = posixpath.normpath(posixpath.join("" if from_root else posixpath.dirname(page), path))
    return posixpath.join("" if joined == "." else joined, "index.html") if path.endswith(("/", ".")) else joined
