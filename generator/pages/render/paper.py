"""Which paper a drawing is printed on: within the text, on a landscape page, or on a fold-out sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.drawing.figure import Figure

LEAST_POINTS: Final = 7.0
"""No printed text is smaller."""
GOOD_POINTS: Final = 8.0
"""Text of this size and above needs no larger page."""
PIXELS_PER_MM: Final = 96 / 25.4


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of page: its name in the style sheet and the frame for a drawing on it, in millimetres."""

    name: str
    width: float
    height: float


PORTRAIT: Final = Paper("portrait", 156.0, 214.0)
LANDSCAPE: Final = Paper("landscape", 249.0, 142.0)
FOLD_OUT: Final = Paper("fold-out", 372.0, 224.0)
"""The frames leave room for the item's title and the caption; a fold-out is A3."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A drawing on its paper: the size it is printed at, in millimetres, and the smallest text in points."""

    paper: Paper
    width: float
    height: float
    points: float

    @property
    def alone(self) -> bool:
        """Whether the drawing takes a page of its own."""
        return self.paper is not PORTRAIT


def place(figure: Figure) -> Placed:
    """The paper for a drawing: the first A4 with good text, else the A4 with the larger text, else a fold-out."""
    pages = [_on(figure, paper) for paper in (PORTRAIT, LANDSCAPE)]
    good = next((placed for placed in pages if placed.points >= GOOD_POINTS), None)
    best = good or max(pages, key=lambda placed: placed.points)
    return best if best.points >= LEAST_POINTS else _on(figure, FOLD_OUT)


def _on(figure: Figure, paper: Paper) -> Placed:
    scale = min(paper.width / figure.width, paper.height / figure.height, 1 / PIXELS_PER_MM)
    points = figure.printed_text_points(paper.width, paper.height)
    return Placed(paper, figure.width * scale, figure.height * scale, points)
