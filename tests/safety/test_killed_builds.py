"""Whole builds, killed at random moments and on a full disk: what stands there is whole, and nothing goes on.

``HANDBOOKS_KILLS=100`` kills a hundred of them; usually there are a few.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from generator.building.staging import staging

pytestmark = pytest.mark.slow

BASE = Path(__file__).parents[1] / "base_project"
TIMES = int(os.environ.get("HANDBOOKS_KILLS", "6"))
MARK = "HANDBOOKS_TEST_MARK"
ITEM = "handbooks/branch/accept-member.md"
OUTPUT = ("site", "dist")


def start(root, mark=""):
    hearing = ["env", "--default-signal=INT"]
    command = [*hearing, sys.executable, "-m", "generator.cli", "build", "--project", root, "--as-of", "2026-11-22"]
    environment = {**os.environ, "PYTHONPATH": os.fspath(Path.cwd()), MARK: mark, "HANDBOOKS_DEBUG": ""}
    return subprocess.Popen(
        command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


def finish(root):
    """Build to the end; returns the code it ends with and what it told."""
    with start(root) as process:
        _, told = process.communicate(timeout=300)
    return process.returncode, told


def digest(folder):
    """One hash of all names and contents below a folder."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sha256(b"".join(sha256(name.encode() + (folder / name).read_bytes()).digest() for name in names)).hexdigest()


def digests(root):
    return {name: digest(root / name) for name in OUTPUT}


def alive(mark):
    """The processes that carry a mark in their environment."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            if f"{MARK}={mark}".encode() in (path / "environ").read_bytes().split(b"\0"):
                found.append(path.name)
        except OSError:
            continue
    return found


def gone(mark):
    """Whether all processes with a mark are gone, at the latest after some seconds."""
    for _ in range(100):
        if not alive(mark):
            return True
        time.sleep(0.05)
    return False


def write_version(root, version):
    """Change a page that stands on the site and in the book."""
    text = (BASE / ITEM).read_text(encoding="utf-8")
    (root / ITEM).write_text(f"{text}\n第 {version} 版。\n", encoding="utf-8")


@pytest.fixture(scope="module")
def versions(tmp_path_factory):
    """A project, and the digests of its output in two versions; the first stands there."""
    root = tmp_path_factory.mktemp("killed") / "book"
    shutil.copytree(BASE, root)
    whole = []
    for version in (2, 1):
        write_version(root, version)
        assert finish(root)[0] == 0
        whole.insert(0, digests(root))
    assert all(whole[0][name] != whole[1][name] for name in OUTPUT)
    return root, whole


def test_builds_that_are_killed_leave_whole_output_and_no_process(versions):
    root, whole = versions
    chance, seen = random.Random(11), Counter()
    began = time.monotonic()
    shutil.rmtree(root / ".cache/jobs", ignore_errors=True)
    assert finish(root)[0] == 0
    lasts = time.monotonic() - began
    for number in range(TIMES):
        write_version(root, 1 + number % 2)
        if number % 3 == 0:
            shutil.rmtree(root / ".cache/jobs", ignore_errors=True)
        mark = f"{os.getpid()}-{number}"
        with start(root, mark) as process:
            time.sleep(chance.random() * (lasts if number % 3 == 0 else lasts / 3))
            process.send_signal(signal.SIGKILL)
            process.stderr.read()
        assert gone(mark), alive(mark)
        now = digests(root)
        assert all(now[name] in {version[name] for version in whole} for name in OUTPUT)
        with staging(root):
            pass
        assert digests(root) in whole
        seen[process.returncode] += 1
        assert [path.name for path in (root / ".cache/staging").iterdir()] == ["lock"]
    assert seen[-signal.SIGKILL] >= TIMES / 3
    write_version(root, 1)
    assert finish(root)[0] == 0
    assert digests(root) == whole[0]


@pytest.mark.parametrize("signal_sent", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_asked_to_stop_stops_with_its_workers(versions, signal_sent):
    root, whole = versions
    shutil.rmtree(root / ".cache/jobs", ignore_errors=True)
    mark = f"{os.getpid()}-{signal_sent.name}"
    with start(root, mark) as process:
        while len(alive(mark)) < 4:
            time.sleep(0.02)
        process.send_signal(signal_sent)
        told = process.stderr.read()
        process.wait(timeout=20)
    assert gone(mark), alive(mark)
    assert process.returncode != 0, told
    assert "Traceback" not in told
    assert digests(root) in whole


def test_two_builds_at_once_leave_the_output_of_one(versions):
    root, whole = versions
    write_version(root, 2)
    with start(root) as one, start(root) as other:
        codes = sorted([one.wait(timeout=300), other.wait(timeout=300)])
        told = one.stderr.read() + other.stderr.read()
    assert codes in ([0, 0], [0, 2])
    assert ("另一处" in told) == (codes == [0, 2])
    assert digests(root) == whole[1]
    write_version(root, 1)
    assert finish(root)[0] == 0


@pytest.fixture
def disk(tmp_path):
    """A small disk of its own, in memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", folder]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_on_a_full_disk_the_last_good_output_stays(versions, disk):
    root, whole = disk / "book", versions[1]
    shutil.copytree(versions[0], root)
    write_version(root, 2)
    codes = []
    for free in (0, 16, 200, 1_000, 3_000, 6_000):
        shutil.rmtree(root / ".cache", ignore_errors=True)
        left = shutil.disk_usage(disk).free - free * 1024
        (disk / "ballast").write_bytes(bytes(max(0, left)))
        code, told = finish(root)
        codes.append(code)
        assert "Traceback" not in told
        assert digests(root) in whole
        if code:
            assert digests(root) == whole[0]
            assert "No space left on device" in told
        (disk / "ballast").unlink()
    assert codes[0] == 2
    assert codes.count(2) >= 3
    assert finish(root)[0] == 0
    assert digests(root) == whole[1]
