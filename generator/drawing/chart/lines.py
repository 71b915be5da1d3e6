"""Lines over labels that follow each other: each with a dash and a sign of its own, named at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from generator.drawing.sheet import Print, text_line
from generator.drawing.svg import Element, element
from generator.drawing.text import advance
from generator.drawing.tokens import SIZE_SMALL, STROKE_HAIR, STROKE_STRONG, STROKE_THIN, Colour
from generator.views.chart import Chart

MARGIN: Final = 14.0
STEP: Final = 130.0
"""From label to label, in px."""
HEIGHT: Final = 220.0
_ROW: Final = SIZE_SMALL * 1.4
"""The least distance of two texts above each other."""
DASHES: Final = (None, "7 3", "2 3", "10 3 2 3")
_LABEL: Final = Print(SIZE_SMALL, anchor="middle", fill=Colour.GREY)
_END: Final = Print(SIZE_SMALL, fill=Colour.INK)
_R: Final = 4.0


def lines(chart: Chart) -> tuple[list[Element], float, float]:
    """The marks of a line chart, with its width and height."""
    left, top = MARGIN + 30, MARGIN + _ROW
    xs = [left + STEP * place for place in range(len(chart.labels))]
    floor = top + HEIGHT
    content = [
        element("line", x1=left - 8, y1=floor, x2=xs[-1] + 40, y2=floor, stroke=Colour.LINE, stroke_width=STROKE_THIN)
    ]
    content += [text_line(text, left - 30, y, _END) for text, y in ((str(chart.scale), top), (str(chart.least), floor))]
    content += [text_line(text, x, floor + _ROW, _LABEL) for text, x in zip(chart.labels, xs, strict=True)]
    heights = [[_height(chart, point.value, floor) for point in series.points] for series in chart.series]
    for order, (series, ys) in enumerate(zip(chart.series, heights, strict=True)):
        content.append(element("g", element("title", series.name), *_line(order, xs, ys), class_="line"))
    content += _numbers(chart, xs, heights)
    content += _names(chart, xs, heights)
    width = xs[-1] + 60 + max(advance(series.name, SIZE_SMALL) for series in chart.series) + MARGIN + 22
    return content, round(width, 1), round(floor + 2 * _ROW + MARGIN / 2, 1)


def _height(chart: Chart, value: int | None, floor: float) -> float | None:
    span = max(chart.scale - chart.least, 1)
    return None if value is None else floor - HEIGHT * (value - chart.least) / span


def _line(order: int, xs: Sequence[float], ys: Sequence[float | None]) -> Iterator[Element]:
    """A line, broken where there is no number, with a sign at every number."""
    for there, run in groupby(zip(xs, ys, strict=True), key=lambda point: point[1] is not None):
        points = [(x, y) for x, y in run if y is not None] if there else []
        if len(points) > 1:
            yield element(
                "polyline",
                points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points),
                fill="none",
                stroke=Colour.INK,
                stroke_width=STROKE_STRONG if not order else STROKE_THIN,
                stroke_dasharray=DASHES[order % len(DASHES)],
            )
        yield from (mark(order, x, y) for x, y in points)


def mark(order: int, x: float, y: float) -> Element:
    """The sign of a series: a dot, a square, a triangle, a ring."""
    match order % 4:
        case 0:
            return element("circle", cx=x, cy=y, r=_R, fill=Colour.INK)
        case 1:
            return element("rect", x=x - _R, y=y - _R, width=2 * _R, height=2 * _R, fill=Colour.INK)
        case 2:
            corners = f"{x:.1f},{y - _R:.1f} {x + _R:.1f},{y + _R:.1f} {x - _R:.1f},{y + _R:.1f}"
            return element("polygon", points=corners, fill=Colour.INK)
        case _:
            return element("circle", cx=x, cy=y, r=_R, fill=Colour.PAPER, stroke=Colour.INK, stroke_width=STROKE_STRONG)


def _numbers(chart: Chart, xs: Sequence[float], heights: Sequence[Sequence[float | None]]) -> Iterator[Element]:
    """The number of every sign right of it on its own ground, moved where two would stand on each other."""
    for place, x in enumerate(xs):
        told = ((ys[place], series.points[place].text) for series, ys in zip(chart.series, heights, strict=True))
        wanted = sorted({(y, text) for y, text in told if y is not None}, key=lambda one: (-one[0], one[1]))
        for y, (_, text) in zip(apart([y for y, _ in wanted]), wanted, strict=True):
            width = advance(text, SIZE_SMALL)
            ground = {"width": width + 2, "height": SIZE_SMALL}
            yield element("rect", x=x + 7, y=y - SIZE_SMALL / 2, fill=Colour.PAPER, **ground)
            yield text_line(text, x + 8, y, _END)


def _names(chart: Chart, xs: Sequence[float], heights: Sequence[Sequence[float | None]]) -> Iterator[Element]:
    """The name of every line with its sign, right of the whole, at the height where the line ends."""
    ends = [(_last(ys), order, series) for order, (series, ys) in enumerate(zip(chart.series, heights, strict=True))]
    ends.sort(key=lambda end: (-end[0], end[1]))
    x = xs[-1] + 60
    for wanted, (y, order, series) in zip(apart([end[0] for end in ends]), ends, strict=True):
        if abs(wanted - y) > 1:
            yield element(
                "line", x1=xs[-1] + 40, y1=y, x2=x - 2, y2=wanted, stroke=Colour.LINE, stroke_width=STROKE_HAIR
            )
        yield mark(order, x + _R, wanted)
        yield text_line(series.name, x + 14, wanted, _END)


def _last(ys: Sequence[float | None]) -> float:
    """The height of the last number, or the floor of a line without any."""
    return next((y for y in reversed(ys) if y is not None), MARGIN + _ROW + HEIGHT)


def apart(wanted: Sequence[float]) -> list[float]:
    """Heights from the lowest up, moved up as far as keeps texts from standing on each other."""
    found: list[float] = []
    for y in wanted:
        found.append(min(y, found[-1] - _ROW) if found else y)
    return found
