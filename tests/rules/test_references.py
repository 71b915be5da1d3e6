"""What a process names stands in a register, by name, code or alias; a call fits what it calls."""

from __future__ import annotations

import pytest

from tests.rules.checking import book, codes, told

HEAD = "title: 例子\nsteps:\n"


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("{do: 一, by: 支部委员会, informs: 支部书记, records: [F01, 大会记录]}", []),
        ("{do: 一, by: 书记}", [("HB401", "书记")]),
        ("{do: 一, by: 支委会, answers: 书记, consults: [党员, 群众]}", [("HB401", "书记"), ("HB401", "群众")]),
        ("{do: 一, by: 支委会, records: 签到表}", [("HB402", "签到表")]),
        ("{do: 一, by: [支委会, 支部委员会]}", [("HB214", "支部委员会")]),
        ("{do: 一, by: 支委会, records: [F03, 大会记录]}", [("HB214", "大会记录")]),
        ("{call: ghost, by: 支委会}", [("HB403", "ghost")]),
        ("{call: examine, by: 支委会, records: F01, outcomes: {合格: next, 不合格: end 止}}", []),
        (
            "{call: examine, by: 支委会, records: F01, outcomes: {合格: next, 退回: end 止}}",
            [("HB407", "examine"), ("HB406", "退回")],
        ),
        ("{do: 一, by: 支委会, basis: {practice: 书记, approved: 2026-03-01}}", [("HB401", "书记")]),
        (
            "{do: 一, by: 支委会, within: {value: 1日, basis: {practice: 书记, approved: 2026-03-01}, confidence: A}}",
            [("HB401", "书记")],
        ),
    ],
)
def test_names(loaded, tmp_path, step, expected):
    assert told(loaded, tmp_path, f"{HEAD}  - {step}\n") == expected


def test_a_circle_of_calls_is_told_at_every_call_of_it(tmp_path):
    loaded = book(
        tmp_path,
        "--- diagrams/processes/examine.yml ---\n"
        "title: 甲\nsteps:\n  - {do: 一, by: 支委会}\n  - {call: probation}\n"
        "--- diagrams/processes/probation.yml ---\n"
        "title: 乙\nsteps:\n  - {do: 一, by: 支委会}\n  - {call: examine}\n",
    )
    assert codes(loaded) == [("HB405", "examine.yml"), ("HB405", "probation.yml")]
