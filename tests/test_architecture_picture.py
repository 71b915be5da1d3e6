"""The picture of the architecture is drawn by the package ``diagrams``, shows every layer and stays the same."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "docs" / "architecture_picture.py"
OUTSIDE = {"commands", "(cli)"}
"""Layers that only pass a call on."""


def layers() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    return [layer for layer in contract["layers"] if layer not in OUTSIDE]


@pytest.fixture(scope="module")
def pictures(tmp_path_factory) -> list[Path]:
    """The picture drawn twice, in two folders and with two hash seeds."""
    found = []
    for seed in ("1", "2"):
        folder = tmp_path_factory.mktemp("picture")
        found.append(folder / "architecture.png")
        settings = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": ""}
        subprocess.run([sys.executable, SCRIPT, found[-1]], cwd=folder, env=settings, check=True)
    return found


def test_the_picture_is_the_same_every_time_and_leaves_nothing_else(pictures):
    first, second = pictures
    assert first.read_bytes() == second.read_bytes()
    assert [path.name for path in first.parent.iterdir()] == ["architecture.png"]


def test_the_picture_shows_every_layer():
    text = SCRIPT.read_text(encoding="utf-8")
    assert [layer for layer in layers() if f'nodeid="{layer}"' not in text] == []


def test_the_picture_stands_in_the_documentation():
    assert "(pictures/architecture.png)" in (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert (ROOT / "docs" / "pictures" / "architecture.png").read_bytes()[:4] == b"\x89PNG"


def test_the_folder_of_drawings_never_hides_the_package():
    assert not (ROOT / "diagrams" / "__init__.py").exists()
