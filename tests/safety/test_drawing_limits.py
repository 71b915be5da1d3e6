"""A drawing that takes too long is stopped and told; it does not hang the build."""

import json
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator.building import build as building
from generator.building.limits import BeyondLimitError, limited, slow_drawing
from generator.building.project import find_project

BASE = Path(__file__).parents[1] / "base_project"
TOLD = slow_drawing("a.yml", "甲")


def spin(times):
    return sum(number * number for number in range(times))


def test_what_takes_longer_is_stopped_and_what_is_in_time_is_not():
    with pytest.raises(BeyondLimitError), limited(0.1, TOLD):
        spin(10**9)
    with limited(0.1, TOLD):
        pass
    spin(10**6)


def test_in_another_thread_there_is_no_limit_and_no_fault():
    done = []

    def work():
        with limited(0.001, TOLD):
            done.append(spin(10**5))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done


def test_a_build_tells_the_drawing_at_its_file(tmp_path, monkeypatch):
    shutil.copytree(BASE, tmp_path / "book")
    monkeypatch.setattr(building, "DRAWING", 0.000_5)
    made = building.build(find_project(tmp_path / "book", "2026-11-22"))
    assert made.publication is None
    [found] = made.loaded.findings
    assert (found.code, bool(found.span.path)) == ("HB611", True)


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
