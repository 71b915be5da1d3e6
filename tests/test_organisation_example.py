"""The demonstration organisation: written by its script, clean, and as large as it should be."""

from __future__ import annotations

import filecmp
from collections import Counter
from pathlib import Path

from docs.make_organisation import make
from generator.building.load import load
from generator.building.project import find_project

ROOT = Path(__file__).parents[1]


def test_the_demonstration_is_what_its_script_writes(tmp_path: Path) -> None:
    make(ROOT, tmp_path / "organisation")
    written = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    kept = sorted(path.relative_to(ROOT) for path in (ROOT / "organisation").rglob("*") if path.is_file())
    assert written == kept, "make organisation"
    changed = [name for name in written if not filecmp.cmp(tmp_path / name, ROOT / name, shallow=False)]
    assert changed == [], "make organisation"


def test_the_demonstration_has_forty_units_and_says_that_it_is_one() -> None:
    book = load(find_project(ROOT, "2026-11-22")).book
    levels = Counter(str(unit.level) for unit in book.units)
    assert levels == {"group": 1, "company": 3, "project": 8, "branch": 28}
    assert [str(unit.code) for unit in book.units if unit.demonstration] == ["jt"]
    assert {file.unit for file in book.records} == {str(unit.code) for unit in book.units}
    actions = {record.action for file in book.records for record in file.records}
    assert actions >= {"done", "exempt", "return", "correct", "pass", "fail", "assess", "bonus", "confirm"}
