"""The flow as a graph to be laid out: nodes by number, merges taken up by the step they stand before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from generator.views.flow import Flow, FlowNode

BARS = frozenset({"split", "join"})


@dataclass(frozen=True, slots=True)
class Arc:
    """A flow line as laid out, from placed node to placed node.

    ``edge`` counts in ``Flow.edges``; with ``dot`` the line ends at the merge dot above its target.
    """

    edge: int
    source: int
    target: int
    label: str
    back: bool
    dot: bool


@dataclass(frozen=True)
class Graph:
    """What is placed and what joins it.

    ``lanes`` has the column of each node and ``homes`` the lane of each column: a lane has one column, and sidings
    beside it where ends stand aside (:meth:`sided`). ``dots`` has the merge that stands above a node with the edge
    between them; ``outs`` and ``ins`` the arcs of each node, all as numbers.
    """

    flow: Flow
    nodes: tuple[FlowNode, ...]
    lanes: tuple[int, ...]
    homes: tuple[int, ...]
    arcs: tuple[Arc, ...]
    dots: dict[int, tuple[FlowNode, int]]
    outs: tuple[tuple[int, ...], ...]
    ins: tuple[tuple[int, ...], ...]
    sidings: frozenset[int] = frozenset()

    @cached_property
    def kin(self) -> tuple[frozenset[int], ...]:
        """For each arc those that leave or enter the same node, without itself."""
        return tuple(
            frozenset((*self.outs[arc.source], *self.ins[arc.target])) - {number}
            for number, arc in enumerate(self.arcs)
        )

    @cached_property
    def strangers(self) -> tuple[tuple[int, ...], ...]:
        """For each arc those with no node in common on the same side."""
        numbers = range(len(self.arcs))
        return tuple(tuple(n for n in numbers if n != own and n not in self.kin[own]) for own in numbers)

    def in_column(self, column: int) -> list[int]:
        """The nodes of a column."""
        return [n for n, own in enumerate(self.lanes) if own == column]

    def siding(self, column: int) -> bool:
        """Whether a column is a siding of its lane."""
        return column in self.sidings

    def sided(self, left: frozenset[int], right: frozenset[int]) -> Graph:
        """The graph, without sidings so far, with ends in the sidings at the left and the right of their lanes."""
        if not left and not right:
            return self
        places = [(lane, (n in right) or -(n in left)) for n, lane in enumerate(self.lanes)]
        columns = sorted({*places, *((lane, 0) for lane in self.homes)})
        return replace(
            self,
            lanes=tuple(columns.index(place) for place in places),
            homes=tuple(lane for lane, _ in columns),
            sidings=frozenset(column for column, (_, side) in enumerate(columns) if side),
        )


def graph(flow: Flow) -> Graph:
    """Number the nodes of a flow in its order.

    Raises:
        KeyError: an edge names a node, or a node a lane, that the flow does not have.
    """
    above = _merges(flow)
    nodes = tuple(node for node in flow.nodes if node.id not in above)
    place = {node.id: number for number, node in enumerate(nodes)}
    lane = {name: number for number, name in enumerate(flow.lanes)}
    arcs = tuple(_arcs(flow, above, place))
    merges = {node.id: node for node in flow.nodes if node.id in above}
    return Graph(
        flow=flow,
        nodes=nodes,
        lanes=tuple(lane[node.lane] for node in nodes),
        homes=tuple(range(len(flow.lanes))),
        arcs=arcs,
        dots={place[flow.edges[edge].target]: (merges[merge], edge) for merge, edge in above.items()},
        outs=tuple(tuple(i for i, arc in enumerate(arcs) if arc.source == n) for n in range(len(nodes))),
        ins=tuple(tuple(i for i, arc in enumerate(arcs) if arc.target == n) for n in range(len(nodes))),
    )


def _merges(flow: Flow) -> dict[str, int]:
    """The merges that stand directly before the only node they lead to, with the edge to it."""
    nodes = {node.id: node for node in flow.nodes}
    outs: dict[str, list[int]] = {}
    ins: dict[str, int] = {}
    for number, edge in enumerate(flow.edges):
        outs.setdefault(edge.source, []).append(number)
        ins[edge.target] = ins.get(edge.target, 0) + 1
    found = {}
    for node in flow.nodes:
        leaving = outs.get(node.id, [])
        if node.kind != "merge" or len(leaving) != 1 or node.id not in ins:
            continue
        target = nodes[flow.edges[leaving[0]].target]
        if target.kind != "merge" and target.lane == node.lane and ins[target.id] == 1:
            found[node.id] = leaving[0]
    return found


def _arcs(flow: Flow, above: dict[str, int], place: dict[str, int]) -> list[Arc]:
    arcs = []
    for number, edge in enumerate(flow.edges):
        if edge.source in above:
            continue
        dot = edge.target in above
        target = flow.edges[above[edge.target]].target if dot else edge.target
        arcs.append(Arc(number, place[edge.source], place[target], edge.label, edge.back, dot))
    return arcs
