"""The swimlane flowchart: what every drawing must obey, measured in its SVG apart from the drawer."""

from __future__ import annotations

import os
from itertools import combinations, pairwise, permutations

import pytest

from generator.drawing.flow import draw_flow
from generator.views.flow import Flow, FlowEdge, FlowNode
from tests.drawing.flows import random_flow
from tests.drawing.processes import ACCEPT, ELECTION, SYMBOLS
from tests.drawing.readback import Geometry, inside, overlap, read, segments, within

SEEDS = range(int(os.environ.get("HANDBOOKS_FLOWS", "16")))
FLOWS = {"accept": ACCEPT, "election": ELECTION, "symbols": SYMBOLS} | {f"random-{n}": random_flow(n) for n in SEEDS}
ROUNDED = 0.02
"""Places are written in hundredths of a px, sizes as well: two of them may differ by so much."""


@pytest.fixture(scope="module", params=[(name, way) for name in FLOWS for way in ("upright", "turned")], ids="-".join)
def drawn(request) -> tuple[Flow, Geometry]:
    name, orientation = request.param
    return FLOWS[name], read(draw_flow(FLOWS[name], "print", orientation=orientation).svg)


def test_everything_is_drawn_once(drawn):
    flow, drawing = drawn
    assert sorted((n.id, n.kind, n.lane) for n in drawing.nodes) == sorted((n.id, n.kind, n.lane) for n in flow.nodes)
    assert sorted((e.source, e.target, e.back) for e in drawing.edges) == sorted(
        (e.source, e.target, e.back) for e in flow.edges
    )
    assert tuple(drawing.lanes) == flow.lanes
    assert tuple(drawing.stages) == flow.stages


def test_no_character_of_the_texts_is_lost(drawn):
    flow, drawing = drawn
    nodes = {node.id: "".join("".join(text.split()) for text, _ in node.texts) for node in drawing.nodes}
    notes = "".join("".join(text.split()) for text, _ in drawing.notes)
    for node in flow.nodes:
        texts = [node.text, *node.limits, *node.records, node.repeats, node.vote, node.accountable]
        for text in texts:
            assert "".join(text.split()) in nodes[node.id] or "".join(text.split()) in notes, (node.id, text)
        assert "".join(node.note.split()) in notes
    labels = sorted("".join(text for text, _ in edge.labels) for edge in drawing.edges)
    assert labels == sorted(edge.label for edge in flow.edges)


def test_lanes_stand_side_by_side_and_stages_below_each_other(drawn):
    """Lanes as rows stand below each other instead, and stages side by side."""
    _, drawing = drawn
    across, along = (1, 0) if drawing.turned else (0, 1)
    lanes, stages = list(drawing.lanes.values()), list(drawing.stages.values())
    assert all(one[across + 2] == pytest.approx(two[across], abs=1e-6) for one, two in pairwise(lanes))
    assert len({(box[along], box[along + 2]) for box in lanes}) == 1
    assert all(one[along + 2] == pytest.approx(two[along], abs=ROUNDED) for one, two in pairwise(stages))
    assert all(box[across + 2] <= lanes[0][across] + 0.1 for box in stages)


def test_nodes_stand_in_their_lanes_and_stages(drawn):
    flow, drawing = drawn
    stage = {node.id: flow.stages[node.stage] for node in flow.nodes if node.stage is not None}
    for node in drawing.nodes:
        lane = drawing.lanes[node.lane]
        assert lane[0] < node.box[0] < node.box[2] < lane[2], node.id
        assert lane[1] < node.box[1] < node.box[3] < lane[3], node.id
        if node.id in stage:
            band, along = drawing.stages[stage[node.id]], 0 if drawing.turned else 1
            assert band[along] < node.box[along] < node.box[along + 2] < band[along + 2], node.id


def test_nothing_covers_anything(drawn):
    _, drawing = drawn
    boxes = [(node.id, node.box) for node in drawing.nodes]
    boxes += [(text, box) for text, box in drawing.notes]
    boxes += [(text, box) for edge in drawing.edges for text, box in edge.labels]
    for (name, one), (other, two) in combinations(boxes, 2):
        assert overlap(one, two) < 1, (name, other)


def test_text_stands_inside_its_outline(drawn):
    _, drawing = drawn
    for node in drawing.nodes:
        for text, (left, top, right, bottom) in node.texts:
            for corner in ((left, top), (right, top), (left, bottom), (right, bottom)):
                assert inside(corner, node.outline), (node.id, text)


