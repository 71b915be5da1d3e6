"""Draws a matrix 矩阵图: rows against columns with marks, bands of groups, stacked column heads and a legend."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.drawing.figure import Figure, Link, Skin
from generator.drawing.matrix.heads import STACK, Head, full_text, stacks_height, stacks_width
from generator.drawing.matrix.layout import MARGIN, PADDING, Band, Grid, cell_size, corner_lines, grid
from generator.drawing.matrix.legend import ROW_HEIGHT
from generator.drawing.paper import largest
from generator.drawing.sheet import Print, Sheet, linked, text_line, text_lines, write_sheet
from generator.drawing.svg import Element, element
from generator.drawing.text import LINE_HEIGHT
from generator.drawing.tokens import SIZE_SMALL, SIZE_TEXT, STROKE_HAIR, STROKE_THIN, Colour
from generator.views.matrix import Matrix

_LIMITS: Final = (8, 10, 12, 14, 18, 24)
"""Widths tried for row heads, in ems."""
_DECIDES: Final = "A"
"""The sign that stands out: who decides."""
_SMALL: Final = Print(SIZE_SMALL, fill=Colour.GREY)
_BAND: Final = Print(SIZE_SMALL, bold=True, anchor="middle", fill=Colour.GREY)
_HEAD: Final = Print(anchor="middle")
_NUMBER: Final = Print(anchor="end", fill=Colour.GREY)


def draw_matrix(matrix: Matrix, skin: Skin, *, standalone: bool = False) -> Figure:
    """Draw a matrix in the proportions that print its text largest on A4."""
    plans = [grid(matrix, limit * SIZE_TEXT) for limit in _LIMITS]
    plan = largest(plans, lambda p: (p.width, p.height), lambda p: (sum(len(row.lines) for row in p.rows), p.width))
    content = [*_bands(plan), *_rules(plan), _corner(plan), *_row_heads(plan), *_column_heads(plan), *_cells(plan)]
    content += [_legend(plan)] if matrix.marks else []
    width, height = round(plan.width, 1), round(plan.height, 1)
    sheet = Sheet("matrix", matrix.id, matrix.title, matrix.description, width, height)
    return Figure(write_sheet(sheet, content, skin, standalone=standalone), width, height, SIZE_SMALL, _links(plan))


def _links(plan: Grid) -> tuple[Link, ...]:
    rows = [
        Link(head.heading.href, plan.head[0], y, plan.head[1] - plan.head[0], below - y, head.heading.text)
        for head, y, below in zip(plan.rows, plan.ys, plan.ys[1:], strict=False)
    ]
    columns = [
        Link(head.heading.href, x, plan.top, right - x, plan.ys[0] - plan.top, head.heading.text)
        for head, (x, right) in zip(plan.columns, plan.spans, strict=True)
    ]
    return tuple(link for link in (*rows, *columns) if link.href)


def _bands(plan: Grid) -> Iterator[Element]:
    """The groups: texts on a ground, in stacks beside the rows and in lines over the columns."""
    for band in plan.row_bands:
        top, bottom = plan.ys[band.group.first], plan.ys[band.group.last + 1]
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


def _rules(plan: Grid) -> Iterator[Element]:
    """Hair lines between rows and columns, stronger ones around the whole and where a group begins."""
    right, bottom = plan.right, plan.ys[-1]
    row_starts = {plan.ys[band.group.first] for band in plan.row_bands} | {
        plan.ys[band.group.last + 1] for band in plan.row_bands
    }
    xs = sorted({plan.head[0], *(edge for span in plan.spans for edge in span)})
    column_starts = {plan.spans[band.group.first][0] for band in plan.column_bands} | {
        plan.spans[band.group.last][1] for band in plan.column_bands
    }
    inner = [f"M{plan.left:g},{y:g}H{right:g}" for y in plan.ys[1:-1] if y not in row_starts]
    inner += [f"M{x:g},{plan.top:g}V{bottom:g}" for x in xs[1:-1] if x not in column_starts]
    grouped = [f"M{MARGIN:g},{y:g}H{right:g}" for y in plan.ys[1:-1] if y in row_starts]
    grouped += [f"M{x:g},{MARGIN:g}V{bottom:g}" for x in xs[1:-1] if x in column_starts]
    frame = [f"M{MARGIN:g},{y:g}H{right:g}" for y in (MARGIN, plan.ys[0], bottom)]
    for lines, colour, width in (
        (inner, Colour.LINE, STROKE_HAIR),
        (grouped, Colour.GREY, STROKE_HAIR),
        (frame, Colour.INK, STROKE_THIN),
    ):
        if lines:
            path = "".join(lines)
            yield element("path", class_="rule", d=path, fill="none", stroke=colour, stroke_width=width)


def _corner(plan: Grid) -> Element:
    lines = corner_lines(plan.matrix.corner)
    top = plan.ys[0] - PADDING - len(lines) * SIZE_SMALL * LINE_HEIGHT
    texts = text_lines(lines, plan.head[0] + PADDING, top, _SMALL)
    return element("g", *texts, class_="corner")


def _head(head: Head, side: str, parts: tuple[Element, ...]) -> Element:
    """A head with its title, inside of its link."""
    group = element(
        "g", element("title", full_text(head.heading)), *parts, class_=f"head {side}", data_head=head.heading.id
    )
    return linked(group, head.heading.href)


def _row_heads(plan: Grid) -> Iterator[Element]:
    for head, y, below in zip(plan.rows, plan.ys, plan.ys[1:], strict=False):
        top = (y + below - head.height) / 2
        right = plan.head[0] + PADDING + head.number
        texts = text_lines(head.lines, right, top, Print())
        if head.heading.number:
            middle, x = top + SIZE_TEXT * LINE_HEIGHT / 2, right - SIZE_TEXT / 2
            texts += (text_line(head.heading.number, x, middle, _NUMBER),)
        yield _head(head, "row", texts)


def _column_heads(plan: Grid) -> Iterator[Element]:
    """The heads of the columns stand on the line above the cells."""
    for head, (x, right) in zip(plan.columns, plan.spans, strict=True):
        middle, bottom = (x + right) / 2, plan.ys[0] - PADDING
        if plan.level:
            texts = text_lines(head.lines, middle, bottom - head.height, _HEAD)
        else:
            centre = bottom - head.height / 2
            texts = _stacks(head.lines, middle, centre, _HEAD)
        yield _head(head, "column", texts)


def _cells(plan: Grid) -> Iterator[Element]:
    """The filled cells, each with a title that says what it means."""
    meanings = {mark.sign: mark.meaning for mark in plan.matrix.marks}
    for row, (head, line, texts) in enumerate(zip(plan.rows, plan.cells, plan.matrix.cells, strict=True)):
        for column, (other, lines, text) in enumerate(zip(plan.columns, line, texts, strict=True)):
            if not text:
                continue
            size = cell_size(text)
            top = (plan.ys[row] + plan.ys[row + 1] - len(lines) * size * LINE_HEIGHT) / 2
            middle = sum(plan.spans[column]) / 2
            decides = text == _DECIDES
            look = Print(size, decides, "middle", Colour.RED if decides else Colour.INK)
            marks = text_lines(lines, middle, top, look)
            title = f"{head.heading.text} × {other.heading.text}：{meanings.get(text, text)}"
            ids = {"data_row": head.heading.id, "data_column": other.heading.id}
            yield element("g", element("title", title), *marks, class_="cell", **ids)


def _legend(plan: Grid) -> Element:
    """Every sign with its meaning, in rows below the grid."""
    left, top = MARGIN + PADDING, plan.ys[-1] + SIZE_SMALL * 1.6
    parts: list[Element] = []
    for entry in plan.legend:
        decides = entry.mark.sign == _DECIDES
        look = Print(SIZE_SMALL, decides, fill=Colour.RED if decides else Colour.INK)
        y = top + entry.row * ROW_HEIGHT
        parts.append(text_line(entry.mark.sign, left + entry.x, y, look))
        parts.append(text_line(entry.mark.meaning, left + entry.meaning_x, y, _SMALL))
    return element("g", *parts, class_="legend")
