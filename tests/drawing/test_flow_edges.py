"""Odd flows: small, crowded, deep in one lane, long in every word."""

from __future__ import annotations

import math
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest

from generator.drawing.flow import draw_flow, lay_out
from generator.drawing.flow.boxes import box as box_of
from generator.drawing.flow.headings import stage_lines
from generator.drawing.tokens import DASH_BACK
from generator.views.flow import Flow, FlowEdge, FlowNode
from tests.drawing.processes import SYMBOLS
from tests.drawing.readback import COMMAND, NUMBER, SPACE, overlap, read, segments, within


def flow(nodes: list[FlowNode], edges: list[tuple[str, ...]], stages: tuple[str, ...] = ()) -> Flow:
    place = {node.id: n for n, node in enumerate(nodes)}
    lines = tuple(FlowEdge(*edge, back=place[edge[1]] <= place[edge[0]]) for edge in edges)
    return Flow("odd", "流程", "", tuple(dict.fromkeys(node.lane for node in nodes)), stages, tuple(nodes), lines)


def task(name: str, lane: str = "甲", text: str = "办理", **marks) -> FlowNode:
    return FlowNode(name, "task", lane, text, number="1", **marks)


START, END = FlowNode("start", "start", "甲", "开始"), FlowNode("end", "end", "甲", "结束")
MANY = [f"结果{n}" for n in "一二三四五六七"]

