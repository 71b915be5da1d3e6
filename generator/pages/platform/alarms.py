"""The page of the alarms: how many stand at each step, of which units, and each of them, for the reader's own day.

What may raise an alarm within the next months stands in the page as values, so that the reader's browser needs nothing
else to tell what is overdue on his own day.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from generator.model.book import Book
from generator.pages import lines
from generator.pages.page import Data, Inline, Page, Section
from generator.pages.platform import words
from generator.pages.platform.frame import MOST, first, note, path, platform_page
from generator.pages.tables import Row, group_row, register_table
from generator.scoring.verdict import OPEN, Verdict
from generator.views.alarms import STAGES, Alarm, alarms, names_of
from generator.views.appendices import PLATFORM
from generator.views.standing import Organisation, Standing

ALARMS = PLATFORM["alarms"]
SCRIPT: Final = "alarms"
AHEAD: Final = timedelta(92)
"""How far beyond the day of the build the page knows what will be due."""


def alarms_page(found: Organisation, book: Book) -> Page:
    """All alarms of the day."""
    every = alarms(found.standings.values())
    names = names_of(book)
    steps = register_table("alarm-steps", words.BY_STEP, words.STEP_COLUMNS, _steps(every))
    units = register_table("alarm-units", words.BY_UNIT, _unit_columns(), first([*_units(every, found)]))
    one_by_one = register_table("alarm-list", words.EACH, words.DUE_COLUMNS, first([*_each(every, names)]))
    opening = (note(found, book, words.RECOMPUTED), Data(SCRIPT, alarm_data(found, book)))
    return platform_page(
        ALARMS,
        words.ALARMS_SUMMARY,
        Section("", "", opening),
        Section("steps", words.BY_STEP, (steps,)),
        Section("units", words.BY_UNIT, (units,)),
        Section("each", words.EACH, (one_by_one,)),
    )


def alarm_data(found: Organisation, book: Book) -> str:
    """Everything that is open and may raise an alarm until the end of what is known, as JSON.

    Units share most of what they have to do: each item stands there once, and units name theirs by number.
    """
    horizon = _horizon(found, book)
    names = names_of(book)
    items: dict[tuple[str | int, ...], int] = {}
    units = {
        standing.code: [
            items.setdefault(_item(verdict, names), len(items)) for verdict in _may_raise(standing, horizon)
        ]
        for standing in found.standings.values()
    }
    values = {
        "as_of": book.as_of,
        "until": horizon,
        "items": [*items],
        "units": {unit: listed for unit, listed in units.items() if listed},
        "reds": found.rules.reds,
        "most": MOST,
        "alarms": dict(words.ALARMS),
        "follows": dict(words.FOLLOWS),
        "words": {
            "today": words.TODAY,
            "none": words.NOTHING_OPEN,
            "talk": words.TALK,
            "past": words.PAST_DATA,
            "rest": words.REST,
        },
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _horizon(found: Organisation, book: Book) -> str:
    """The last day of which the page knows what is due: some months ahead, but never beyond the year of the rules."""
    return min((date.fromisoformat(book.as_of) + AHEAD).isoformat(), f"{found.year}-12-31")


def _may_raise(standing: Standing, horizon: str) -> Iterator[Verdict]:
    """What of a unit is open and called to mind by a day."""
    for verdict in standing.alarming:
        if verdict.instance.notify and verdict.instance.notify <= horizon and verdict.status in (*OPEN, "failed"):
            yield verdict


def _item(verdict: Verdict, names: Mapping[str, str]) -> tuple[str | int, ...]:
    """What is due, without whose it is."""
    one = verdict.instance
    returned = int(verdict.status == "returned")
    return (names[one.duty], one.period, one.due, one.notify, one.orange, one.red, returned)


def _unit_columns() -> tuple[str, ...]:
    return (words.UNIT, *(words.ALARMS[stage] for stage in STAGES), words.ALL, words.ADVICE)


def _steps(every: Sequence[Alarm]) -> Iterator[Row]:
    counted = Counter(alarm.stage for alarm in every)
    for stage in STAGES:
        yield (
            lines.cell((Inline(words.ALARMS[stage], badge=f"alarm-{stage}"),), head=True),
            lines.cell(lines.plain(str(counted[stage]))),
            lines.cell(lines.plain(words.FOLLOWS[stage])),
        )


def _units(every: Sequence[Alarm], found: Organisation) -> Iterator[Row]:
    """The units that have alarms, those with the gravest first."""
    counted = Counter((alarm.unit, alarm.stage) for alarm in every)
    units = dict.fromkeys(alarm.unit for alarm in every)
    for unit in sorted(units, key=lambda unit: ([-counted[unit, stage] for stage in STAGES], unit)):
        numbers = [counted[unit, stage] for stage in STAGES]
        yield (
            lines.cell(lines.linked(unit, path(unit)), head=True),
            *(lines.cell(lines.plain(str(number))) for number in numbers),
            lines.cell((Inline(str(sum(numbers)), strong=True),)),
            lines.cell(lines.plain(words.TALK if numbers[0] >= found.rules.reds else "")),
        )
    if not units:
        yield group_row(lines.plain(words.NOTHING_OPEN), len(_unit_columns()))


def _each(every: Sequence[Alarm], names: Mapping[str, str]) -> Iterator[Row]:
    for alarm in every:
        one = alarm.instance
        yield (
            lines.cell((Inline(words.ALARMS[alarm.stage], badge=f"alarm-{alarm.stage}"),), head=True),
            lines.cell(lines.linked(alarm.unit, path(alarm.unit))),
            lines.cell(lines.plain(names[one.duty])),
            lines.cell(lines.plain(one.period)),
            lines.cell(lines.day(one.due)),
        )
    if not every:
        yield group_row(lines.plain(words.NOTHING_OPEN), len(words.DUE_COLUMNS))
