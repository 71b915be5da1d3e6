"""Sheets of a flow that would print too small."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.drawing.flow import draw_flow
from generator.drawing.paper import LEAST_POINTS
from generator.drawing.sheets import FRAMES, flow_sheets
from generator.views.flow import Flow, FlowNode
from tests.drawing.flows import random_flow
from tests.drawing.processes import ACCEPT, ELECTION

LONG = {"election": ELECTION} | {f"random-{n}": random_flow(n) for n in (0, 1, 4, 7, 11, 17, 20)}


@pytest.fixture(scope="module", params=LONG)
def split(request) -> tuple[Flow, tuple[Flow, ...]]:
    flow = LONG[request.param]
    return flow, flow_sheets(flow, "a4")


def test_what_fits_stays_whole():
    assert flow_sheets(ACCEPT, "a4") == (ACCEPT,)
    assert len(flow_sheets(ELECTION, "a3")) < len(flow_sheets(ELECTION, "a4"))


def test_every_sheet_prints_legibly(split):
    _, sheets = split
    for sheet in sheets:
        figure = draw_flow(sheet, "print")
        assert max(figure.printed_text_points(*frame) for frame in FRAMES["a4"]) >= LEAST_POINTS


def test_every_node_stands_on_one_sheet_in_order(split):
    flow, sheets = split
    stand = [node for sheet in sheets for node in sheet.nodes if node.kind != "connector"]
    assert [node.id for node in stand] == [node.id for node in flow.nodes]
    titles = {node.id: flow.stages[node.stage] for node in flow.nodes if node.stage is not None}
    for sheet in sheets:
        assert sheet is flow or {n.lane for n in sheet.nodes} == set(sheet.lanes)
        assert [lane for lane in flow.lanes if lane in sheet.lanes] == list(sheet.lanes)
        for node in sheet.nodes:
            assert node.stage is None or node.kind == "connector" or sheet.stages[node.stage] == titles[node.id]


def test_connectors_come_in_pairs_with_one_mark_each(split):
    _, sheets = split
    marks = {node.id: node.text for sheet in sheets for node in sheet.nodes if node.kind == "connector"}
    assert all(count == 1 for count in Counter(n.id for s in sheets for n in s.nodes).values())
    leaving = {name: text for name, text in marks.items() if name.endswith("a")}
    assert {f"{name[:-1]}b": text for name, text in leaving.items()} == {
        name: text for name, text in marks.items() if name.endswith("b")
    }
    assert len(set(leaving.values())) == len(leaving)


def test_the_flow_can_be_followed_through_the_connectors(split):
    flow, sheets = split
    edges = [edge for sheet in sheets for edge in sheet.edges]
    onward = {edge.source: edge for edge in edges if edge.source.endswith("b") and edge.source.startswith("c")}
    followed = Counter()
    for edge in edges:
        if edge in onward.values():
            continue
        crossing = edge.target.startswith("c") and edge.target.endswith("a") and f"{edge.target[:-1]}b" in onward
        target = onward[f"{edge.target[:-1]}b"].target if crossing else edge.target
        followed[edge.source, target, edge.label, edge.back] += 1
    assert followed == Counter((edge.source, edge.target, edge.label, edge.back) for edge in flow.edges)


def test_sheets_end_with_stages_where_they_can():
    sheets = flow_sheets(ELECTION, "a4")
    assert len(sheets) > 1
    assert tuple(stage for sheet in sheets for stage in sheet.stages) == ELECTION.stages
    assert len({sheet.id for sheet in sheets} | {ELECTION.id}) == len(sheets) + 1


def test_connectors_leave_ids_of_the_flow_alone():
    taken = FlowNode("c1a", "task", "组织部", "已有的步骤", 0)
    flow = Flow(**{name: getattr(ELECTION, name) for name in ELECTION.__slots__} | {"nodes": (taken, *ELECTION.nodes)})
    names = [node.id for sheet in flow_sheets(flow, "a4") for node in sheet.nodes]
    assert len(names) == len(set(names))
    assert "c1b" not in names
