"""The lines of a matrix, and the middle of a cross: two diagonals with the names of the four sets between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.drawing.matrix.heads import Group
from generator.drawing.matrix.layout import MARGIN, PADDING, Grid, Spans, cross_names
from generator.drawing.sheet import Print, text_line
from generator.drawing.svg import Element, element
from generator.drawing.tokens import SIZE_SMALL, STROKE_HAIR, STROKE_THIN, Colour
from generator.views.matrix import TOTAL_ID, Heading

_NAME: Final = Print(SIZE_SMALL, bold=True, anchor="middle", fill=Colour.GREY)


def rules(plan: Grid) -> Iterator[Element]:
    """Hair lines between rows and columns, stronger ones around the whole, at the heads and where a group begins."""
    right, bottom, upper = plan.right, plan.bottom, plan.row_of_heads
    ys = sorted({*upper, *(edge for line in plan.lines for edge in line)})
    xs = sorted({*plan.head, *(edge for span in plan.spans for edge in span)})
    row_starts = _starts([b.group for b in plan.row_bands], plan.lines) | _total(plan.matrix.rows, plan.lines)
    column_starts = _starts([b.group for b in plan.column_bands], plan.spans) | _total(plan.matrix.columns, plan.spans)
    cross_lines = (*upper, *plan.head) if plan.is_cross else ()
    inner = [f"M{plan.left:g},{y:g}H{right:g}" for y in ys[1:-1] if y not in row_starts and y not in upper]
    inner += [f"M{x:g},{plan.top:g}V{bottom:g}" for x in xs[1:-1] if x not in column_starts and x not in cross_lines]
    grouped = [f"M{MARGIN:g},{y:g}H{right:g}" for y in ys[1:-1] if y in row_starts and y not in upper]
    grouped += [f"M{x:g},{MARGIN:g}V{bottom:g}" for x in xs[1:-1] if x in column_starts]
    frame = [f"M{MARGIN:g},{y:g}H{right:g}" for y in sorted({MARGIN, upper[1], bottom, *cross_lines[:2]})]
    frame += [f"M{x:g},{plan.top:g}V{bottom:g}" for x in cross_lines[2:]]
    for lines, colour, width in (
        (inner, Colour.LINE, STROKE_HAIR),
        (grouped, Colour.GREY, STROKE_HAIR),
        (frame, Colour.INK, STROKE_THIN),
    ):
        if lines:
            yield element("path", class_="rule", d="".join(lines), fill="none", stroke=colour, stroke_width=width)


def _starts(groups: Sequence[Group], spans: Spans) -> set[float]:
    """Where groups begin and end."""
    return {edge for group in groups for edge in (spans[group.first][0], spans[group.last][1])}


def _total(heads: Sequence[Heading], spans: Spans) -> set[float]:
    """Where the totals begin."""
    return {span[0] for head, span in zip(heads, spans, strict=True) if head.id == TOTAL_ID}


def cross(plan: Grid) -> Element:
    """The middle of a cross."""
    (left, right), (top, bottom) = plan.head, plan.row_of_heads
    lines = f"M{left:g},{top:g}L{right:g},{bottom:g}M{right:g},{top:g}L{left:g},{bottom:g}"
    x, y = (left + right) / 2, (top + bottom) / 2
    inset = PADDING + SIZE_SMALL / 2
    above, beside, below, before = cross_names(plan.matrix)
    ground = element("rect", x=left, y=top, width=right - left, height=bottom - top, fill=Colour.BAND)
    path = element("path", d=lines, fill="none", stroke=Colour.LINE, stroke_width=STROKE_HAIR)
    names = (
        text_line(above, x, top + inset, _NAME),
        text_line(beside, right - (right - left) / 5, y, _NAME),
        text_line(below, x, bottom - inset, _NAME),
        text_line(before, left + (right - left) / 5, y, _NAME),
    )
    return element("g", ground, path, *names, class_="corner")
