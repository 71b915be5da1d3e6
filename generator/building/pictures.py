"""The pictures of a chapter: files below the folder of its handbook, read where the chapter shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from generator.building.limits import FILE, MEBIBYTE, BeyondLimitError, within
from generator.building.project import Project
from generator.diagnostics import Finding, Span, finding
from generator.source.files import SourceFile, read_bytes
from generator.source.markdown import Link, is_relative
from generator.source.names import odd_part, visible_name
from generator.source.pictures.picture import ENDINGS, MAX_BYTES, Picture
from generator.source.pictures.read import read_picture


@dataclass(frozen=True, slots=True)
class Shown:
    """What the pictures of a chapter came to: the pictures by the way the chapter writes them, texts, findings."""

    pictures: Mapping[str, Picture] = field(default_factory=dict)
    texts: tuple[SourceFile, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_pictures(project: Project, folder: Path, links: tuple[Link, ...]) -> Shown:
    """The pictures among the links of a chapter in ``folder``, each read once and within the limit of a file."""
    pictures: dict[str, Picture] = {}
    texts: dict[str, SourceFile] = {}
    findings: list[Finding] = []
    for link in links:
        name = unquote(link.target)
        if link.image and is_relative(link.target) and name not in pictures:
            picture, text, found = _within_limits(project, folder, name, link.span)
            findings += found
            if picture:
                pictures[name] = picture
            if text:
                texts[text.path] = text
    return Shown(pictures, tuple(texts.values()), tuple(findings))


_Reading = tuple[Picture | None, SourceFile | None, tuple[Finding, ...]]


def _within_limits(project: Project, folder: Path, name: str, here: Span) -> _Reading:
    try:
        with within(FILE):
            return _read(project, folder, name, here)
    except BeyondLimitError as beyond:
        if beyond.stopped.cause == "time":
            return None, None, (finding("HB160", here, limit=f"{FILE.seconds:g}"),)
        return None, None, (finding("HB161", here, limit=FILE.memory // MEBIBYTE),)


def _read(project: Project, folder: Path, name: str, here: Span) -> _Reading:
    refused = next(_refused(project, folder, name, here), None)
    if refused:
        return None, None, (refused,)
    path = folder / name
    shown = project.display(path)
    data = read_bytes(path, here, shown, MAX_BYTES[ENDINGS[path.suffix]], "HB534")
    return (None, None, (data,)) if isinstance(data, Finding) else read_picture(data, shown, here)


def _refused(project: Project, folder: Path, name: str, here: Span) -> Iterator[Finding]:
    """Why a picture is not even opened: it lies elsewhere, by its name, or behind a link."""
    place = folder
    for part in name.split("/"):
        if not part or part.startswith("."):
            yield finding("HB145", here, target=visible_name(name))
            return
        odd = odd_part(part)
        if odd:
            yield finding("HB150", here, name=visible_name(part), part=odd)
        place /= part
        if place.is_symlink():
            yield finding("HB103", here, file=project.display(place))
    if place.suffix not in ENDINGS:
        yield finding("HB531", here, target=name, endings="、".join(ENDINGS))
