"""Draws a chart: bars or lines with their numbers on the marks, told apart by pattern and sign and not by colour."""

from __future__ import annotations

from generator.drawing.chart.bars import bars
from generator.drawing.chart.lines import lines
from generator.drawing.figure import Figure, Skin
from generator.drawing.sheet import Sheet, write_sheet
from generator.drawing.tokens import SIZE_SMALL
from generator.views.chart import Chart


def draw_chart(chart: Chart, skin: Skin, *, standalone: bool = False) -> Figure:
    """Draw a chart."""
    content, width, height = bars(chart) if chart.kind == "bars" else lines(chart)
    sheet = Sheet("chart", chart.id, chart.title, chart.description, width, height)
    return Figure(write_sheet(sheet, content, skin, standalone=standalone), width, height, SIZE_SMALL)
