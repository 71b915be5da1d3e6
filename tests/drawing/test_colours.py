"""Colours can be read in both modes, and what they mean is told by a dash, a shape or a letter as well."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.building.load import load
from generator.building.project import find_project
from generator.drawing.flow import draw_flow
from generator.drawing.logic import draw_logic
from generator.drawing.matrix import draw_matrix
from generator.drawing.roots import draw_roots
from generator.drawing.tokens import DASH_BACK, DASH_REMOVED, Colour
from generator.views.compare import compared
from generator.views.process_flow import flow_of
from tests.drawing.flows import random_flow
from tests.drawing.processes import ACCEPT, ELECTION, SYMBOLS
from tests.drawing.readback import SPACE
from tests.drawing.test_logic import ring
from tests.drawing.test_matrix import wild
from tests.drawing.test_roots import handbook

TEXT = 4.5
"""The least contrast of text: WCAG 2.2, 1.4.3."""
LINE = 3.0
"""The least contrast of lines that mean something: WCAG 2.2, 1.4.11."""
GROUNDS = dict.fromkeys(Colour, (Colour.PAPER, Colour.BAND)) | {Colour.PAPER: (Colour.INK,)}
"""What a text of each colour may stand on: light texts stand in dark blocks, trunks and roots."""
BOOK = load(find_project(Path(__file__).parents[2], "2026-11-22")).book
FLOWS = [ACCEPT, ELECTION, SYMBOLS, *map(random_flow, range(8))]
BY_TOKEN = {colour.token: colour for colour in Colour}


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def drawings(skin: str) -> list[ET.Element]:
    old, new = random_flow(3), random_flow(4)
    over, _ = compared(old, new)
    svgs = [draw_flow(flow, skin).svg for flow in (*FLOWS, over)]
    svgs += [draw_matrix(wild(1), skin).svg, draw_logic(ring(), skin).svg, draw_roots(handbook(3, 4, 2), skin).svg]
    return [ET.fromstring(svg) for svg in svgs]  # noqa: S314 - our own text


def classes(element: ET.Element) -> list[str]:
    return element.get("class", "").split()


def test_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_every_colour_of_text_can_be_read_on_every_ground_in_both_modes():
    used = {
        BY_TOKEN[name.removeprefix("f-")]
        for root in drawings("web")
        for text in root.iter(f"{SPACE}text")
        for name in classes(text)
        if name.startswith("f-")
    }
    assert {Colour.INK, Colour.GREY, Colour.RED, Colour.BACK} <= used
    for colour in used:
        for ground in GROUNDS[colour]:
            assert contrast(colour.literal, ground.literal) >= TEXT, (colour, ground)
            assert contrast(colour.dark, ground.dark) >= TEXT, (colour, ground)


def test_every_text_has_a_colour_of_its_own():
    for root in drawings("web"):
        texts = list(root.iter(f"{SPACE}text"))
        assert texts
        assert all(any(name.startswith("f-") for name in classes(text)) for text in texts)
    for root in drawings("print"):
        assert {text.get("fill") for text in root.iter(f"{SPACE}text")} <= {colour.literal for colour in Colour}


def test_lines_that_mean_something_stand_out_in_both_modes():
    for colour in set(Colour) - {Colour.PAPER, Colour.BAND, Colour.LINE}:
        assert contrast(colour.literal, Colour.PAPER.literal) >= LINE
        assert contrast(colour.dark, Colour.PAPER.dark) >= LINE


def test_colours_of_lines_differ_in_their_dash():
    over, _ = compared(random_flow(3), random_flow(4))
    looks: dict[str, set[str | None]] = {}
    for flow in (*FLOWS, over):
        root = ET.fromstring(draw_flow(flow, "print").svg)  # noqa: S314
        for edge in (group for group in root.iter(f"{SPACE}g") if "edge" in classes(group)):
            path = edge.find(f"{SPACE}path")
            looks.setdefault(path.get("stroke"), set()).add(path.get("stroke-dasharray"))
    assert looks == {
        Colour.INK.literal: {None},
        Colour.BACK.literal: {DASH_BACK},
        Colour.GREY.literal: {DASH_REMOVED},
    }


def test_red_outlines_are_diamonds_or_bear_the_mark_of_control():
    red = 0
    for flow in FLOWS:
        root = ET.fromstring(draw_flow(flow, "print").svg)  # noqa: S314
        for node in (group for group in root.iter(f"{SPACE}g") if "node" in classes(group)):
            outline = next(e for e in node.iter() if e.tag.removeprefix(SPACE) in ("rect", "path", "circle"))
            if outline.get("stroke") == Colour.RED.literal:
                red += 1
                marks = [e for mark in node.iter(f"{SPACE}g") if "mark" in classes(mark) for e in mark]
                filled = any(mark.get("fill") == Colour.RED.literal for mark in marks)
                assert node.get("data-kind") == "decision" or filled, node.get("data-node")
    assert red > 20


def test_red_text_is_a_limit_in_words_or_stands_in_a_frame():
    for flow in FLOWS:
        root = ET.fromstring(draw_flow(flow, "print").svg)  # noqa: S314
        for text in (t for t in root.iter(f"{SPACE}text") if t.get("fill") == Colour.RED.literal):
            assert re.search("内|至少|前|待核", "".join(text.itertext())), "".join(text.itertext())


def test_limits_of_the_book_say_in_words_that_they_are_limits():
    limits = {
        limit for process in BOOK.processes.values() for node in flow_of(process, BOOK).nodes for limit in node.limits
    }
    assert len(limits) > 20
    assert [limit for limit in limits if not re.search("内|至少|前", limit)] == []