def test_lines_are_level_or_upright_and_end_on_their_nodes(drawn):
    _, drawing = drawn
    nodes = {node.id: node for node in drawing.nodes}
    for edge in drawing.edges:
        assert all(abs(a[0] - b[0]) < 0.02 or abs(a[1] - b[1]) < 0.02 for a, b in segments(edge)), edge
        for end, name in ((edge.corners[0], edge.source), (edge.corners[-1], edge.target)):
            left, top, right, bottom = nodes[name].box
            assert left - 1 <= end[0] <= right + 1, edge
            assert top - 1 <= end[1] <= bottom + 1, edge


def test_no_line_runs_through_or_along_a_node(drawn):
    _, drawing = drawn
    for edge in drawing.edges:
        for node in drawing.nodes:
            if node.id not in (edge.source, edge.target):
                assert sum(within(part, node.box, 4) for part in segments(edge)) < 1, (edge, node.id)


def test_no_line_runs_through_text(drawn):
    _, drawing = drawn
    texts = [(None, *note) for note in drawing.notes]
    texts += [(edge, *label) for edge in drawing.edges for label in edge.labels]
    for _, text, box in texts:
        for edge in drawing.edges:
            assert sum(within(part, box, -1) for part in segments(edge)) < 1, (text, edge)


def test_only_lines_of_a_common_node_share_a_track(drawn):
    _, drawing = drawn
    for one, two in combinations(drawing.edges, 2):
        if one.source == two.source or one.target == two.target:
            continue
        for part in segments(one):
            for other in segments(two):
                assert shared(part, other) <= 3, (one, two)


def shared(one, two) -> float:
    """Length over which two parallel segments lie closer than 4 px."""
    found = 0.0
    for axis in (0, 1):
        level = all(abs(part[0][1 - axis] - part[1][1 - axis]) < 0.02 for part in (one, two))
        if level and abs(one[0][1 - axis] - two[0][1 - axis]) < 4:
            low = max(min(one[0][axis], one[1][axis]), min(two[0][axis], two[1][axis]))
            high = min(max(one[0][axis], one[1][axis]), max(two[0][axis], two[1][axis]))
            found = max(found, high - low)
    return found


def test_a_level_line_hops_over_every_line_that_it_crosses_and_nowhere_else(drawn):
    _, drawing = drawn
    crossings = {(round(x, 1), round(y, 1)) for x, y in crossed(drawing)}
    hops = [(round((left + right) / 2, 1), round(bottom, 1)) for left, _, right, bottom in drawing.hops]
    assert len(set(hops)) == len(hops)
    assert set(hops) == crossings


def crossed(drawing):
    """Where lines cross: both go on behind the place, and no merge or corner is near it."""
    merges = [node.box for node in drawing.nodes if node.kind == "merge"]
    for one, two in permutations(drawing.edges, 2):
        for (x1, y1), (x2, y2) in segments(one):
            for (x3, y3), (x4, y4) in segments(two):
                level, upright = abs(y1 - y2) < 0.02, abs(x3 - x4) < 0.02
                inside_x = min(x1, x2) + 5 < x3 < max(x1, x2) - 5
                if level and upright and inside_x and min(y3, y4) + 3 < y1 < max(y3, y4) - 3:
                    near = (x3 - 2, y1 - 2, x3 + 2, y1 + 2)
                    if all(overlap(near, box) < 0 for box in merges):
                        yield x3, y1


def test_labels_stand_by_the_start_of_their_own_line(drawn):
    _, drawing = drawn
    nodes = {node.id: node for node in drawing.nodes}
    for edge in drawing.edges:
        if edge.labels:
            box = edge.labels[-1][1]
            grown = (box[0] - 20, box[1] - 20, box[2] + 20, box[3] + 40)
            assert any(within(part, grown) for part in segments(edge)[:2]), edge
            source = nodes[edge.source].box
            assert max(box[0] - source[2], source[0] - box[2], box[1] - source[3]) < 260, edge


def test_what_runs_back_has_its_own_dash(drawn):
    """So does what a former version had and the process has no more."""
    _, drawing = drawn
    assert all((edge.dash is not None) == (edge.back or edge.removed) for edge in drawing.edges)
    back = {edge.dash for edge in drawing.edges if edge.back and not edge.removed}
    assert len(back) <= 1
    assert back.isdisjoint(edge.dash for edge in drawing.edges if edge.removed)


def test_nothing_is_cut_off(drawn):
    _, drawing = drawn
    width, height = drawing.size
    points = [point for edge in drawing.edges for point in edge.corners]
    boxes = [node.box for node in drawing.nodes] + [box for _, box in drawing.notes] + list(drawing.lanes.values())
    points += [corner for box in boxes for corner in ((box[0], box[1]), (box[2], box[3]))]
    assert all(0 <= x <= width and 0 <= y <= height for x, y in points)


