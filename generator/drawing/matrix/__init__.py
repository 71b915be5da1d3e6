"""Draws a matrix 矩阵图: rows against columns with marks, bands of groups, stacked column heads and a legend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.drawing.figure import Figure, Link, Skin
from generator.drawing.matrix.heads import STACK, Head, full_text, stacks_height, stacks_width
from generator.drawing.matrix.layout import MARGIN, PADDING, Band, Grid, cell_size, corner_lines, grid
from generator.drawing.matrix.legend import ROW_HEIGHT
from generator.drawing.matrix.rules import cross, rules
from generator.drawing.matrix.sheets import LIMITS, whole
from generator.drawing.paper import largest
from generator.drawing.sheet import Print, Sheet, linked, text_line, text_lines, write_sheet
from generator.drawing.svg import Element, element
from generator.drawing.text import LINE_HEIGHT
from generator.drawing.tokens import SIZE_SMALL, SIZE_TEXT, Colour
from generator.views.matrix import GAP, TOTAL_ID, Heading, Matrix

_DECIDES: Final = "A"
"""The sign that stands out: who decides."""
_SMALL: Final = Print(SIZE_SMALL, fill=Colour.GREY)
_BAND: Final = Print(SIZE_SMALL, bold=True, anchor="middle", fill=Colour.GREY)
_NUMBER: Final = Print(anchor="end", fill=Colour.GREY)


def draw_matrix(matrix: Matrix, skin: Skin, *, standalone: bool = False) -> Figure:
    """Draw a matrix with its totals in the proportions that print its text largest on A4."""
    return draw_sheet(whole(matrix), skin, standalone=standalone)


def draw_sheet(matrix: Matrix, skin: Skin, *, standalone: bool = False) -> Figure:
    """Draw a matrix that has its totals already, or a sheet of one."""
    plans = [grid(matrix, limit * SIZE_TEXT) for limit in LIMITS]
    plan = largest(plans, lambda p: (p.width, p.height), lambda p: (sum(len(row.lines) for row in p.rows), p.width))
    middle = cross(plan) if plan.is_cross else _corner(plan)
    content = [*_bands(plan), *rules(plan), middle, *_row_heads(plan), *_column_heads(plan), *_cells(plan)]
    content += [_legend(plan)] if matrix.marks else []
    width, height = round(plan.width, 1), round(plan.height, 1)
    sheet = Sheet("matrix", matrix.id, matrix.title, matrix.description, width, height)
    return Figure(write_sheet(sheet, content, skin, standalone=standalone), width, height, SIZE_SMALL, _links(plan))


def _links(plan: Grid) -> tuple[Link, ...]:
    rows = [
        Link(head.heading.href, plan.head[0], y, plan.head[1] - plan.head[0], below - y, head.heading.text)
        for head, (y, below) in zip(plan.rows, plan.lines, strict=True)
    ]
    top, bottom = plan.row_of_heads
    columns = [
        Link(head.heading.href, x, top, right - x, bottom - top, head.heading.text)
        for head, (x, right) in zip(plan.columns, plan.spans, strict=True)
    ]
    return tuple(link for link in (*rows, *columns) if link.href)


def _bands(plan: Grid) -> Iterator[Element]:
    """The groups: texts on a ground, in stacks beside the rows and in lines over the columns."""
    for band in plan.row_bands:
        top, bottom = plan.lines[band.group.first][0], plan.lines[band.group.last][1]
        ground = element("rect", x=MARGIN, y=top, width=plan.left - MARGIN, height=bottom - top, fill=Colour.BAND)
        middle = (MARGIN + plan.left) / 2
        texts = _lines(band, middle, (top + bottom) / 2) if band.level else _stack(band, middle, (top + bottom) / 2)
        yield _band(band, ground, texts)
    for band in plan.column_bands:
        left, right = plan.spans[band.group.first][0], plan.spans[band.group.last][1]
        ground = element("rect", x=left, y=MARGIN, width=right - left, height=plan.top - MARGIN, fill=Colour.BAND)
        yield _band(band, ground, _lines(band, (left + right) / 2, (MARGIN + plan.top) / 2))


def _band(band: Band, ground: Element, texts: tuple[Element, ...]) -> Element:
    return element("g", element("title", band.group.text), ground, *texts, class_="band", data_band=band.group.text)


def _lines(band: Band, middle: float, centre: float) -> tuple[Element, ...]:
    start = centre - len(band.lines) * SIZE_SMALL * LINE_HEIGHT / 2
    return text_lines(band.lines, middle, start, _BAND)


def _stack(band: Band, middle: float, centre: float) -> tuple[Element, ...]:
    return _stacks(band.lines, middle, centre, _BAND)


def _stacks(stacks: tuple[str, ...], middle: float, centre: float, look: Print) -> tuple[Element, ...]:
    """Stacks of characters around a point, from right to left."""
    step = look.size * LINE_HEIGHT
    x = middle + stacks_width(stacks, look.size) / 2 - step / 2
    top = centre - stacks_height(stacks, look.size) / 2
    return tuple(
        text_line(sign, x - number * step, top + (index + 0.5) * look.size * STACK, look)
        for number, stack in enumerate(stacks)
        for index, sign in enumerate(stack)
    )


def _corner(plan: Grid) -> Element:
    lines = corner_lines(plan.matrix.corner)
    top = plan.row_of_heads[1] - PADDING - len(lines) * SIZE_SMALL * LINE_HEIGHT
    texts = text_lines(lines, plan.head[0] + PADDING, top, _SMALL)
    return element("g", *texts, class_="corner")


def _head(head: Head, side: str, parts: tuple[Element, ...]) -> Element:
    """A head with its title, inside of its link."""
    group = element(
        "g", element("title", full_text(head.heading)), *parts, class_=f"head {side}", data_head=head.heading.id
    )
    return linked(group, head.heading.href)


def _row_heads(plan: Grid) -> Iterator[Element]:
    for head, (y, below) in zip(plan.rows, plan.lines, strict=True):
        top = (y + below - head.height) / 2
        right = plan.head[0] + PADDING + head.number
        texts = text_lines(head.lines, right, top, _look(head.heading, None))
        if head.heading.number:
            middle, x = top + SIZE_TEXT * LINE_HEIGHT / 2, right - SIZE_TEXT / 2
            texts += (text_line(head.heading.number, x, middle, _NUMBER),)
        yield _head(head, "row", texts)


def _look(heading: Heading, anchor: str | None) -> Print:
    """Heads in ink, what is missing there in red beside its sign, totals in grey."""
    return Print(
        anchor=anchor, fill=Colour.GREY if heading.id == TOTAL_ID else Colour.RED if heading.gap else Colour.INK
    )


def _column_heads(plan: Grid) -> Iterator[Element]:
    """The heads of the columns stand on the line above the cells; in a cross in the middle between both."""
    upper, lower = plan.row_of_heads
    for head, (x, right) in zip(plan.columns, plan.spans, strict=True):
        middle, bottom = (x + right) / 2, lower - PADDING
        if plan.is_cross:
            bottom = (upper + lower + head.height) / 2
        look = _look(head.heading, "middle")
        if plan.level:
            texts = text_lines(head.lines, middle, bottom - head.height, look)
        else:
            texts = _stacks(head.lines, middle, bottom - head.height / 2, look)
        yield _head(head, "column", texts)


def _cells(plan: Grid) -> Iterator[Element]:
    """The filled cells, each with a title that says what it means."""
    meanings = {mark.sign: mark.meaning for mark in plan.matrix.marks}
    for head, edges, lines, texts in zip(plan.rows, plan.lines, plan.cells, plan.matrix.cells, strict=True):
        for other, span, broken, text in zip(plan.columns, plan.spans, lines, texts, strict=True):
            if not text:
                continue
            total = TOTAL_ID in (head.heading.id, other.heading.id)
            title = f"{head.heading.text} × {other.heading.text}：{meanings.get(text, text)}"
            marks = text_lines(broken, sum(span) / 2, _cell_top(edges, broken, text), _cell_look(text, total=total))
            ids = {"data_row": head.heading.id, "data_column": other.heading.id}
            yield element("g", element("title", title), *marks, class_="cell total" if total else "cell", **ids)


def _cell_top(edges: tuple[float, float], lines: tuple[str, ...], text: str) -> float:
    return (sum(edges) - len(lines) * cell_size(text) * LINE_HEIGHT) / 2


def _cell_look(text: str, *, total: bool) -> Print:
    """Who decides and what is missing stand out by weight and colour beside their signs; totals step back."""
    strong = text == _DECIDES or GAP in text
    plain = Colour.GREY if total else Colour.INK
    return Print(cell_size(text), strong, "middle", Colour.RED if strong else plain)


def _legend(plan: Grid) -> Element:
    """Every sign with its meaning, in rows below the grid."""
    left, top = MARGIN + PADDING, plan.bottom + SIZE_SMALL * 1.6
    parts: list[Element] = []
    for entry in plan.legend:
        decides = entry.mark.sign == _DECIDES
        look = Print(SIZE_SMALL, decides, fill=Colour.RED if decides else Colour.INK)
        y = top + entry.row * ROW_HEIGHT
        parts.append(text_line(entry.mark.sign, left + entry.x, y, look))
        parts.append(text_line(entry.mark.meaning, left + entry.meaning_x, y, _SMALL))
    return element("g", *parts, class_="legend")
