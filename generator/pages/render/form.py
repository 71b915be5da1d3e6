"""A blank form as it is filled in by hand: label and space, short fields in pairs, long ones over the whole width."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final

from generator.pages.page import Field, Form
from generator.pages.render import form_list, words

SHORT_CHOICE: Final = 12
"""Up to how many characters the options of a choice stand in half a row."""

LABEL: Final = 7
"""How many characters of a field's name stand in a line."""

FILLED: Final = "filled"
"""Where the date above the table stands."""
ROOM: Final = 186.0
"""The height that all rows of a form may take on a printed page, in mm."""
ROW: Final = 11.0
SIGN_ROW: Final = 15.0
LEAST_LONG: Final = 20.0
MOST_LONG: Final = 75.0
MOST_SHORT: Final = 15.0

Row = tuple[Field, ...]


def title(block: Form) -> str:
    """The number and the title above a form, as plain paragraphs."""
    code = f'<p class="hb-form__number">{words.FORM_NUMBER} {escape(block.code)}</p>' if block.code else ""
    return f'{code}<p class="hb-form__title">{escape(block.title)}</p>'


def body(block: Form, *, printed: bool = False, size: float = 1.0) -> str:
    """The line for unit and date and the ruled table; printed, its rows share the height of the page.

    ``size`` is that of the printed rows, 1 for those of A4.
    """
    rows = tuple(pairs(block.head))
    heights = row_heights(rows) if printed and not block.rows else [0.0] * len(rows)
    dated = any(field.type == "date" for field in block.fields)
    at = {id(field): number for number, field in enumerate(block.fields)}
    written = "".join(_row(row, height * size, at, dated=dated) for row, height in zip(rows, heights, strict=True))
    table = f'<table class="hb-form__table"><tbody>{written}</tbody></table>' if rows else ""
    listed = form_list.table(block, ROOM - ROW * len(rows), size) if block.rows else ""
    return f"{_head(block, dated=dated)}{table}{listed}"


def pairs(fields: Sequence[Field]) -> Iterator[Row]:
    """The fields by rows, in order: two short ones share a row, one that needs the width has its own."""
    waiting: Row = ()
    for field in fields:
        if not is_short(field):
            if waiting:
                yield waiting
            yield (field,)
            waiting = ()
        elif waiting and (waiting[0].type == "sign") == (field.type == "sign"):
            yield (*waiting, field)
            waiting = ()
        else:
            if waiting:
                yield waiting
            waiting = (field,)
    if waiting:
        yield waiting


def is_short(field: Field) -> bool:
    """Whether a field needs no more than half a row."""
    if field.type == "choice":
        return sum(map(len, field.options)) + 2 * len(field.options) <= SHORT_CHOICE
    return field.type != "long"


def row_heights(rows: Sequence[Row]) -> list[float]:
    """The heights of the rows in mm: long fields share what the others leave of the page."""
    long = sum(row[0].type == "long" for row in rows)
    fixed = sum(_fixed(row) for row in rows if row[0].type != "long")
    share = min(max((ROOM - fixed) / long, LEAST_LONG), MOST_LONG) if long else 0.0
    stretch = 1.0 if long or not fixed else min(ROOM / fixed, MOST_SHORT / ROW)
    return [share if row[0].type == "long" else _fixed(row) * stretch for row in rows]


def _fixed(row: Row) -> float:
    return SIGN_ROW if row[0].type == "sign" else ROW


def _head(block: Form, *, dated: bool) -> str:
    """The line above the table: the branch and, where no field asks for one, the date."""
    date = f'<span class="hb-form__date">{words.DATE}</span>'
    told = {words.BRANCH: "", words.FILLED_IN: "" if dated else date}
    spans = "".join(f'<span data-at="{at}">{name}：{told[name]}</span>' for at, name in heads(block))
    return f'<p class="hb-form__head">{spans}</p>' if spans else ""


def heads(block: Form) -> tuple[tuple[str, str], ...]:
    """What is asked for above the table, where no field asks for it: the branch and the date."""
    branch = () if any(words.BRANCH in field.name for field in block.fields) else (("unit", words.BRANCH),)
    date = () if any(field.type == "date" for field in block.fields) else ((FILLED, words.FILLED_IN),)
    return (*branch, *date)


def _row(row: Row, height: float, at: Mapping[int, int], *, dated: bool) -> str:
    size = f' style="height:{height:.1f}mm"' if height else ""
    alone = len(row) == 1
    cells = "".join(_field(field, at[id(field)], alone=alone, dated=dated) for field in row)
    return f'<tr class="hb-form__row--{row[0].type}"{size}>{cells}</tr>'


def _field(field: Field, at: int, *, alone: bool, dated: bool) -> str:
    span = ' colspan="3"' if alone else ""
    return f'<th scope="row">{_label(field.name)}</th><td{span} data-at="{at}">{_space(field, dated=dated)}</td>'


def _label(name: str) -> str:
    """The name of a field, in lines of about the same length where it is long."""
    count = -(-len(name) // LABEL)
    size = -(-len(name) // count)
    return "<br>".join(escape(name[at : at + size]) for at in range(0, len(name), size))


def _space(field: Field, *, dated: bool) -> str:
    """What is printed in the space for writing."""
    match field.type:
        case "choice":
            return "".join(f'<span class="hb-form__box">□ {escape(option)}</span>' for option in field.options)
        case "date":
            return f'<span class="hb-form__end hb-form__date">{words.DATE}</span>'
        case "sign":
            return "" if dated else f'<span class="hb-form__end hb-form__date">{words.DATE}</span>'
        case _:
            return f'<span class="hb-form__end">{escape(field.unit)}</span>' if field.unit else ""
