"""The symbols of GB/T 1526: outlines, and how far a flow line's end lies inside the bounding box."""

from __future__ import annotations

from typing import Final

from generator.drawing.flow.boxes import SLANT, STACK, TOP, WAVE
from generator.drawing.flow.layout import Placed
from generator.drawing.svg import Element, Value, element, number

CORNER: Final = 1.5
ROUND: Final = 22.0
"""Greatest radius of a terminator's ends, so that three lines of text stay inside."""
HOOK: Final = 10.0
"""Width of the curved sides of stored data."""
BARS_APART: Final = 5.0
"""Distance of the double bars of a predefined process from its sides."""

INSET: Final = {
    ("document", "bottom"): WAVE,
    ("documents", "bottom"): WAVE,
    ("manual-input", "top"): TOP["manual-input"] / 2,
    ("manual-operation", "left"): SLANT / 2,
    ("manual-operation", "right"): SLANT / 2,
    ("data", "left"): SLANT / 2,
    ("data", "right"): SLANT / 2,
    ("stored-data", "right"): HOOK,
}
"""Where a symbol does not reach its bounding box in the middle of a side, in px."""


def outline(node: Placed, **paint: Value) -> Element:
    """The outline of a node as one element."""
    kind, box = node.node.kind, node.box
    if kind in ("merge", "connector"):
        return element("circle", cx=node.x, cy=node.y, r=box.width / 2, **paint)
    if kind in ("task", "start", "end"):
        radius = CORNER if kind == "task" else min(box.height / 2, ROUND)
        return element("rect", x=node.left, y=node.top, width=box.width, height=box.height, rx=radius, **paint)
    return element("path", d=_PATHS[kind](node.left, node.top, box.width, box.height), **paint)


def _path(*parts: str | float) -> str:
    return " ".join(part if isinstance(part, str) else number(part) for part in parts)


def _decision(x: float, y: float, w: float, h: float) -> str:
    return _path("M", x, y + h / 2, "L", x + w / 2, y, "L", x + w, y + h / 2, "L", x + w / 2, y + h, "Z")


def _bars(x: float, y: float, w: float, h: float) -> str:
    """Two lines across the lane, whichever way it runs."""
    if h > w:
        return _path("M", x, y, "V", y + h, "M", x + w, y, "V", y + h)
    return _path("M", x, y, "H", x + w, "M", x, y + h, "H", x + w)


def _call(x: float, y: float, w: float, h: float) -> str:
    frame = _path("M", x, y, "H", x + w, "V", y + h, "H", x, "Z")
    return frame + _path(" M", x + BARS_APART, y, "V", y + h, "M", x + w - BARS_APART, y, "V", y + h)


def _sheet(x: float, y: float, w: float, h: float) -> str:
    low = y + h - WAVE
    return _path(
        *("M", x, y, "H", x + w, "V", low),
        *("C", x + w * 0.8, low - WAVE, x + w * 0.65, low - WAVE, x + w / 2, low),
        *("S", x + w * 0.2, low + WAVE, x, low, "Z"),
    )


def _documents(x: float, y: float, w: float, h: float) -> str:
    front = _sheet(x, y + 2 * STACK, w - 2 * STACK, h - 2 * STACK)
    right, low = x + w, y + h - WAVE
    second = (
        "M",
        x + STACK,
        y + 2 * STACK,
        "V",
        y + STACK,
        "H",
        right - STACK,
        "V",
        low - STACK,
        "H",
        right - 2 * STACK,
    )
    third = ("M", x + 2 * STACK, y + STACK, "V", y, "H", right, "V", low - 2 * STACK, "H", right - STACK)
    return f"{front} {_path(*second)} {_path(*third)}"


def _manual_input(x: float, y: float, w: float, h: float) -> str:
    return _path("M", x, y + TOP["manual-input"], "L", x + w, y, "V", y + h, "H", x, "Z")


def _manual_operation(x: float, y: float, w: float, h: float) -> str:
    return _path("M", x, y, "H", x + w, "L", x + w - SLANT, y + h, "H", x + SLANT, "Z")


def _data(x: float, y: float, w: float, h: float) -> str:
    return _path("M", x + SLANT, y, "H", x + w, "L", x + w - SLANT, y + h, "H", x, "Z")


def _stored_data(x: float, y: float, w: float, h: float) -> str:
    return _path(
        *("M", x + HOOK, y, "H", x + w),
        *("C", x + w - HOOK * 1.33, y, x + w - HOOK * 1.33, y + h, x + w, y + h),
        *("H", x + HOOK, "C", x - HOOK * 0.33, y + h, x - HOOK * 0.33, y, x + HOOK, y, "Z"),
    )


def _preparation(x: float, y: float, w: float, h: float) -> str:
    return _path(
        *("M", x, y + h / 2, "L", x + SLANT, y, "H", x + w - SLANT),
        *("L", x + w, y + h / 2, "L", x + w - SLANT, y + h, "H", x + SLANT, "Z"),
    )


_PATHS: Final = {
    "decision": _decision,
    "split": _bars,
    "join": _bars,
    "call": _call,
    "document": _sheet,
    "documents": _documents,
    "manual-input": _manual_input,
    "manual-operation": _manual_operation,
    "data": _data,
    "stored-data": _stored_data,
    "preparation": _preparation,
}
