"""Surveying the content folders before anything is read: which files hold content, and what is refused by its name."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from generator.building.project import CONTENT, Project, absolute
from generator.diagnostics import Finding, Span, finding
from generator.source.names import broken_part, folded, odd_part, visible_name

ENDINGS = frozenset({".yml", ".md", ".csv"})
"""The endings of content."""

_NEAR = re.compile(r"\.(ya?ml|md|markdown)", re.IGNORECASE)
_ANCHORS = "use|related|facts|records|basis|recurring|flows|roots|matrices|logics|whole"
"""The anchors of sections that stand on one page with drawings, whose anchors are the names of their files."""
_PAGE = re.compile(rf"handbooks/[^/]+/index\.md|diagrams/.+/(?:{_ANCHORS})\.yml")
_BOOK = re.compile(r"handbooks/(assets|forms|processes|regulations|roles|search|p[0-9]{2,3})")
"""The folders of the site that hold something else than a handbook."""

MAX_DEPTH = 8
"""How many folders stand in each other at most."""


def survey(project: Project) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """The files that hold content, by path, and the findings about links and names; nothing refused is among the files.

    Hidden files, and files of other endings, are passed over; a link is refused whatever it leads to.
    """
    paths: list[Path] = []
    findings: list[Finding] = []
    for name in CONTENT:
        if not os.path.lexists(project.root / name):
            continue
        for path, found in _walk(project, project.root / name, 0):
            if found is None:
                paths.append(path)
            else:
                findings.append(found)
    return tuple(sorted(paths)), tuple(findings)


def refused_path(project: Project, path: Path) -> Finding | None:
    """Why a file that is given by its path is not read: a link on its way from the project, or a name no text can hold.

    Outside the project the way to the file is the reader's own; only its last name counts.
    """
    place = absolute(path)
    steps = place.relative_to(project.root).parts if place.is_relative_to(project.root) else ()
    here = project.root
    for step in steps[:-1]:
        here /= step
        if here.is_symlink():
            return _told(project, here, "HB103", file=project.display(here))
    part = broken_part(place.name)
    return _told(project, place, "HB150", part=part) if part else None


def _walk(project: Project, path: Path, depth: int) -> Iterator[tuple[Path, Finding | None]]:
    """Everything in a folder, with the reason where it is refused."""
    if path.is_symlink():
        yield path, _told(project, path, "HB103", file=project.display(path))
        return
    try:
        names = sorted(os.listdir(path), key=str.swapcase)  # noqa: PTH208 - names alone, small letters first
    except OSError as error:
        yield path, finding("HB104", Span.of_file(project.display(path)), reason=error.strerror or str(error))
        return
    seen: dict[str, str] = {}
    for name in names:
        entry = path / name
        if name.startswith("."):
            continue
        found = _refused(project, entry, depth)
        twin = name if found else seen.setdefault(folded(name), name)
        if found or twin != name:
            yield entry, found or _told(project, entry, "HB151", other=visible_name(twin))
        elif entry.is_dir():
            yield from _walk(project, entry, depth + 1)
        elif entry.suffix in ENDINGS:
            yield entry, None


def _refused(project: Project, path: Path, depth: int) -> Finding | None:
    """Why a file or a folder is refused by what it is and how it is called."""
    if path.is_symlink():
        return _told(project, path, "HB103", file=project.display(path))
    if path.is_dir():
        part = _odd_folder(project, path, depth)
    elif path.suffix in ENDINGS:
        page = _PAGE.fullmatch(path.relative_to(project.root).as_posix())
        part = odd_part(path.name) or (path.stem if page else "")
    else:
        part = broken_part(path.name)
        if not part and _NEAR.fullmatch(path.suffix):
            return _told(project, path, "HB152")
    return _told(project, path, "HB150", part=part) if part else None


def _odd_folder(project: Project, path: Path, depth: int) -> str:
    reserved = _BOOK.fullmatch(path.relative_to(project.root).as_posix())
    deep = f"{depth + 1} > {MAX_DEPTH}" if depth >= MAX_DEPTH else ""
    return odd_part(path.name) or (path.name if reserved else "") or deep


def _told(project: Project, path: Path, code: str, **arguments: str) -> Finding:
    words: dict[str, object] = {"name": visible_name(path.name), **arguments}
    return finding(code, Span.of_file(project.display(path)), fix=None, severity=None, **words)
