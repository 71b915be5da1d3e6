"""What must hold of every score, whatever the records are."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.cases import answer, instance, record, whole
from tests.scoring.random_cases import drawn

SEEDS = st.integers(0, 2**32)


@given(SEEDS)
def test_the_order_of_records_does_not_matter(seed: int) -> None:
    chance = random.Random(seed)
    case = whole(drawn(chance))
    shuffled = case | {"records": chance.sample(case["records"], len(case["records"]))}
    assert answer(shuffled) == answer(case)


@given(st.integers(0, 90), st.integers(0, 90), st.integers(0, 40), st.integers(0, 100), st.integers(0, 100))
def test_a_later_record_never_scores_more(first: int, second: int, grace: int, late: int, overdue: int) -> None:
    due = date(2026, 3, 31)
    shares = {"late": max(late, overdue), "overdue": min(late, overdue)}

    def gained(days: int) -> int:
        done = (date(2026, 2, 15) + timedelta(days)).isoformat()
        one = record(id="r1", action="done", duty="a", period="2026-Q1", done_on=done, filed_on=done)
        aim = instance(due.isoformat(), duty="a", period="2026-Q1", grace=(due + timedelta(grace)).isoformat())
        return answer(whole({"as_of": "2026-12-31", "rules": shares}) | {"instances": [aim], "records": [one]})[
            "scores"
        ][0]

    assert gained(max(first, second)) <= gained(min(first, second))


@given(SEEDS)
def test_an_exempt_instance_changes_nothing_else(seed: int) -> None:
    case = whole(drawn(random.Random(seed)))
    one = case["instances"][0]
    early = record(id="x", action="exempt", duty=one["duty"], period=one["period"], filed_on="2026-01-01")
    exempt = answer(case | {"records": [*case["records"], early]})
    without = answer(case | {"instances": case["instances"][1:]})
    assert exempt["total"] == without["total"]
    assert exempt["dimensions"] == without["dimensions"]


@given(SEEDS)
def test_a_total_is_the_sum_of_its_explained_parts(seed: int) -> None:
    case = whole(drawn(random.Random(seed)))
    found = answer(case)
    names = [dimension["id"] for dimension in case["rules"]["dimensions"]]
    for name, (gained, points, _) in zip(names, found["dimensions"], strict=True):
        own = [
            place for place, one in enumerate(case["instances"]) if one["dimension"] == name and found["counts"][place]
        ]
        assert gained == sum(found["scores"][place] for place in own)
        assert points == sum(case["instances"][place]["points"] for place in own)
    assert found["total"] is None or 0 <= found["total"] <= 1000 + found["bonus"]


@pytest.mark.parametrize("day", ["2026-01-01", "2026-12-31", "2028-02-29"])
def test_a_day_at_the_edge_of_a_year_is_like_every_other(day: str) -> None:
    year = day[:4]
    done = record(id="r1", action="done", duty="a", period=year, done_on=day, filed_on=day)
    after = (date.fromisoformat(day) + timedelta(1)).isoformat()
    case = whole({"as_of": after, "year": year}) | {
        "instances": [instance(day, duty="a", period=year)],
        "records": [done],
    }
    assert answer(case)["total"] == 1000
