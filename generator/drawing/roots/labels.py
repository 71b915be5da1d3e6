"""The labels of a root-system diagram: each root's number and text broken into lines, and the box around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.drawing.text import LINE_HEIGHT, advance, wrap
from generator.views.roots import Root

SIZE_TRUNK: Final = 22.0
"""The trunk's text in px: what the eye meets first."""
_NUMBER_GAP: Final = 0.4
"""Between a number and its text, in parts of the text size."""


@dataclass(frozen=True, slots=True)
class Style:
    """How the labels of one level look: text size in px, weight, margin between text and box, rounding in px."""

    size: float
    bold: bool
    margin_x: float
    margin_y: float
    rounding: float = 0.0


MODULE: Final = Style(15.0, bold=True, margin_x=12, margin_y=4, rounding=12)
"""A module's label is a knot of the main root itself: its colours are turned around."""
ITEM: Final = Style(13.0, bold=False, margin_x=4, margin_y=1)
RECORD: Final = Style(12.0, bold=False, margin_x=3, margin_y=0.5)
"""The smallest text: 9 pt at full size."""


@dataclass(frozen=True, slots=True)
class Label:
    """A root's number and lines, with the size of its box in px. The number hangs left of the lines."""

    root: Root
    style: Style
    lines: tuple[str, ...]
    indent: float
    width: float
    height: float

    @property
    def first_line(self) -> float:
        """The middle of the first line, in px below the top of the box."""
        return self.style.margin_y + self.style.size * LINE_HEIGHT / 2


def label(root: Root, style: Style, limit: float) -> Label:
    """The label of a root, its text broken at ``limit`` px."""
    size, bold = style.size, style.bold
    indent = advance(root.number, size, bold) + size * _NUMBER_GAP if root.number else 0.0
    lines = wrap(root.text, max(limit, size), size, bold)
    text = max((advance(line.rstrip(), size, bold) for line in lines), default=0.0)
    height = max(len(lines), 1) * size * LINE_HEIGHT
    return Label(root, style, lines, indent, indent + text + 2 * style.margin_x, height + 2 * style.margin_y)
