"""Graphs of numbered nodes: strongly connected parts, and what can follow a node. Linear, and without recursion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Graph = Sequence[Sequence[int]]
"""The successors of every node; the nodes are numbers from 0."""


def components(graph: Graph) -> Iterator[list[int]]:
    """The strongly connected parts, each after all that it leads to (R. Tarjan's algorithm, 1972)."""
    number: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    placed: set[int] = set()
    for root in range(len(graph)):
        work = [] if root in number else [(root, iter(graph[root]))]
        while work:
            node, rest = work[-1]
            if node not in number:
                number[node] = low[node] = len(number)
                stack.append(node)
            after = next((one for one in rest if one not in placed), None)
            if after is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    part = _take(stack, node)
                    placed.update(part)
                    yield part
            elif after in number:
                low[node] = min(low[node], number[after])
            else:
                work.append((after, iter(graph[after])))


def _take(stack: list[int], node: int) -> list[int]:
    """Take a node and everything above it from the stack."""
    part = [stack.pop()]
    while part[-1] != node:
        part.append(stack.pop())
    return part


def followers(graph: Graph) -> list[int]:
    """For every node the set of those that can follow it, as bits; itself only when a way leads back."""
    found = [0] * len(graph)
    for part in components(graph):
        bits = 0
        for node in part:
            for after in graph[node]:
                bits |= found[after] | 1 << after
        for node in part:
            found[node] = bits
    return found
