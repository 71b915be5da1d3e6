"""CONTRIBUTING walks through a real change: what it quotes is in the book, and its commands do what it says."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import struct
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
WALK = runpy.run_path(str(ROOT / "docs/take_pictures.py"))
MEETING, BEFORE, SLIP, AFTER = (WALK[name] for name in ("MEETING", "BEFORE", "SLIP", "AFTER"))
PICTURES = ("CONTRIBUTING.md", "README.md", "README.zh-CN.md")


@pytest.fixture
def book(tmp_path, monkeypatch):
    for part in ("handbooks", "diagrams"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str):
    return CliRunner().invoke(main, list(words))


def change(book: Path, old: str, new: str) -> None:
    text = (book / MEETING).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (book / MEETING).write_text(text.replace(old, new), encoding="utf-8")


def test_the_lines_it_quotes_are_in_the_file_it_names(book):
    quoted = re.search(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    assert MEETING in GUIDE
    assert quoted
    lines = [line.strip() for line in (book / MEETING).read_text(encoding="utf-8").splitlines()]
    wanted = [line.strip() for line in quoted[1].splitlines()]
    assert wanted in [lines[start : start + len(wanted)] for start in range(len(lines))]
    assert "processes: [general-meeting]" in (book / "handbooks/branch/general-meeting.md").read_text(encoding="utf-8")


def test_the_changed_limit_passes_and_is_drawn(book):
    change(book, BEFORE, AFTER)
    assert "错误" not in run("check").stdout
    assert run("draw", MEETING, "-o", "meeting.svg").exit_code == 0
    drawing = (book / "meeting.svg").read_text(encoding="utf-8")
    assert "2个月内" in drawing
    assert "3个月内" not in drawing


def test_the_slip_is_told_and_repaired_as_it_says(book):
    change(book, BEFORE, SLIP)
    told = run("check", MEETING)
    assert (told.exit_code, "HB221" in told.stdout, "可修复" in told.stdout) == (1, True, True)
    assert run("explain", "HB221").exit_code == 0
    assert run("check", "--fix").exit_code == 0
    change(book, AFTER, BEFORE)
    assert (book / MEETING).read_text(encoding="utf-8") == (ROOT / MEETING).read_text(encoding="utf-8")


def test_the_sourced_form_of_the_limit_passes(book):
    sourced = re.search(r"`(within: \{value: 2个月, basis[^`]*\})`", GUIDE)
    assert sourced
    change(book, BEFORE, sourced[1])
    change(book, "        note: 期限是本项目默认\n      - id: check", "      - id: check")
    assert run("check", MEETING).stdout == "没有发现问题\n"


def told() -> dict[str, list[str]]:
    """The codes that the check tells, with their severity, by file."""
    codes: dict[str, list[str]] = {}
    for path, code in re.findall(r"^(\S+?):\d+:\d+: (\S+\[HB\d+\])", run("check").stdout, re.MULTILINE):
        codes.setdefault(path, []).append(code)
    return codes


@pytest.mark.usefixtures("book")
def test_its_commands_for_new_things_leave_a_sound_book():
    commands = re.findall(r"^\.venv/bin/handbooks (new .*)$", GUIDE, re.MULTILINE)
    assert len(commands) == 2
    before = told()
    for command in commands:
        assert run(*command.split()).exit_code == 0
    after = told()
    assert {place: codes for place, codes in after.items() if place in before} == before
    assert {place: codes for place, codes in after.items() if place not in before} == {
        # Nobody has reviewed it, and only its author can write who does what.
        "handbooks/branch/annual-report.md": ["警告[HB521]", "信息[HB544]"],
        # With one process more the part is large enough for a circle to be asked for.
        "handbooks/branch/handbook.yml": ["信息[HB519]"],
    }


def test_its_git_commands_propose_the_change(book):
    commands = re.search(r"^```sh\n(git switch.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    assert commands
    git = ["git", "-c", "user.name=editor", "-c", "user.email=editor@example.org", "-c", "init.defaultBranch=main"]
    host = book.parent / "host.git"
    for words in (["init", "-q", "--bare", str(host)], ["init", "-q"], ["add", "-A"], ["commit", "-qm", "起点"]):
        subprocess.run([*git, *words], cwd=book, check=True, capture_output=True)
    subprocess.run(["git", "remote", "add", "origin", str(host)], cwd=book, check=True)
    change(book, BEFORE, AFTER)
    own = {f"GIT_{who}_{what}": "editor@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    script = ["sh", "-ec", commands[1]]
    subprocess.run(script, cwd=book, env={**os.environ, **own}, check=True, capture_output=True)
    shown = ["git", "-C", str(host), "show", "--format=%s", "two-months"]
    proposed = subprocess.run(shown, check=True, capture_output=True, text=True).stdout
    assert proposed.startswith("决议落实的期限改为两个月\n")
    assert re.findall(r"^[-+] +(within.*)$", proposed, re.MULTILINE) == [BEFORE, AFTER]


@pytest.mark.parametrize("page", PICTURES)
def test_every_picture_is_there_small_and_described(page):
    pictures = re.findall(r'<img src="([^"]+)" alt="([^"]*)"', (ROOT / page).read_text(encoding="utf-8"))
    assert pictures
    for path, words in pictures:
        data = (ROOT / path).read_bytes()
        assert len(data) < 100_000, path
        assert len(words) > 8, path
        if path.endswith(".png"):
            width, height = struct.unpack(">II", data[16:24])
            assert min(width, height) > 80, path


def test_the_scripts_name_every_picture_they_make():
    scripts = ("docs/take_pictures.py", "docs/architecture_picture.py")
    taken = {name for path in scripts for name in re.findall(r'"([a-z-]+\.png)"', (ROOT / path).read_text("utf-8"))}
    assert taken == {path.name for path in (ROOT / "docs/pictures").glob("*.png")}
