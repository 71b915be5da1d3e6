"""Diagrams that are neither processes nor matrices: logic diagrams and root systems, as their files say them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from generator.diagnostics import Finding, finding
from generator.model import words
from generator.model.base import Flag, Model, Names, Words, full_list, missing, one_of
from generator.source.value import Table, Text


class BlockFile(Model):
    """A block of a logic diagram."""

    id: words.Id | None = Field(None, description="短名，relations 里引用")
    text: Words = Field(description="文字")
    note: Words | None = Field(None, description="第二行小字")
    see: Words | None = Field(None, description="条目、过程或手册")


def _block(value: Any) -> Any:
    return Table({Text("text", value.span): value}, value.span) if isinstance(value, Text) and value.strip() else value


Blocks = Annotated[tuple[Annotated[BlockFile, BeforeValidator(_block)], ...], BeforeValidator(full_list)]


class LayerFile(Model):
    """A layer of a logic diagram."""

    title: Words = Field(description="层的名称")
    blocks: Blocks = Field(description="各块，自左至右")


class RelationFile(Model):
    """A typed relation between two blocks."""

    source: Words = Field(alias="from", description="从哪一块")
    to: Words = Field(description="到哪一块")
    sort: Annotated[Words, one_of("支撑", "输入", "反馈", "制约")] = Field(alias="as", description="关系的种类")
    label: Words | None = Field(None, description="线旁的文字")


class LogicFile(Model):
    """A logic diagram: layers of blocks, or a ring, with typed relations."""

    kind: Annotated[Words, one_of("logic")] = Field(description="种类")
    title: Words = Field(description="标题")
    summary: Words | None = Field(None, description="一句话要点")
    layers: Annotated[tuple[LayerFile, ...], BeforeValidator(full_list)] = Field((), description="各层，自上而下")
    ring: Blocks = Field((), description="闭环的各块，依次")
    relations: Annotated[tuple[RelationFile, ...], BeforeValidator(full_list)] = Field((), description="关系")
    default: Flag = Field(False, description="true：本项目默认")
    aliases: Names = Field((), description="用过的文件名")

    @classmethod
    def misfits(cls, table: Table) -> list[Finding]:
        """A logic diagram has ``layers`` or a ``ring``, never both."""
        bodies = [key for key in table if key in ("layers", "ring")]
        if not bodies:
            return list(missing(table, "layers"))
        return [finding("HB217", key.span, one=bodies[0], other=key) for key in bodies[1:]]


class RootPart(Model):
    """One root with the roots that branch off it."""

    text: Words = Field(description="文字")
    see: Words | None = Field(None, description="条目、过程、手册或章节")
    of: Words | None = Field(None, description="接上这本手册的部分和条目")
    depth: Annotated[Words, one_of("parts", "items")] = Field(
        Text("items"), description="of 接到哪一层：parts 只到部分，items 到条目"
    )
    roots: Roots = Field((), description="下一层")

    @classmethod
    def misfits(cls, table: Table) -> list[Finding]:
        """A root is derived or written out, never both."""
        ways = [key for key in table if key in ("of", "roots")]
        return [finding("HB217", key.span, one=ways[0], other=key) for key in ways[1:]]


Roots = Annotated[tuple[Annotated[RootPart, BeforeValidator(_block)], ...], BeforeValidator(full_list)]


class RootFile(Model):
    """A root-system diagram that is not simply a handbook's own."""

    kind: Annotated[Words, one_of("root")] = Field(description="种类")
    title: Words = Field(description="标题")
    summary: Words | None = Field(None, description="一句话要点")
    trunk: Words | None = Field(None, description="树干上的文字，缺省同标题")
    of: Words | None = Field(None, description="由这本手册推导")
    roots: Roots = Field((), description="主根")
    default: Flag = Field(False, description="true：本项目默认")
    aliases: Names = Field((), description="用过的文件名")

    @classmethod
    def misfits(cls, table: Table) -> list[Finding]:
        """A root system has ``roots`` or comes from a handbook."""
        bodies = [key for key in table if key in ("of", "roots")]
        if not bodies:
            return list(missing(table, "roots"))
        return [finding("HB217", key.span, one=bodies[0], other=key) for key in bodies[1:]]


for _model in (RootPart, RootFile):
    _model.model_rebuild()
