"""What is known of a flow when its coordinates are given, and the distances that are kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.drawing.flow.beside import Beside
from generator.drawing.flow.boxes import Box
from generator.drawing.flow.graph import Graph
from generator.drawing.flow.orientation import Orientation
from generator.drawing.flow.router import Routing
from generator.drawing.flow.routes import Grid
from generator.drawing.flow.tracks import Tracks

TRACK: Final = 8.0
"""Distance of neighbouring tracks."""
EDGE: Final = 8.0
"""Least distance of a track from the boxes beside it."""
ENTRY: Final = 14.0
"""Distance of a track from the box it enters: a rounded corner and an arrowhead."""
STILL: Final = 12.0
"""Least distance of boxes with nothing between them."""
GAP: Final = 20.0
"""Least distance of boxes in neighbouring lanes with a line from one to the other."""


@dataclass(frozen=True, slots=True)
class Parts:
    """All that is known when coordinates are given; ``stages`` has the stage of every row."""

    orientation: Orientation
    grid: Grid
    widths: tuple[float, ...]
    boxes: tuple[Box, ...]
    routing: Routing
    tracks: Tracks
    beside: Beside
    stages: tuple[int, ...]

    @property
    def graph(self) -> Graph:
        """The graph that is laid out."""
        return self.grid.graph


def row_stages(rows: tuple[int, ...], stage: tuple[int, ...]) -> tuple[int, ...]:
    """The stage each row belongs to, from those of its nodes; never falling."""
    found = [0] * (max(rows) + 1)
    for row, own in zip(rows, stage, strict=True):
        found[row] = max(found[row], own)
    return tuple(max(found[: row + 1]) for row in range(len(found)))
