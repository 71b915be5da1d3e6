"""The pages of systems and workgroups tell who keeps what and where each part of a system is carried out."""

from __future__ import annotations

from pathlib import Path

from generator.building.load import load
from generator.building.project import find_project
from generator.model.book import Book
from generator.pages.chapters import resolver
from generator.pages.compose import compose
from generator.pages.page import Drawing, Table
from generator.pages.publication import Identity
from tests.examples import load_with

BASE = Path(__file__).parents[1] / "base_project"
REGISTERED = """
--- handbooks/registers/workgroups.yml ---
kind: workgroup
entries:
  - {name: 领导小组, id: leading, sort: leading, lead: 支委会}
  - {name: 组织工作组, id: organisation}
--- handbooks/registers/systems.yml ---
kind: system
entries:
  - name: 两个到位
    id: two
    meaning: 两项保障
    default: true
    parts:
      - {name: 组织到位, see: [accept-member, 支委会]}
      - {name: 队伍到位, check: 没有空缺}
--- handbooks/branch/example.md ---
---
kind: chapter
title: 例子
workgroup: 组织工作组
---
见[两个到位](system:两个到位)。
--- handbooks/branch/handbook.yml ---
kind: handbook
id: branch
title: 手册
edition: 2026年版
parts:
  - {title: 组织管理, id: organisation, chapters: [example], items: [accept-member]}
"""


def book(folder: Path) -> Book:
    loaded = load_with(REGISTERED, folder)
    assert {found.code for found in loaded.findings} == {"HB521"}, "nobody has reviewed the pages yet"
    return loaded.book


def test_a_system_shows_where_each_part_is_carried_out(tmp_path: Path) -> None:
    pages = {page.path: page for page in compose(book(tmp_path), Identity("书")).site.pages}
    page = pages["systems/two.html"]
    tables = [block for section in page.sections for block in section.blocks if isinstance(block, Table)]
    places = [inline.href for row in tables[0].rows for line in row[-1].lines for inline in line]
    assert places == ["branch/accept-member.html", "roles/branch-committee.html"]
    [drawing] = [block for section in page.sections for block in section.blocks if isinstance(block, Drawing)]
    assert "组织到位" in drawing.web.svg
    assert "没有空缺" in [line[0].text for line in tables[0].rows[1][2].lines]


def test_prose_links_to_a_system_by_its_name(tmp_path: Path) -> None:
    read = book(tmp_path)
    assert resolver(read.handbooks[0], read)("system:两个到位") == "systems/two.html"


def test_a_workgroup_shows_what_names_it(tmp_path: Path) -> None:
    pages = {page.path: page for page in compose(book(tmp_path), Identity("书")).site.pages}
    [table] = [block for block in pages["workgroups.html"].sections[0].blocks if isinstance(block, Table)]
    owned = {
        row[0].lines[0][0].text: [i.href for line in row[-1].lines for i in line] for row in table.rows if len(row) > 1
    }
    assert owned == {"领导小组": [], "组织工作组": ["branch/example.html"]}


def test_a_book_without_them_has_no_such_pages() -> None:
    loaded = load(find_project(BASE, "2026-11-22"))
    site = compose(loaded.book, Identity("书")).site
    assert not [page for page in site.pages if page.path.startswith(("systems", "workgroups"))]
    assert not [branch for branch in site.navigation[-1].branches if branch.path.startswith(("systems", "workgroups"))]
