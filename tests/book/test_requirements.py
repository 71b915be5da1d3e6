"""What the article counts and names is in the book."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.building.load import load
from generator.building.project import find_project
from generator.model.book import Book
from generator.model.edition import edition
from generator.model.editions import BRANCH_TYPES
from generator.pages.home import home_page
from generator.views.root_systems import handbook_roots, roots_of
from generator.views.roots import Root

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def book() -> Book:
    return load(find_project(ROOT, "2026-11-22")).book


def test_the_whole_stands_on_the_home_page(book: Book):
    system = roots_of(book.roots["system"], book)
    assert system is not None
    assert [root.href for root in system.roots[:4]] == [f"{handbook.id}/index.html" for handbook in book.handbooks]
    assert len(system.roots[-1].roots) == 6
    assert [section.anchor for section in home_page(book, "首页").sections] == [
        *("whole", "month", "roles", "types", "handbooks", "logic", "platform", "registers")
    ]
    texts = [str(block.text) for layer in book.logics["system-logic"].file.layers for block in layer.blocks]
    notes = [
        str(block.note) for layer in book.logics["system-logic"].file.layers for block in layer.blocks if block.note
    ]
    assert "世界一流企业集团" in texts
    assert any("创新优势、发展优势、竞争优势" in note for note in notes)


def everyone(root: Root) -> list[Root]:
    return [root, *(found for child in root.roots for found in everyone(child))]


def test_every_root_leads_to_its_page(book: Book):
    systems = [roots_of(book.roots["system"], book), *(handbook_roots(handbook, book) for handbook in book.handbooks)]
    bare = [found.text for system in systems if system for root in system.roots for found in everyone(root)]
    linked = [
        found.text for system in systems if system for root in system.roots for found in everyone(root) if found.href
    ]
    assert len(linked) > 400
    assert linked == bare


def test_every_handbook_and_the_whole_have_a_logic_diagram(book: Book):
    shown = {
        handbook.id: {str(name) for page in handbook.pages() for name in page.file.logics}
        for handbook in book.handbooks
    }
    assert "committee-logic" in shown["committee"]
    assert "project-logic" in shown["project"]
    assert "branch-logic" in shown["branch"]
    assert "five-dimensions" in shown["member"]
    assert {"system-logic", "system-ring"} <= shown["branch"]


def test_the_groups_of_the_article_are_registered(book: Book):
    sorts = [str(group.sort) for group in book.workgroups]
    assert {sort: sorts.count(sort) for sort in set(sorts)} == {
        "leading": 1,
        "office": 1,
        "project": 1,
        "workgroup": 12,
    }


def test_some_duties_are_a_bottom_line(book: Book):
    assert [str(duty.name) for duty in book.duties if duty.veto]


def test_a_proposal_says_where_its_opinions_come_from():
    template = (ROOT / ".github/pull_request_template.md").read_text(encoding="utf-8")
    assert "意见来源" in template
    assert "采纳" in template


def test_seven_types_have_a_definition_tasks_and_an_edition(book: Book):
    assert [str(unit.name) for unit in book.unit_types] == list(BRANCH_TYPES)
    assert all(unit.definition and unit.tasks for unit in book.unit_types)
    branches = {kind: edition(book, kind).handbook("branch") for kind in BRANCH_TYPES}
    assert all(handbook and any(handbook.items()) for handbook in branches.values())
    assert "develop-member" not in [item.name for item in branches["临时型"].items()]


def test_the_member_handbook_has_five_dimensions(book: Book):
    handbook = book.handbook("member")
    assert handbook is not None
    assert [str(part.file.title) for part in handbook.parts][:5] == ["有高度", "有温度", "有尺度", "有深度", "有宽度"]


def test_the_member_handbook_has_two_editions(book: Book):
    sizes = [len(list(edition(book, "", audience).handbook("member").pages())) for audience in ("普通党员", "领导干部")]
    assert sizes[0] < sizes[1]


def test_the_systems_of_the_article_are_registered(book: Book):
    for name in ("三型党委", "9+N", "五个到位", "两个责任", "幸福企业", "党建+", "四种称号"):
        system = book.systems.get(name)
        assert system is not None, name
        assert system.parts
        assert system.default
    assert len(book.systems.get("五个到位").parts) == 5
    assert len(book.systems.get("党建+").parts) == 5
