"""One main root: its label, its spine and the items that grow from it to both sides, in its own coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.drawing.roots.blocks import Block, Placed, grow, place
from generator.drawing.roots.curves import Cubic, Point, coordinates
from generator.drawing.roots.labels import MODULE, Label, label
from generator.views.roots import Root

CORRIDOR: Final = 21.0
"""Between the spine and the labels on either side, in px: the room in which side roots bend."""
_DROP: Final = 15.0
"""How far a side root sinks on its way to its label, in px."""
_STAGGER: Final = 11.0
"""Least distance along the spine between two side roots, in px."""
_FIRST: Final = 9.0
"""From the label of the module to the first side root, in px."""
_GAP: Final = 8.0
"""Between two blocks on one side, in px."""
_TIP: Final = 30.0
"""How far a main root grows on below its last side root, in px."""
_LABEL_LIMIT: Final = 9.0
"""A module's text breaks at this width, in ems."""
_SIDES: Final = (-1, 1)


@dataclass(frozen=True, slots=True)
class SideRoot:
    """An item on one side: where its root leaves the spine and where its block stands, in px from the label's top."""

    block: Block
    side: int
    leaves: float
    top: float


@dataclass(frozen=True, slots=True)
class Module:
    """A module ready to be placed: ``left`` and ``right`` are its reach from the spine, ``height`` that to the tip."""

    label: Label
    sides: tuple[SideRoot, ...]
    left: float
    right: float
    height: float

    @property
    def last(self) -> float:
        """Where the last side root leaves the spine, in px below the label's top."""
        return max([self.label.height, *(side.leaves for side in self.sides)])


@dataclass(frozen=True, slots=True)
class Rib:
    """A side root's curve from the spine to its label."""

    item: Root
    curve: Cubic


def module(root: Root, limit: float) -> Module:
    """Lay out a module; the texts of its items and records break at ``limit`` px. Numbers run down the root."""
    head = label(root, MODULE, _LABEL_LIMIT * MODULE.size)
    sides = _sides([grow(item, limit) for item in root.roots], head.height + _FIRST)
    reach = {side: max((s.block.width for s in sides if s.side == side), default=-CORRIDOR) for side in _SIDES}
    left, right = (max(CORRIDOR + reach[side], head.width / 2) for side in _SIDES)
    tip = max([head.height, *(side.leaves for side in sides)]) + _TIP
    height = max([tip, *(side.top + side.block.height for side in sides)])
    return Module(head, sides, left, right, height)


def _sides(blocks: list[Block], first: float) -> tuple[SideRoot, ...]:
    """Give every block in turn to the side that is free higher up."""
    free = dict.fromkeys(_SIDES, 0.0)
    leaves = first - _STAGGER
    found: list[SideRoot] = []
    for block in blocks:
        side = min(_SIDES, key=lambda s: (free[s], s))
        middle = block.label.first_line
        top = max(free[side], leaves + _STAGGER + _DROP - middle)
        leaves = top + middle - _DROP
        free[side] = top + block.height + _GAP
        found.append(SideRoot(block, side, leaves, top))
    return tuple(found)


def labels(module_: Module, spine: Point) -> tuple[Placed, ...]:
    """The labels of a module's items and records; ``spine`` is the middle of the upper side of the module's label."""
    x, y = spine
    bottom = coordinates((x, y + module_.label.height))
    placed: list[Placed] = []
    for side, rib in zip(module_.sides, ribs(module_, spine), strict=True):
        line = f"M{bottom}L{coordinates(rib.curve.start)}{rib.curve.path}"
        inner = (x + side.side * CORRIDOR, y + side.top)
        placed += place(side.block, inner, side.side, module_.label.root.id, line)
    return tuple(placed)


def ribs(module_: Module, spine: Point) -> tuple[Rib, ...]:
    """The curves of a module's side roots, in the order of its items."""
    x, y = spine
    found: list[Rib] = []
    for side in module_.sides:
        start = (x, y + side.leaves)
        end = (x + side.side * CORRIDOR, y + side.top + side.block.label.first_line)
        drop = end[1] - start[1]
        middle = (x + side.side * CORRIDOR * 0.12, start[1] + drop * 0.7)
        curve = Cubic(start, middle, (x + side.side * CORRIDOR * 0.5, end[1]), end)
        found.append(Rib(side.block.label.root, curve))
    return tuple(found)
