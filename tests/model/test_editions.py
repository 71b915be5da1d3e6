"""Values of one axis are alternatives, the axes combine with *and*, nothing means everybody."""

from __future__ import annotations

import pytest

from generator.model.editions import AUDIENCES, BRANCH_TYPES, EDITIONS, WHOLE, AppliesTo, Edition
from tests.model.reading import at, process, read


@pytest.mark.parametrize(
    ("values", "included"),
    [
        (set(), {"", "项目型", "临时型·领导干部"}),
        ({"项目型"}, {"", "项目型", "项目型·领导干部", "领导干部"}),
        ({"项目型", "临时型"}, {"", "项目型", "临时型·领导干部"}),
        ({"项目型", "领导干部"}, {"", "项目型", "领导干部", "项目型·领导干部"}),
    ],
)
def test_includes(values, included):
    applies = AppliesTo(frozenset(values))
    assert {str(edition) for edition in EDITIONS if applies.includes(edition)} >= included


def test_axes_combine_with_and():
    applies = AppliesTo(frozenset({"项目型", "领导干部"}))
    assert not applies.includes(Edition("项目型", "普通党员"))
    assert not applies.includes(Edition("临时型", "领导干部"))


def test_every_edition_stands_once_and_the_whole_book_first():
    assert EDITIONS[0] == WHOLE
    assert len(set(EDITIONS)) == len(EDITIONS) == (len(BRANCH_TYPES) + 1) * (len(AUDIENCES) + 1)


def applied(words: str) -> str:
    return f"title: 例子\nsteps:\n  - {{do: 登记, by: 支委会, applies_to: {words}}}\n"


def test_except_keeps_the_rest_of_its_axis():
    values = process(applied("{except: [临时型, 领导干部]}")).steps[0].applies_to.values
    assert values == {*BRANCH_TYPES, *AUDIENCES} - {"临时型", "领导干部"}


@pytest.mark.parametrize(
    ("words", "code", "place"),
    [
        ("科研型", "HB205", "科研型"),
        ("[项目型, 项目型]", "HB214", "项目型"),
        ("{only: 项目型}", "HB201", "only"),
        ("{except: [普通党员, 领导干部]}", "HB219", "[普通党员, 领导干部]"),
        ("[]", "HB211", "[]"),
        ("[[项目型]]", "HB203", "[项目型]"),
    ],
)
def test_one_cause_one_finding(words, code, place):
    text = applied(words)
    (found,) = read(text)[1]
    assert (found.code, at(text, found)) == (code, place)


def test_words_say_for_whom_and_leave_out_what_the_edition_settles():
    both = AppliesTo(frozenset({"项目型", "领导干部"}))
    assert AppliesTo(frozenset({"车间型", "项目型"})).words() == "只限项目型、车间型"
    assert AppliesTo(frozenset(BRANCH_TYPES) - {"临时型"}).words() == "除临时型"
    assert both.words() == "只限项目型，只限领导干部"
    assert both.words(Edition("项目型")) == "只限领导干部"
    assert AppliesTo(frozenset({"车间型", "项目型"})).words(Edition("项目型")) == ""
    assert AppliesTo().words() == ""
