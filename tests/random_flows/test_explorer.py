"""The explorer itself, on nets small enough to judge by hand."""

from __future__ import annotations

import pytest

from tests.random_flows.explorer import always_before, explore, follows
from tests.random_flows.generator import random_flow
from tests.random_flows.net import Arc, Net, Node


def net(*nodes: Node) -> Net:
    return Net({node.name: node for node in (Node("start", "start", (Arc("a"),)), *nodes, Node("end", "end"))})


def step(name: str, *targets: str) -> Node:
    return Node(name, "step", tuple(Arc(target) for target in targets))


def block(first: str, second: str) -> tuple[Node, ...]:
    split = Node("a", "split", (Arc("b"), Arc("c")))
    return split, step("b", first), Node("c", "step", (Arc(second, port=1),)), Node("j", "join", (Arc("end"),), 2)


def test_a_chain_with_a_loop_is_sound():
    verdict = explore(net(step("a", "b"), step("b", "a", "end")))
    assert verdict.sound
    assert verdict.states == 4


def test_a_step_nobody_enters_is_unreached():
    verdict = explore(net(step("a", "end"), step("b", "end")))
    assert not verdict.sound
    assert verdict.unreached == {"b"}
    assert verdict.path is None


def test_a_loop_without_exit_has_the_shortest_run_into_it():
    verdict = explore(net(step("a", "end", "b"), step("b", "c"), step("c", "d"), step("d", "c")))
    assert verdict.path == ("start", "a")
    assert verdict.hopeless == {"b", "c", "d"}


def test_a_parallel_waits_for_all_its_branches():
    assert explore(net(*block("j", "j"))).sound


def test_a_branch_that_ends_the_process_leaves_the_other_running():
    verdict = explore(net(*block("end", "j")))
    assert verdict.path == ()  # doomed from the start
    assert {"b", "c", "end"} <= verdict.hopeless


def test_a_jump_into_a_branch_waits_for_ever():
    verdict = explore(net(step("a", "b", "end"), *(n for n in block("j", "j") if n.name != "a")))
    assert verdict.path == ("start", "a")


def test_two_tokens_on_one_place_are_a_fault():
    assert explore(net(*block("x", "x"), step("x", "end"))).path is not None


def test_what_comes_before_on_every_path_and_what_follows_on_some():
    flow = net(step("a", "b", "c"), step("b", "c"), step("c", "a", "end"))
    assert always_before(flow, "a", "c")
    assert not always_before(flow, "b", "c")
    assert follows(flow, "c", "b")
    assert not follows(net(step("a", "b"), step("b", "end")), "b", "a")


@pytest.mark.parametrize("seed", range(60))
def test_the_generator_keeps_its_word(seed):
    assert explore(random_flow(seed, "sound").net).sound
    faulty = random_flow(seed, "fault")
    assert not explore(faulty.net).sound
    assert faulty.fault is not None
    assert faulty.fault.lines
    assert random_flow(seed, "fault") == faulty


def test_the_generator_makes_all_there_is():
    flows = [random_flow(seed, "sound") for seed in range(60)]
    kinds = {node.drawn for flow in flows for node in flow.net.nodes.values()}
    assert {"task", "decision", "call", "split", "join", "end", "document", "stored-data"} <= kinds
    assert {len(flow.lanes) for flow in flows} >= {2, 3, 4, 5, 6}
    assert any(len(flow.ends) > 2 for flow in flows)
    assert any(flow.stages for flow in flows)
    assert not all(flow.stages for flow in flows)
    sizes = [sum(node.kind in {"step", "split"} for node in flow.net.nodes.values()) for flow in flows]
    assert min(sizes) >= 3
    assert max(sizes) >= 30
