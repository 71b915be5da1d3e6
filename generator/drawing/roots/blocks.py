"""An item of a root-system diagram with all that hangs on it: labels under each other, joined by fine roots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.drawing.roots.curves import Point, body, stroke
from generator.drawing.roots.labels import ITEM, RECORD, Label, label
from generator.drawing.roots.wood import tapering
from generator.views.roots import Root

INDENT: Final = 13.0
"""How far a record stands out from the item above it, in px."""
_STEM: Final = 5.0
"""Where the fine roots leave a label, in px from its inner side."""
_LEAN: Final = 1.6
"""How far a stem leaves its straight way, in px."""
_GAP: Final = 0.5
"""Between the labels of a block, in px."""
_BEND: Final = 11.0
"""Height of the bend of a fine root, in px."""
_FINE: Final = (1.9, 0.7)
"""The thickness of a fine root at its start and at its tip, in px."""


@dataclass(frozen=True, slots=True)
class Block:
    """A label with its children below; ``top`` is the distance from the parent's top, all in px."""

    label: Label
    top: float
    width: float
    height: float
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A label at its place; ``line`` and ``wood`` are the line and the body of the root that leads to it, as path data.

    ``parent`` is the id of the root that it grows from.
    """

    label: Label
    x: float
    y: float
    parent: str
    line: str
    wood: str = ""


def grow(root: Root, limit: float, *, top: float = 0.0, level: int = 0) -> Block:
    """The block of an item whose texts break at ``limit`` px."""
    head = label(root, RECORD if level else ITEM, limit)
    children: list[Block] = []
    bottom = head.height
    for child in root.roots:
        children.append(grow(child, limit, top=bottom + _GAP, level=level + 1))
        bottom = children[-1].top + children[-1].height
    width = max([head.width, *(INDENT + child.width for child in children)])
    return Block(head, top, width, bottom, tuple(children))


def place(block: Block, inner: Point, side: int, parent: str, grown: tuple[str, str]) -> tuple[Placed, ...]:
    """The labels of a block whose inner upper corner is given; ``side`` is 1 to the right and -1 to the left.

    ``grown`` is the line that leads to the block and its body.
    """
    x, y = inner
    left = x if side > 0 else x - block.label.width
    placed = [Placed(block.label, left, y, parent, *grown)]
    for child in block.children:
        corner = (x + side * INDENT, y + child.top)
        line = _fine_root(block, child, inner, side)
        wood = body(line, tapering(line, *_FINE))
        placed += place(child, corner, side, block.label.root.id, (stroke(line), wood))
    return tuple(placed)


def _fine_root(block: Block, child: Block, inner: Point, side: int) -> list[Point]:
    """From the bottom of a label down, swaying a little, and out to the first line of a child."""
    x, y = inner
    stem, bottom = x + side * _STEM, y + block.label.height
    end = (x + side * INDENT, y + child.top + child.label.first_line)
    bend = max(bottom, end[1] - _BEND)
    steps = max(1, round((bend - bottom) / 14))
    down = [(stem + (_LEAN * side if i % 2 else 0.0), bottom + (bend - bottom) * i / steps) for i in range(steps + 1)]
    return [
        down[0],
        (stem, bottom + 1.5),
        *down[1:],
        (stem + side * 1.5, (bend + end[1]) / 2 + 2),
        (stem + side * 5, end[1] - 1),
        end,
    ]
