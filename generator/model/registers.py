"""The registers: what other files name, from roles and regulations to workgroups and systems, as their files say it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import BeforeValidator, Field

from generator.diagnostics import Finding, finding
from generator.model import words
from generator.model.base import Flag, Model, Names, Words, full_list, missing, one_of, one_or_many
from generator.model.basis import BasisField
from generator.model.editions import BRANCH_TYPES, EVERYBODY, AppliesToField
from generator.model.quantities import CountField
from generator.source.value import Items, Table, Text

WORKGROUP_SORTS = ("leading", "office", "project", "workgroup")
"""What a workgroup is: the leading group, its office, the project group, or one of the groups that write."""


class Entry(Model):
    """An entry of a register: what other files may call it by."""

    id: words.Id | None = Field(None, description="英文短名，用作网址")
    aliases: Names = Field((), description="别的叫法，也可以被引用")
    basis: BasisField | None = Field(None, description="依据")
    confidence: words.Confidence | None = Field(None, description="可信度 A–D")
    default: Flag = Field(False, description="true：本项目默认")
    note: Words | None = Field(None, description="一句说明")

    @property
    def names(self) -> tuple[Text, ...]:
        """Every word that means this entry, its name first."""
        return self.aliases


class NamedEntry(Entry):
    """An entry with a name of its own."""

    name: Words = Field(description="名称，全书唯一")

    @property
    def names(self) -> tuple[Text, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


class Role(NamedEntry):
    """Who acts: a post, a person, a body, a department or a unit, on one level."""

    id: words.Id = Field(description="英文短名，用作网址")
    title: Words | None = Field(None, description="全称")
    sort: Annotated[Words, one_of("post", "person", "body", "department", "unit")] = Field(
        description="post 职务，person 个人，body 集体，department 部门，unit 单位"
    )
    level: Words = Field(description="层级，登记在 level 里")
    summary: Words | None = Field(None, description="一句话职责")


class Level(NamedEntry):
    """A level; the order of the file is the order from low to high."""

    summary: Words | None = Field(None, description="包括谁")


class RegulationEdition(Model):
    """One edition of a regulation; ``edition`` is its key."""

    edition: words.Day = Field(description="版本，用日期")
    title: Words | None = Field(None, description="这一版的名称，与法规名称不同时写")
    doc_no: Words | None = Field(None, description="文号")
    issued: words.Day | None = Field(None, description="印发日期")
    in_force: words.Day = Field(description="施行日期")
    until: words.Day | None = Field(None, description="自这一天起不再有效")
    superseded_by: Words | None = Field(None, description="取代它的版本，或“名称@版本”")
    articles: CountField | None = Field(None, description="条文总数")
    read: Annotated[Words, one_of("all", "part", "none")] | None = Field(
        None, description="all 读过全文，part 读过部分，none 未读"
    )
    confidence: words.Confidence | None = Field(None, description="可信度 A–D")
    checked_on: words.Day | None = Field(None, description="核对日期")
    url: words.WebAddress | None = Field(None, description="公开网址")
    note: Words | None = Field(None, description="一句说明")


class Regulation(Entry):
    """A regulation with its editions."""

    id: words.RegulationId = Field(description="编号，如 R06")
    title: Words = Field(description="全称")
    short: Words = Field(description="basis 里写的简称")
    issuer: Words = Field(description="发布机关")
    sort: Annotated[Words, one_of("party", "law", "union", "internal")] = Field(
        Text("party"), description="party 党内法规，law 国家法律法规，union 群团规定，internal 内部制度"
    )
    undivided: Flag = Field(False, description="true：意见、通知、规划，不分条，引用时没有条号")
    status: Annotated[Words, one_of("revising")] | None = Field(None, description="revising：正在修订")
    editions: Annotated[tuple[RegulationEdition, ...], BeforeValidator(full_list)] = Field(description="各版本")

    @property
    def names(self) -> tuple[Text, ...]:
        """The short name and the aliases."""
        return (self.short, *self.aliases)


class FormField(Model):
    """A field of a blank form."""

    name: Words = Field(description="栏目名称")
    type: Annotated[Words, one_of("text", "long", "number", "date", "choice", "sign")] = Field(
        Text("text"), description="栏目类型"
    )
    options: Names = Field((), description="choice 的选项")
    unit: Words | None = Field(None, description="计量单位")
    once: Flag = Field(False, description="true：在有 rows 的表单里只填一次，印在表格上面")

    @classmethod
    def misfits(cls, table: Table) -> list[Finding]:
        """A choice has options, nothing else has."""
        choice = table.get("type") == "choice"
        return [] if choice == ("options" in table) else [finding("HB218", table.span)]


MOST_ROWS: Final = 60
ROWS: Final = range(2, MOST_ROWS + 1)
"""How many rows a list may have."""


def _misfit_rows(table: Table) -> Iterator[Finding]:
    """HB233: rows where nothing can be a column, too few or too many of them, a field written once without rows."""
    given = table.get("fields", ())
    fields = given if isinstance(given, Items) else ()
    once = [field for field in fields if isinstance(field, Table) and field.get("once") == "true"]
    rows = table.get("rows")
    if rows is None:
        yield from (finding("HB233", field.span, most=MOST_ROWS) for field in once)
    elif len(once) == len(fields) or (isinstance(rows, Text) and rows.isdigit() and int(rows) not in ROWS):
        yield finding("HB233", rows.span, most=MOST_ROWS)


def _field(value: object) -> object:
    """A field written as one text is a field of that name."""
    return Table({Text("name", value.span): value}, value.span) if isinstance(value, Text) else value


class Form(NamedEntry):
    """A form with blank fields, or a record that a step leaves."""

    code: words.RegisterCode | None = Field(None, description="编号，如 F03")
    sort: Annotated[Words, one_of("form", "record")] = Field(
        Text("form"), description="form 有空白表单，record 只是一种记录"
    )
    keep: Words | None = Field(None, description="保管期限")
    fields: Annotated[tuple[Annotated[FormField, BeforeValidator(_field)], ...], BeforeValidator(full_list)] = Field(
        (), description="栏目"
    )
    rows: CountField | None = Field(None, description="印成几行的登记表：栏目是列，一行填一件事、一个人")

    @classmethod
    def misfits(cls, table: Table) -> list[Finding]:
        """A form has fields."""
        blank = table.get("sort", "form") == "form"
        found = list(missing(table, "fields")) if blank and "fields" not in table else []
        return [*found, *_misfit_rows(table)]

    @property
    def columns(self) -> tuple[FormField, ...]:
        """What is filled in on every row of a list; a form that is none has no columns."""
        return tuple(field for field in self.fields if not field.once) if self.rows else ()

    @property
    def names(self) -> tuple[Text, ...]:
        """The code, the name and the aliases."""
        return (*((self.code,) if self.code else ()), self.name, *self.aliases)


class Term(NamedEntry):
    """A word with its meaning, the words people really use for it, and where to read on."""

    meaning: Words = Field(description="意思，一两句话")
    avoid: Names = Field((), description="不要用的写法，一律改用 name")
    see: Names = Field((), description="条目、过程的文件名，或角色名")


class Spelling(NamedEntry):
    """A word and the ways of writing it that are wrong or not ours."""

    name: Words = Field(description="规定的写法")
    avoid: Names = Field(description="不用的写法，一律改用 name")


class KeyTask(Model):
    """What a type of branch stresses, and the items that say how it is done."""

    name: Words = Field(description="重点任务的名称")
    see: Names = Field((), description="写着怎样做的条目的文件名")


def _task(value: object) -> object:
    """A key task written as one text is a task of that name."""
    return Table({Text("name", value.span): value}, value.span) if isinstance(value, Text) else value


class UnitType(NamedEntry):
    """A type of branch with its definition and its key tasks."""

    name: Annotated[Words, one_of(*BRANCH_TYPES)] = Field(description="七种类型之一")
    definition: Words = Field(description="定义")
    tasks: Annotated[tuple[Annotated[KeyTask, BeforeValidator(_task)], ...], BeforeValidator(one_or_many)] = Field(
        (), description="重点任务"
    )
    excludes: Names = Field((), description="这种支部不能办理的过程的文件名")


class Message(NamedEntry):
    """Words of the organisation to a member 寄语: a pattern that a secretary puts into words of their own."""

    occasion: Words = Field(description="什么时候写")
    text: Words = Field(description="寄语的样子")
    applies_to: AppliesToField = Field(EVERYBODY, description="写给哪种支部、哪种党员")


class Workgroup(NamedEntry):
    """A group that keeps some of the content in order; what it owns is what names it."""

    id: words.Id = Field(description="英文短名，用作锚点")
    sort: Annotated[Words, one_of(*WORKGROUP_SORTS)] = Field(
        Text("workgroup"), description="leading 领导小组，office 协调办公室，project 项目组，workgroup 工作组"
    )
    team: words.Team | None = Field(None, description="代码托管平台上的小组，如 @handbooks/branch；生成 CODEOWNERS 用")
    lead: Words | None = Field(None, description="牵头的角色")
    members: Names = Field((), description="参加的角色")
    summary: Words | None = Field(None, description="一句话职责")


class SystemPart(Model):
    """One of the things that a system counts."""

    name: Words = Field(description="名称")
    meaning: Words | None = Field(None, description="意思，一句话")
    check: Words | None = Field(None, description="怎样算做到，可以检查的一句话")
    see: Names = Field((), description="条目、章节、过程、手册的文件名，或角色名")


class System(NamedEntry):
    """A system of work that a unit fills in by itself: a few named parts, each with where it is carried out."""

    id: words.Id = Field(description="英文短名，用作网址")
    title: Words | None = Field(None, description="全称")
    meaning: Words = Field(description="意思，一两句话")
    parts: Annotated[tuple[SystemPart, ...], BeforeValidator(full_list)] = Field(description="各个组成部分，按次序")
