"""The git history as an input: the day each page was last changed, and what is said where it is cut off or missing."""

import os
import shutil
import subprocess

import pytest

from generator.building.history import days_of, read_state, read_versions
from generator.building.last_edition import former_editions
from generator.building.load import load
from generator.building.project import find_project
from generator.model.excerpt import excerpt
from generator.pages.chapters import item_page
from generator.pages.history import History
from generator.pages.imprint import signer
from generator.pages.page import Listing
from generator.pages.publication import Identity
from generator.pages.since import since_page

ITEM = "handbooks/branch/accept-member.md"
PROCESS = "diagrams/processes/examine.yml"


@pytest.fixture
def repository(root, monkeypatch, tmp_path):
    """The small project with a commit of everything and a later one of one process, in another zone."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    git(root, "init", "-q", "-b", "main")
    commit(root, "2024-02-03T12:00:00+0800")
    change(root / PROCESS)
    commit(root, "2025-06-30T23:30:00+0000")
    return root


def git(root, *words, **environment):
    person = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", root, *person, *words], check=True, env={**os.environ, **environment})


def commit(root, when):
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x", GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)


def change(path):
    path.write_text(f"{path.read_text(encoding='utf-8')}\n# 改过\n", encoding="utf-8")


def said(root):
    """What the page of the item says of its last change."""
    book = load(find_project(root, "2026-11-22")).book
    [handbook] = book.handbooks
    page = item_page(handbook, next(handbook.items()), book)
    signed_page = signer(book, Identity("x"), History(state(root), days(root)), ())(page)
    return text(dict(signed_page.imprint.facts)["最后修改"])


def text(line):
    return "".join(part.text for part in line)


def state(root):
    return read_versions(root)[0]


def days(root):
    return days_of(read_versions(root)[1])


def test_every_file_has_the_day_of_its_last_commit_in_shanghai(repository):
    assert state(repository) == "whole"
    assert (days(repository)[ITEM], days(repository)[PROCESS]) == ("2024-02-03", "2025-07-01")


def test_a_page_tells_the_last_change_of_all_that_defines_it(repository):
    assert said(repository) == "2025-07-01"


def test_a_shallow_history_is_stated_and_says_nothing_that_it_cannot_know(repository, tmp_path):
    clone = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth", "1", repository.as_uri(), clone], check=True)
    assert state(clone) == "shallow"
    assert days(clone) == {}
    assert said(clone) == "版本历史不完整，日期不详"
    change(clone / ITEM)
    commit(clone, "2026-01-02T12:00:00+0800")
    assert days(clone) == {ITEM: "2026-01-02"}
    assert said(clone) == "版本历史不完整，日期不详"


def test_a_missing_history_is_stated(root, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert said(root) == "没有版本历史，日期不详"


def test_without_git_the_history_is_missing(repository, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert state(repository) == "missing"


def test_what_was_never_committed_is_said_so(root, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    git(root, "init", "-q")
    git(root, "add", "mkdocs.yml")
    git(root, "commit", "-q", "-m", "x")
    assert said(root) == "还没有提交"


def test_odd_names_and_settings_of_git_change_nothing(repository):
    for key, value in (("core.quotePath", "true"), ("diff.renames", "copies"), ("log.follow", "true")):
        git(repository, "config", key, value)
    shutil.copy(repository / ITEM, repository / "handbooks/branch/年度报告.md")
    commit(repository, "2026-03-04T12:00:00+0800")
    assert days(repository)["handbooks/branch/年度报告.md"] == "2026-03-04"
    assert days(repository)[ITEM] == "2024-02-03"


def test_a_project_below_its_repository_has_its_own_paths(repository, tmp_path):
    outer = tmp_path / "outer"
    outer.mkdir()
    git(outer, "init", "-q")
    shutil.copytree(repository, outer / "book", ignore=shutil.ignore_patterns(".git", ".cache"))
    commit(outer, "2026-05-06T12:00:00+0800")
    assert days(outer / "book")[ITEM] == "2026-05-06"


def print_changes(root):
    """What the last page of the printed handbook says, without what the days changed."""
    book = load(find_project(root, "2026-11-22")).book
    history = History(read_state(root), former=dict(former_editions(root)))
    page = since_page(book.handbooks[0], excerpt(book, book.handbooks[0]), history)
    told = []
    for block in page.sections[0].blocks:
        rows = [[line] for line in block.lines] if isinstance(block, Listing) else map(_lines, block.rows)
        told += ["".join(item.text for line in row for item in line) for row in rows]
    return told


def _lines(row):
    return [line for cell in row for line in cell.lines]


def test_a_handbook_tells_what_changed_since_its_last_edition(repository):
    assert dict(former_editions(repository)) == {}
    assert print_changes(repository) == ["这是第一版，没有上一版可比。"]
    handbook = repository / "handbooks/branch/handbook.yml"
    text = handbook.read_text(encoding="utf-8")
    old = (repository / ITEM).read_text(encoding="utf-8")
    (repository / "handbooks/branch/former-talk.md").write_text(old.replace("title: ", "title: 旧"), encoding="utf-8")
    commit(repository, "2026-01-02T12:00:00+0800")
    (repository / "handbooks/branch/former-talk.md").unlink()
    handbook.write_text(text.replace("2026年版", "2027年版"), encoding="utf-8")
    commit(repository, "2026-02-03T12:00:00+0800")
    change(repository / PROCESS)
    gone = "旧" + next(line.removeprefix("title: ") for line in old.splitlines() if line.startswith("title: "))
    assert print_changes(repository) == [
        "上一版是2026年版，最后一次修改在 2026-01-02；从那以后：",
        f"修改B101 {gone[1:]}",
        f"删去{gone}",
    ]


def test_where_the_last_edition_is_not_known_the_book_says_so(repository, tmp_path):
    clone = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth", "1", repository.as_uri(), clone], check=True)
    assert print_changes(clone) == ["版本历史不完整，上一版里是什么样子不详。"]
    shutil.rmtree(clone / ".git")
    assert print_changes(clone) == ["没有版本历史，上一版里是什么样子不详。"]
