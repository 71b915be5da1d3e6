"""Which way a flow runs: down, its lanes as columns, or to the right, its lanes as rows.

Everything is laid out as if the flow ran down: *across* the lanes from left to right, *along* the flow from the top. A
turned flow is reflected over the diagonal once every place is known (:mod:`generator.drawing.flow.reflect`). Its texts
stay upright, so all that differs before is how much room a text takes across and along.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from generator.drawing.flow.content import Line, stack_height, stack_width
from generator.drawing.flow.routes import BOTTOM, LEFT, RIGHT, TOP

Orientation = Literal["upright", "turned"]
"""``upright``: the flow runs down and its lanes are columns; ``turned``: it runs right and its lanes are rows."""

Lines = tuple[Line, ...]

SIDES: Final = {
    "upright": {TOP: "top", BOTTOM: "bottom", LEFT: "left", RIGHT: "right"},
    "turned": {TOP: "left", BOTTOM: "right", LEFT: "top", RIGHT: "bottom"},
}
"""The side of a symbol as it is drawn, for a side of its node as it is laid out."""

AIR: Final = 1.05
"""How much wider a reader's own Chinese font may run: texts beside each other stay apart by as much."""
NEARER: Final = 6.0
"""A label may stand this much nearer to another line than to its own, in px."""


def extent(lines: Lines, orientation: Orientation) -> tuple[float, float]:
    """What lines set below each other take across the lanes and along the flow, in px."""
    width, height = stack_width(lines), stack_height(lines)
    return (width, height) if orientation == "upright" else (height, width * AIR)


def before(lines: Lines, orientation: Orientation) -> float:
    """How far other lines keep off in front of a label, so that nobody takes it for theirs, in px."""
    return sum(line.leading for line in lines[1:]) if orientation == "upright" else 0.0


def behind(lines: Lines, orientation: Orientation) -> float:
    """How far they keep off behind it: farther where the label reaches far from its own line."""
    if orientation == "upright":
        return stack_width(lines) / 2 - NEARER
    return stack_height(lines) - NEARER + 1 - min((line.width for line in lines), default=0.0) / 2


def within(
    setting: Callable[[float], Lines], room: float, orientation: Orientation, widths: tuple[float, ...]
) -> Lines:
    """Lines that take at most ``room`` px across, where that is possible.

    ``setting`` breaks the text at a width. Upright that is the room itself; turned it is the least of ``widths`` at
    which the lines are not too many.
    """
    if orientation == "upright":
        return setting(room)
    tries = [setting(width) for width in widths]
    return next((lines for lines in tries if stack_height(lines) <= room), tries[-1])
