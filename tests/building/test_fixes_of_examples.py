"""Every code that carries a fix: its own example is repaired by it, and every other character stays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.building.fix import fixed, write_fixes
from generator.building.load import load
from generator.building.project import find_project
from generator.diagnostics import catalogue
from tests.examples import write_example

BASE = Path(__file__).parent.parent / "base_project"
AS_OF = "2026-11-22"
FIXED = {
    *("HB133", "HB134", "HB135", "HB136", "HB137", "HB138"),
    *("HB221", "HB224"),
    *("HB461", "HB462", "HB463", "HB464", "HB465"),
}
"""The codes that are repaired; HB154 and what follows a former name are tried in ``test_renames.py``."""


def read(folder: Path):
    return load(find_project(folder, AS_OF))


@pytest.mark.parametrize("code", [code for code in catalogue() if code[:3] in ("HB1", "HB2", "HB3", "HB4", "HB5")])
def test_the_fix_of_an_example_removes_its_finding_and_nothing_else(code: str, tmp_path: Path) -> None:
    root = tmp_path / "project"
    shutil.copytree(BASE, root)
    write_example(catalogue()[code].bad, root)
    before = read(root)
    repairs = [found for found in before.findings if found.code == code and found.fix is not None]
    assert bool(repairs) is (code in FIXED)
    if not repairs:
        return
    assert write_fixes(before.project, repairs) == len({found.span.path for found in repairs})
    after = read(root)
    assert code not in {found.code for found in after.findings}
    for path, source in before.sources.items():
        own = [found.fix for found in repairs if found.fix and found.fix.span.path == path]
        assert after.sources[path].text == fixed(source, own)
        assert after.sources[path].text.count("#") >= source.text.count("#")
