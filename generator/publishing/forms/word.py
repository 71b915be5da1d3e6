"""A form as a text document: a table whose spaces are content controls, named as the fields of the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from generator.pages.blanks import Place, places
from generator.pages.publication import Blank
from generator.pages.render import words
from generator.pages.render.blank import foot
from generator.pages.render.form import pairs, row_heights
from generator.pages.render.form_list import shares
from generator.publishing.forms import qr
from generator.publishing.forms.packed import packed

FONT: Final = "宋体"
HEADING: Final = "黑体"
WIDTH: Final = 172.0
"""The width of the table, in mm."""
LABEL: Final = 0.19
ROW: Final = 9.0
GREY: Final = RGBColor(0x59, 0x59, 0x59)
DATE: Final = "yyyy-MM-dd"


def text_document(one: Blank) -> bytes:
    """The DOCX of a form; the same form gives the same bytes, without anybody's name."""
    document = Document()
    _prepare(document, one)
    _line(document, f"{words.FORM_NUMBER} {one.block.code}", 9, GREY)
    _line(document, one.block.title, 17, font=HEADING).alignment = WD_ALIGN_PARAGRAPH.CENTER
    known = {place.at: place for place in places(one.block)}
    for place in (place for at, place in known.items() if not at[:1].isdigit()):
        paragraph = _line(document, f"{place.field.name}：", 10.5)
        paragraph._p.append(_control(place))  # noqa: SLF001 - content controls have no API of their own
    if one.block.head:
        _once(document, one, known)
    if one.block.rows:
        _list(document, one, known)
    for line in foot(one):
        _line(document, line, 8, GREY)
    if one.url:
        document.add_paragraph().add_run().add_picture(BytesIO(qr.png(one.url)), width=Mm(18))
    file = BytesIO()
    document.save(file)
    return packed(file.getvalue())


def _prepare(document: Any, one: Blank) -> None:
    """A4 with our margins, a font that has Chinese, and nothing about who or when."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(22), Mm(16)
    section.top_margin, section.bottom_margin = Mm(15), Mm(12)
    about, day = document.core_properties, datetime.fromisoformat(one.as_of)
    about.author = about.last_modified_by = about.comments = about.keywords = about.category = ""
    about.title, about.created, about.modified, about.revision, about.language = one.block.title, day, day, 1, "zh-CN"
    style = document.styles["Normal"]
    style.paragraph_format.space_after = Pt(2)
    _font(style, FONT)


def _font(styled: Any, name: str) -> None:
    styled.font.name = name
    styled.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _line(document: Any, text: str, size: float, colour: RGBColor | None = None, font: str = "") -> Any:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    if colour is not None:
        run.font.color.rgb = colour
    if font:
        run.font.name = font
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001
    return paragraph


def _once(document: Any, one: Blank, known: dict[str, Place]) -> None:
    """Label and space, two short fields a row, as on paper."""
    rows = tuple(pairs(one.block.head))
    heights = row_heights(rows) if not one.block.rows else [ROW] * len(rows)
    widths = [LABEL * WIDTH, (0.5 - LABEL) * WIDTH] * 2
    at = {id(field): str(number) for number, field in enumerate(one.block.fields)}
    table = _table(document, len(rows), widths)
    for written, fields, height in zip(table.rows, rows, heights, strict=True):
        written.height, written.height_rule = Mm(max(ROW, 0.9 * height)), WD_ROW_HEIGHT_RULE.AT_LEAST
        cells = list(written.cells)
        if len(fields) == 1:
            cells = [cells[0], cells[1].merge(cells[3])]
        for field, label, space in zip(fields, cells[::2], cells[1::2], strict=False):
            _put(label, field.name)
            _fill(space, known[at[id(field)]])


def _list(document: Any, one: Blank, known: dict[str, Place]) -> None:
    """A numbered row for each person or matter; the names of the columns stand again on every page."""
    columns = one.block.columns
    at = {id(field): number for number, field in enumerate(one.block.fields)}
    band = shares(one.block)[: len(columns) + 1]
    table = _table(document, one.block.rows + 1, [WIDTH * share / sum(band) for share in band])
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    for cell, name in zip(table.rows[0].cells, (words.ROW_NUMBER, *(field.name for field in columns)), strict=True):
        _put(cell, name)
    for number, row in enumerate(table.rows[1:], start=1):
        row.height, row.height_rule = Mm(ROW), WD_ROW_HEIGHT_RULE.AT_LEAST
        cells = row.cells
        _put(cells[0], str(number))
        for cell, field in zip(cells[1:], columns, strict=True):
            _fill(cell, known[f"{at[id(field)]}.{number}"])


def _table(document: Any, rows: int, widths: Sequence[float]) -> Any:
    table = document.add_table(rows=rows, cols=len(widths))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _put(cell: Any, text: str) -> None:
    cell.text = text
    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    cell.vertical_alignment = 1


def _fill(cell: Any, place: Place) -> None:
    """A content control, with the unit behind it."""
    paragraph = cell.paragraphs[0]
    paragraph._p.append(_control(place))  # noqa: SLF001
    if place.field.unit and not place.row:
        paragraph.add_run(f" {place.field.unit}")


def _control(place: Place) -> Any:
    """A place to type in, a list to choose from, or a calendar; it holds room until something is written."""
    control, properties, content = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent"))
    for name, value in (("alias", place.field.name), ("tag", place.name)):
        properties.append(_element(name, val=value[:64]))
    match place.field.type:
        case "choice":
            kind = _element("dropDownList")
            kind.extend(_element("listItem", displayText=option, value=option) for option in place.field.options)
        case "date":
            kind = _element("date")
            kind.extend((_element("dateFormat", val=DATE), _element("lid", val="zh-CN")))
        case "long":
            kind = _element("text", multiLine="1")
        case _:
            kind = _element("text")
    properties.append(kind)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "\u3000" * (1 if place.row else 4)
    text.set(qn("xml:space"), "preserve")
    run.append(text)
    content.append(run)
    control.append(properties)
    control.append(content)
    return control


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
