"""Sheets: a flow that would print too small is split, by stage where it can be, with paired connectors at the cuts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, pairwise
from typing import Final, Literal

from generator.drawing.flow import lay_out
from generator.drawing.flow.layout import Layout
from generator.drawing.paper import ACROSS, LEAST_POINTS, TITLE, UPRIGHT, Size, scale
from generator.views.flow import Flow, FlowEdge, FlowNode

Paper = Literal["a4", "a3"]
FRAMES: Final[Mapping[Paper, tuple[Size, ...]]] = {
    "a4": (UPRIGHT, ACROSS),
    "a3": ((267.0, 366.0), (390.0, 235.0)),
}
"""The frames of a paper, in mm: upright and landscape."""
HOPELESS: Final = 5.5
"""Where a draft prints text smaller than this, in points, the best arrangement is not looked for."""
LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""What connectors are marked with; without those that look like digits, which number the steps."""


def flow_sheets(flow: Flow, paper: Paper = "a4") -> tuple[Flow, ...]:
    """The flow itself when it prints legibly on the paper, else its parts in order.

    Flows over a cut leave through a connector ``cNa`` and come in through ``cNb``, marked with the same letter; those
    of one sheet to the same node share a pair, but a join keeps one line of each branch. Lanes that a sheet does not
    use are left out of it.
    """
    if legible(flow, paper):
        return (flow,)
    cuts = _cuts(flow, paper)
    return tuple(_sheets(flow, cuts)) if cuts else (flow,)


def legible(flow: Flow, paper: Paper, *, first: bool = True) -> bool:
    """Whether the smallest text of a flow prints at no less than :data:`LEAST_POINTS` on the paper.

    The first sheet leaves room for a title. What counts is the layout that is drawn; a draft only saves the search
    where it would be in vain.
    """
    frames = [(width, height - TITLE * first) for width, height in FRAMES[paper]]
    if _points(lay_out(flow, "draft"), frames) < HOPELESS:
        return False
    return _points(lay_out(flow, "best"), frames) >= LEAST_POINTS


def _points(layout: Layout, frames: Sequence[Size]) -> float:
    return max(layout.text_size * scale(layout.width, layout.height, frame) for frame in frames)


def _cuts(flow: Flow, paper: Paper) -> list[int]:
    """Where to cut, as places in the order of the nodes: as few sheets as fit, at ends of stages before others."""
    cuts: list[int] = []
    start = 0
    while start < len(flow.nodes):
        stages = _stage_ends(flow, start)
        whole = next((end for end in reversed(stages) if _fits(flow, start, end, paper)), None)
        start = whole or _within(flow, start, stages[0], paper)
        cuts.append(start)
    return cuts[:-1]


def _stage_ends(flow: Flow, start: int) -> list[int]:
    """The places behind ``start`` where a stage ends."""
    size = len(flow.nodes)
    ends = [i for i in range(start + 1, size) if flow.nodes[i].stage != flow.nodes[i - 1].stage]
    return sorted({_closed(flow, end) for end in (*ends, size)})


def _within(flow: Flow, start: int, stop: int, paper: Paper) -> int:
    """The place between two others up to which most steps fit on a sheet; at least one node always does."""
    ends = sorted({_closed(flow, end) for end in range(start + 1, stop)}) or [stop]
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _fits(flow, start, ends[middle], paper) else (low, middle - 1)
    return ends[low]


def _closed(flow: Flow, end: int) -> int:
    """The cut moved so that a merge stays with the step it leads to, and an end with the step before it."""
    while 0 < end < len(flow.nodes) and (flow.nodes[end - 1].kind == "merge" or flow.nodes[end].kind == "end"):
        end += 1
    return end


def _fits(flow: Flow, start: int, end: int, paper: Paper) -> bool:
    cuts = [cut for cut in (start, end) if 0 < cut < len(flow.nodes)]
    return legible(list(_sheets(flow, cuts))[1 if start else 0], paper, first=not start)


def _sheets(flow: Flow, cuts: list[int]) -> Iterator[Flow]:
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
        text = _letters(len(self.pairs))
        leaving = FlowNode(f"c{number}a", "connector", source.lane, text, source.stage)
        coming = FlowNode(f"c{number}b", "connector", target.lane, text, target.stage)
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


def _letters(number: int) -> str:
    """The letters of a pair, counted from 1: A to Z, then AA."""
    rest, last = divmod(number - 1, len(LETTERS))
    return (_letters(rest) if rest else "") + LETTERS[last]


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