@pytest.mark.parametrize(("orientation", "along"), [("upright", 1), ("turned", 0)])
def test_steps_of_a_lane_stand_in_the_order_of_the_flow(orientation, along):
    drawing = read(draw_flow(ELECTION, "print", orientation=orientation).svg)
    place = {node.id: n for n, node in enumerate(ELECTION.nodes) if node.kind not in ("end", "merge")}
    tops = {node.id: node.box[along] for node in drawing.nodes}
    lanes = {node.id: node.lane for node in drawing.nodes}
    for one, two in combinations(place, 2):
        if lanes[one] == lanes[two]:
            assert (place[one] < place[two]) == (tops[one] < tops[two])


@pytest.mark.parametrize("name", FLOWS)
def test_a_turned_flow_runs_to_the_right(name):
    drawing = read(draw_flow(FLOWS[name], "print", orientation="turned").svg)
    middle = {node.id: (node.box[0] + node.box[2]) / 2 for node in drawing.nodes}
    ahead = [edge for edge in drawing.edges if not edge.back]
    assert drawing.turned
    assert sum(middle[edge.source] <= middle[edge.target] + 1 for edge in ahead) >= 0.95 * len(ahead)


def test_drawing_twice_gives_the_same_bytes():
    assert draw_flow(ACCEPT, "web", standalone=True) == draw_flow(random_flow(3) and ACCEPT, "web", standalone=True)
    assert draw_flow(random_flow(5), "print").svg == draw_flow(random_flow(5), "print").svg


def test_both_skins_share_one_geometry():
    printed, web = (read(draw_flow(ELECTION, skin).svg) for skin in ("print", "web"))
    assert printed == web


def test_print_is_literal_and_web_carries_classes_and_links():
    printed, web = (draw_flow(ACCEPT, skin, standalone=True) for skin in ("print", "web"))
    assert "var(" not in printed.svg
    assert "<a " not in printed.svg
    assert "<style" not in printed.svg
    assert 'href="#preview"' in web.svg
    assert "prefers-color-scheme" in web.svg
    assert "<style" not in draw_flow(ACCEPT, "web").svg
    assert [link.href for link in printed.links] == ["#preview", "#fill"]


def test_the_drawing_names_itself():
    svg = draw_flow(ACCEPT, "print").svg
    assert svg.startswith("<svg ")
    for part in ('lang="zh-CN"', 'role="img"', 'aria-labelledby="accept-title accept-desc"', 'id="accept-desc"'):
        assert part in svg


def test_numbers_that_are_not_verified_stand_beside_their_badge():
    step = {
        "id": "study",
        "kind": "task",
        "lane": "支委会",
        "text": "集中学习",
        "limits": ("3日内",),
        "repeats": "每季度",
    }

    def badges(*unverified: str) -> int:
        node = FlowNode(**step, unverified=unverified)
        return draw_flow(Flow("id", "例子", "", ("支委会",), (), (node,), ()), "print").svg.count("待核")

    assert [badges(), badges("每季度"), badges("3日内", "每季度")] == [0, 1, 2]


def test_text_of_a_process_cannot_break_the_drawing():
    nodes = (FlowNode("start", "start", 'A"<b>', "<script>&"), FlowNode("end", "end", 'A"<b>', "]]>"))
    flow = Flow("x", "<t>", "", ('A"<b>',), (), nodes, (FlowEdge("start", "end"),))
    drawing = read(draw_flow(flow, "web").svg)
    assert {"".join(t for t, _ in n.texts) for n in drawing.nodes} == {"<script>&", "]]>"}


def test_an_edge_to_nowhere_is_refused():
    flow = Flow("x", "t", "", ("A",), (), (FlowNode("start", "start", "A", "开始"),), (FlowEdge("start", "gone"),))
    with pytest.raises(KeyError):
        draw_flow(flow, "print")


def test_an_end_stands_beside_its_decision_where_the_flow_goes_on_below():
    nodes = (
        FlowNode("start", "start", "甲", "开始"),
        FlowNode("ask", "decision", "甲", "是否符合条件", number="1"),
        FlowNode("end-2", "end", "甲", "维持现状"),
        FlowNode("do", "task", "甲", "研究方案", number="2"),
        FlowNode("end", "end", "甲", "结束"),
    )
    edges = (
        FlowEdge("start", "ask"),
        FlowEdge("ask", "end-2", "符合"),
        FlowEdge("ask", "do", "不符合"),
        FlowEdge("do", "end"),
    )
    drawing = read(draw_flow(Flow("x", "t", "", ("甲",), (), nodes, edges), "print").svg)
    middles = {node.id: ((node.box[0] + node.box[2]) / 2, (node.box[1] + node.box[3]) / 2) for node in drawing.nodes}
    assert middles["end-2"][1] == pytest.approx(middles["ask"][1], abs=ROUNDED)
    assert len({round(middles[name][0], 1) for name in ("start", "ask", "do", "end")}) == 1
    assert all(len(edge.corners) == 2 for edge in drawing.edges)
