"""Drawings are printed where their text stays legible."""

import pytest

from generator.drawing.figure import Figure
from generator.drawing.flow import draw_flow
from generator.drawing.paper import LEAST_POINTS
from generator.drawing.sheets import flow_sheets
from generator.pages.render.paper import place
from tests.drawing.flows import random_flow
from tests.drawing.test_sheets import chain


@pytest.mark.parametrize(
    ("width", "height", "paper"),
    [
        (300, 200, "within"),
        (600, 700, "within"),
        (795, 880, "within"),
        (790, 970, "upright"),
        (1000, 400, "landscape"),
        (1500, 800, "fold-out"),
        (4000, 2000, "fold-out"),
        (900, 1500, "within"),
    ],
)
def test_the_paper_grows_with_the_drawing(width, height, paper):
    placed = place(Figure("<svg/>", width, height, 11))
    assert placed.paper.name == paper
    assert placed.width <= placed.paper.width + 0.01
    assert placed.height <= placed.paper.height + 0.01
    assert placed.width / placed.height == pytest.approx(width / height)


def test_drawings_are_never_enlarged():
    placed = place(Figure("<svg/>", 96, 96, 11))
    assert placed.width == pytest.approx(25.4)
    assert placed.points == pytest.approx(8.25)


def test_a_flow_turned_for_a_sheet_that_folds_out_is_printed_on_one():
    (sheet,) = flow_sheets(chain(56, 3, 0))
    placed = place(draw_flow(sheet.flow, "print", orientation=sheet.orientation), titled=True)
    assert (sheet.orientation, placed.paper.name) == ("turned", "fold-out")
    assert placed.points >= LEAST_POINTS


def test_a_flow_turned_for_a4_needs_no_larger_sheet():
    (sheet,) = flow_sheets(random_flow(5))
    placed = place(draw_flow(sheet.flow, "print", orientation=sheet.orientation), titled=True)
    assert placed.paper.name != "fold-out"
    assert placed.points >= LEAST_POINTS
