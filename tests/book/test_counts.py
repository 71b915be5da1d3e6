"""What the article counts, counted in the book: nothing more, nothing less."""

from __future__ import annotations

import re

import pytest

from generator.model.chapters import ATTRIBUTES
from generator.model.editions import BRANCH_TYPES
from generator.views.coverage import quality
from generator.views.root_systems import roots_of
from tests.page_text import composed
from tests.whole_book import ROOT, real_book

SYSTEMS = ("三型党委", "星级达标、晋位升级", "9+N", "五个到位", "两个责任", "幸福企业", "三维立体式")
"""The seven systems of work, from S-88 to S-94."""

PARTS = {
    "三型党委": 3,
    "星级达标、晋位升级": 4,
    "9+N": 10,
    "五个到位": 5,
    "两个责任": 4,
    "幸福企业": 6,
    "三维立体式": 3,
    "党建+": 5,
    "四种称号": 4,
    "四项标准": 4,
    "四项机制": 4,
    "六大功能": 6,
    "六项原则": 6,
    "记录三性": 3,
    "四化": 4,
}
"""How many parts each named set has; 9+N has nine and the place for a unit's own, 两个责任 the two with their ways."""

MODES = ("党建+市场经营", "党建+安全生产", "党建+优质服务", "党建+科技创新", "党建+依法治企")
FIELDS = ("政治建设", "思想建设", "组织建设", "作风建设", "制度建设", "反腐倡廉建设", "精神文明建设", "企业文化建设")


def book():
    return real_book()


def parts(handbook):
    """The parts that hold items: title and number of items."""
    return {str(part.file.title): len(part.items) for part in book().handbook(handbook).parts if part.items}


@pytest.mark.parametrize(("name", "count"), PARTS.items())
def test_a_named_set_has_as_many_parts_as_its_name_says(name, count):
    system = book().systems.get(name)
    assert len(system.parts) == count
    assert len({str(part.name) for part in system.parts}) == count
    assert system.default


def test_seven_systems_of_work_are_registered():
    assert len(SYSTEMS) == 7
    assert all(book().systems.get(name) for name in SYSTEMS)


def test_six_modules_four_tasks_and_five_standards():
    assert len(parts("committee")) == 6
    assert sum(parts("committee").values()) == 58
    project = parts("project")
    assert len([title for title in project if title.endswith("标准化")]) == 5
    assert len([title for title in project if not title.endswith("标准化")]) == 4
    assert sorted(project.values()) == [5] * 5 + [6] * 4


def test_four_kinds_of_elements_in_five_parts():
    branch = book().handbook("branch")
    assert len(branch.parts) == 5
    assert len({str(part.file.element) for part in branch.parts}) == 4


def test_five_dimensions_of_the_handbook_for_members():
    assert [title[:1] for title in list(parts("member"))[:5]] == ["有"] * 5
    assert len(parts("member")) == 5


def test_one_leading_group_one_office_one_project_group_and_twelve_workgroups():
    sorts = [str(group.sort) for group in book().workgroups]
    assert [sorts.count(sort) for sort in ("leading", "office", "project", "workgroup")] == [1, 1, 1, 12]


def test_seven_types_of_branch():
    assert [str(unit.name) for unit in book().unit_types] == list(BRANCH_TYPES)
    assert len(BRANCH_TYPES) == 7


def test_four_kinds_of_drawings_have_their_lists():
    anchors = [section.anchor for section in composed()["diagrams.html"].sections if section.anchor]
    assert {"flows", "roots", "matrices", "logics"} <= set(anchors)


def test_four_words_of_the_circle_and_eight_fields_are_used():
    processes = [process.file for process in book().processes.values()]
    assert {str(file.pdca) for file in processes if file.pdca} == {"plan", "do", "check", "act"}
    used = {str(field) for file in processes for field in file.field}
    assert used == set(FIELDS)
    assert len(FIELDS) == 8


def test_five_measures_of_what_has_become_better():
    assert len([name for name in quality(book()) if "更" in name]) == len(quality(book())) == 5


def test_five_modes_of_the_party_and_the_business():
    assert tuple(str(part.name) for part in book().systems.get("党建+").parts) == MODES


def test_six_functions_stand_on_the_root_system_of_the_whole():
    system = roots_of(book().roots["system"], book())
    assert len(system.roots[-1].roots) == len(book().systems.get("六大功能").parts) == 6


def test_four_properties_are_reviewed_in_each_of_four_handbooks():
    reviewed = {handbook.id: len(handbook.file.review) for handbook in book().handbooks}
    assert reviewed == dict.fromkeys(("committee", "project", "branch", "member"), len(ATTRIBUTES))


def test_64_processes_and_46_regulations_keep_their_numbers():
    codes = {str(process.code) for process in book().processes.values()}
    assert {f"P{number:02}" for number in range(1, 65)} <= codes
    assert {f"R{number:02}" for number in range(1, 47)} <= {str(regulation.id) for regulation in book().regulations}


@pytest.mark.parametrize("code", [f"P{number:02}" for number in range(1, 65)])
def test_each_of_the_64_processes_begins_decides_leaves_records_and_can_be_put_right(code):
    [process] = [process for process in book().processes.values() if process.code == code]
    steps = [step for top in process.steps for step in top.walk()]
    place = {step.id: number for number, step in enumerate(steps)}
    assert process.file.trigger
    assert process.file.field
    assert [step for step in steps if step.kind == "decide"]
    assert [record for step in steps for record in step.records]
    assert [way for step in steps for way in step.exits if place.get(way.target, len(steps)) <= place[step.id]]


def test_forms_f01_to_f35_keep_their_numbers():
    codes = {str(form.code) for form in book().forms}
    wanted = {f"F{number:02}" for number in (*range(1, 25), *range(30, 36))}
    assert wanted <= codes


def test_the_source_is_named_with_its_dates():
    head = (ROOT / "docs/requirements.md").read_text(encoding="utf-8").partition("|")[0]
    assert re.search(r"《中外企业文化》2020年12期", head)
    assert "2019年10月" in head
