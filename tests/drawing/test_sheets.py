"""Sheets of a flow that would print too small."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from generator.drawing.flow import draw_flow
from generator.drawing.paper import ACROSS, FOLD_OUT, LEAST_POINTS, TITLE, UPRIGHT, Size
from generator.drawing.sheets import Sheet, flow_sheets, whole
from generator.views.flow import Flow, FlowEdge, FlowNode
from tests.drawing.flows import random_flow
from tests.drawing.processes import ACCEPT, ELECTION

LONG = {"election": ELECTION} | {f"random-{n}": random_flow(n) for n in (0, 1, 4, 7, 11, 17, 20)}


@pytest.fixture(scope="module", params=LONG)
def split(request) -> tuple[Flow, tuple[Flow, ...]]:
    flow = LONG[request.param]
    return flow, tuple(sheet.flow for sheet in flow_sheets(flow, "a4"))


def points(sheet: Sheet, frame: Size, *, titled: bool = True) -> float:
    figure = draw_flow(sheet.flow, "print", orientation=sheet.orientation)
    return figure.printed_text_points(frame[0], frame[1] - TITLE * titled)


def chain(steps: int, lanes: int, stages: int) -> Flow:
    """Steps one after the other, each in the next lane, and a start and an end."""
    names = tuple(f"第{lane + 1}小组" for lane in range(lanes))
    titles = tuple(f"阶段{stage + 1}" for stage in range(stages))
    nodes = tuple(
        FlowNode(f"s{n}", "task", names[n % lanes], "办理一件比较重要的事项", n * stages // steps if stages else None)
        for n in range(steps)
    )
    start, end = FlowNode("start", "start", names[0], "开始"), FlowNode("end", "end", names[0], "结束")
    ids = ["start", *(node.id for node in nodes), "end"]
    edges = tuple(FlowEdge(one, two) for one, two in pairwise(ids))
    return Flow("chain", "一长串", "", names, titles, (start, *nodes, end), edges)


def test_what_fits_stays_whole_and_upright():
    assert flow_sheets(ACCEPT) == flow_sheets(ACCEPT, "a4") == (Sheet(ACCEPT),)
    assert len(flow_sheets(ELECTION, "a3")) < len(flow_sheets(ELECTION, "a4"))


def test_what_is_too_small_upright_is_turned():
    flow = random_flow(5)
    (sheet,) = flow_sheets(flow)
    assert points(Sheet(flow), UPRIGHT) < LEAST_POINTS <= points(sheet, ACROSS)
    assert sheet == whole(flow, (sheet,)) == Sheet(flow, "turned")


def test_what_no_page_of_a4_holds_is_split_between_stages():
    flow = chain(80, 4, 4)
    sheets = flow_sheets(flow)
    assert points(Sheet(flow, "turned"), ACROSS) < LEAST_POINTS
    assert len(sheets) > 1
    assert [stage for sheet in sheets for stage in sheet.flow.stages] == list(flow.stages)
    assert whole(flow, sheets) == Sheet(flow)


def test_without_stages_it_takes_a_sheet_that_folds_out_and_is_cut_where_it_must_be_on_a4():
    flow = chain(56, 3, 0)
    (sheet,) = flow_sheets(flow)
    assert points(Sheet(flow), UPRIGHT) < LEAST_POINTS
    assert points(sheet, ACROSS) < LEAST_POINTS <= points(sheet, FOLD_OUT)
    assert len(flow_sheets(flow, "a4")) > 1


def test_what_no_sheet_holds_is_cut_between_steps():
    flow = chain(100, 3, 0)
    sheets = flow_sheets(flow)
    assert len(sheets) > 1
    assert all(points(sheet, UPRIGHT, titled=number == 0) >= LEAST_POINTS for number, sheet in enumerate(sheets))


def test_every_sheet_prints_legibly(split):
    _, sheets = split
    for sheet in sheets:
        assert max(points(Sheet(sheet), frame, titled=False) for frame in (UPRIGHT, ACROSS)) >= LEAST_POINTS


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
    sheets = [sheet.flow for sheet in flow_sheets(ELECTION, "a4")]
    assert len(sheets) > 1
    assert tuple(stage for sheet in sheets for stage in sheet.stages) == ELECTION.stages
    assert len({sheet.id for sheet in sheets} | {ELECTION.id}) == len(sheets) + 1


def test_connectors_leave_ids_of_the_flow_alone():
    taken = FlowNode("c1a", "task", "组织部", "已有的步骤", 0)
    flow = Flow(**{name: getattr(ELECTION, name) for name in ELECTION.__slots__} | {"nodes": (taken, *ELECTION.nodes)})
    names = [node.id for sheet in flow_sheets(flow, "a4") for node in sheet.flow.nodes]
    assert len(names) == len(set(names))
    assert "c1b" not in names
