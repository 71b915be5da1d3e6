"""What changed lately: from the history of a small repository to the page and the feed."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree as ET

import pytest

from generator.building.cache import Cache
from generator.building.edits import read_history
from generator.building.jobs import Runner
from generator.building.load import load
from generator.building.project import find_project
from generator.model.edition import public
from generator.pages.changes import FEED, changes_feed, changes_page
from generator.pages.publication import Identity

PROCESS = "diagrams/processes/accept-probationary-member.yml"
ITEM = "handbooks/branch/accept-member.md"
LIMIT = ("within: 1个月 after preview", "within: 2个月 after preview")
SITE = Identity("小手册", "https://example.org/book/")


@pytest.fixture
def repository(root, monkeypatch, tmp_path):
    """The small project, and a later day that changed a limit twice, a file in its form alone, and added one."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    git(root, "init", "-q", "-b", "main")
    commit(root, "2026-02-03T12:00:00+0800")
    replace(root / PROCESS, LIMIT[0], "within: 3个月 after preview")
    commit(root, "2026-03-01T09:00:00+0800")
    replace(root / PROCESS, "within: 3个月 after preview", LIMIT[1])
    replace(root / ITEM, "kind: item", "kind: item # 条目")
    (root / "diagrams/processes/late.yml").write_text(
        "title: 补记\nsteps: [{do: 补记, by: 支委会}]\n", encoding="utf-8"
    )
    commit(root, "2026-03-01T23:00:00+0800")
    return root


def git(root, *words, **environment):
    person = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", root, *person, *words], check=True, env={**os.environ, **environment})


def commit(root, when):
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "x", GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def read(root):
    """The book, its history, and how many days had to be told anew."""
    book = load(find_project(root, "2026-11-22")).book
    with Runner(Cache(root), ThreadPoolExecutor, workers=1) as runner:
        return book, read_history(root, book, runner), len(runner.ran)


def words(page):
    """What the page says, a heading or a row of a table on a line."""
    for section in page.sections:
        yield section.title
        for block in section.blocks:
            rows = list(getattr(block, "rows", ())) or [()]
            for row in rows:
                yield " | ".join("/".join("".join(p.text for p in line) for line in cell.lines) for cell in row)
            yield from ("".join(part.text for part in line) for line in getattr(block, "lines", ()))


def test_a_day_tells_what_it_changed_once_and_in_words_of_the_content(repository):
    book, history, _ = read(repository)
    told = list(words(changes_page(history, book)))
    day = told.index("2026-03-01（2 个文件）")
    assert told[day + 1 : day + 3] == [
        "P99 接收预备党员 | 第4步“是否接收为预备党员”：时限由“第2步后1个月内”改为“第2步后2个月内”",
        "新增（1） | 补记",
    ]
    assert "2026-02-03（11 个文件）" in told[day + 3 :]


def test_a_row_leads_to_the_page_that_shows_what_was_changed(repository):
    book, history, _ = read(repository)
    table = changes_page(history, book).sections[1].blocks[0]
    assert table.rows[0][0].lines[0][0].href == "branch/accept-member.html"


def test_days_that_were_told_are_not_told_again(repository):
    assert [read(repository)[2], read(repository)[2]] == [2, 0]
    replace(repository / PROCESS, LIMIT[1], LIMIT[0])
    commit(repository, "2026-03-05T12:00:00+0800")
    _, history, done = read(repository)
    assert done == 1
    assert history.edits[0].told == ("第4步“是否接收为预备党员”：时限由“第2步后2个月内”改为“第2步后1个月内”",)


def test_the_feed_is_read_back_with_its_entries_and_whole_addresses(repository):
    book, history, _ = read(repository)
    assert list(changes_feed(history, book, Identity("小手册"))) == []
    [file] = changes_feed(history, book, SITE)
    assert file.address == FEED
    atom = {"a": "http://www.w3.org/2005/Atom"}
    root = ET.fromstring(file.content.decode())  # noqa: S314 - our own
    assert root.findtext("a:updated", None, atom) == "2026-03-01T00:00:00+08:00"
    entries = root.findall("a:entry", atom)
    ids = [entry.findtext("a:id", None, atom) for entry in entries]
    assert len(set(ids)) == len(ids) == 13
    [changed] = [entry for entry in entries if entry.findtext("a:title", None, atom) == "P99 接收预备党员"]
    assert "时限由“第2步后1个月内”改为“第2步后2个月内”" in changed.findtext("a:content", None, atom)
    assert changed.find("a:link", atom).get("href") == "https://example.org/book/branch/accept-member.html"


def test_what_a_shallow_history_lacks_is_said(repository, tmp_path):
    clone = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth", "1", repository.as_uri(), clone], check=True)
    book, history, _ = read(clone)
    assert "生成时的版本历史不完整，这里只有取到的那一段。" in list(words(changes_page(history, book)))
    assert history.edits == ()


def test_a_missing_history_is_said(root, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    book, history, _ = read(root)
    assert "生成时没有版本历史，列不出改动。" in list(words(changes_page(history, book)))


def test_what_is_internal_is_not_told(repository):
    replace(repository / PROCESS, "pdca: do", "pdca: do\nvisibility: internal")
    commit(repository, "2026-04-01T12:00:00+0800")
    _, history, _ = read(repository)
    assert "2026-04-01" not in {edit.day for edit in history.edits}
    book, history, _ = read(repository)
    told = "\n".join(words(changes_page(history, public(book))))
    assert "是否接收为预备党员" not in told
    assert "补记" in told


def test_a_version_that_cannot_be_read_is_left_out(repository):
    (repository / PROCESS).write_text("steps: [", encoding="utf-8")
    commit(repository, "2026-04-01T12:00:00+0800")
    git(
        repository,
        "revert",
        "--no-edit",
        "HEAD",
        GIT_AUTHOR_DATE="2026-04-02T12:00:00+0800",
        GIT_COMMITTER_DATE="2026-04-02T12:00:00+0800",
    )
    _, history, _ = read(repository)
    assert [edit.day for edit in history.edits if edit.path == PROCESS] == ["2026-03-01", "2026-02-03"]
