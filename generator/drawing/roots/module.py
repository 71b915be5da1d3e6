"""One main root: its label, its winding spine and the items that grow from it to both sides, in its own coordinates."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.drawing.roots.blocks import Block, Placed, grow, place
from generator.drawing.roots.curves import Point, body, cubic, stroke
from generator.drawing.roots.labels import MODULE, Label, label
from generator.drawing.roots.wood import side, tapering
from generator.views.roots import Root

CORRIDOR: Final = 21.0
"""Between the spine and the labels on either side, in px: the room in which it winds and side roots bend."""
_WINDING: Final = (3.8, 62.0)
"""How far a spine winds to either side and the height of a half-turn, in px."""
_STEP: Final = 12.0
"""Between two points of a spine, in px."""
_DROP: Final = 13.0
"""How far a side root sinks on its way to its label, in px."""
_STAGGER: Final = 9.0
"""Least distance along the spine between two side roots, in px."""
_FIRST: Final = 5.0
"""From the label of the module to the first side root, in px."""
_GAP: Final = 5.0
"""Between two blocks on one side, in px."""
_TAIL: Final = 26.0
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
    """A module ready to be placed: ``left`` and ``right`` are its reach from the spine, ``height`` that to the tip.

    ``lines`` counts the lines of text of its items and records.
    """

    label: Label
    sides: tuple[SideRoot, ...]
    left: float
    right: float
    height: float
    turn: int
    lines: int

    @property
    def last(self) -> float:
        """Where the last side root leaves the spine, in px below the label's top."""
        return max([self.label.height, *(side_root.leaves for side_root in self.sides)])

    def bottom(self, side_: int) -> float:
        """How far down the module reaches on one side, its tip included, in px below the label's top."""
        blocks = (s.top + s.block.height for s in self.sides if s.side == side_)
        return max([self.last + _TAIL, *blocks])

    def spine(self, down: float) -> float:
        """How far the spine stands right of its axis, ``down`` px below the label's top."""
        far, half = _WINDING
        away = down - self.label.height
        way = -1.0 if self.turn % 2 else 1.0
        return way * far * min(1.0, max(0.0, away) / half) * math.sin(math.pi * away / half)


def module(root: Root, limit: float, turn: int) -> Module:
    """Lay out a module; the texts of its items and records break at ``limit`` px. Numbers run down the root.

    ``turn`` is its place among the modules: neighbours wind opposite ways.
    """
    head = label(root, MODULE, _LABEL_LIMIT * MODULE.size)
    sides = _sides([grow(item, limit) for item in root.roots], head.height + _FIRST)
    reach = {s: max((r.block.width for r in sides if r.side == s), default=-CORRIDOR) for s in _SIDES}
    left, right = (max(CORRIDOR + reach[s], head.width / 2) for s in _SIDES)
    lines = sum(_count(item.block) for item in sides)
    bare = Module(head, sides, left, right, 0.0, turn, lines)
    return replace(bare, height=max(map(bare.bottom, _SIDES)))


def _count(block: Block) -> int:
    return len(block.label.lines) + sum(map(_count, block.children))


def _sides(blocks: list[Block], first: float) -> tuple[SideRoot, ...]:
    """Give every block in turn to the side that is free higher up."""
    free = dict.fromkeys(_SIDES, 0.0)
    leaves = first - _STAGGER
    found: list[SideRoot] = []
    for block in blocks:
        side_ = min(_SIDES, key=lambda s: (free[s], s))
        middle = block.label.first_line
        top = max(free[side_], leaves + _STAGGER + _DROP - middle)
        leaves = top + middle - _DROP
        free[side_] = top + block.height + _GAP
        found.append(SideRoot(block, side_, leaves, top))
    return tuple(found)


def labels(module_: Module, spine: Point) -> Iterator[Placed]:
    """The labels of a module's items and records; ``spine`` is the middle of the upper side of the module's label."""
    x, y = spine
    parent = module_.label.root
    for item in module_.sides:
        start = (x + module_.spine(item.leaves), y + item.leaves)
        end = (x + item.side * CORRIDOR, y + item.top + item.block.label.first_line)
        rib = _rib(start, end)
        wood = body(rib, tapering(rib, side(item.block.label.root.weight), swell=7.0))
        line = stroke([*_down(module_, spine, item.leaves), *rib])
        yield from place(item.block, (end[0], y + item.top), item.side, parent.id, (line, wood))


def _rib(start: Point, end: Point) -> list[Point]:
    """A side root: down along the spine, then out to the label."""
    across, drop = end[0] - start[0], end[1] - start[1]
    first = (start[0] + across * 0.15, start[1] + drop * 0.75)
    return cubic(start, first, (start[0] + across * 0.5, end[1]), end, 6)


def _down(module_: Module, spine: Point, to: float) -> list[Point]:
    """Points of the spine from the bottom of the label to ``to`` px below its top: the same for all that grow on it."""
    x, y = spine
    start = module_.label.height
    steps = [start + _STEP * i for i in range(max(1, math.ceil((to - start) / _STEP - 0.3)))]
    return [(x + module_.spine(step), y + step) for step in (*steps, to)]


def spine_line(module_: Module, spine: Point) -> list[Point]:
    """The spine down to its tip, which turns aside."""
    down = _down(module_, spine, module_.last + _TAIL * 0.4)
    x, y = down[-1]
    lean = 7.0 if module_.turn % 2 else -7.0
    return [*down, (x + lean * 0.25, y + _TAIL * 0.3), (x + lean, y + _TAIL * 0.58)]


def hairs(module_: Module, spine: Point) -> Iterator[str]:
    """The bodies of the hair roots at the tip of a spine, which stand for nothing."""
    x, y = spine
    for side_, share, down in ((1, -0.3, 19.0), (-1, 0.12, 14.0), (1, 0.3, 9.0)):
        start = module_.last + _TAIL * share
        at = (x + module_.spine(start), y + start)
        far = (at[0] + side_ * down * 0.5, at[1] + down)
        line = cubic(at, (at[0] + side_, at[1] + down * 0.5), (far[0], far[1] - down * 0.5), far, 4)
        yield body(line, tapering(line, 1.4, 0.4))
