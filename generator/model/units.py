"""Units: the tree from the group down to the branch, by codes alone, with what changed of each and when.

No names stand here: a code, a level, a type, a band of how many members (standards 3.8).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field

from generator.diagnostics import Finding, finding
from generator.model import words
from generator.model.base import Flag, Model, Words, full_list, one_of
from generator.model.duties import DayField
from generator.model.editions import BRANCH_TYPES
from generator.model.registers import Entry
from generator.source.value import Items, Table, Text

BANDS: Final = ("1-2", "3-6", "7-19", "20-49", "50-99", "100+")
"""How many members a unit has, as coarse as the rules on its setting need."""

TRAINING_BANDS: Final = ("0-15", "16-31", "32-55", "56+")
"""How many hours a member of a unit was trained on average in the last year; 32 and 56 are the bounds of the plan of
training for members and for secretaries."""

_TYPE = Annotated[Words, one_of(*BRANCH_TYPES)]
_BAND = Annotated[Words, one_of(*BANDS)]


class UnitChange(Model):
    """What changed of a unit, from a day on; what is not written stays as it was."""

    on: DayField = Field(description="自哪一天起")
    type: _TYPE | None = Field(None, description="改为哪种支部")
    parent: words.Id | None = Field(None, description="改归哪个上级")
    members: _BAND | None = Field(None, description="党员人数改在哪一档")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A unit from its first to its last day of one type, parent and band; ``type`` is empty where it has none."""

    start: date
    end: date
    type: str
    parent: str
    members: str


class Unit(Entry):
    """A unit of the organisation: active from a day, and until another where it was closed or merged."""

    code: words.Id = Field(description="单位代码，只用代码，不写单位名称")
    level: Words = Field(description="层级，登记在计分规则的 levels 里")
    type: _TYPE | None = Field(None, description="支部类型")
    parent: words.Id | None = Field(None, description="上级单位的代码")
    since: DayField = Field(alias="from", description="自哪一天起")
    until: DayField | None = Field(None, alias="to", description="到哪一天为止（撤销、并入）")
    into: words.Id | None = Field(None, description="并入哪个单位")
    members: _BAND | None = Field(None, description="党员人数在哪一档")
    term_ends: DayField | None = Field(None, description="本届任期到哪一天")
    training: Annotated[Words, one_of(*TRAINING_BANDS)] | None = Field(
        None, description="上一年党员集中学习培训人均学时在哪一档"
    )
    demonstration: Flag = Field(False, description="true：示范数据，不是真实单位；写在最上一级")
    changes: Annotated[tuple[UnitChange, ...], BeforeValidator(full_list)] = Field(
        (), description="类型、上级、人数的变化"
    )

    @property
    def names(self) -> tuple[Text, ...]:
        """The code and the aliases."""
        return (self.code, *self.aliases)

    @classmethod
    def misfits(cls, table: Table) -> list[Finding]:
        """The days follow each other: from, the changes in order, to; a unit that was merged has its last day."""
        days = list(_days(table))
        told = [
            finding("HB802", later.span, day=later, before=earlier)
            for earlier, later in pairwise(days)
            if later < earlier
        ]
        if "into" in table and "to" not in table:
            told.append(finding("HB202", table.span, key="to"))
        return told

    def stretches(self) -> Iterator[Stretch]:
        """The unit from change to change; an open end is the last day there is."""
        start, now = self.since, {"type": self.type, "parent": self.parent, "members": self.members}
        for change in self.changes:
            if change.on > start:
                yield _stretch(start, change.on - timedelta(days=1), now)
            now |= {key: value for key in now if (value := getattr(change, key)) is not None}
            start = change.on
        yield _stretch(start, self.until or date.max, now)

    def on(self, day: date) -> Stretch | None:
        """The unit on a day, if it was there."""
        return next((stretch for stretch in self.stretches() if stretch.start <= day <= stretch.end), None)


def _stretch(start: date, end: date, now: Mapping[str, Any]) -> Stretch:
    return Stretch(start, end, *(str(now[key] or "") for key in ("type", "parent", "members")))


def _days(table: Table) -> Iterator[Text]:
    """The days of a unit in the order that they should have, as written."""
    changes = table.get("changes")
    between = changes if isinstance(changes, Items) else ()
    written = (
        table.get("from"),
        *(change.get("on") for change in between if isinstance(change, Table)),
        table.get("to"),
    )
    return (day for day in written if isinstance(day, Text))
