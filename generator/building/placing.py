"""Where a reader meets something new: an item is listed in a part of a handbook, a drawing in an item."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.building.entries import add_entry
from generator.building.project import Project, ProjectError
from generator.diagnostics import Fix
from generator.source.files import SourceFile, decode
from generator.source.markdown import read_markdown
from generator.source.value import Items, Table
from generator.source.yaml import read_yaml


def listed_in_part(project: Project, path: Path, wanted: str, item: str) -> tuple[Fix, str]:
    """What lists one more item in a handbook's file, and the title of the part it goes into.

    ``wanted`` is the part's title or short name; without one it is the last part that has items. Raises
    :class:`ProjectError` where there is no such part or the file cannot be read.
    """
    source = read_source(project, path)
    table = read_yaml(source).value
    parts = table.get("parts") if isinstance(table, Table) else None
    known = [part for part in parts if isinstance(part, Table)] if isinstance(parts, Items) else []
    part = _part(known, wanted)
    if part is None:
        titles = "、".join(str(part.get("title")) for part in known)
        raise ProjectError(f"{source.path} 里没有部分“{wanted}”；有：{titles}")
    return add_entry(source, part, "items", item), str(part.get("title"))


def _part(parts: Sequence[Table], wanted: str) -> Table | None:
    if wanted:
        return next((part for part in parts if wanted in (part.get("title"), part.get("id"))), None)
    return next((part for part in reversed(parts) if "items" in part), parts[-1] if parts else None)


def listed_in_item(project: Project, path: Path, key: str, name: str) -> Fix:
    """What lists one more process, matrix or logic diagram in the front matter of an item's file.

    Raises :class:`ProjectError` where the file cannot be read.
    """
    source = read_source(project, path)
    front = read_markdown(source).front
    if not front:
        raise ProjectError(f"{source.path} 没有可以读的文件头")
    return add_entry(source, front, key, name)


def read_source(project: Project, path: Path) -> SourceFile:
    """A file of the project as text. Raises :class:`ProjectError` where it is none."""
    source, _ = decode(path.read_bytes(), project.display(path))
    if source is None:
        raise ProjectError(f"{project.display(path)} 不是 UTF-8 的文本")
    return source
