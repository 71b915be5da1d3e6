"""Handbooks and what stands in them: items and chapters, as their files say them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from generator.diagnostics import Finding, finding
from generator.model import words
from generator.model.base import Flag, Model, Names, Words, full_list, one_of
from generator.model.basis import BasisField
from generator.model.editions import EVERYBODY, AppliesToField, Edition
from generator.model.quantities import CountField, FactField
from generator.model.sourced import Quantity
from generator.source.value import Table, Text

APPENDICES = (
    "forms",
    "regulations",
    "roles",
    "terms",
    "types",
    "editions",
    "systems",
    "messages",
    "workgroups",
    "calendar",
    "coverage",
    "legend",
    "unverified",
)
ATTRIBUTES = ("政治性", "总体性", "集成性", "全面性")
"""What a handbook is reviewed for; only people can judge it."""
EDITION_AXES = {"支部类型": "branch_type", "读者": "audience"}
"""What a handbook is printed in editions by, and the side of an edition that it stands for."""
ELEMENTS = ("共性要素", "个性要素", "硬件要素", "辅助要素")


class Fact(Quantity):
    """A number that the prose speaks of, with its source."""

    name: Words = Field(description="这是什么数字")
    value: FactField = Field(description="数量：3-5人、≥20%、每季度")
    note: Words | None = Field(None, description="一句说明")
    default: Flag = Field(False, description="true：本项目默认")


class Work(Model):
    """Something that is done about an item without the order of a process: who does it, and who answers for it.

    Without a ``basis`` it is a default of this book.
    """

    do: Words = Field(description="做什么")
    by: Names = Field(description="谁做（R）：一个角色或几个")
    answers: Words | None = Field(None, description="谁负总责、谁决定（A）；不写就是 by 的第一个")
    consults: Names = Field((), description="会商谁（C）")
    informs: Names = Field((), description="告知谁（I）")
    basis: BasisField | None = Field(None, description="依据；不写就是本项目默认")

    @property
    def roles(self) -> tuple[Text, ...]:
        """Every role it names, as often as it does."""
        return (*self.by, *((self.answers,) if self.answers else ()), *self.consults, *self.informs)


class ItemFile(Model):
    """The head of an item: an item is one page of a handbook with at least one drawing."""

    kind: Annotated[Words, one_of("item")] = Field(description="种类")
    title: Words = Field(description="标题，不超过 20 个字")
    code: Words | None = Field(None, description="手册内的编号")
    takeaway: Words = Field(description="一句话要点")
    when: Words | None = Field(None, description="什么时候用；不写就是各过程的起点")
    by: Names = Field((), description="谁来用：角色；不写就是各过程里执行的角色")
    processes: Names = Field((), description="过程的文件名")
    matrices: Names = Field((), description="矩阵的文件名")
    logics: Names = Field((), description="逻辑图的文件名")
    comparisons: Names = Field((), description="画在旧版上对照的过程的文件名")
    forms: Names = Field((), description="另外要列出的表单")
    work: Annotated[tuple[Work, ...], BeforeValidator(full_list)] = Field(
        (), description="谁做什么：没有过程的条目，事情由谁做、谁负责"
    )
    facts: Annotated[tuple[Fact, ...], BeforeValidator(full_list)] = Field((), description="正文里的数字")
    basis: BasisField | None = Field(None, description="依据，facts 没有写的用它")
    confidence: words.Confidence | None = Field(None, description="facts 没有写的用它")
    reviewed: words.Day | None = Field(None, description="最近一次复核的日期")
    related: Names = Field((), description="相关条目的文件名；正文和过程通到的不用写")
    workgroup: Words | None = Field(None, description="负责的工作组")
    applies_to: AppliesToField = Field(EVERYBODY, description="适用的支部类型或对象")
    aliases: Names = Field((), description="用过的文件名")

    @classmethod
    def misfits(cls, table: Table) -> list[Finding]:
        """An item has a drawing."""
        drawn = any(key in table for key in ("processes", "matrices", "logics", "comparisons"))
        return [] if drawn or not table else [finding("HB501", next(iter(table)).span)]


class ChapterFile(Model):
    """The head of a chapter: prose without a process."""

    kind: Annotated[Words, one_of("chapter")] = Field(description="种类")
    title: Words = Field(description="标题")
    summary: Words | None = Field(None, description="一句话")
    matrices: Names = Field((), description="矩阵的文件名")
    logics: Names = Field((), description="逻辑图的文件名")
    comparisons: Names = Field((), description="画在旧版上对照的过程的文件名")
    reviewed: words.Day | None = Field(None, description="最近一次复核的日期")
    workgroup: Words | None = Field(None, description="负责的工作组")
    applies_to: AppliesToField = Field(EVERYBODY, description="适用的支部类型或对象")
    aliases: Names = Field((), description="用过的文件名")


class Cover(Model):
    """What stands on the cover of the printed book beside title and edition."""

    subtitle: Words | None = Field(None, description="副标题")
    unit_line: Flag = Field(True, description="true：留一行填写单位名称")
    emblem: Flag = Field(False, description="true：留一块放徽标的位置，由单位自己贴；本项目不带任何徽标")


class PartFile(Model):
    """A part of a handbook."""

    title: Words = Field(description="部分的名称")
    id: words.Id = Field(description="英文短名")
    element: Annotated[Words, one_of(*ELEMENTS)] | None = Field(None, description="要素的种类")
    summary: Words | None = Field(None, description="一句话")
    chapters: Names = Field((), description="说明章节的文件名")
    applies_to: AppliesToField = Field(EVERYBODY, description="适用的支部类型或对象")
    items: Names = Field((), description="条目的文件名，按次序")
    annexes: Names = Field((), description="附页的文件名：写法同条目，不计入条目数")
    appendix: Annotated[tuple[Annotated[Words, one_of(*APPENDICES)], ...], BeforeValidator(full_list)] = Field(
        (), description="由登记册推导的附录"
    )

    @classmethod
    def misfits(cls, table: Table) -> list[Finding]:
        """A part holds something."""
        filled = any(key in table for key in ("chapters", "items", "annexes", "appendix"))
        return [] if filled or not table else [finding("HB502", next(iter(table)).span)]


class Review(Model):
    """What a reviewer says of one of the four properties of a handbook; who has not signed has not reviewed yet."""

    attribute: Annotated[Words, one_of(*ATTRIBUTES)] = Field(description="四性：政治性、总体性、集成性、全面性")
    note: Words = Field(description="审读意见；还没有审的，写要看什么")
    by: Words | None = Field(None, description="审读的角色；没有写表示待审")
    on: words.Day | None = Field(None, description="审读的日期")


class HandbookFile(Model):
    """A handbook: its parts in order and its cover."""

    kind: Annotated[Words, one_of("handbook")] = Field(description="种类")
    id: words.Id = Field(description="英文短名，与文件夹同名")
    number: CountField | None = Field(None, description="第几本；没有写的排在最后")
    title: Words = Field(description="书名")
    summary: Words | None = Field(None, description="一句话")
    edition: Words = Field(description="版次，如 2026年版")
    cover: Cover = Field(Cover(), description="封面")
    editions: Annotated[tuple[Annotated[Words, one_of(*EDITION_AXES)], ...], BeforeValidator(full_list)] = Field(
        (), description="整本之外另印哪些版本：每种支部类型一本，或每种读者一本"
    )
    review: Annotated[tuple[Review, ...], BeforeValidator(full_list)] = Field((), description="四性的审读意见")
    parts: Annotated[tuple[PartFile, ...], BeforeValidator(full_list)] = Field(description="各部分，按次序")

    def has(self, edition: Edition) -> bool:
        """Whether the handbook is printed in an edition by itself."""
        return any(getattr(edition, EDITION_AXES[str(axis)]) for axis in self.editions)
