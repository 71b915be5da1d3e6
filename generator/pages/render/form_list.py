"""The ruled table of a list: a numbered row for each person or matter, in bands side by side where rows are short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

from generator.pages.page import Field, FieldType, Form
from generator.pages.render import words

WIDTHS: Final[Mapping[FieldType, int]] = {"long": 32, "text": 19, "sign": 17, "choice": 15, "date": 16, "number": 12}
"""How wide columns are, by what is written there; they share the width of the page in these proportions."""
NUMBER: Final = 7
"""The column of the row numbers."""
BAND: Final = 45
"""Up to this width several bands stand side by side."""
MOST_BANDS: Final = 3
HEAD: Final = 14.0
LEAST: Final = 7.5
MOST: Final = 14.0
"""The height of a row, in mm; ``HEAD`` is that of the names of the columns."""


def bands(block: Form) -> int:
    """How many bands stand side by side: more than one where a row is short, as that of a sign-in sheet."""
    width = NUMBER + sum(WIDTHS[field.type] for field in block.columns)
    return min(MOST_BANDS, max(1, 2 * BAND // width)) if width <= BAND else 1


def shares(block: Form) -> tuple[float, ...]:
    """The widths of the columns of one band, the number first, as parts of the whole width."""
    widths = (NUMBER, *(WIDTHS[field.type] for field in block.columns))
    return tuple(width / sum(widths) / bands(block) for width in widths)


def lines(block: Form) -> tuple[tuple[int, ...], ...]:
    """The numbers of the rows that stand on each line; numbers run down a band and then on in the next."""
    count = bands(block)
    depth = -(-block.rows // count)
    return tuple(tuple(n for n in range(line, block.rows + 1, depth)) for line in range(1, depth + 1))


def table(block: Form, room: float, size: float = 1.0) -> str:
    """The table, its rows sharing a ``room`` given in mm of A4; ``size`` is that of what is printed."""
    rows = lines(block)
    height = size * min(MOST, max(LEAST, (room - HEAD) / len(rows)))
    columns = "".join(f'<col style="width:{share:.2%}">' for share in shares(block) * bands(block))
    heads = f'<th scope="col">{words.ROW_NUMBER}</th>' + "".join(map(_head, block.columns))
    written = "".join(_line(row, block, height, spoken=row is rows[-1]) for row in rows)
    return (
        f'<table class="hb-form__list"><colgroup>{columns}</colgroup><thead><tr>{heads * bands(block)}</tr></thead>'
        f"<tbody>{written}</tbody></table>"
    )


def _head(field: Field) -> str:
    """The name of a column, below it in small print its unit or its options."""
    told = field.unit or "／".join(field.options)
    small = f"<br><small>（{escape(told)}）</small>" if told else ""
    return f'<th scope="col">{escape(field.name)}{small}</th>'


def _line(numbers: Sequence[int], block: Form, height: float, *, spoken: bool) -> str:
    """A line of rows; who is read the page hears the last, which tells how many there are, and no blanks before it."""
    cells = "".join(_row(number, block) for number in numbers)
    empty = "<td></td>" * ((bands(block) - len(numbers)) * (len(block.columns) + 1))
    hidden = "" if spoken else ' aria-hidden="true"'
    return f'<tr{hidden} style="height:{height:.1f}mm">{cells}{empty}</tr>'


def _row(number: int, block: Form) -> str:
    columns = (at for at, field in enumerate(block.fields) if not field.once)
    places = (f'<td data-at="{at}.{number}"></td>' for at in columns)
    return f'<td class="hb-form__count">{number}</td>{"".join(places)}'
