"""A phone draws the texts of a flowchart in a Chinese font of its own: one that runs 5 % wider still finds its room."""

from __future__ import annotations

import pytest

from generator.drawing.flow import draw_flow
from tests.drawing import test_flow as contract
from tests.drawing.flows import random_flow
from tests.drawing.processes import ACCEPT, ELECTION, SYMBOLS
from tests.drawing.readback import read

WIDER = 1.05
FLOWS = {"accept": ACCEPT, "election": ELECTION, "symbols": SYMBOLS}
FLOWS |= {f"random-{n}": random_flow(n) for n in range(24)}


@pytest.fixture(scope="module", params=[(name, way) for name in FLOWS for way in ("upright", "turned")], ids="-".join)
def drawn(request):
    name, orientation = request.param
    drawing = draw_flow(FLOWS[name], "print", quality="draft", orientation=orientation)
    return FLOWS[name], read(drawing.svg, WIDER)


@pytest.mark.parametrize(
    "rule",
    [
        contract.test_text_stands_inside_its_outline,
        contract.test_nothing_covers_anything,
        contract.test_no_line_runs_through_text,
    ],
)
def test_wider_texts_stay_inside_and_clear(drawn, rule):
    rule(drawn)


def test_wider_headings_stay_inside_their_frames(drawn):
    _, drawing = drawn
    stages = [(box, [text]) for text in drawing.stage_texts for box in drawing.stages.values() if inside(text[1], box)]
    assert len(stages) == len(drawing.stage_texts)
    for frame, texts in drawing.heads:
        assert texts
        assert all(inside(box, frame) for _, box in texts)


def inside(box, frame) -> bool:
    left, top, right, bottom = frame
    return left <= box[0] < box[2] <= right and top <= box[1] < box[3] <= bottom


def test_a_font_that_is_a_quarter_wider_would_not_fit():
    """What is measured is the room of the texts: it is not endless."""
    drawing = read(draw_flow(ACCEPT, "print").svg, 1.25)
    with pytest.raises(AssertionError):
        contract.test_text_stands_inside_its_outline((ACCEPT, drawing))
