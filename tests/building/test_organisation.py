"""An organisation's book: it is sound from the start, has its own names, and takes later updates by a merge."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from generator.building.load import load
from generator.building.organisation import COPIED, RECORD, Organisation, start_organisation, update_organisation
from generator.building.project import ProjectError, find_project
from generator.building.settings import read_settings
from generator.diagnostics import Severity

REPOSITORY = Path(__file__).parents[2]
BASE = REPOSITORY / "tests/base_project"
ACCEPT = "diagrams/processes/accept-probationary-member.yml"


def git(root: Path, *words: str) -> str:
    own = ("-c", "user.name=editor", "-c", "user.email=editor@example.org", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", "-C", root, *own, *words], capture_output=True, text=True, check=True).stdout


def commit(root: Path, words: str) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", words)


def begun(folder: Path, wanted: Organisation = Organisation(), source: Path | None = None) -> Path:  # noqa: B008 - frozen
    assert not start_organisation(folder, wanted, source).failed
    git(folder, "init", "--quiet")
    commit(folder, "起点")
    git(folder, "branch", "upstream")
    return folder


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def told(root: Path) -> list[tuple[str, str]]:
    found = load(find_project(root)).findings
    return [(item.code, item.span.path) for item in found if item.severity is not Severity.INFO]


def test_it_starts_as_sound_as_ours_with_its_own_names(tmp_path):
    own = Organisation(title="甲公司: “党建”手册", site_url="https://example.org/h/", repo_url="https://example.org/r")
    root = begun(tmp_path / "deep/book", own)
    assert told(root) == told(REPOSITORY)
    settings, _, found = read_settings(root)
    assert found == ()
    assert (settings.site_name, settings.site_url, settings.repo_url, settings.edit_uri) == (
        *("甲公司: “党建”手册", "https://example.org/h/", "https://example.org/r", "edit/main/"),
    )
    assert "# 甲公司: “党建”手册\n" in (root / "README.md").read_text(encoding="utf-8")
    assert git(root, "status", "--porcelain") == ""
    assert os.access(root / ".ci/setup", os.X_OK)


def test_every_link_of_its_explanations_leads_somewhere(tmp_path):
    root = begun(tmp_path / "book")
    pages = [*root.glob("*.md"), *root.glob("docs/*.md"), *root.glob(".github/*.md")]
    assert len(pages) > 7
    for page in pages:
        prose = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)|src=\"([^\":]+)\"", prose):
            assert (page.parent / "".join(target)).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (lambda book: (book.mkdir(), (book / "mine").touch()), "不是空文件夹"),
        (lambda book: book.write_text("mine"), "不是空文件夹"),
        (lambda book: book.symlink_to("elsewhere"), "不是空文件夹"),
    ],
)
def test_what_cannot_be_started_is_told_and_nothing_touched(prepare, words, tmp_path):
    prepare(tmp_path / "book")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ProjectError, match=words):
        start_organisation(tmp_path / "book", Organisation())
    assert sorted(tmp_path.rglob("*")) == before


def test_it_starts_from_another_book_and_refuses_what_a_check_refuses(root, tmp_path):
    assert begun(tmp_path / "own", source=root).joinpath("README.md").is_file()
    (root / "handbooks/link.md").symlink_to("/etc/hostname")
    loaded = start_organisation(tmp_path / "other", Organisation(), root)
    assert [found.code for found in loaded.findings if found.severity is Severity.ERROR] == ["HB103"]
    assert not (tmp_path / "other").exists()
    with pytest.raises(ProjectError, match="--from"):
        start_organisation(tmp_path / "other", Organisation(), tmp_path)


def test_an_update_merges_with_the_organisations_own_changes(tmp_path):
    newer = tmp_path / "newer"
    shutil.copytree(BASE, newer)
    root = begun(tmp_path / "book", Organisation(title="甲公司手册"), BASE)
    replace(root / ACCEPT, "within: 1个月 after preview", "within: 20日 after preview")
    commit(root, "二十日内开会")
    replace(newer / ACCEPT, "title: 接收预备党员", "title: 预备党员的接收")
    (newer / "diagrams/processes/examine.yml").rename(newer / "diagrams/processes/examine-member.yml")
    for file in (newer / "handbooks/branch/accept-member.md", newer / ACCEPT):
        file.write_text(re.sub(r"\bexamine\b", "examine-member", file.read_text(encoding="utf-8")), encoding="utf-8")

    git(root, "switch", "--quiet", "upstream")
    update_organisation(root, newer)
    commit(root, "更新")
    git(root, "switch", "--quiet", "main")
    git(root, "merge", "--quiet", "--no-edit", "upstream")

    merged = (root / ACCEPT).read_text(encoding="utf-8")
    assert "title: 预备党员的接收" in merged
    assert "within: 20日 after preview" in merged
    names = {path.stem for path in (root / "diagrams/processes").iterdir()}
    assert ("examine" in names, "examine-member" in names) == (False, True)
    assert "甲公司手册" in (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert [found for found in load(find_project(root)).findings if found.severity is Severity.ERROR] == []


def test_an_update_never_overwrites_what_is_not_kept(tmp_path):
    root = begun(tmp_path / "book", source=BASE)
    with pytest.raises(ProjectError, match="git switch upstream"):
        update_organisation(root, BASE)
    git(root, "switch", "--quiet", "upstream")
    (root / "handbooks/mine.md").write_text("mine", encoding="utf-8")
    with pytest.raises(ProjectError, match="先提交"):
        update_organisation(root, BASE)
    assert (root / "handbooks/mine.md").is_file()
    with pytest.raises(ProjectError, match=re.escape(RECORD)):
        update_organisation(BASE, BASE)


def test_its_commands_run_the_program_that_is_there(tmp_path):
    root = begun(tmp_path / "book", source=BASE)
    command = f"{sys.executable} -m generator.cli"
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY)}
    (root / "handbooks-here").write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
    (root / "handbooks-here").chmod(0o755)
    run = ["make", "--silent", "check", f"HANDBOOKS={root}/handbooks-here"]
    done = subprocess.run(run, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "没有发现问题\n"), done.stderr
    missing = subprocess.run([*run[:3], "HANDBOOKS=nowhere"], cwd=root, capture_output=True, text=True, check=False)
    assert missing.returncode != 0
    assert "make setup PACKAGE=" in missing.stderr


@pytest.mark.slow
def test_an_installed_package_carries_all_of_it(tmp_path):
    build = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "wheel", "--no-deps"]
    build += ["--no-build-isolation", "--no-index", "--wheel-dir", tmp_path, REPOSITORY]
    subprocess.run(build, check=True, capture_output=True)
    installed = tmp_path / "installed"
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(installed)
    start = [sys.executable, "-m", "generator.cli", "init", tmp_path / "book", "--name", "甲公司手册"]
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(start, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert told(tmp_path / "book") == told(REPOSITORY)


def test_the_package_is_told_what_to_carry():
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    packed = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert packed == {name: f"generator/origin/{name}" for name in COPIED}
    assert all((REPOSITORY / name).exists() for name in COPIED)
