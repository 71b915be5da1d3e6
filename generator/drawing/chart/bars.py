"""Lying bars: a row a label, in it a bar a series, each told apart by its pattern and with its number at its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.drawing.sheet import Print, text_line
from generator.drawing.svg import Element, element
from generator.drawing.text import advance
from generator.drawing.tokens import SIZE_SMALL, SIZE_TEXT, STROKE_HAIR, STROKE_THIN, Colour
from generator.views.chart import Chart

MARGIN: Final = 12.0
LENGTH: Final = 420.0
"""How long the bar at the end of the scale is, in px."""
THICK: Final = 16.0
GAP: Final = 10.0
_HATCH: Final = 5.0
_ACROSS: Final = 2
"""The place of the series with strokes across; those behind it have strokes along."""
_NUMBER: Final = Print(SIZE_SMALL)
_LABEL: Final = Print(anchor="end")


def bars(chart: Chart) -> tuple[list[Element], float, float]:
    """The marks of a bar chart, with its width and height."""
    label = max(advance(text, SIZE_TEXT) for text in chart.labels)
    number = max(advance(point.text, SIZE_SMALL) for series in chart.series for point in series.points)
    left = MARGIN + label + 8
    top = MARGIN + (SIZE_SMALL * 2 if len(chart.series) > 1 else 0)
    row = len(chart.series) * THICK + GAP
    bottom = top + len(chart.labels) * row
    content = [*_legend(chart, left)] if len(chart.series) > 1 else []
    for place, text in enumerate(chart.labels):
        y = top + place * row
        content.append(text_line(text, left - 8, y + (row - GAP) / 2, _LABEL))
        content += _row(chart, place, left, y)
    axis = element(
        "line", x1=left, y1=top - 4, x2=left, y2=bottom - GAP + 4, stroke=Colour.INK, stroke_width=STROKE_THIN
    )
    width = max(left + LENGTH + 6 + number, left + _legend_width(chart)) + MARGIN
    return [*content, axis], round(width, 1), round(bottom + MARGIN - GAP, 1)


def _row(chart: Chart, place: int, left: float, top: float) -> Iterator[Element]:
    """The bars of a label."""
    for order, series in enumerate(chart.series):
        point, y = series.points[place], top + order * THICK
        length = LENGTH * (point.value or 0) / chart.scale
        title = element("title", f"{chart.labels[place]} {series.name}：{point.text}")
        marks = [*bar(order, left, y + 1, length, THICK - 2)] if length else []
        number = text_line(point.text, left + length + 6, y + THICK / 2, _NUMBER)
        yield element("g", title, *marks, number, class_="bar", data_label=chart.labels[place])


def bar(order: int, x: float, y: float, length: float, height: float) -> Iterator[Element]:
    """A bar of the pattern of its series: full, empty, with strokes across, or along."""
    yield element(
        "rect",
        x=x,
        y=y,
        width=length,
        height=height,
        fill=Colour.PAPER if order else Colour.GREY,
        stroke=Colour.INK,
        stroke_width=STROKE_THIN,
    )
    for at in _strokes(length) if order == _ACROSS else ():
        yield _stroke(x + at, y, x + at, y + height)
    for part in (1, 2) if order > _ACROSS else ():
        yield _stroke(x, y + height * part / 3, x + length, y + height * part / 3)


def _strokes(length: float) -> Iterator[float]:
    return (place * _HATCH for place in range(1, int(length / _HATCH) + 1) if place * _HATCH < length)


def _stroke(x1: float, y1: float, x2: float, y2: float) -> Element:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=Colour.INK, stroke_width=STROKE_HAIR)


def _legend(chart: Chart, left: float) -> Iterator[Element]:
    """The patterns with the names of their series, in a line above the bars."""
    x = left
    for order, series in enumerate(chart.series):
        yield from bar(order, x, MARGIN - 2, 22, SIZE_SMALL)
        yield text_line(series.name, x + 28, MARGIN + SIZE_SMALL / 2 - 2, _NUMBER)
        x += _entry(series.name)


def _entry(name: str) -> float:
    return 28 + advance(name, SIZE_SMALL) + 18


def _legend_width(chart: Chart) -> float:
    return sum(_entry(series.name) for series in chart.series) if len(chart.series) > 1 else 0.0
