"""One cause, one finding: what a file that cannot be read would have held is not told as missing elsewhere."""

from __future__ import annotations

import pytest

from tests.rules.checking import book, codes

BROKEN = "title: [例子\n"


@pytest.mark.parametrize(
    "path",
    [
        "diagrams/processes/examine.yml",
        "diagrams/processes/probation.yml",
        "handbooks/registers/roles.yml",
        "handbooks/registers/regulations.yml",
        "handbooks/registers/forms.yml",
        "handbooks/registers/levels.yml",
        "handbooks/registers/terms.yml",
        "handbooks/registers/unit-types.yml",
        "handbooks/branch/handbook.yml",
    ],
)
@pytest.mark.parametrize("content", [BROKEN, "#! bytes: fffe00\n", "", "kind: nothing\n", "- 列表\n"])
def test_a_file_that_cannot_be_read_is_told_alone(tmp_path, path, content):
    loaded = book(tmp_path, f"--- {path} ---\n{content}")
    assert {name for _, name in codes(loaded)} == {path.rpartition("/")[2]}
    assert len(codes(loaded)) == 1


def test_a_page_that_cannot_be_read_is_told_alone(tmp_path):
    loaded = book(tmp_path, "--- handbooks/branch/accept-member.md ---\n---\nkind: nothing\n---\n正文\n")
    assert [code for code, _ in codes(loaded)] == ["HB213"]


def test_an_entry_with_a_fault_hides_only_references_of_its_kind(tmp_path):
    role = (
        "kind: role\nentries:\n  - {name: 支委会, id: committee, sort: 集体, level: 支部级}\n"
        "  - {name: 党员, id: member, sort: person, level: 个人}\n"
    )
    case = "title: 例子\nsteps:\n  - {do: 一, by: 某人, records: 某表}\n"
    loaded = book(
        tmp_path, f"--- handbooks/registers/roles.yml ---\n{role}--- diagrams/processes/examine.yml ---\n{case}"
    )
    assert codes(loaded) == [("HB402", "examine.yml"), ("HB205", "roles.yml")]


def test_a_fault_that_names_nothing_hides_nothing(tmp_path):
    level = "kind: level\nentries:\n  - {name: 个人, id: person, summary: [一]}\n"
    told = codes(book(tmp_path, f"--- handbooks/registers/levels.yml ---\n{level}"))
    assert {code for code, name in told if name == "roles.yml"} == {"HB404"}


def test_a_called_process_without_its_whole_flow_is_not_blamed_for_its_ends(tmp_path):
    caller = (
        "title: 例子\nsteps:\n  - {call: examine, by: 支委会, records: F01, outcomes: {合格: next, 不合格: end 止}}\n"
    )
    called = "title: 审查\nsteps:\n  - {do: 一, by: 支委会}\n  - {decide: 二, by: 支委会, outcomes: {合格: end 合格}}\n"
    loaded = book(
        tmp_path, f"--- diagrams/processes/examine.yml ---\n{called}--- diagrams/processes/probation.yml ---\n{caller}"
    )
    assert codes(loaded) == [("HB215", "examine.yml")]


def test_flow_waits_for_faults_that_shape_it_and_references_do_not(tmp_path):
    text = (
        "title: 例子\nsteps:\n  - {do: 一, by: 某人, then: [b]}\n  - {do: 二, by: 支委会, then: end}\n"
        "  - {id: b, do: 三, by: 支委会, records: 某表}\n"
    )
    loaded = book(tmp_path, f"--- diagrams/processes/examine.yml ---\n{text}")
    assert codes(loaded) == [("HB401", "examine.yml"), ("HB203", "examine.yml"), ("HB402", "examine.yml")]


@pytest.mark.parametrize(
    ("head", "step"),
    [
        ("basis: 党章 第x条", "{do: 一, by: 支委会, basis: 18, within: 3日, confidence: A}"),
        ("confidence: 高\nbasis: 党章 5", "{do: 一, by: 支委会, within: 3日}"),
        ("lanes: [[支委会]]", "{do: 一, by: 支委会}"),
        ("pdca: do", "{decide: 一, by: 支委会, records: [[F01]], outcomes: {是: next, 否: end 止}}"),
    ],
)
def test_what_a_lost_value_would_have_said_is_not_missed(tmp_path, head, step):
    loaded = book(tmp_path, f"--- diagrams/processes/examine.yml ---\ntitle: 例子\n{head}\nsteps:\n  - {step}\n")
    assert len(codes(loaded)) == 1
