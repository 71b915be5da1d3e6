"""Sheets: a flow that would print too small is split, by stage where it can be, with paired connectors at the cuts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import Final, Literal

from generator.drawing.figure import Figure
from generator.drawing.flow import draw_flow
from generator.drawing.paper import ACROSS, UPRIGHT, Size
from generator.views.flow import Flow, FlowEdge, FlowNode

Paper = Literal["a4", "a3"]
FRAMES: Final[Mapping[Paper, tuple[Size, ...]]] = {
    "a4": (UPRIGHT, ACROSS),
    "a3": ((267.0, 366.0), (390.0, 235.0)),
}
"""The frames of a paper, in mm: upright and landscape."""
LEAST_POINTS: Final = 7.0
"""No printed text is smaller."""


def flow_sheets(flow: Flow, paper: Paper = "a4") -> tuple[Flow, ...]:
    """The flow itself when it prints legibly on the paper, else its parts in order.

    A flow over a cut leaves through a connector ``cNa`` and comes in through ``cNb``; both carry the same number. Lanes
    that a sheet does not use are left out of it.
    """
    if legible(flow, paper):
        return (flow,)
    cuts = _cuts(flow, paper)
    return tuple(_sheets(flow, cuts)) if cuts else (flow,)


def legible(flow: Flow, paper: Paper) -> bool:
    """Whether the smallest text of a flow prints at no less than :data:`LEAST_POINTS` on the paper."""
    figure = draw_flow(flow, "print", quality="draft")
    return _points(figure, paper) >= LEAST_POINTS


def _points(figure: Figure, paper: Paper) -> float:
    return max(figure.printed_text_points(*frame) for frame in FRAMES[paper])


def _cuts(flow: Flow, paper: Paper) -> list[int]:
    """Where to cut, as places in the order of the nodes: as few sheets as fit, at ends of stages before others."""
    cuts: list[int] = []
    start = 0
    while start < len(flow.nodes):
        end = next((end for end in _ends(flow, start) if _fits(flow, start, end, paper)), start + 1)
        start = _with_attached(flow, end)
        cuts.append(start)
    return cuts[:-1]


def _ends(flow: Flow, start: int) -> Iterator[int]:
    """The places where a sheet may end, best first: stage ends from afar, then steps from about two thirds down."""
    size = len(flow.nodes)
    stages = [i for i in range(start + 1, size) if flow.nodes[i].stage != flow.nodes[i - 1].stage]
    yield from (end for end in (size, *reversed(stages)) if end > start)
    first = min([*(stage for stage in stages if stage > start), size])
    steps = first - start
    yield from (start + steps * share // 12 for share in range(10, 1, -2) if steps * share // 12 > 0)


def _with_attached(flow: Flow, end: int) -> int:
    """The cut moved so that a merge stays with the step it leads to, and an end with the step before it."""
    while 0 < end < len(flow.nodes) and (flow.nodes[end - 1].kind == "merge" or flow.nodes[end].kind == "end"):
        end += 1
    return end


def _fits(flow: Flow, start: int, end: int, paper: Paper) -> bool:
    cuts = [cut for cut in (start, _with_attached(flow, end)) if 0 < cut < len(flow.nodes)]
    place = 1 if start else 0
    return legible(list(_sheets(flow, cuts))[place], paper)


def _sheets(flow: Flow, cuts: list[int]) -> Iterator[Flow]:
    bounds = [0, *cuts, len(flow.nodes)]
    sheet_of = {
        node.id: place for place in range(len(bounds) - 1) for node in flow.nodes[bounds[place] : bounds[place + 1]]
    }
    before, after, edges = _connect(flow, sheet_of)
    for place in range(len(bounds) - 1):
        nodes: list[FlowNode] = []
        for node in flow.nodes[bounds[place] : bounds[place + 1]]:
            nodes += [*before.get(node.id, ()), node, *after.get(node.id, ())]
        yield _sheet(flow, place, tuple(nodes), edges)


def _connect(
    flow: Flow, sheet_of: Mapping[str, int]
) -> tuple[dict[str, list[FlowNode]], dict[str, list[FlowNode]], list[FlowEdge]]:
    """The connectors before and after every node, and the edges that lead over them."""
    nodes = {node.id: node for node in flow.nodes}
    numbers = (n for n in count(1) if f"c{n}a" not in nodes and f"c{n}b" not in nodes)
    before: dict[str, list[FlowNode]] = {}
    after: dict[str, list[FlowNode]] = {}
    edges: list[FlowEdge] = []
    for edge in flow.edges:
        source, target = nodes[edge.source], nodes[edge.target]
        if sheet_of[source.id] == sheet_of[target.id]:
            edges.append(edge)
            continue
        number = next(numbers)
        out = FlowNode(f"c{number}a", "connector", source.lane, str(number), source.stage)
        back = FlowNode(f"c{number}b", "connector", target.lane, str(number), target.stage)
        after.setdefault(source.id, []).append(out)
        before.setdefault(target.id, []).append(back)
        edges += [FlowEdge(source.id, out.id, edge.label), FlowEdge(back.id, target.id)]
    return before, after, edges


def _sheet(flow: Flow, place: int, nodes: tuple[FlowNode, ...], edges: list[FlowEdge]) -> Flow:
    here = {node.id for node in nodes}
    used = {node.lane for node in nodes}
    stages = sorted({node.stage for node in nodes if node.stage is not None})
    renumbered = {old: new for new, old in enumerate(stages)}
    return Flow(
        id=f"{flow.id}-{place + 1}",
        title=flow.title,
        description=flow.description,
        lanes=tuple(lane for lane in flow.lanes if lane in used),
        stages=tuple(flow.stages[stage] for stage in stages),
        nodes=tuple(replace(n, stage=None if n.stage is None else renumbered[n.stage]) for n in nodes),
        edges=tuple(edge for edge in edges if edge.source in here and edge.target in here),
    )
