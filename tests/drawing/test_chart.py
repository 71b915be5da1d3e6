"""Charts: every number stands on its mark, texts keep apart, and patterns and signs tell the series apart."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from generator.drawing.chart import draw_chart
from generator.drawing.chart.lines import apart
from generator.views.chart import Chart, Point, Series, count, floor, percent

LEVELS = ("集团", "公司", "项目", "支部")
TREND = tuple(Series(name, tuple(percent(90 - place + q) for q in range(4))) for place, name in enumerate(LEVELS))


def chart(kind: str, series: tuple[Series, ...], **more: int) -> Chart:
    return Chart("c", "走势", "说明", kind, ("一季度", "二季度", "三季度", "四季度"), series, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["bars", "lines"])
def test_every_number_and_every_label_is_written(kind: str) -> None:
    figure = draw_chart(chart(kind, TREND, most=100, least=floor(TREND)), "print")
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", figure.svg)
    assert {point.text for series in TREND for point in series.points} <= set(texts)
    assert {"一季度", "四季度", *LEVELS} <= set(texts)


def test_no_two_texts_of_a_column_stand_on_each_other() -> None:
    svg = draw_chart(chart("lines", TREND, most=100), "web").svg
    places = re.findall(r'<text[^>]* x="([\d.]+)" y="([\d.]+)"', svg)
    for column in {x for x, _ in places}:
        heights = sorted(float(y) for x, y in places if x == column)
        assert all(below - above >= 11 for above, below in pairwise(heights)), column


def test_texts_move_up_and_never_past_each_other() -> None:
    assert apart([100.0, 99.0, 50.0]) == [100.0, pytest.approx(84.6), 50.0]


def test_lines_have_a_dash_and_a_sign_each() -> None:
    svg = draw_chart(chart("lines", TREND), "print").svg
    lines = re.findall(r"<polyline[^>]*/>", svg)
    dashes = {
        re.search(r'stroke-dasharray="([^"]*)"', line) and line.partition("stroke-dasharray")[2] for line in lines
    }
    assert len(lines) == len(dashes) == len(LEVELS)


def test_a_line_breaks_where_there_is_no_number() -> None:
    series = (Series("甲", (percent(1), percent(None), percent(3), percent(4))),)
    svg = draw_chart(chart("lines", series), "print").svg
    assert [len(points.split()) for points in re.findall(r'points="([^"]*)"', svg)] == [2]


def test_a_bar_is_as_long_as_its_number_and_what_is_hidden_has_none() -> None:
    series = (Series("甲", (count(10), count(5), Point(None, "<5"), count(0))),)
    svg = draw_chart(chart("bars", series), "print").svg
    widths = [float(width) for width in re.findall(r'<rect x="[^"]*" y="[^"]*" width="([\d.]+)"', svg)]
    assert widths == [420.0, 210.0]
    assert "&lt;5</text>" in svg


def test_drawing_twice_gives_the_same_text() -> None:
    once = draw_chart(chart("bars", TREND), "web")
    assert once == draw_chart(chart("bars", TREND), "web")
    assert 'class="drawing chart"' in once.svg
