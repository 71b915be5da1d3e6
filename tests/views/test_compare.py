"""Two versions of a flow over each other: what is the same, what is told, and that it can be drawn without a fault."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from generator.drawing.flow import draw_flow
from generator.views.compare import compared
from generator.views.flow import Flow, FlowEdge, FlowNode
from tests.drawing.flows import random_flow
from tests.drawing.readback import read


def flow(*steps: FlowNode) -> Flow:
    nodes = (FlowNode("start", "start", steps[0].lane, "开始"), *steps, FlowNode("end", "end", steps[-1].lane, "结束"))
    edges = tuple(FlowEdge(one.id, two.id) for one, two in pairwise(nodes))
    lanes = tuple(dict.fromkeys(step.lane for step in steps))
    return Flow("p", "过程", "", lanes, (), nodes, edges)


def step(number: int, text: str, lane: str = "支委会", **more) -> FlowNode:
    return FlowNode(f"s{number}", "task", lane, text, number=str(number), **more)


OLD = flow(step(1, "收集议题"), step(2, "讨论方案", limits=("1个月内",)), step(3, "公示结果"), step(4, "归档"))


def test_a_flow_compared_with_itself_has_no_differences():
    over, words = compared(OLD, OLD)
    assert words == ()
    assert not any(node.changes for node in over.nodes)
    assert not any(edge.change for edge in over.edges)


def test_an_inserted_step_is_added_and_the_rest_stays_though_all_numbers_shift():
    new = flow(
        step(1, "收集议题"),
        step(2, "征求意见"),
        *(replace(node, id=f"s{i + 1}", number=str(i + 1)) for i, node in enumerate(OLD.nodes[2:5], 2)),
    )
    over, words = compared(OLD, new)
    assert words == ("新增：2 征求意见",)
    assert {node.id: node.changes for node in over.nodes if node.changes} == {"s2": ("added",)}
    assert {(e.source, e.target, e.change) for e in over.edges if e.change} == {
        ("s1", "s2", "added"),
        ("s2", "merge-s3", "added"),
        ("s1", "merge-s3", "removed"),
    }


def test_a_removed_step_stays_in_the_drawing_with_its_lines():
    over, words = compared(OLD, flow(OLD.nodes[1], OLD.nodes[2], OLD.nodes[4]))
    assert words == ("取消：原 3 公示结果",)
    assert [node.id for node in over.nodes] == ["start", "s1", "s2", "old-s3", "merge-s4", "s4", "end"]


def test_a_changed_step_tells_what_and_a_moved_one_from_whom_to_whom():
    one = replace(OLD.nodes[2], limits=("2个月内",), records=("记录",))
    two = replace(OLD.nodes[4], lane="书记")
    _, words = compared(OLD, flow(OLD.nodes[1], one, OLD.nodes[3], two))
    assert words == ("改动（时限、记录）：2 讨论方案", "移动（支委会 → 书记）：4 归档")


def test_a_step_that_changes_its_place_is_moved():
    _, words = compared(OLD, flow(OLD.nodes[1], OLD.nodes[3], OLD.nodes[2], OLD.nodes[4]))
    assert len(words) == 1
    assert words[0].startswith("移动：")


def test_a_text_written_anew_is_a_change():
    _, words = compared(OLD, flow(OLD.nodes[1], replace(OLD.nodes[2], text="讨论并通过方案"), *OLD.nodes[3:5]))
    assert words == ("改动（文字）：2 讨论并通过方案",)


def test_the_number_of_another_step_in_a_limit_is_no_change():
    one = flow(step(1, "谈话"), step(2, "公示", limits=("第1步后5日内",)))
    two = flow(step(1, "谈话"), step(2, "公示", limits=("第2步后5日内",)))
    assert compared(one, two)[1] == ()


@pytest.mark.parametrize("seed", range(8))
def test_two_flows_over_each_other_are_drawn_whole(seed):
    old, new = random_flow(seed), random_flow(seed + 100)
    over, _ = compared(replace(old, lanes=old.lanes), new)
    drawing = read(draw_flow(over, "print").svg)
    assert sorted(node.id for node in drawing.nodes) == sorted(node.id for node in over.nodes)
    gone = {node.id for node in over.nodes if "removed" in node.changes}
    assert gone == {node.id for node in over.nodes if node.id.startswith("old-")}


def test_signs_and_a_legend_tell_without_colour():
    over, _ = compared(OLD, flow(OLD.nodes[1], OLD.nodes[2], OLD.nodes[4]))
    svg = draw_flow(over, "print").svg
    assert 'data-change="removed"' in svg
    assert ">删</tspan>" in svg
    assert "删：取消" in svg
    assert "新增" not in draw_flow(OLD, "print").svg
