"""What is internal never reaches a public build."""

import shutil
from pathlib import Path

import pytest

from generator.building.build import build
from generator.building.project import find_project

BASE = Path(__file__).parents[1] / "base_project"
PROCESS = "title: 内部审查\ncode: P90\nvisibility: {visibility}\nsteps:\n  - {{do: 秘密登记, by: 支委会}}\n"
ITEM = "---\nkind: item\ntitle: 内部条目\ntakeaway: 只在内部\nprocesses: [inside]\n---\n正文。\n"


@pytest.mark.parametrize(("visibility", "published"), [("public", True), ("internal", False)])
def test_an_internal_process_and_its_item_are_left_out(tmp_path: Path, visibility: str, *, published: bool) -> None:
    root = tmp_path / "book"
    shutil.copytree(BASE, root)
    (root / "diagrams/processes/inside.yml").write_text(PROCESS.format(visibility=visibility), encoding="utf-8")
    (root / "handbooks/branch/inside.md").write_text(ITEM, encoding="utf-8")
    handbook = root / "handbooks/branch/handbook.yml"
    text = handbook.read_text(encoding="utf-8")
    handbook.write_text(text.replace("items: [accept-member]", "items: [accept-member, inside]"), encoding="utf-8")
    publication = build(find_project(root, "2026-11-22")).publication
    assert publication is not None
    everything = repr(publication)
    assert ("秘密登记" in everything) is published
    assert ("内部条目" in everything) is published
    assert ("p90/index.html" in everything) is published
