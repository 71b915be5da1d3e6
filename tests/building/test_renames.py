"""A file that was renamed keeps its old address: the check says so, with the line to add."""

from __future__ import annotations

import os
import subprocess

import pytest

from generator.diagnostics import catalogue

OLD, NEW = "diagrams/processes/probation.yml", "diagrams/processes/confirm.yml"
ITEM = "handbooks/branch/accept-member.md"


def git(root, *words):
    who = {f"GIT_{role}_{what}": "t@t" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True, env={**os.environ, **who})


@pytest.fixture
def renamed(root):
    """The small project with a renamed process, and its new name wherever it is used."""
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    (root / OLD).rename(root / NEW)
    for path in (ITEM, "diagrams/processes/accept-probationary-member.yml"):
        text = (root / path).read_text(encoding="utf-8")
        (root / path).write_text(text.replace("probation]", "confirm]").replace("call: probation", "call: confirm"))
    return root


def told(run):
    return [line for line in run("check").stdout.splitlines() if "HB154" in line]


@pytest.mark.parametrize("way", ["by hand", "staged", "committed", "committed long ago"])
def test_a_former_name_is_told_until_it_is_an_alias(renamed, run, way):
    if way != "by hand":
        git(renamed, "add", "-A")
    if way.startswith("committed"):
        git(renamed, "commit", "-qm", "second")
    if way == "committed long ago":
        (renamed / ITEM).write_text((renamed / ITEM).read_text() + "\n又一段。\n")
        git(renamed, "commit", "-qam", "third")
    assert told(run) == [f"{NEW}:1:8: 警告[HB154] 这个文件以前叫“probation”，旧网址打不开了"]
    assert run("check", renamed / NEW).stdout.count("HB154") == 1
    assert run("check", renamed / ITEM).stdout.count("HB154") == 0
    before = (renamed / NEW).read_text(encoding="utf-8")
    assert run("check", "--fix").stdout == "没有发现问题\n"
    after = (renamed / NEW).read_text(encoding="utf-8")
    assert after == before.replace("steps:\n", "aliases: probation\nsteps:\n")


def test_a_page_is_told_like_a_process(root, run):
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    (root / ITEM).rename(root / "handbooks/branch/admission.md")
    handbook = root / "handbooks/branch/handbook.yml"
    handbook.write_text(handbook.read_text(encoding="utf-8").replace("[accept-member]", "[admission]"))
    assert len(told(run)) == 1
    assert run("check").exit_code == 1  # the glossary still points at the former name
    assert run("check", "--fix").stdout == "没有发现问题\n"
    assert "title: 接收预备党员\naliases: accept-member\n" in (root / "handbooks/branch/admission.md").read_text()


def test_fixes_follow_a_renamed_process_everywhere(root, run):
    """Nothing but the file's own name has been changed by hand."""
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    item = root / ITEM
    text = item.read_text(encoding="utf-8")
    item.write_text(text + "\n见[转正](process:probation#discuss)。\n", encoding="utf-8")
    (root / OLD).rename(root / NEW)
    assert run("check").exit_code == 1
    assert run("check", "--fix").stdout == "没有发现问题\n"
    after = text.replace("probation]", "confirm]") + "\n见[转正](process:confirm#discuss)。\n"
    assert item.read_text(encoding="utf-8") == after
    caller = root / "diagrams/processes/accept-probationary-member.yml"
    assert "call: confirm\n" in caller.read_text(encoding="utf-8")


def test_a_name_that_is_used_again_and_a_new_file_are_not_told(renamed, run):
    git(renamed, "add", "-A")
    git(renamed, "commit", "-qm", "second")
    (renamed / OLD).write_text("title: 另一个过程\nsteps:\n  - {do: 登记, by: 支委会}\n", encoding="utf-8")
    assert told(run) == []


@pytest.mark.usefixtures("root")
def test_without_a_history_nothing_is_told(run, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert told(run) == []


def test_the_code_has_its_examples():
    assert "aliases" not in catalogue()["HB154"].bad
    assert "aliases: old-name" in catalogue()["HB154"].good
