"""Diagrams that are no processes: matrices, logic diagrams and root systems, as their files say them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from generator.diagnostics import Finding, finding
from generator.model import words
from generator.model.base import MAPPING, TEXT, Flag, Model, Names, Words, construct, full_list, missing, one_of, shape
from generator.model.basis import BasisField
from generator.model.fault import Fault, near
from generator.source.value import Items, Table, Text

DERIVATIONS = {
    ("steps", "roles", "responsibility"),
    ("items", "roles", "responsibility"),
    ("steps", "regulations", "basis"),
    ("items", "regulations", "basis"),
    ("unit-types", "tasks", "tasks"),
    ("parts", "fields", "fields"),
}
"""What a matrix can be derived from: rows, columns and what stands in a cell."""

AXES = ("steps", "items", "parts", "unit-types", "roles", "regulations", "tasks", "fields")


class Axis(Model):
    """The rows or columns of a derived matrix."""

    of: Annotated[Words, one_of(*AXES)] = Field(description="由什么推导")
    inside: Words | None = Field(None, alias="in", description="哪个过程、手册或手册/部分")


@dataclass(frozen=True, slots=True)
class Heads:
    """Rows or columns that are written out, each with the group that it stands in (empty for none)."""

    names: tuple[Text, ...]
    groups: tuple[str, ...]


def _axis(value: Any) -> Axis | Heads:
    """Rows or columns: a list of texts, groups of such lists by name, or what they are derived from."""
    if isinstance(value, Table) and ("of" in value or not value):
        axis, findings = construct(Axis, value)
        if axis is None:
            raise Fault(*findings)
        return axis
    groups = value.items() if isinstance(value, Table) else [("", value)]
    listed = [(entry, str(group)) for group, entries in groups for entry in full_list(entries)]
    wrong = [
        finding("HB203", entry.span, expected=TEXT, found=shape(entry))
        for entry, _ in listed
        if not isinstance(entry, Text)
    ]
    if wrong:
        raise Fault(*wrong)
    return Heads(tuple(entry for entry, _ in listed), tuple(group for _, group in listed))


AxisField = Annotated[
    Axis | Heads,
    PlainValidator(_axis, json_schema_input_type=Axis | tuple[Words, ...] | dict[str, tuple[Words, ...]]),
]


def _cells(value: Any) -> Any:
    if isinstance(value, Text):
        return value
    if not isinstance(value, Table):
        raise Fault(finding("HB203", value.span, expected=MAPPING, found=shape(value)))
    wrong = [row for row in value.values() if not isinstance(row, Table)]
    inner = [cell for row in value.values() if isinstance(row, Table) for cell in row.values()]
    faults = [finding("HB203", row.span, expected=MAPPING, found=shape(row)) for row in wrong]
    faults += [
        finding("HB203", cell.span, expected=TEXT, found=shape(cell)) for cell in inner if not isinstance(cell, Text)
    ]
    if faults:
        raise Fault(*faults)
    return value


def _marks(value: Any) -> Any:
    if not isinstance(value, Table) or any(not isinstance(meaning, Text) for meaning in value.values()):
        raise Fault(finding("HB203", value.span, expected="若干“符号: 含义”", found=shape(value)))
    return value


_MARKS_SCHEMA = WithJsonSchema({"type": "object", "additionalProperties": {"type": "string"}})


class MatrixFile(Model):
    """A matrix, derived from the book or written out cell by cell."""

    kind: Annotated[Words, one_of("matrix")] = Field(description="种类")
    title: Words = Field(description="标题")
    summary: Words | None = Field(None, description="一句话要点")
    form: Annotated[Words, one_of("L", "T")] = Field(
        Text("L"), description="L 一组对一组；T 一组对两组：列分成两组，行名写在中间"
    )
    rows: AxisField = Field(description="行")
    columns: AxisField = Field(description="列")
    cells: Annotated[
        Text | Mapping[Text, Mapping[Text, Text]],
        PlainValidator(_cells),
        WithJsonSchema(
            {
                "anyOf": [
                    {"type": "string", "enum": sorted({cells for _, _, cells in DERIVATIONS})},
                    {
                        "type": "object",
                        "additionalProperties": {"type": "object", "additionalProperties": {"type": "string"}},
                    },
                ]
            }
        ),
    ] = Field(description="格子里是什么")
    marks: Annotated[Mapping[Text, Text], PlainValidator(_marks), _MARKS_SCHEMA] = Field({}, description="符号及含义")
    basis: BasisField | None = Field(None, description="依据")
    default: Flag = Field(False, description="true：本项目默认")
    aliases: Names = Field((), description="用过的文件名")

    @classmethod
    def misfits(cls, table: Table) -> list[Finding]:
        """Rows, columns and cells go together."""
        if not {"rows", "columns", "cells"} <= table.keys():
            return []
        rows, columns, cells = (table[key] for key in ("rows", "columns", "cells"))
        if isinstance(cells, Table) and _written(rows) and _written(columns):
            return [*_lopsided(table), *_strangers(cells, rows, columns), *_unexplained(cells, table.get("marks"))]
        derived = tuple(str(axis.get("of")) if isinstance(axis, Table) else "" for axis in (rows, columns))
        if isinstance(cells, Text) and (*derived, str(cells)) in DERIVATIONS:
            return []
        return [finding("HB510", table.key("cells").span)]


def _written(axis: object) -> bool:
    return isinstance(axis, Items) or (isinstance(axis, Table) and "of" not in axis)


def _lopsided(table: Table) -> list[Finding]:
    """HB518 a T without two groups of columns."""
    columns = table["columns"]
    two = isinstance(columns, Table) and len(columns) == 2  # noqa: PLR2004
    return [] if two or table.get("form") != "T" else [finding("HB518", table.key("columns").span)]


def _strangers(cells: Table, rows: Items | Table, columns: Items | Table) -> list[Finding]:
    inner = [key for row in cells.values() if isinstance(row, Table) for key in row]
    return [
        finding("HB511", key.span, text=key, near=near(key, names))
        for keys, names in ((cells, _texts(rows)), (inner, _texts(columns)))
        for key in keys
        if key not in names
    ]


def _texts(axis: Items | Table) -> list[Text]:
    return [entry for entry in _entries(axis) if isinstance(entry, Text)]


def _entries(axis: Items | Table) -> Iterator[Any]:
    """The rows or columns that are written out, group after group."""
    for entries in axis.values() if isinstance(axis, Table) else [axis]:
        yield from entries if isinstance(entries, Items) else []


def _unexplained(cells: Table, marks: object) -> list[Finding]:
    if not isinstance(marks, Table):
        return []
    used = [cell for row in cells.values() if isinstance(row, Table) for cell in row.values() if isinstance(cell, Text)]
    return [finding("HB512", cell.span, text=cell, near=near(cell, marks)) for cell in used if cell not in marks]


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
