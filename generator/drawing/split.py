"""Cuts a flow into sheets and joins them by paired connectors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, pairwise
from typing import Final

from generator.views.flow import Flow, FlowEdge, FlowNode

ONWARD: Final = "转第{sheet}张"
CAME: Final = "接第{sheet}张"
"""What stands beside connectors: the sheet where the other of the pair is."""


def parts(flow: Flow, cuts: Sequence[int]) -> Iterator[Flow]:
    """The flow cut before the nodes at the places ``cuts``.

    Flows over a cut leave through a connector ``cNa`` and come in through ``cNb``, marked with the same number and each
    with the sheet where the other is; those of one sheet to the same node share a pair, but a join keeps one line of
    each branch. Lanes that a sheet does not use are left out of it.
    """
    bounds = list(pairwise((0, *cuts, len(flow.nodes))))
    sheet_of = {node.id: place for place, (low, high) in enumerate(bounds) for node in flow.nodes[low:high]}
    joints = _Joints(flow, sheet_of)
    edges = [new for edge in flow.edges for new in joints.over(edge)]
    for place, (low, high) in enumerate(bounds):
        parts = [(*joints.before.get(n.id, ()), n, *joints.after.get(n.id, ())) for n in flow.nodes[low:high]]
        yield _sheet(flow, place, tuple(node for part in parts for node in part), edges)


@dataclass(slots=True)
class _Joints:
    """The connectors of a flow as they are needed, to stand before and after its nodes."""

    flow: Flow
    sheet_of: Mapping[str, int]
    before: dict[str, list[FlowNode]] = field(default_factory=dict)
    after: dict[str, list[FlowNode]] = field(default_factory=dict)
    pairs: dict[tuple[int, str, str, bool, str], int] = field(default_factory=dict)

    def over(self, edge: FlowEdge) -> Iterator[FlowEdge]:
        """The edge itself, or where it crosses a cut the edges to and from its connectors."""
        sheet = self.sheet_of[edge.source]
        if sheet == self.sheet_of[edge.target]:
            yield edge
            return
        branch = edge.source if self._nodes[edge.target].kind == "join" else ""
        key = (sheet, edge.target, branch, edge.back, edge.change)
        known = key in self.pairs
        number = self.pairs.setdefault(key, self._free())
        yield FlowEdge(edge.source, f"c{number}a", edge.label, edge.back, edge.change)
        if not known:
            self._add(number, edge)
            yield FlowEdge(f"c{number}b", edge.target, back=edge.back, change=edge.change)

    def _add(self, number: int, edge: FlowEdge) -> None:
        source, target = self._nodes[edge.source], self._nodes[edge.target]
        text, here, there = str(len(self.pairs)), self.sheet_of[source.id] + 1, self.sheet_of[target.id] + 1
        onward, came = ONWARD.format(sheet=there), CAME.format(sheet=here)
        leaving = FlowNode(f"c{number}a", "connector", source.lane, text, source.stage, note=onward)
        coming = FlowNode(f"c{number}b", "connector", target.lane, text, target.stage, note=came)
        self.after.setdefault(source.id, []).append(leaving)
        self.before.setdefault(target.id, []).append(coming)

    @property
    def _nodes(self) -> dict[str, FlowNode]:
        return {node.id: node for node in self.flow.nodes}

    def _free(self) -> int:
        """The next number that no node of the flow bears."""
        ids = self._nodes
        last = max(self.pairs.values(), default=0)
        return next(n for n in count(last + 1) if f"c{n}a" not in ids and f"c{n}b" not in ids)


def _sheet(flow: Flow, place: int, nodes: tuple[FlowNode, ...], edges: list[FlowEdge]) -> Flow:
    here = {node.id for node in nodes}
    used = {node.lane for node in nodes}
    stages = sorted({node.stage for node in nodes if node.stage is not None})
    return Flow(
        id=f"{flow.id}-{place + 1}",
        title=flow.title,
        description=flow.description,
        lanes=tuple(lane for lane in flow.lanes if lane in used),
        stages=tuple(flow.stages[stage] for stage in stages),
        nodes=tuple(replace(n, stage=None if n.stage is None else stages.index(n.stage)) for n in nodes),
        edges=tuple(edge for edge in edges if edge.source in here and edge.target in here),
    )
