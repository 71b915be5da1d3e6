"""Dominators: what stands on every way from the root of a graph to a node.

The semi-NCA algorithm of L. Georgiadis (*Linear-Time Algorithms for Dominators and Related Problems*, 2005): in
practice linear in the edges, and without recursion.
"""

from __future__ import annotations

from collections.abc import Sequence


class Dominators:
    """The dominator tree of a graph whose nodes are numbers from 0; ``successors`` lists the edges, 0 is the root."""

    def __init__(self, successors: Sequence[Sequence[int]]) -> None:
        self._successors = successors
        self._order: list[int] = []
        self._parent: list[int] = []
        self._visit()
        self._number = {node: place for place, node in enumerate(self._order)}
        self._first, self._last = self._intervals(self._immediate())

    def strictly(self, before: int, node: int) -> bool:
        """Whether ``before`` is another node that stands on every way to a node that can be reached."""
        if before == node or before not in self._number or node not in self._number:
            return False
        one, other = self._number[before], self._number[node]
        return self._first[one] < self._first[other] <= self._last[one]

    def reaches(self, node: int) -> bool:
        """Whether any way leads from the root to a node."""
        return node in self._number

    def _visit(self) -> None:
        """Number the nodes in the order of a depth-first search, each with the number it was reached from."""
        number: dict[int, int] = {}
        pending = [(0, 0)]
        while pending:
            node, parent = pending.pop()
            if node in number:
                continue
            number[node] = len(self._order)
            self._order.append(node)
            self._parent.append(parent)
            pending.extend((after, number[node]) for after in self._successors[node] if after not in number)

    def _immediate(self) -> list[int]:
        """The immediate dominator of every number; the root's is itself."""
        semi = self._semidominators()
        immediate = list(self._parent)
        for node in range(1, len(self._order)):
            while immediate[node] > semi[node]:
                immediate[node] = immediate[immediate[node]]
        return immediate

    def _semidominators(self) -> list[int]:
        before: list[list[int]] = [[] for _ in self._order]
        for place, node in enumerate(self._order):
            for after in self._successors[node]:
                before[self._number[after]].append(place)
        semi = list(range(len(self._order)))
        forest = _Forest(list(self._parent), semi)
        for node in range(len(self._order) - 1, 0, -1):
            semi[node] = min([self._parent[node], *(semi[forest.least(one, node)] for one in before[node])])
        return semi

    def _intervals(self, immediate: list[int]) -> tuple[list[int], list[int]]:
        """For every number the places of itself and of the last node below it, in preorder of the dominator tree."""
        count = len(immediate)
        size = [1] * count
        for node in range(count - 1, 0, -1):
            size[immediate[node]] += size[node]
        first, following = [0] * count, [1] * count
        for node in range(1, count):
            above = immediate[node]
            first[node] = following[above]
            following[above] += size[node]
            following[node] = first[node] + 1
        return first, [place + size[node] - 1 for node, place in enumerate(first)]


class _Forest:
    """The part of the search tree that is done, with its paths compressed; ``label`` is the least on the way up."""

    def __init__(self, ancestor: list[int], semi: list[int]) -> None:
        self._ancestor = ancestor
        self._semi = semi
        self._label = list(range(len(semi)))

    def least(self, node: int, done: int) -> int:
        """The number with the least semidominator on the way from a node up to, and without, what is not done.

        Numbers greater than ``done`` are done.
        """
        if node <= done:
            return node
        way = [node]
        while self._ancestor[way[-1]] > done:
            way.append(self._ancestor[way[-1]])
        top = way.pop()
        for one in reversed(way):
            if self._semi[self._label[top]] < self._semi[self._label[one]]:
                self._label[one] = self._label[top]
            self._ancestor[one] = self._ancestor[top]
            top = one
        return self._label[node]
