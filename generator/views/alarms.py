"""Alarms: everything that is reminded of or overdue, of every unit, the gravest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.model.book import Book
from generator.scoring.plain import Instance
from generator.scoring.verdict import Alarm as Stage
from generator.scoring.verdict import Verdict
from generator.views.improvements import PREFIX
from generator.views.standing import Standing

IMPROVE: Final = "整改：{finding}"

STAGES: Final[tuple[Stage, ...]] = ("red", "orange", "yellow", "remind")
"""The steps of the alarm, the gravest first."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """An instance of a unit that raises an alarm; ``since`` is the first day of the step that it stands at."""

    unit: str
    instance: Instance
    stage: Stage
    since: str

    @property
    def id(self) -> str:
        """What names the instance everywhere, for as long as it exists."""
        return uid(self.unit, self.instance)


def uid(unit: str, instance: Instance) -> str:
    """The name of a unit's instance: the same in every calendar and feed, whatever becomes of it."""
    return f"{instance.duty}.{instance.period}.{unit}@handbooks"


def alarms(standings: Iterable[Standing]) -> tuple[Alarm, ...]:
    """All alarms of some units, the gravest and the oldest first."""
    found = [alarm for standing in standings for alarm in _of(standing)]
    return tuple(sorted(found, key=lambda a: (STAGES.index(a.stage), a.instance.due, a.unit, a.instance.duty)))


def at_least(stage: Stage, found: Iterable[Alarm]) -> tuple[Alarm, ...]:
    """The alarms of a step and of those above it."""
    return tuple(alarm for alarm in found if STAGES.index(alarm.stage) <= STAGES.index(stage))


def _of(standing: Standing) -> Iterator[Alarm]:
    for verdict in standing.alarming:
        if verdict.alarm:
            yield Alarm(standing.code, verdict.instance, verdict.alarm, _since(verdict))


def names_of(book: Book) -> Mapping[str, str]:
    """What an alarm is about, in words, by the name of the duty or the improvement."""
    duties = {str(duty.id): str(duty.name) for duty in book.duties}
    return duties | {f"{PREFIX}{one.id}": IMPROVE.format(finding=one.finding) for one in book.improvements}


def _since(verdict: Verdict) -> str:
    """The first day of the step: for yellow the day after it was due, which the due day itself stands for."""
    instance = verdict.instance
    days = {"remind": instance.notify, "yellow": instance.due, "orange": instance.orange, "red": instance.red}
    return days[verdict.alarm]