ODD = {
    "one node": flow([START], []),
    "start and end": flow([START, END], [("start", "end")]),
    "nothing leads to a step": flow([START, task("a"), END], [("start", "end")]),
    "a step that leads back to itself": flow(
        [START, FlowNode("merge-a", "merge", "甲"), FlowNode("a", "decision", "甲", "是否完成", number="1"), END],
        [("start", "merge-a"), ("merge-a", "a"), ("a", "end", "是"), ("a", "merge-a", "否")],
    ),
    "seven outcomes": flow(
        [
            START,
            FlowNode("a", "decision", "乙", "结论", number="1"),
            *(task(f"t{n}", "甲乙丙"[n % 3]) for n in range(7)),
            END,
        ],
        [
            ("start", "a"),
            *(("a", f"t{n}", label) for n, label in enumerate(MANY)),
            *((f"t{n}", "end") for n in range(7)),
        ],
    ),
    "five branches in one lane": flow(
        [START, FlowNode("p-split", "split", "甲"), *map(task, "abcde"), FlowNode("p-join", "join", "甲"), END],
        [
            ("start", "p-split"),
            *(("p-split", n) for n in "abcde"),
            *((n, "p-join") for n in "abcde"),
            ("p-join", "end"),
        ],
    ),
    "an empty branch": flow(
        [START, FlowNode("p-split", "split", "甲"), task("a"), FlowNode("p-join", "join", "甲"), END],
        [("start", "p-split"), ("p-split", "a"), ("p-split", "p-join"), ("a", "p-join"), ("p-join", "end")],
    ),
    "merges in a row": flow(
        [START, task("a"), FlowNode("m1", "merge", "甲"), FlowNode("m2", "merge", "甲"), task("b", "乙"), END],
        [("start", "a"), ("a", "m1"), ("b", "m1"), ("m1", "m2"), ("b", "m2"), ("m2", "end"), ("a", "b")],
    ),
    "long words": flow(
        [
            START,
            task(
                "a",
                "中国共产党某某集团有限公司某某项目部临时委员会",
                "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
            ),
            FlowNode(
                "b",
                "decision",
                "甲",
                "是" * 60,
                number="100",
                limits=("2000个工作日内至少提前一年",),
                vote="票" * 50,
                note="注" * 80,
            ),
            END,
        ],
        [("start", "a"), ("a", "b"), ("b", "end", "一个非常长的结果文字一直写到行尾"), ("b", "a", "不")],
        (),
    ),
    "a stage longer than its rows": flow(
        [FlowNode("start", "start", "甲", "开始", 0), FlowNode("end", "end", "甲", "结束", 1)],
        [("start", "end")],
        ("一个长得放不进一行步骤旁边的阶段名称", "二"),
    ),
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("quality", ["draft", "best"])
def test_odd_flows_are_drawn_well(name, quality):
    drawing = read(draw_flow(ODD[name], "print", quality=quality).svg)
    boxes = [(node.id, node.box) for node in drawing.nodes] + list(drawing.notes)
    boxes += [label for edge in drawing.edges for label in edge.labels]
    for (one, box), (two, other) in combinations(boxes, 2):
        assert overlap(box, other) < 1, (one, two)
    for edge in drawing.edges:
        for node in drawing.nodes:
            if node.id not in (edge.source, edge.target):
                assert sum(within(part, node.box, 2) for part in segments(edge)) < 1, (edge, node.id)
    for node in drawing.nodes:
        lane = drawing.lanes[node.lane]
        assert lane[0] <= node.box[0] < node.box[2] <= lane[2], node.id


@pytest.mark.parametrize("orientation", ["upright", "turned"])
def test_a_flow_back_rises_out_of_its_decision_and_turns_once(orientation):
    a, b = task("a"), FlowNode("b", "decision", "乙", "是否同意", number="2")
    back = flow(
        [START, FlowNode("merge-a", "merge", "甲"), a, b, END],
        [("start", "merge-a"), ("merge-a", "a"), ("a", "b"), ("b", "end", "同意"), ("b", "merge-a", "退回")],
    )
    drawing = read(draw_flow(back, "print", orientation=orientation).svg)
    decision = next(node for node in drawing.nodes if node.id == "b")
    edge = next(edge for edge in drawing.edges if edge.back)
    first, turn, _ = edge.corners
    side = 0 if orientation == "turned" else 1
    assert first[side] == pytest.approx(decision.box[side], abs=0.5)
    assert turn[side] < first[side]
    ((text, label),) = edge.labels
    assert text == "退回"
    assert label[side + 2] <= decision.box[side] + 0.5


def test_the_title_of_a_long_stage_stays_in_its_band():
    svg = draw_flow(ODD["a stage longer than its rows"], "print").svg
    drawing = read(svg)
    assert "".join(text for text, _ in drawing.stage_texts) == "一个长得放不进一行步骤旁边的阶段名称二"
    for text, box in drawing.stage_texts:
        band = next(b for b in drawing.stages.values() if b[1] <= box[1] <= b[3])
        assert band[0] <= box[0] < box[2] <= band[2], text
        assert band[1] <= box[1] < box[3] <= band[3], text
    assert all(overlap(one[1], two[1]) < 1 for one, two in combinations(drawing.stage_texts, 2))


def test_titles_of_stages_break_where_lines_may():
    """Closing signs never begin a column or a line, opening ones never end one; columns have signs that stand."""
    title = "会议讨论与表决（含书面征求意见）、公示"
    assert stage_lines(title, "turned") == ("会议讨论与表决", "（含书面征求", "意见）、公示")
    columns = stage_lines(title, "upright")
    assert all(column[0] not in "︶︑" and column[-1] != "︵" for column in columns)
    assert "".join(columns) == "会议讨论与表决︵含书面征求意见︶︑公示"


def test_a_number_does_not_stand_beside_a_single_character():
    node = FlowNode("s", "task", "甲", "整改，答复职工", number="10")
    first, second = box_of(node, 64).lines[:2]
    assert [piece.text for piece in first.pieces] == ["10"]
    assert len(second.pieces[0].text) > 1


def test_dashes_of_lines_that_join_fall_on_each_other():
    """Their patterns end alike, so that the gaps of one are not filled by the other."""
    svg = draw_flow(SYMBOLS, "print").svg
    paths = ET.fromstring(svg).iter(f"{SPACE}path")  # noqa: S314 - our own text
    dashed = [path for path in paths if path.get("stroke-dasharray") == DASH_BACK]
    period = sum(map(float, DASH_BACK.split()))
    assert len(dashed) > 1
    for path in dashed:
        length = sum(math.dist(one, two) for part in pieces(path.get("d")) for one, two in pairwise(part))
        phase = (float(path.get("stroke-dashoffset")) + length) % period
        assert min(phase, period - phase) < 0.1


def pieces(d: str) -> list[list[tuple[float, float]]]:
    """A line as short straight pieces, its quadratic curves cut into fifty."""
    found, at = [], (0.0, 0.0)
    for command, rest in COMMAND.findall(d):
        n = [float(part) for part in NUMBER.findall(rest)]
        if command == "Q":
            weights = [((1 - k / 50) ** 2, 2 * k / 50 * (1 - k / 50), (k / 50) ** 2) for k in range(51)]
            (x, y), (cx, cy, ex, ey) = at, n
            found.append([(a * x + b * cx + c * ex, a * y + b * cy + c * ey) for a, b, c in weights])
        elif command == "L":
            found.append([at, (n[0], n[1])])
        at = (n[-2], n[-1])
    return found


def test_details_beside_a_line_reach_to_the_border_of_their_lane():
    ask = FlowNode("ask", "decision", "甲", "涉不涉密", number="1", records=("一份信息发布审核登记单",))
    ends = FlowNode("out", "end", "乙", "不发布"), END
    lines = [("start", "ask"), ("ask", "out", "图纸、坐标不能发"), ("ask", "end", "能发")]
    laid = lay_out(flow([START, ask, *ends], lines), "draft")
    (note,) = laid.notes
    (decision,) = (one for one in laid.nodes if one.node.id == "ask")
    border = laid.lanes[0].frame.left + laid.lanes[0].frame.width
    assert decision.right < note.words.left + note.words.width < border
