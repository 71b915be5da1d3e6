"""Which paper a drawing is printed on: within the text, on a landscape page, or on a fold-out sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from generator.drawing import paper as frames
from generator.drawing.figure import Figure
from generator.drawing.paper import LEAST_POINTS, TITLE

PIXELS_PER_MM: Final = 96 / 25.4


@dataclass(frozen=True, slots=True)
class Paper:
    """A kind of page: its name in the style sheet and the frame for a drawing on it, in millimetres."""

    name: str
    width: float
    height: float


TEXT_WIDTH: Final = 156.0
"""The width of the text, in millimetres: 42 characters of 10.5 pt."""
WITHIN: Final = Paper("within", 180.0, 201.0)
"""Within the text, over which it may stand out into the margins on both sides."""
UPRIGHT: Final = Paper("upright", *frames.UPRIGHT)
"""An upright page of its own, with narrow margins."""
LANDSCAPE: Final = Paper("landscape", *frames.ACROSS)
"""A landscape page of its own."""
WIDE: Final = Paper("wide", 267.0, 148.0)
"""A landscape page for a table, whose heading stands below where running heads do."""
FOLD_OUT: Final = Paper("fold-out", *frames.FOLD_OUT)
"""A landscape A3 sheet that folds out. All frames leave room for the caption."""


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
        return self.paper.name != WITHIN.name


def place(figure: Figure, *, titled: bool = False) -> Placed:
    """The paper for a drawing: the first that prints it legibly, else the first of those with the largest text.

    ``titled`` drawings leave room for the title of the page above them.
    """
    less = TITLE if titled else 0.0
    own = (replace(paper, height=paper.height - less) for paper in (UPRIGHT, LANDSCAPE, FOLD_OUT))
    tries = [_on(figure, paper) for paper in (WITHIN, *own)]
    legible = (placed for placed in tries if placed.points >= LEAST_POINTS)
    return next(legible, None) or max(tries, key=lambda placed: int(placed.points))


def _on(figure: Figure, paper: Paper) -> Placed:
    scale = min(paper.width / figure.width, paper.height / figure.height, 1 / PIXELS_PER_MM)
    points = figure.printed_text_points(paper.width, paper.height)
    return Placed(paper, figure.width * scale, figure.height * scale, points)
