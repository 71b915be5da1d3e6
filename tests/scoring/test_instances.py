"""What a unit has to do in a year: units that begin, end and change, and what follows an event."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.building.load import Loaded
from generator.model.units import Unit
from generator.scoring.instances import Plan, instances
from tests.examples import load_with

PLATFORM = (Path(__file__).parent / "platform.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    made = load_with(PLATFORM, tmp_path_factory.mktemp("units"))
    assert [(found.code, found.span) for found in made.findings] == []
    return made


def due(loaded: Loaded, code: str) -> list[str]:
    book = loaded.book
    rules, unit = book.scoring.get("2026"), book.units.get(code)
    assert rules is not None
    assert unit is not None
    records = [record for file in book.records if file.unit == code for record in file.records]
    found = instances(unit, Plan.of(book, rules), records, "2026-12-31")
    return [f"{one.duty} {one.period} {one.due}" for one in found]


def test_a_unit_of_the_whole_year_has_every_period_and_what_followed_an_event(loaded: Loaded) -> None:
    assert due(loaded, "all") == [
        "by-election 2026-02-10 2026-03-10",
        "meeting 2026-Q1 2026-03-31",
        "meeting 2026-Q2 2026-06-30",
        "meeting 2026-Q3 2026-09-30",
        "meeting 2026-Q4 2026-12-31",
    ]


def test_a_unit_that_changes_its_type_has_the_duties_of_the_day_they_are_due(loaded: Loaded) -> None:
    assert [line for line in due(loaded, "changed") if line.startswith("round")] == ["round 2026-H2 2026-12-31"]


def test_a_unit_of_less_than_half_a_period_has_nothing_of_it(loaded: Loaded) -> None:
    assert [line.split()[1] for line in due(loaded, "late")] == ["2026-Q3", "2026-Q4"]
    assert [line.split()[1] for line in due(loaded, "closed")] == ["2026-Q1", "2026-Q2"]


def test_what_is_not_verified_raises_no_alarm(loaded: Loaded) -> None:
    rules, unit = loaded.book.scoring.get("2026"), loaded.book.units.get("changed")
    assert rules is not None
    assert unit is not None
    found = {one.duty: one for one in instances(unit, Plan.of(loaded.book, rules), (), "2026-12-31")}
    assert (found["round"].notify, found["round"].orange, found["round"].red) == ("", "", "")
    meeting = found["meeting"]
    assert (meeting.due, meeting.grace, meeting.notify) == ("2026-12-31", "2027-01-05", "2026-12-24")
    assert (meeting.orange, meeting.red) == ("2027-01-07", "2027-01-30")


def test_the_stretches_of_a_unit_meet(loaded: Loaded) -> None:
    unit = loaded.book.units.get("changed")
    assert isinstance(unit, Unit)
    stretches = [(stretch.start, stretch.end, stretch.type) for stretch in unit.stretches()]
    assert stretches == [
        (date(2025, 1, 1), date(2026, 6, 30), "项目型"),
        (date(2026, 7, 1), date.max, "车间型"),
    ]
    assert unit.on(date(2024, 12, 31)) is None
