"""How a flow is printed: whole, turned, split by stage, or on a larger sheet; chosen here alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from generator.drawing.flow import lay_out
from generator.drawing.flow.layout import Layout
from generator.drawing.flow.orientation import Orientation
from generator.drawing.paper import (
    ACROSS,
    ACROSS_A5,
    FOLD_OUT,
    LEAST_POINTS,
    UPRIGHT,
    UPRIGHT_A5,
    WALL,
    Bound,
    Paper,
    Size,
    below_title,
    scale,
)
from generator.drawing.split import parts
from generator.views.flow import Flow

WHOLE: Final[Mapping[Paper, tuple[tuple[Orientation, Size], ...]]] = {
    "a5": (("upright", UPRIGHT_A5), ("turned", ACROSS_A5), ("upright", ACROSS_A5)),
    "a4": (("upright", UPRIGHT), ("turned", ACROSS), ("upright", ACROSS)),
    "a3": (("upright", WALL), ("turned", FOLD_OUT), ("upright", FOLD_OUT)),
}
"""How a flow may stand whole on a paper, the best way first: lanes as columns, lanes as rows."""
UNFOLDED: Final[Mapping[Bound, tuple[tuple[Orientation, Size], ...]]] = {
    "a5": (("turned", ACROSS), ("upright", ACROSS)),
    "a4": (("turned", FOLD_OUT), ("upright", FOLD_OUT)),
}
"""How it may stand on a sheet of a book that folds out to the side: twice as wide as its pages."""
HOPELESS: Final = 5.5
"""Where a draft prints text smaller than this, in points, the best arrangement is not looked for."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A flow, or a part of one, and the way it runs on its sheet."""

    flow: Flow
    orientation: Orientation = "upright"


def flow_sheets(flow: Flow, paper: Paper | None = None, book: Bound = "a4") -> tuple[Sheet, ...]:
    """The sheets a flow is printed on, legible where any way makes it so.

    Without ``paper`` for a book: whole on one of its upright pages, whole on a landscape one with its lanes as rows,
    split between stages, whole on a sheet that folds out, and when none of these can be read split between steps.
    With ``paper`` on sheets of this paper alone.
    """
    least = paper or book
    return (
        _whole(flow, WHOLE[least])
        or _split(flow, _stage_cuts(flow, least))
        or (_whole(flow, UNFOLDED[book]) if paper is None else ())
        or _split(flow, _cuts(flow, least))
        or (Sheet(flow),)
    )


def whole(flow: Flow, sheets: tuple[Sheet, ...]) -> Sheet:
    """The flow in one drawing: as it is printed, upright where it is split there."""
    return sheets[0] if len(sheets) == 1 else Sheet(flow)


def _whole(flow: Flow, ways: tuple[tuple[Orientation, Size], ...]) -> tuple[Sheet, ...]:
    """The flow on one sheet, the first of some ways that prints legibly; nothing where none does."""
    found = (Sheet(flow, orientation) for orientation, frame in ways if _legible(flow, orientation, (frame,)))
    return tuple(islice(found, 1))


def _split(flow: Flow, cuts: list[int]) -> tuple[Sheet, ...]:
    return tuple(map(Sheet, parts(flow, cuts))) if cuts else ()


def _legible(flow: Flow, orientation: Orientation, frames: tuple[Size, ...], *, first: bool = True) -> bool:
    """Whether the smallest text of a flow prints at no less than :data:`LEAST_POINTS` in one of the frames.

    The first sheet leaves room for a title. What counts is the layout that is drawn; a draft only saves the search
    where it would be in vain.
    """
    free = tuple(map(below_title, frames)) if first else frames
    if _points(lay_out(flow, "draft", orientation), free) < HOPELESS:
        return False
    return _points(lay_out(flow, "best", orientation), free) >= LEAST_POINTS


def _points(layout: Layout, frames: tuple[Size, ...]) -> float:
    return max(layout.text_size * scale(layout.width, layout.height, frame) for frame in frames)


def _stage_cuts(flow: Flow, paper: Paper) -> list[int]:
    """Where to cut between stages for as few sheets as fit; nowhere where a stage does not fit on one."""
    cuts: list[int] = []
    start = 0
    while start < len(flow.nodes):
        end = _last_stage(flow, start, paper)
        if end is None:
            return []
        start = end
        cuts.append(start)
    return cuts[:-1]


def _cuts(flow: Flow, paper: Paper) -> list[int]:
    """Where to cut, as places in the order of the nodes: as few sheets as fit, at ends of stages before others."""
    cuts: list[int] = []
    start = 0
    while start < len(flow.nodes):
        start = _last_stage(flow, start, paper) or _within(flow, start, _stage_ends(flow, start)[0], paper)
        cuts.append(start)
    return cuts[:-1]


def _last_stage(flow: Flow, start: int, paper: Paper) -> int | None:
    """The end of the last stage that fits on a sheet with all before it from ``start`` on."""
    return next((end for end in reversed(_stage_ends(flow, start)) if _fits(flow, start, end, paper)), None)


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
    """Whether the part between two places prints legibly, its lanes as columns like those of the other parts."""
    cuts = [cut for cut in (start, end) if 0 < cut < len(flow.nodes)]
    part = list(parts(flow, cuts))[1 if start else 0]
    frames = tuple(frame for orientation, frame in WHOLE[paper] if orientation == "upright")
    return _legible(part, "upright", frames, first=not start)
