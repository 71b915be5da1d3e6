"""One commit gives the same bytes wherever, whenever and by whatever Python it is built.

``HANDBOOKS_PYTHONS`` may list further interpreters (separated by ``:``) in which the locked packages are installed.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

BASE = Path(__file__).parents[1] / "base_project"
PYTHONS = [path for path in os.environ.get("HANDBOOKS_PYTHONS", "").split(":") if path]
HERE = {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "COLUMNS": "80"}
THERE = {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "4711", "LANG": "", "COLUMNS": "200"}


def files(root):
    names = [path for folder in ("site", "dist") for path in sorted((root / folder).rglob("*")) if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in names}


def build(root, python=sys.executable, umask=0o022, cores=None, **environment):
    """Build a project; returns the bytes of all that it publishes."""
    if cores is not None and hasattr(os, "sched_setaffinity"):
        python = ["taskset", "-c", cores, python]
    command = [*([python] if isinstance(python, str) else python), "-m", "generator.cli", "build", "--project", root]
    given = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        command,
        env={**given, "PYTHONPATH": os.fspath(Path.cwd()), "HOME": os.fspath(root.parent), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        umask=umask,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return files(root)


@pytest.fixture(scope="module")
def commit(tmp_path_factory):
    """A repository with two commits of the small project."""
    root = tmp_path_factory.mktemp("origin") / "origin"
    shutil.copytree(BASE, root)
    person = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    git = ["git", "-C", os.fspath(root), *person]
    subprocess.run([*git, "init", "-q"], check=True)
    for month in (3, 4):
        file = root / "handbooks/branch/handbook.yml"
        file.write_text(f"{file.read_text(encoding='utf-8')}# {month}\n", encoding="utf-8")
        when = f"2026-0{month}-01T20:00:00Z"
        environment = {**os.environ, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-q", "-m", "x"], check=True, env=environment)
    return root


def clone(commit, folder, *options):
    subprocess.run(["git", "clone", "-q", *options, commit.as_uri(), folder], check=True)
    return folder


@pytest.fixture(scope="module")
def usual(commit, tmp_path_factory):
    return build(clone(commit, tmp_path_factory.mktemp("usual") / "book"), **HERE)


def differing(one, other):
    assert one.keys() == other.keys()
    return [name for name in one if one[name] != other[name]]


def test_folder_zone_locale_seed_umask_and_processors_change_nothing(commit, usual, tmp_path):
    root = clone(commit, tmp_path / "另一个 文件夹")
    assert differing(usual, build(root, umask=0o027, cores="0", **THERE)) == []
    assert differing(usual, build(root, **HERE)) == []
    item = root / "handbooks/branch/accept-member.md"
    text = item.read_text(encoding="utf-8")
    item.write_text(f"{text}\n改过。\n", encoding="utf-8")
    assert differing(usual, build(root, **HERE)) != []
    item.write_text(text, encoding="utf-8")
    assert differing(usual, build(root, **HERE)) == []


def without_imprint(page):
    """A page without what it says of itself."""
    return re.sub(rb'<section class="hb-imprint".*?</section>', b"", page)


TELL_HISTORY = ("site/index.html", "site/changes.html", "dist/branch.pdf", "site/search/")
"""What tells the history itself: the latest changes on the home page, which is searched, and those since an edition."""


def test_a_shallow_clone_differs_by_its_statements_alone(commit, usual, tmp_path):
    shallow = build(clone(commit, tmp_path / "shallow", "--depth", "1"), **THERE)
    names = [name for name in differing(usual, shallow) if not name.startswith(TELL_HISTORY)]
    assert names
    assert [name for name in names if "版本历史不完整，日期不详".encode() not in shallow[name]] == []
    assert all(without_imprint(shallow[name]) == without_imprint(usual[name]) for name in names)
    assert "版本历史不完整，这里只有取到的那一段。".encode() in shallow["site/changes.html"]


@pytest.mark.skipif(not PYTHONS, reason="HANDBOOKS_PYTHONS names no further interpreter")
@pytest.mark.parametrize("python", PYTHONS)
def test_another_minor_of_python_changes_nothing(commit, usual, tmp_path, python):
    assert differing(usual, build(clone(commit, tmp_path / "book"), python, **THERE)) == []
