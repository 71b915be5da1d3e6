"""Starts: a commented first version of a file of each kind, put where it belongs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from generator.building.project import ProjectError
from generator.model.words import ID

PLACES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "process": (("process.yml", "diagrams/processes/{name}.yml"),),
    "matrix": (("matrix.yml", "diagrams/matrices/{name}.yml"),),
    "logic": (("logic.yml", "diagrams/logic/{name}.yml"),),
    "item": (("process.yml", "diagrams/processes/{name}.yml"), ("item.md", "handbooks/{handbook}/{name}.md")),
    "form": (("form.yml", "handbooks/registers/forms-{name}.yml"),),
    "handbook": (("handbook.yml", "handbooks/{name}/handbook.yml"), ("chapter.md", "handbooks/{name}/about.md")),
}
"""Which starts make up a kind, and where they go."""


def write_start(root: Path, kind: str, name: str, handbook: str) -> tuple[Path, ...]:
    """Write the start of a file (an item brings its process); returns the new files.

    Raises :class:`ProjectError` when the name is no short name or a file of this name is there already.
    """
    if not re.fullmatch(ID, name):
        raise ProjectError(f"“{name}”不能用作文件名：用小写英文字母开头，只含小写字母、数字和连字符，如 annual-report")
    places = [(start, root / place.format(name=name, handbook=handbook)) for start, place in PLACES[kind]]
    taken = [path for _, path in places if path.exists()]
    if taken:
        raise ProjectError(f"已经有这个文件：{taken[0].relative_to(root)}")
    for start, path in places:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = (files("generator.building") / "starts" / start).read_text(encoding="utf-8")
        path.write_text(text.replace("NAME", name), encoding="utf-8")
    return tuple(path for _, path in places)
