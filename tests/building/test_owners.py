"""``handbooks owners``: who reviews which file follows from the workgroups; other owners stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.building.owners import BEGIN, END, owners, place, written
from tests.whole_book import ROOT, real_book

GROUPS = """kind: workgroup
entries:
  - {name: 办公室, id: office, sort: office, team: "@unit/office"}
  - {name: 支部工作组, id: branch, team: "@unit/branch"}
"""
PAGE = "handbooks/branch/accept-member.md"
CONFIGURATION = "# ours\n/mkdocs.yml  @unit/keepers\n"


@pytest.fixture
def grouped(root):
    (root / "handbooks/registers/workgroups.yml").write_text(GROUPS, encoding="utf-8")
    text = (root / PAGE).read_text(encoding="utf-8")
    (root / PAGE).write_text(
        text.replace("kind: item\n", "kind: item\nreviewed: 2026-11-22\nworkgroup: 支部工作组\n"), encoding="utf-8"
    )
    return root


def test_the_committed_file_is_current():
    path = place(ROOT)
    text = path.read_text(encoding="utf-8")
    assert written(text, owners(real_book())) == text, "run: handbooks owners"


def test_every_page_and_every_drawing_of_the_book_has_a_team():
    rows = owners(real_book())
    book = real_book()
    pages = [page.path for handbook in book.handbooks for page in handbook.pages()]
    drawn = [found.path for group in (book.processes, book.matrices, book.logics) for found in group.values()]
    assert [path for path in (*pages, *drawn) if f"/{path}" not in rows] == []
    assert all((ROOT / path.lstrip("/")).exists() for path in rows)


def test_a_page_and_its_drawings_go_to_the_team_of_its_workgroup(grouped, run):
    done = run("owners")
    assert (done.exit_code, done.stdout) == (0, ".github/CODEOWNERS\n")
    lines = (grouped / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rows = dict(line.split() for line in lines if line.startswith("/"))
    assert rows["/handbooks/registers/"] == "@unit/office"
    assert rows[f"/{PAGE}"] == "@unit/branch"
    assert rows["/diagrams/processes/probation.yml"] == "@unit/branch"
    assert list(rows).index("/handbooks/branch/") < list(rows).index(f"/{PAGE}"), "the last line that fits counts"


def test_the_owners_of_configuration_stay(grouped, run):
    path = grouped / "docs/CODEOWNERS"
    path.parent.mkdir()
    path.write_text(CONFIGURATION, encoding="utf-8")
    assert run("owners").stdout == "docs/CODEOWNERS\n"
    text = path.read_text(encoding="utf-8")
    assert text.startswith(CONFIGURATION)
    path.write_text(text.replace(f"/{PAGE}", "/gone.md") + "/Makefile  @unit/keepers\n", encoding="utf-8")
    assert run("owners", "--check").exit_code == 1
    assert run("owners").exit_code == 0
    assert path.read_text(encoding="utf-8") == text + "/Makefile  @unit/keepers\n"
    assert (run("owners").stdout, run("owners", "--check").exit_code) == ("", 0)


def test_groups_without_a_team_leave_files_open(run, root: Path):
    assert run("owners").exit_code == 0
    assert (root / ".github/CODEOWNERS").read_text(encoding="utf-8") == f"{BEGIN}\n{END}\n"
