"""Basis and confidence come from the quantity, else the step, else the stage, else the process."""

from __future__ import annotations

import pytest

from tests.model.reading import process

TEXT = """
title: 例子
basis: 细则@2014 18
confidence: {confidence}
stages:
  - title: 甲
    basis: 党章 5
    steps:
      - {{do: 一, by: 支委会, basis: 条例 7, within: {within}}}
"""


def limit(within: str, confidence: str = "A"):
    (step,) = process(TEXT.format(within=within, confidence=confidence)).steps
    return step.limits[0]


def cited(source) -> list[str]:
    return [f"{basis.name}@{basis.edition or ''} {'、'.join(map(str, basis.articles))}" for basis in source.basis]


@pytest.mark.parametrize(
    ("within", "basis"),
    [
        ("3个月", "条例@ 第7条"),
        ("{value: 3个月, basis: 24-25}", "细则@2014 第24—25条"),
        ("{value: 3个月, basis: 党章 6}", "党章@ 第6条"),
    ],
)
def test_bare_articles_of_a_number_belong_to_the_first_basis_of_the_process(within, basis):
    assert cited(limit(within).source) == [basis]


@pytest.mark.parametrize(
    ("within", "confidence", "verified"),
    [
        ("3个月", "A", True),
        ("3个月", "B", True),
        ("3个月", "C", False),
        ("{value: 3个月, verified: false}", "A", False),
        ("{value: 3个月, confidence: A, verified: false}", "A", False),
        ("{value: 3个月, verified: true}", "D", False),
        ("{value: 3个月, confidence: B}", "D", True),
    ],
)
def test_a_number_is_verified_by_a_good_confidence_alone(within, confidence, verified):
    assert limit(within, confidence).source.verified is verified


def test_a_number_without_any_confidence_is_not_verified():
    (step,) = process("title: 例子\nbasis: 党章 5\nsteps:\n  - {do: 一, by: 支委会, within: 3日}\n").steps
    assert (step.limits[0].source.confidence, step.limits[0].source.verified) == ("", False)


def test_a_stage_gives_its_steps_what_they_do_not_say():
    text = """
title: 例子
basis: 细则 18
confidence: A
stages:
  - title: 甲
    basis: 19
    confidence: B
    steps:
      - parallel:
          - - {do: 一, by: 支委会, repeats: 每月}
"""
    (inner,) = process(text).steps[0].branches[0]
    assert inner.repeats_source is not None
    assert (cited(inner.repeats_source), inner.repeats_source.confidence) == (["细则@ 第19条"], "B")


def test_the_shares_of_a_vote_have_sources_of_their_own():
    text = """
title: 例子
basis: 细则 18
confidence: A
steps:
  - do: 表决
    by: 大会
    basis: 党章 9
    vote:
      quorum: {value: 应到 > 1/2, basis: 21}
      pass: {value: 应到 > 1/2, confidence: C}
      ballot: secret
"""
    (step,) = process(text).steps
    assert step.vote is not None
    assert cited(step.vote.quorum.source) == ["细则@ 第21条"]
    assert (step.vote.quorum.source.verified, step.vote.passing.source.verified) == (True, False)
    assert cited(step.vote.passing.source) == ["党章@ 第9条"]


def test_text_and_map_of_a_limit_say_the_same():
    text = "title: 例子\nsteps:\n  - {{id: a, do: 一, by: 支委会}}\n  - {{do: 二, by: 支委会, within: {}}}\n"
    forms = ("3日 after a", "{value: 3日, after: a}", "{value: 3日 after a}")
    limits = [process(text.format(form)).steps[1].limits[0] for form in forms]
    assert {(str(one.duration), one.anchor) for one in limits} == {("3日", "a")}
