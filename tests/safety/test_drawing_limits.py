"""A drawing that takes too long, too much or dies is told at its file; it does not hang or end the build."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from generator.building import build as building
from generator.building.drawings import stopped_drawing
from generator.building.limits import DRAWING, Limit, Stopped
from generator.building.project import find_project
from generator.diagnostics import message

BASE = Path(__file__).parents[1] / "base_project"


def test_a_build_tells_every_drawing_at_its_file(tmp_path, monkeypatch):
    shutil.copytree(BASE, tmp_path / "book")
    monkeypatch.setattr(building, "DRAWING", Limit(0.000_5, DRAWING.memory))
    made = building.build(find_project(tmp_path / "book", "2026-11-22"))
    assert made.publication is None
    assert {found.code for found in made.loaded.findings} == {"HB611"}
    paths = {found.span.path for found in made.loaded.findings}
    assert {f"diagrams/processes/{name}.yml" for name in ("examine", "probation")} <= paths


def test_a_drawing_whose_process_was_ended_is_told_with_the_signal():
    told = stopped_drawing("a.yml", "甲", Stopped("died", signal.SIGKILL.name))
    assert (told.code, told.span.path) == ("HB613", "a.yml")
    assert "SIGKILL" in message(told)


def test_a_text_of_two_thousand_characters_is_drawn_or_told(tmp_path):
    flow = {"title": "大", "basis": "发展党员工作细则 18", "confidence": "A"}
    flow["steps"] = [{"do": "超" * 2000, "by": "支委会", "records": "批复"}]
    (tmp_path / "big.yml").write_text(json.dumps(flow, ensure_ascii=False), "utf-8")
    command = [sys.executable, "-m", "generator.cli", "--project", BASE, "draw", "big.yml", "-o", "big.svg"]
    environment = {**os.environ, "PYTHONPATH": os.fspath(Path.cwd())}
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0 or (done.returncode == 1 and "HB611" in done.stderr)
