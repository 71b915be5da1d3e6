"""A matrix as its file says it: what the rows and the columns are, and what stands where they meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic import Field, PlainValidator, WithJsonSchema

from generator.diagnostics import Finding, finding
from generator.model.base import MAPPING, TEXT, Flag, Model, Names, Words, construct, full_list, one_of, shape
from generator.model.basis import BasisField
from generator.model.fault import Fault, near
from generator.source.value import Items, Table, Text

PLACES: Final = ("parts", "items", "steps")
"""The sets that hold one another: a matrix does not set one of them against another."""
_WHERE: Final = frozenset(PLACES)

MEASURES: Final[Mapping[str, frozenset[str]]] = {
    "responsibility": _WHERE | {"roles", "levels"},
    "basis": _WHERE | {"roles", "regulations"},
    "records": _WHERE | {"roles", "forms"},
    "duties": frozenset({"parts", "items", "roles", "periods", "unit-types"}),
    "handover": _WHERE | {"givers", "receivers"},
    "fields": frozenset({"parts", "items", "fields"}),
    "coverage": frozenset({"parts", "items", "functions"}),
    "tasks": frozenset({"parts", "items", "unit-types", "tasks", "roles"}),
}
"""What a cell can say, with the sets that it speaks of: any two of them that are not both places make a matrix."""

SETS: Final = tuple(sorted(frozenset().union(*MEASURES.values())))
"""Every set that rows or columns can be derived from."""


class Axis(Model):
    """Rows or columns that are derived: a set of the book."""

    of: Annotated[Words, one_of(*SETS)] = Field(description="由什么推导")
    inside: Words | None = Field(None, alias="in", description="哪个过程、手册或手册/部分；缺省是全书")
    all: Flag = Field(False, description="true：格子全空的也列出")


@dataclass(frozen=True, slots=True)
class Heads:
    """Rows or columns that are written out, each with the group that it stands in (empty for none)."""

    names: tuple[Text, ...]
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sets:
    """Several derived sets beside each other, by the name that stands over each."""

    axes: Mapping[str, Axis]


def _axis(value: Any) -> Axis | Heads | Sets:
    """Rows or columns: a list of texts, groups of such lists by name, or what they are derived from."""
    if isinstance(value, Table) and ("of" in value or not value):
        return _derived(value)
    if isinstance(value, Table) and any(isinstance(inner, Table) for inner in value.values()):
        return Sets({str(name): _derived(inner) for name, inner in value.items()})
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


def _derived(value: Any) -> Axis:
    if not isinstance(value, Table):
        raise Fault(finding("HB203", value.span, expected="{of: …}", found=shape(value)))
    axis, findings = construct(Axis, value)
    if axis is None:
        raise Fault(*findings)
    return axis


AxisField = Annotated[
    Axis | Heads | Sets,
    PlainValidator(
        _axis, json_schema_input_type=Axis | tuple[Words, ...] | dict[str, tuple[Words, ...]] | dict[str, Axis]
    ),
]


def axes(rows_or_columns: Axis | Heads | Sets) -> tuple[Axis, ...]:
    """The sets that rows or columns are derived from, in order; none where they are written out."""
    match rows_or_columns:
        case Axis():
            return (rows_or_columns,)
        case Sets():
            return tuple(rows_or_columns.axes.values())
        case Heads():
            return ()


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
    form: Annotated[Words, one_of("L", "T", "X")] = Field(
        Text("L"),
        description="L 一组对一组；T 一组对两组：列分成两组，行名写在中间；X 四组，行和列各两组，相邻的两两相对",
    )
    check: Flag = Field(False, description="true：写出的各行是自查的问题，页面上可以在本机勾选，不上传")
    rows: AxisField = Field(description="行")
    columns: AxisField = Field(description="列")
    cells: Annotated[
        Text | Mapping[Text, Mapping[Text, Text]],
        PlainValidator(_cells),
        WithJsonSchema(
            {
                "anyOf": [
                    {"type": "string", "enum": sorted(MEASURES)},
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
            unknown = [*_strangers(cells, rows, columns), *_unexplained(cells, table.get("marks"))]
            return [*_lopsided(table), *unknown]
        if isinstance(cells, Text) and _derivable(str(cells), _names(rows), _names(columns)):
            return _lopsided(table)
        return [finding("HB510", table.key("cells").span)]


def _written(axis: object) -> bool:
    """Whether rows or columns are written out: one list, or lists in groups."""
    if isinstance(axis, Table):
        return "of" not in axis and not any(isinstance(inner, Table) for inner in axis.values())
    return isinstance(axis, Items)


def _names(axis: object) -> tuple[str, ...]:
    """The sets that rows or columns are derived from, as they are written."""
    if not isinstance(axis, Table):
        return ()
    if "of" in axis:
        return (str(axis["of"]),)
    return tuple(str(inner.get("of")) if isinstance(inner, Table) else "" for inner in axis.values())


def _derivable(measure: str, rows: tuple[str, ...], columns: tuple[str, ...]) -> bool:
    """Whether a measure speaks of every pair of a set of rows and a set of columns."""
    known = MEASURES.get(measure, frozenset())
    pairs = [(row, column) for row in rows for column in columns]
    return bool(pairs) and all({*pair} <= known and _apart(*pair) for pair in pairs)


def _apart(row: str, column: str) -> bool:
    return row != column and not {row, column} <= _WHERE


_TWO: Final = 2


def _lopsided(table: Table) -> list[Finding]:
    """HB518 a T without two groups of columns; HB513 an X without two groups of rows and two of columns."""
    groups = {key: table[key] for key in ("rows", "columns")}
    short = [key for key, axis in groups.items() if not isinstance(axis, Table) or "of" in axis or len(axis) != _TWO]
    match table.get("form"):
        case "T" if "columns" in short:
            return [finding("HB518", table.key("columns").span)]
        case "X":
            return [finding("HB513", table.key(key).span) for key in short]
        case _:
            return []


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
