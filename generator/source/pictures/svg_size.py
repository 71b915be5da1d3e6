"""The size of an SVG on the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

LARGEST: Final = 10_000
"""The longest side of a drawing, in CSS pixels."""

_LENGTH: Final = re.compile(r"\s*(\d{1,7}(?:\.\d{1,20})?|\.\d{1,20})\s*(px|pt|pc|mm|cm|in|)\s*")
_UNITS: Final = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_BOX: Final = re.compile(r"[\s,]+")


def size_of(attributes: Mapping[str, str]) -> tuple[int, int] | None:
    """Width and height in CSS pixels, as written or else as large as its box; nothing where they tell no size."""
    width, height = (_length(attributes.get(name, "")) for name in ("width", "height"))
    box = _box(attributes.get("viewBox", ""))
    if box and not (width and height):
        ratio = box[0] / box[1]
        width, height = (width, width / ratio) if width else (height * ratio, height) if height else box
    if not width or not height or max(width, height) > LARGEST:
        return None
    return max(1, round(width)), max(1, round(height))


def _length(written: str) -> float:
    match = _LENGTH.fullmatch(written)
    return float(match[1]) * _UNITS[match[2]] if match else 0.0


def _box(written: str) -> tuple[float, float] | None:
    parts = _BOX.split(written.strip())
    try:
        _, _, width, height = map(float, parts)
    except ValueError:
        return None
    return (width, height) if 0 < width < float("inf") and 0 < height < float("inf") else None
