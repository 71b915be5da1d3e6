"""The drawings of a few processes, kept as golden files: a changed file is read and looked at before it is kept.

``HANDBOOKS_UPDATE_GOLDEN=1 pytest tests/drawing/test_flow_golden.py`` writes them anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.drawing.flow import draw_flow
from generator.drawing.sheets import Sheet, flow_sheets
from tests.drawing.processes import ACCEPT, ELECTION, SYMBOLS

FOLDER = Path(__file__).parent / "golden"
DRAWINGS = {
    "accept.svg": (Sheet(ACCEPT), "print"),
    "accept.web.svg": (Sheet(ACCEPT), "web"),
    "accept.turned.svg": (Sheet(ACCEPT, "turned"), "print"),
    "election.svg": (Sheet(ELECTION), "print"),
    "symbols.svg": (Sheet(SYMBOLS), "print"),
    "symbols.turned.svg": (Sheet(SYMBOLS, "turned"), "print"),
} | {f"{sheet.flow.id}.a4.svg": (sheet, "print") for sheet in flow_sheets(ELECTION)}


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_drawing_is_the_one_that_was_looked_at(name):
    sheet, skin = DRAWINGS[name]
    drawn, path = draw_flow(sheet.flow, skin, orientation=sheet.orientation).svg + "\n", FOLDER / name
    if os.environ.get("HANDBOOKS_UPDATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(drawn, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == drawn


def test_no_golden_file_is_left_over():
    assert sorted(path.name for path in FOLDER.glob("*.svg")) == sorted(DRAWINGS)
