"""Builds that are killed at any moment: what is published is whole, and after the next start site and books agree."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from generator.building.staging import staging

BUILDER = """
import itertools, pathlib, sys
from generator.building.staging import exchange, staging
root = pathlib.Path(sys.argv[1])
for number in itertools.count(int(sys.argv[2])):
    with staging(root) as folder:
        for name in ("site", "dist"):
            (folder / name).mkdir()
            for file in range(40):
                (folder / name / f"{file}.txt").write_text(str(number))
        exchange(folder, root, ("site", "dist"))
"""
TIMES = 20


def versions(folder):
    """The versions of the files of a folder: one where it is whole."""
    files = list(folder.iterdir())
    assert len(files) == 40
    return {int(path.read_text("utf-8")) for path in files}


def test_a_build_that_is_killed_leaves_whole_output(tmp_path):
    chance, newest, start = random.Random(7), 0, 1
    for _ in range(TIMES):
        command = [sys.executable, "-c", BUILDER, str(tmp_path), str(start)]
        with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": os.fspath(Path.cwd())}) as process:
            while not (tmp_path / "dist").is_dir():
                time.sleep(0.01)
            time.sleep(0.15 + chance.random() * 0.2)
            process.send_signal(signal.SIGKILL)
        assert all(len(versions(tmp_path / name)) == 1 for name in ("site", "dist"))
        with staging(tmp_path):
            pass
        [version] = versions(tmp_path / "site")
        assert versions(tmp_path / "dist") == {version}
        assert version >= newest
        newest, start = version, version + 1
        assert [path.name for path in (tmp_path / ".cache/staging").iterdir()] == ["lock"]
    assert newest > TIMES
