"""A form as a spreadsheet: labels, named cells, lists of choices, checks of dates and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Any, Final

from xlsxwriter import Workbook

from generator.pages.blanks import Place, places
from generator.pages.page import Field
from generator.pages.publication import Blank
from generator.pages.render import words
from generator.pages.render.blank import foot
from generator.pages.render.form_list import shares
from generator.publishing.forms import qr
from generator.publishing.forms.packed import packed

WIDTH: Final = 88.0
"""The width of a sheet, in characters: what A4 holds upright."""
LABEL: Final = 16
LONG: Final = 90
SHORT: Final = 24
"""The heights of rows, in points."""
TALLEST_ROW: Final = 30
A4: Final = 9
CELL: Final[Mapping[str, object]] = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_size": 10.5}


def spreadsheet(one: Blank) -> bytes:
    """The XLSX of a form; the same form gives the same bytes, without anybody's name."""
    file = BytesIO()
    book = Workbook(file, {"in_memory": True})
    book.set_properties({"title": one.block.title, "created": datetime.fromisoformat(one.as_of)})
    sheet = book.add_worksheet(one.block.code or "form")
    _Sheet(book, sheet, one).write()
    book.close()
    return packed(file.getvalue())


class _Sheet:
    """A worksheet that is being written, from above."""

    def __init__(self, book: Any, sheet: Any, one: Blank) -> None:
        self._book, self._sheet, self._one = book, sheet, one
        self._label = book.add_format({**CELL, "align": "center", "bg_color": "#F2F2F2"})
        self._space = {
            kind: book.add_format({**CELL, **extra})
            for kind, extra in {
                "long": {"valign": "top"},
                "date": {"num_format": "yyyy-mm-dd", "align": "left"},
                "number": {"align": "left"},
                "text": {},
            }.items()
        }
        self._columns = max(2, len(one.block.columns) + 1)
        self._row = 0

    def write(self) -> None:
        """Title, what is filled in once, the list, the foot."""
        self._page()
        title = self._book.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"})
        small = self._book.add_format({"font_size": 9, "font_color": "#595959"})
        self._sheet.write(0, 0, f"{words.FORM_NUMBER} {self._one.block.code}", small)
        self._sheet.merge_range(1, 0, 1, self._columns - 1, self._one.block.title, title)
        self._sheet.set_row(1, 34)
        self._row = 2
        known = places(self._one.block)
        for place in known:
            if not place.row:
                self._once(place)
        if self._one.block.rows:
            self._list([place for place in known if place.row])
        for line in foot(self._one):
            self._row += 1
            self._sheet.write(self._row, 0, line, small)
        if self._one.url:
            self._row += 1
            picture = {"image_data": BytesIO(qr.png(self._one.url)), "x_scale": 0.32, "y_scale": 0.32}
            self._sheet.insert_image(self._row, 0, "qr.png", {**picture, "description": self._one.url})
        self._sheet.print_area(0, 0, self._row + 4, self._columns - 1)

    def _page(self) -> None:
        self._sheet.set_paper(A4)
        self._sheet.set_margins(left=0.8, right=0.6, top=0.6, bottom=0.6)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.hide_gridlines(2)
        widths: tuple[float, ...] = (LABEL, WIDTH - LABEL)
        if self._one.block.rows:
            band = shares(self._one.block)[: self._columns]
            widths = tuple(max(6.0, WIDTH * share / sum(band)) for share in band)
        for column, width in enumerate(widths):
            self._sheet.set_column(column, column, width)

    def _once(self, place: Place) -> None:
        """A label and its space; above a list they share the columns of the list."""
        last, at = self._columns - 1, 1
        if self._one.block.rows and last > at:
            self._sheet.merge_range(self._row, 0, self._row, 1, place.field.name, self._label)
            at = 2
        else:
            self._sheet.write(self._row, 0, place.field.name, self._label)
        style = self._space.get(place.field.type, self._space["text"])
        if last > at:
            self._sheet.merge_range(self._row, at, self._row, last, "", style)
        else:
            self._sheet.write_blank(self._row, at, None, style)
        self._sheet.set_row(self._row, LONG if place.field.type == "long" else SHORT)
        self._field(place, self._row, at)
        self._row += 1

    def _list(self, cells: list[Place]) -> None:
        names = [words.ROW_NUMBER, *(field.name for field in self._one.block.columns)]
        for column, name in enumerate(names):
            self._sheet.write(self._row, column, name, self._label)
        self._sheet.set_row(self._row, TALLEST_ROW)
        self._sheet.repeat_rows(self._row)
        width = len(names) - 1
        for number in range(1, self._one.block.rows + 1):
            row = self._row + number
            self._sheet.write(row, 0, number, self._label)
            for column, place in enumerate(cells[(number - 1) * width : number * width], start=1):
                self._sheet.write_blank(row, column, None, self._space.get(place.field.type, self._space["text"]))
                self._field(place, row, column)
            self._sheet.set_row(row, SHORT)
        self._row += self._one.block.rows + 1

    def _field(self, place: Place, row: int, column: int) -> None:
        """Name a cell and let it take what its field asks for; the name has no sign that a name may not have."""
        if check := _check(place.field):
            self._sheet.data_validation(row, column, row, column, check)
        name = "".join(sign if sign.isalnum() else "_" for sign in place.name)
        where = f"='{self._sheet.get_name()}'!${_letters(column)}${row + 1}"
        self._book.define_name(f"_{name}", where)


def _letters(column: int) -> str:
    return chr(ord("A") + column)


def _check(field: Field) -> dict[str, object]:
    match field.type:
        case "choice":
            return {"validate": "list", "source": list(field.options)}
        case "date":
            message = {"input_message": "2026-03-31"}
            return {
                "validate": "date",
                "criteria": ">=",
                "value": date(1949, 10, 1),
                "error_type": "warning",
                **message,
            }
        case "number":
            return {"validate": "decimal", "criteria": ">=", "value": 0, "error_type": "warning"} | (
                {"input_message": field.unit} if field.unit else {}
            )
        case _:
            return {}
