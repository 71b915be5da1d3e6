"""Flowcharts as Chromium shows them: without a fault, and against what Mermaid needs for the same flows.

``mermaid.json`` is written by ``make bench``; ``HANDBOOKS_MEASURED=1000`` measures more than the usual sixty.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from statistics import mean, median

import pytest

from generator.drawing.flow import draw_flow
from tests.drawing.flows import random_flow
from tests.meter.meter import measure, show

pytestmark = pytest.mark.browser

MERMAID = json.loads(Path(__file__).with_name("mermaid.json").read_text(encoding="utf-8"))
SEEDS = range(int(os.environ.get("HANDBOOKS_MEASURED", len(MERMAID))))


@pytest.fixture(scope="module")
def measured(browser):
    with browser.new_page(viewport={"width": 1600, "height": 1200}) as page:

        def one(seed):
            show(page, draw_flow(random_flow(seed), "print").svg)
            return measure(page)

        return [one(seed) for seed in SEEDS]


def test_no_flowchart_with_lanes_as_rows_has_a_fault(browser):
    with browser.new_page(viewport={"width": 1600, "height": 1200}) as page:
        for seed in SEEDS:
            flow = random_flow(seed)
            show(page, draw_flow(flow, "print", quality="draft", orientation="turned").svg)
            drawing = measure(page)
            assert (seed, drawing.faults) == (seed, {})
            assert drawing.edges == len(flow.edges)


def test_no_flowchart_has_a_fault(measured):
    assert {seed: drawing.faults for seed, drawing in zip(SEEDS, measured, strict=True) if drawing.faults} == {}


def test_every_line_is_drawn(measured):
    assert [drawing.edges for drawing in measured] == [len(random_flow(seed).edges) for seed in SEEDS]


def test_lines_cross_less_often_than_in_mermaid(measured):
    assert mean(m.crossings for m in measured[: len(MERMAID)]) <= 0.75 * mean(peer["crossings"] for peer in MERMAID)


def test_lines_have_few_bends(measured):
    assert sum(m.bends for m in measured) / sum(m.edges for m in measured) <= 0.6
    assert mean(m.bends / m.edges for m in measured) <= 0.6


def test_a_flowchart_takes_at_most_a_third_of_the_area_of_mermaid(measured):
    ratios = [ours.area / peer["area"] for ours, peer in zip(measured, MERMAID, strict=False)]
    assert mean(ratios) <= 0.33


def test_text_prints_much_larger_than_in_mermaid(measured):
    ratios = [ours.points / peer["points"] for ours, peer in zip(measured, MERMAID, strict=False)]
    assert median(ratios) >= 1.4
