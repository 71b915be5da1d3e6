"""A small edit keeps the steps that it does not touch where they were: beside the same steps, in the same order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.drawing.flow import lay_out
from generator.views.flow import Flow
from tests.drawing.flows import random_flow

SEEDS = range(12)


def rename(flow: Flow, name: str) -> Flow:
    """Another text of about the same length."""
    return replace(flow, nodes=tuple(replace(n, text="改写" + n.text[2:]) if n.id == name else n for n in flow.nodes))


def remove(flow: Flow, name: str) -> Flow:
    """The flow without a task: what led to it leads on."""
    onward = next(edge.target for edge in flow.edges if edge.source == name)
    edges = [replace(e, target=onward) if e.target == name else e for e in flow.edges if e.source != name]
    return replace(flow, nodes=tuple(n for n in flow.nodes if n.id != name), edges=tuple(edges))


def insert(flow: Flow, name: str) -> Flow:
    """The flow with one more task behind another."""
    at = next(place for place, node in enumerate(flow.nodes) if node.id == name)
    more = replace(flow.nodes[at], id="more", text="补充说明", limits=(), records=(), note="", vote="")
    edges = [replace(e, source="more") if e.source == name else e for e in flow.edges]
    edges.append(replace(flow.edges[0], source=name, target="more", label="", back=False))
    return replace(flow, nodes=(*flow.nodes[: at + 1], more, *flow.nodes[at + 1 :]), edges=tuple(edges))


def kept(before: Flow, after: Flow, name: str) -> float:
    """The share of untouched steps that have the same neighbours above, below, left and right as before."""
    shared = {node.id for node in before.nodes if node.number} & {node.id for node in after.nodes} - {name}
    one, two = neighbours(before, shared), neighbours(after, shared)
    return sum(one[node] == two[node] for node in shared) / max(1, len(shared))


def neighbours(flow: Flow, names: set[str]) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    placed = [node for node in lay_out(flow).nodes if node.node.id in names]
    return {
        one.node.id: (
            frozenset(two.node.id for two in placed if two.y == one.y),
            frozenset(two.node.id for two in placed if two.x == one.x and two.y < one.y),
        )
        for one in placed
    }


@pytest.mark.parametrize(("edit", "least"), [(rename, 0.9), (remove, 0.7), (insert, 0.7)])
def test_steps_that_an_edit_does_not_touch_stay_where_they_were(edit, least):
    shares = []
    for seed in SEEDS:
        flow = random_flow(seed)
        tasks = [node.id for node in flow.nodes if node.kind == "task" and node.text]
        if tasks:
            name = tasks[seed % len(tasks)]
            shares.append(kept(flow, edit(flow, name), name))
    assert sum(shares) / len(shares) >= least, (edit.__name__, shares)
