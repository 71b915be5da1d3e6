"""Improvements: what was found, why, what is done about it, by whom and by when, and who verified that it helped."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pydantic import Field

from generator.diagnostics import Finding, finding
from generator.model import words
from generator.model.base import Words, missing
from generator.model.duties import DayField
from generator.model.registers import Entry
from generator.source.value import Table, Text

_DAYS: Final = ("found_on", "verified_on", "closed_on")
"""The days of an improvement in the order that they come in."""


class Improvement(Entry):
    """A finding of a unit on its way from the cause to the verified measure."""

    id: words.Id = Field(description="英文短名，提醒和日历里用它")
    unit: words.Id = Field(description="哪个单位的，单位代码")
    finding: Words = Field(description="发现什么问题，一句话，不写人")
    record: Words | None = Field(None, description="从哪条记录发现：这个单位记录的编号")
    sample: Words | None = Field(None, description="从哪次抽查、检查发现；和 record 写一个")
    cause: Words | None = Field(None, description="原因")
    measure: Words = Field(description="措施")
    owner: Words = Field(description="由谁整改：角色")
    found_on: DayField = Field(description="哪一天发现")
    due: DayField = Field(description="最迟哪一天完成")
    verified_by: Words | None = Field(None, description="由谁验证：角色，不能是整改的人自己")
    verified_on: DayField | None = Field(None, description="哪一天验证")
    closed_on: DayField | None = Field(None, description="哪一天销号，验证以后才能写")
    page: Words | None = Field(None, description="要改手册的哪一页：条目、章节或过程的文件名")

    @property
    def names(self) -> tuple[Text, ...]:
        """The id and the aliases."""
        return (self.id, *self.aliases)

    @classmethod
    def misfits(cls, table: Table) -> list[Finding]:
        """It comes from a record or a sample, its days follow each other, and what is closed was verified."""
        told = [] if ("record" in table) != ("sample" in table) else [finding("HB841", table.span)]
        told += [finding("HB842", later.span, day=later, before=sooner) for sooner, later in _turned(table)]
        if "closed_on" in table:
            told += [one for key in ("verified_by", "verified_on") if key not in table for one in missing(table, key)]
        if "verified_on" in table and "verified_by" not in table and "closed_on" not in table:
            told += missing(table, "verified_by")
        return told


def _turned(table: Table) -> Iterator[tuple[Text, Text]]:
    """Days that are before one which they should follow."""
    days = [day for key in _DAYS if isinstance(day := table.get(key), Text)]
    due, found = table.get("due"), table.get("found_on")
    pairs = [*pairwise(days), *([(found, due)] if isinstance(due, Text) and isinstance(found, Text) else [])]
    return ((sooner, later) for sooner, later in pairs if later < sooner)
