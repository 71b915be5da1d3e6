"""A file with faults is read as far as it makes sense, and says what is lost of it."""

from __future__ import annotations

import pytest

from generator.model.process_file import ProcessFile
from generator.model.register_files import Register
from tests.model.reading import at, read

HEAD = "title: 例子\nbasis: 细则 18\nsteps:\n"
GOOD = "  - {do: 好, by: 支委会}\n"


@pytest.mark.parametrize(
    ("step", "kept", "lost", "whole"),
    [
        ("{do: 一, by: 支委会, within: 1月}", True, {"within"}, True),
        ("{do: 一, by: 支委会, within: {value: 1月, basis: 19}}", True, {"value", "within"}, True),
        ("{do: 一, by: 支委会, within: {value: 1日, basis: 18x}}", True, {"basis"}, True),
        ("{do: 一, by: 支委会, records: [[F01]]}", True, {"records"}, True),
        ("{do: 一, by: 支委会, owner: 我}", True, {"owner"}, True),
        ("{do: 一, by: 支委会, owner: }", True, {"owner"}, True),
        ("{do: 一, by: [支委会, 支委会]}", True, {"by"}, True),
        ("{do: 一, by: 支委会, id: s1}", True, {"id"}, False),
        ("{do: 一, by: 支委会, then: [a]}", True, {"then"}, False),
        ("{do: 一, by: 支委会, applies_to: 无}", True, {"applies_to"}, False),
        ("{do: [一], by: 支委会}", False, {"steps"}, False),
        ("{do: 一}", False, {"steps"}, False),
        ("{decide: 一, by: 支委会, outcomes: {是: next}}", False, {"outcomes", "steps"}, False),
        ("{decide: 一, by: 支委会, outcomes: {是: next, 否: next, 退: [a]}}", True, {"outcomes", "退"}, False),
        ("只有文字", False, {"steps"}, False),
        ("{do: 一, decide: 二, by: 支委会}", True, {"decide"}, False),
    ],
)
def test_the_smallest_entry_goes(step, kept, lost, whole):
    document, findings = read(f"{HEAD}  - {step}\n{GOOD}")
    assert findings
    assert document is not None
    assert isinstance(document.file, ProcessFile)
    assert len(document.file.steps) == 1 + kept
    assert document.lost.keys >= lost
    assert document.lost.whole_flow is whole


def test_a_title_that_cannot_be_read_is_replaced_by_the_name_of_the_file():
    document, findings = read(f"title: [例子]\nsteps:\n{GOOD}")
    assert [found.code for found in findings] == ["HB203"]
    assert document is not None
    assert isinstance(document.file, ProcessFile)
    assert document.file.title == "case"
    assert document.lost.whole_flow


@pytest.mark.parametrize(
    "text", ["title: 例子\n", "title: 例子\nsteps: 无\n", "kind: nothing\n", "- 一\n", "文字\n", ""]
)
def test_a_file_without_any_body_is_not_read(text):
    document, findings = read(text)
    assert document is None
    assert len(findings) == 1


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("{<<: {do: 登记}, by: 支委会}", [("HB118", "<<")]),
        ("{do: 登记, bye: 支委会}", [("HB201", "bye")]),
        ("{do: 登记, owner: 支委会}", [("HB201", "owner"), ("HB202", "do")]),
        ("{do: 开会, by：支委会}", [("HB135", "：")]),
        ("{do: 登记, by: , within: 1月}", [("HB113", "by"), ("HB224", "月")]),
    ],
)
def test_one_cause_is_told_once(step, told):
    text = f"{HEAD}  - {step}\n{GOOD}"
    assert sorted((found.code, at(text, found)) for found in read(text)[1]) == told


def test_a_register_keeps_its_good_entries():
    text = "kind: level\nentries:\n  - {name: 甲, id: 1}\n  - {id: b}\n  - {name: 丙, id: c, foo: x}\n"
    document, findings = read(text, "handbooks/registers/levels.yml")
    assert [found.code for found in findings] == ["HB206", "HB202", "HB201"]
    assert document is not None
    assert isinstance(document.file, Register)
    assert [entry.names[0] for entry in document.file.entries] == ["甲", "丙"]
    assert document.lost.keys == {"entries", "id", "foo"}
