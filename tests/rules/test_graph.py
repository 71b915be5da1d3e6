"""Components, followers and dominators against their definitions, on graphs of any shape."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.rules.dominators import Dominators
from generator.rules.graph import components, followers

GRAPHS = st.integers(1, 9).flatmap(
    lambda count: st.lists(st.lists(st.integers(0, count - 1), max_size=3), min_size=count, max_size=count)
)


def reached(graph: list[list[int]], starts: list[int], without: int = -1) -> set[int]:
    found: set[int] = set()
    pending = list(starts)
    while pending:
        node = pending.pop()
        if node not in found and node != without:
            found.add(node)
            pending.extend(graph[node])
    return found


@settings(max_examples=300, deadline=None)
@given(graph=GRAPHS)
def test_a_dominator_stands_on_every_way(graph):
    dominators = Dominators(graph)
    inside = reached(graph, [0])
    for node in range(len(graph)):
        assert dominators.reaches(node) == (node in inside)
        for before in range(len(graph)):
            expected = node in inside and before in inside and before != node
            expected = expected and node not in reached(graph, [0], without=before)
            assert dominators.strictly(before, node) == expected


@settings(max_examples=300, deadline=None)
@given(graph=GRAPHS)
def test_followers_and_components(graph):
    after = [reached(graph, graph[node]) for node in range(len(graph))]
    assert [{one for one in range(len(graph)) if bits >> one & 1} for bits in followers(graph)] == after
    parts = list(components(graph))
    assert sorted(node for part in parts for node in part) == list(range(len(graph)))
    for part in parts:
        assert {node for node in part for other in part if other == node or node in after[other]} == set(part)
    place = {node: number for number, part in enumerate(parts) for node in part}
    assert all(place[one] <= place[node] for node in range(len(graph)) for one in after[node])


def test_a_long_chain_needs_no_recursion():
    count = 50_000
    graph = [[node + 1, max(0, node - 1)] for node in range(count - 1)] + [[]]
    dominators = Dominators(graph)
    assert dominators.strictly(1, count - 1)
    assert sum(1 for _ in components(graph)) == 2
