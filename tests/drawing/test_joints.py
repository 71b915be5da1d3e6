"""Where lines to one target join: at which corner, how that is drawn, and where it is not."""

from __future__ import annotations

from math import dist
from xml.etree import ElementTree as ET

import pytest

from generator.drawing.flow import draw_flow, lay_out
from generator.drawing.flow.joints import joined
from generator.drawing.flow.layout import Wire
from generator.drawing.flow.lines import RADIUS
from generator.views.flow import Flow, FlowEdge, FlowNode
from tests.drawing.flows import random_flow

STRAIGHT = ((0.0, 0.0), (100.0, 0.0))
FROM_BELOW = ((40.0, 60.0), (40.0, 0.0), (100.0, 0.0))
FROM_ABOVE = ((40.0, -60.0), (40.0, 0.0), (100.0, 0.0))
FARTHER = ((20.0, 60.0), (20.0, 0.0), (100.0, 0.0))


def wires(*points, targets=None):
    nodes = tuple(FlowNode(name, "task", "甲", "办理") for name in "abcd")
    targets = targets or ["d"] * len(points)
    edges = tuple(FlowEdge(source, target) for source, target in zip("abc", targets, strict=False))
    flow = Flow("f", "流程", "", ("甲",), (), nodes, edges)
    return [wire.joins for wire in joined(flow, (Wire(edge, line) for edge, line in enumerate(points)))]


@pytest.mark.parametrize(
    ("lines", "corners"),
    [
        ((STRAIGHT, FROM_BELOW), [0, 1]),
        ((FROM_ABOVE, FROM_BELOW), [1, 1]),
        ((STRAIGHT, FROM_BELOW, FARTHER), [0, 1, 1]),
        ((FROM_BELOW, ((90.0, 60.0), (90.0, 0.0), (100.0, 0.0))), [0, 0]),
        ((FROM_BELOW, ((100.0, 60.0), (100.0, 0.0))), [0, 0]),
        ((FROM_BELOW, ((200.0, 0.0), (100.0, 0.0))), [0, 0]),
    ],
    ids=["from the side", "from both sides", "three", "at the arrowhead", "at the target", "from the other side"],
)
def test_lines_join_where_their_common_part_begins(lines, corners):
    assert wires(*lines) == corners


def test_lines_to_different_targets_never_join():
    assert wires(STRAIGHT, FROM_BELOW, targets=["c", "d"]) == [0, 0]


@pytest.mark.parametrize("orientation", ["upright", "turned"])
def test_every_joint_is_drawn_as_a_dot_on_the_line(orientation):
    flow = random_flow(7)
    layout = lay_out(flow, "draft", orientation)
    joints = [wire.points[wire.joins : wire.joins + 2] for wire in layout.wires if wire.joins]
    drawing = ET.fromstring(draw_flow(flow, "print", quality="draft", orientation=orientation).svg)  # noqa: S314 - our own
    (group,) = (one for one in drawing if one.get("class") == "joints")
    dots = [(float(dot.get("cx")), float(dot.get("cy"))) for dot in group]
    assert len(dots) == len(joints) > 0
    for corner, after in joints:
        near = [dot for dot in dots if dist(dot, corner) <= RADIUS + 0.01]
        assert any(dist(corner, dot) + dist(dot, after) == pytest.approx(dist(corner, after), abs=0.01) for dot in near)
