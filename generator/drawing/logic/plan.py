"""What the placements of a logic diagram return: bands, boxes and lines at their places, in px."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.drawing.text import LINE_HEIGHT, advance, wrap
from generator.drawing.tokens import SIZE_HEADING, SIZE_SMALL
from generator.views.logic import Block, Relation

Point = tuple[float, float]
MARGIN: Final = 6.0
"""Around the drawing, in px."""
PADDING: Final = (11.0, 7.0)
"""Between a block's outline and its text, in px."""
_NOTE_GAP: Final = 2.0
_LEAST_WIDTH: Final = 64.0


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in px."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower side."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """The point in the middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, point: Point) -> bool:
        """Whether a point lies inside."""
        return self.x < point[0] < self.right and self.y < point[1] < self.bottom

    def grown(self, by: float) -> Rect:
        """The rectangle with ``by`` px more on every side."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def meets(self, other: Rect, gap: float = 0.0) -> bool:
        """Whether the other rectangle comes nearer than ``gap``."""
        across = self.x < other.right + gap and other.x < self.right + gap
        return across and self.y < other.bottom + gap and other.y < self.bottom + gap


@dataclass(frozen=True, slots=True)
class Words:
    """A block's text and note broken into lines, with the size they take."""

    block: Block
    lines: tuple[str, ...]
    note: tuple[str, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """A block at its place."""

    words: Words
    rect: Rect


@dataclass(frozen=True, slots=True)
class Band:
    """A layer: its title in lines and the rectangle behind its blocks."""

    title: tuple[str, ...]
    rect: Rect


@dataclass(frozen=True, slots=True)
class Line:
    """A relation as path data, with the rectangle of its label if it has one.

    ``follows`` marks a line of a ring that no relation stands for: one block only follows on the other.
    """

    relation: Relation
    path: str
    label: Rect | None = None
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A logic diagram ready to be written; ``faults`` counts labels that found no free place.

    ``heart`` is the text in the middle of a ring, in lines around the middle of the drawing; ``track`` are the centre
    and the radii of the ellipse that its blocks stand on.
    """

    width: float
    height: float
    bands: tuple[Band, ...]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    faults: int = 0
    heart: tuple[str, ...] = ()
    track: tuple[Point, Point] | None = None

    @property
    def lead(self) -> str:
        """The id of the block that stands alone in the top layer; empty without layers."""
        if len(self.bands) < 2:  # noqa: PLR2004 - a top one and another
            return ""
        top = [box.words.block.id for box in self.boxes if self.bands[0].rect.holds(box.rect.middle)]
        return top[0] if len(top) == 1 else ""


def words(block: Block, limit: float) -> Words:
    """The lines of a block, broken at ``limit`` px."""
    lines = wrap(block.text, limit, SIZE_HEADING, bold=True)
    note = wrap(block.note, limit, SIZE_SMALL) if block.note else ()
    widths = [advance(line.rstrip(), SIZE_HEADING, True) for line in lines]  # noqa: FBT003
    widths += [advance(line.rstrip(), SIZE_SMALL) for line in note]
    height = (len(lines) * SIZE_HEADING + len(note) * SIZE_SMALL) * LINE_HEIGHT + (_NOTE_GAP if note else 0.0)
    return Words(
        block, lines, note, max([_LEAST_WIDTH, *(w + 2 * PADDING[0] for w in widths)]), height + 2 * PADDING[1]
    )


def label_size(text: str) -> tuple[float, float]:
    """Width and height of a relation's label."""
    return advance(text, SIZE_SMALL) + 6.0, SIZE_SMALL * LINE_HEIGHT
