"""Execution: delays are of what was late alone, a return closes with the claim that follows it, quarters by due day."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.book import Book
from generator.pages.figures import draw_view, views_of
from generator.pages.platform.assessment import assessment_page
from generator.pages.platform.execution import execution_page
from generator.views.assessment import fields
from generator.views.execution import execution, percent
from generator.views.standing import Organisation, Tally, organisation
from tests.examples import load_with

PLATFORM = (Path(__file__).parents[1] / "scoring" / "platform.txt").read_text(encoding="utf-8")
HASH = "0" * 64
RECORDS = f"""--- organisation/records/2026/all.csv ---
id,action,duty,period,done_on,filed_on,evidence,refers_to,role,reason
r1,done,meeting,2026-Q1,2026-03-20,2026-03-21,大会记录={HASH},,,
r2,done,meeting,2026-Q2,2026-07-03,2026-07-04,大会记录={HASH},,,
r3,done,meeting,2026-Q3,2026-09-20,2026-09-21,大会记录={HASH},,,
b1,return,,,,2026-09-25,,r3,支委会,补签到
r4,correct,,,2026-10-02,2026-10-04,大会记录={HASH},r3,,补了
--- organisation/records/2026/changed.csv ---
id,action,duty,period,done_on,filed_on,evidence,refers_to,role,reason
r1,done,meeting,2026-Q1,2026-03-20,2026-03-21,大会记录={HASH},,,
b1,return,,,,2026-03-25,,r1,支委会,补签到
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    platform = PLATFORM[: PLATFORM.index("--- organisation/records")]
    loaded = load_with(platform + RECORDS, tmp_path_factory.mktemp("execution"))
    assert not loaded.failed
    return loaded.book


@pytest.fixture(scope="module")
def found(book: Book) -> Organisation:
    known = organisation(book)
    assert known is not None
    return known


def test_delays_closures_and_quarters_of_a_unit(found: Organisation) -> None:
    own = execution([found.standings["all"]], "2026-11-22")
    assert own.tally == Tally(due=3, timely=1, late=2)
    assert own.delays == (2, 3)
    assert str(own.delay) == "5/2"
    assert own.closures == (9,)
    assert own.unanswered == 0
    assert [percent(tally) for tally in own.quarters] == [100, 0, 0, None]


def test_a_return_that_nobody_answered_is_counted_as_open(found: Organisation) -> None:
    own = execution([found.standings["changed"]], "2026-11-22")
    assert (own.closures, own.closure, own.unanswered) == ((), None, 1)
    assert execution([found.standings["changed"]], "2026-03-24").unanswered == 0


def test_several_units_are_counted_together(found: Organisation) -> None:
    both = execution(found.below("gs"), "2026-11-22")
    parts = [execution([one], "2026-11-22") for one in found.below("gs")]
    assert both.tally.due == sum(part.tally.due for part in parts)
    assert both.delays == tuple(sorted(day for part in parts for day in part.delays))


def test_units_are_ranked_among_their_like_and_the_closed_are_not(found: Organisation) -> None:
    ranked = {
        (field.level, field.type): [(one.place, one.standing.code) for one in field.units] for field in fields(found)
    }
    assert ranked["支部", "项目型"] == [(1, "all"), (2, "late")]
    assert ranked["支部", "车间型"] == [(1, "changed")]
    assert not any(code == "closed" for units in ranked.values() for _, code in units)


def test_the_pages_link_every_score_to_its_arithmetic_and_draw_their_charts(found: Organisation, book: Book) -> None:
    page = assessment_page(found, book)
    links = [
        inline.href
        for section in page.sections
        for block in section.blocks
        for row in getattr(block, "rows", ())
        for cell in row
        for line in cell.lines
        for inline in line
    ]
    assert {"units/all.html#score", "units/late.html#score", "units/changed.html#score"} <= set(links)
    assert "units/gs.html#score" not in links
    for one in (page, execution_page(found, book)):
        [view] = views_of(one)
        assert draw_view(view).web.width > 100
