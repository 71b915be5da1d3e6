"""Working days, periods and due days, against days counted by hand and against what must hold of all of them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.building.load import load
from generator.building.project import find_project
from generator.model.base import construct
from generator.model.duties import Duty, YearOfDays
from generator.model.editions import Edition
from generator.model.quantities import Duration
from generator.scoring.periods import MONTHS, periods
from generator.scoring.schedule import schedule
from generator.scoring.workdays import MissingYearError, Workdays
from generator.source.value import Items, Table, Text

ROOT = Path(__file__).parents[2]
WORKDAYS = Workdays.of(load(find_project(ROOT, "2026-11-22")).book.workdays)
DAYS = st.dates(date(2025, 3, 1), date(2026, 10, 31))


def duty(period: str, due: str, **more: str) -> Duty:
    written = {"id": "duty", "name": "例子", "item": "item", "by": "党支部书记", "points": "1", **more}
    texts = {Text(key): Text(value) for key, value in {**written, "period": period, "due": due}.items()}
    made, told = construct(Duty, Table({**texts, Text("evidence"): Items([Text("记录")])}))
    assert told == ()
    assert made is not None
    return made


def dues(one: Duty, year: int = 2026) -> list[str]:
    return [occurrence.due.isoformat() for occurrence in schedule([one], year, WORKDAYS)]


def test_the_days_of_the_spring_festival_of_2026_are_counted_as_they_are_worked():
    assert WORKDAYS.is_workday(date(2026, 2, 14))  # a Saturday that is worked
    assert not WORKDAYS.is_workday(date(2026, 2, 23))  # a Monday off
    assert WORKDAYS.shift(date(2026, 2, 13), 2) == date(2026, 2, 24)
    assert WORKDAYS.shift(date(2026, 2, 24), -2) == date(2026, 2, 13)


def test_a_year_without_table_is_an_error_and_no_guess():
    with pytest.raises(MissingYearError) as told:
        WORKDAYS.shift(date(2026, 12, 31), 1)
    assert told.value.year == 2027


@given(DAYS, st.integers(1, 40))
def test_working_days_forth_and_back_lead_to_a_working_day_where_one_started(day: date, amount: int):
    if WORKDAYS.is_workday(day):
        assert WORKDAYS.shift(WORKDAYS.shift(day, amount), -amount) == day
    assert WORKDAYS.is_workday(WORKDAYS.shift(day, amount))


@given(DAYS, st.integers(1, 40))
def test_as_many_working_days_lie_between_as_were_asked_for(day: date, amount: int):
    later = WORKDAYS.shift(day, amount)
    between = (day + timedelta(number) for number in range(1, (later - day).days + 1))
    assert sum(map(WORKDAYS.is_workday, between)) == amount


@pytest.mark.parametrize(
    ("day", "duration", "there"),
    [
        ("2026-01-31", Duration(1, "个月"), "2026-02-28"),
        ("2024-02-29", Duration(1, "年"), "2025-02-28"),
        ("2026-08-31", Duration(6, "个月"), "2027-02-28"),
        ("2026-03-01", Duration(2, "周"), "2026-03-15"),
        ("2026-03-01", Duration(8, "小时"), "2026-03-01"),
    ],
)
def test_month_ends_clamp_and_the_first_day_is_not_counted(day: str, duration: Duration, there: str):
    assert WORKDAYS.move(date.fromisoformat(day), duration).isoformat() == there


@pytest.mark.parametrize("kind", MONTHS)
@pytest.mark.parametrize("year", [2024, 2026])
def test_the_periods_of_a_year_are_the_year(kind: str, year: int):
    found = list(periods(kind, year))
    assert found[0].start == date(year, 1, 1)
    assert found[-1].end == date(year, 12, 31)
    assert all(before.end + timedelta(1) == after.start for before, after in pairwise(found))
    assert len({period.key for period in found}) == 12 // MONTHS[kind]


@pytest.mark.parametrize(
    ("one", "days"),
    [
        (duty("quarter", "end"), ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]),
        (duty("half", "day 31"), ["2026-06-30", "2026-12-31"]),
        (duty("year", "02-29"), ["2026-02-28"]),
        (duty("year", "1个月 after end"), ["2026-01-31"]),
        (duty("half", "5个工作日 before end"), ["2026-06-23", "2026-12-24"]),
        (duty("half", "3个工作日 after start"), ["2026-01-06", "2026-07-06"]),
        (duty("once", "2026-07-01"), ["2026-07-01"]),
        (duty("once", "2027-07-01"), []),
        (duty("event", "1个月 after event"), []),
    ],
)
def test_duties_are_due_on_the_days_that_a_calendar_shows(one: Duty, days: list[str]):
    assert dues(one) == days


def test_a_duty_of_another_type_of_branch_is_not_due():
    one = duty("year", "end", applies_to="项目型")
    assert len(schedule([one], 2026, WORKDAYS, Edition("项目型"))) == 1
    assert schedule([one], 2026, WORKDAYS, Edition("机关型")) == ()


def test_a_reminder_comes_before_the_day_and_grace_ends_after_it():
    [occurrence] = schedule([duty("year", "09-30", grace="2个工作日")], 2026, WORKDAYS)
    assert occurrence.notify == date(2026, 9, 23)
    assert occurrence.grace == date(2026, 10, 9)


@given(st.sampled_from(tuple(MONTHS)), st.integers(1, 31))
def test_every_period_of_the_calendar_has_one_day(kind: str, day: int):
    assert len(dues(duty(kind, f"day {day}"))) == 12 // MONTHS[kind]


def test_a_year_of_days_reads_from_its_file():
    year = YearOfDays(year=Text("2026"), off=(date(2026, 1, 1),), on=())
    assert Workdays.of([year]).years == {2026}
