"""A process file becomes a process: ids, numbers, lanes, ends, targets and editions."""

from __future__ import annotations

import pytest

from generator.model.editions import Edition
from generator.model.process import JOIN
from generator.model.process_file import ProcessFile
from generator.model.resolve import resolve
from tests.model.reading import ROLES, at, process, read

NESTED = """
title: 例子
steps:
  - {do: 一, by: 支委会}
  - id: both
    parallel:
      - - {do: 二, by: 大会}
        - {do: 三, by: 大会}
      - - parallel:
          - - {do: 四, by: 党委}
          - - {id: five, do: 五, by: 党委}
  - {call: other}
  - {do: 六, by: 支部委员会}
"""


def test_ids_count_all_steps_and_numbers_those_that_are_drawn():
    steps = list(process(NESTED).walk())
    assert [step.id for step in steps] == ["s1", "both", "s3", "s4", "s5", "s6", "five", "s8", "s9"]
    assert [step.number for step in steps] == ["1", "", "2", "3", "", "4", "5", "6", "7"]


def test_lanes_bear_the_names_of_roles_and_a_call_stays_in_the_lane_before():
    made = process(NESTED)
    assert made.lanes == ("支委会", "大会", "党委")
    assert [step.lane for step in made.walk() if step.number] == [
        "支委会",
        "大会",
        "大会",
        "党委",
        "党委",
        "党委",
        "支委会",
    ]


def test_an_alias_in_lanes_and_steps_means_one_lane():
    made = process("title: 例子\nlanes: [大会, 支部委员会]\nsteps:\n  - {do: 一, by: 支委会}\n")
    assert made.lanes == ("大会", "支委会")
    assert made.steps[0].lane == "支委会"


def test_ends_are_numbered_as_they_appear_and_equal_texts_are_one():
    made = process("""
title: 例子
steps:
  - {id: a, decide: 一, by: 支委会, outcomes: {是: next, 否: end 未通过}}
  - {decide: 二, by: 支委会, outcomes: {是: next, 否: end 未通过, 退: a}}
  - {do: 三, by: 支委会}
""")
    assert [(end.id, end.text) for end in made.ends] == [("end", "未通过"), ("end-2", "结束")]
    assert [[(way.label, way.target) for way in step.exits] for step in made.steps] == [
        [("是", "s2"), ("否", "end")],
        [("是", "s3"), ("否", "end"), ("退", "a")],
        [("", "end-2")],
    ]


def test_next_after_the_last_step_of_a_branch_is_the_join():
    both = process(NESTED).steps[1]
    assert [[step.exits[0].target for step in branch] for branch in both.branches] == [["s4", JOIN], [JOIN]]


STEPS = "title: 例子\nlanes: [支委会]\nsteps:\n"


@pytest.mark.parametrize(
    ("steps", "code", "place"),
    [
        ("  - {do: 一, by: 支委会, then: s2}\n  - {do: 二, by: 支委会}\n", "HB301", "s2"),
        ("  - {do: 一, by: 支委会, then: start}\n", "HB301", "start"),
        ("  - {do: 一, by: 支委会, then: join}\n", "HB304", "join"),
        ("  - parallel:\n      - - {do: 一, by: 支委会, then: end}\n", "HB303", "end"),
        ("  - parallel:\n      - - {do: 一, by: 支委会, then: b}\n  - {id: b, do: 二, by: 支委会}\n", "HB302", "b"),
        ("  - {id: a, do: 一, by: 支委会}\n  - {id: a, do: 二, by: 支委会}\n", "HB313", "a"),
        ("  - {id: a, do: 一, by: 支委会}\n  - {id: merge-a, do: 二, by: 支委会}\n", "HB314", "merge-a"),
        ("  - {do: 一, by: 大会}\n", "HB316", "大会"),
        ("  - {do: 一, by: [支委会, 党委]}\n", "HB316", "党委"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(steps, code, place):
    text = STEPS + steps
    (found,) = findings(text)
    assert (found.code, at(text, found)) == (code, place)


def findings(text: str):
    document, told = read(text)
    assert told == ()
    assert document is not None
    assert isinstance(document.file, ProcessFile)
    return resolve("case", document.path, document.file, ROLES)[1]


def test_a_lane_stands_once_whatever_it_is_called():
    text = "title: 例子\nlanes: [支委会, 支部委员会]\nsteps:\n  - {do: 一, by: 支委会}\n"
    (found,) = findings(text)
    assert (found.code, at(text, found)) == ("HB214", "支部委员会")


def test_a_process_of_calls_alone_needs_a_lane():
    text = "title: 例子\nsteps:\n  - {call: other}\n"
    (found,) = findings(text)
    assert (found.code, at(text, found)) == ("HB202", "call")


EDITION = """
title: 例子
stages:
  - title: 甲
    steps:
      - {do: 一, by: 支委会, applies_to: 项目型}
  - title: 乙
    steps:
      - {do: 二, by: 支委会, then: last}
      - parallel:
          - - {do: 三, by: 支委会, applies_to: 项目型}
          - - {do: 四, by: 支委会, applies_to: 项目型}
      - {id: last, do: 五, by: 支委会}
"""


def test_an_edition_leaves_out_steps_empty_parallels_and_empty_stages():
    made = process(EDITION, Edition("临时型"))
    assert [(step.id, step.number, step.stage) for step in made.walk()] == [("s2", "2", 0), ("last", "5", 0)]
    assert [stage.title for stage in made.stages] == ["乙"]
    assert [step.stage for step in process(EDITION, Edition("项目型")).steps] == [0, 1, 1, 1]
