"""An item of a root-system diagram with all that hangs on it: labels under each other, joined by fine roots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.drawing.roots.curves import coordinates
from generator.drawing.roots.labels import ITEM, RECORD, Label, label
from generator.views.roots import Root

INDENT: Final = 13.0
"""How far a record stands out from the item above it, in px."""
_STEM: Final = 6.0
"""Where the fine roots leave a label, in px from its inner side."""
_GAP: Final = 2.5
"""Between the labels of a block, in px."""
_BEND: Final = 6.0
"""Radius of the bend of a fine root, in px."""


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
    """A label at its place. ``line`` is the path data of the root that leads to it from ``parent``."""

    label: Label
    x: float
    y: float
    parent: str
    line: str


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


def place(block: Block, inner: tuple[float, float], side: int, parent: str, line: str) -> tuple[Placed, ...]:
    """The labels of a block whose inner upper corner is given; ``side`` is 1 to the right and -1 to the left."""
    x, y = inner
    left = x if side > 0 else x - block.label.width
    placed = [Placed(block.label, left, y, parent, line)]
    for child in block.children:
        corner = (x + side * INDENT, y + child.top)
        placed += place(child, corner, side, block.label.root.id, _fine_root(block, child, inner, side))
    return tuple(placed)


def _fine_root(block: Block, child: Block, inner: tuple[float, float], side: int) -> str:
    """From the bottom of a label down and out to the first line of a child."""
    x, y = inner
    stem, bottom = x + side * _STEM, y + block.label.height
    end = (x + side * INDENT, y + child.top + child.label.first_line)
    bend = (stem, end[1] - min(_BEND, end[1] - bottom))
    return f"M{coordinates((stem, bottom))}L{coordinates(bend)}Q{coordinates((stem, end[1]))} {coordinates(end)}"
