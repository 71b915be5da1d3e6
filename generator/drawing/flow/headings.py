"""Headings of lanes and stages: how their text is set and the room it needs."""

from __future__ import annotations

from typing import Final

from generator.drawing.text import wrap
from generator.drawing.tokens import SIZE_HEADING

LANE_LEADING: Final = 17.0
LANE_ROOM: Final = 11.0
STAGE_LEADING: Final = 15.0
STAGE_ROOM: Final = 12.0
COLUMN: Final = 16.0
"""Width of a column of stacked characters."""
LONGEST: Final = 8
"""Characters of a stage's title that stand in one column."""


def lane_lines(name: str, width: float) -> tuple[str, ...]:
    """A lane's heading in lines."""
    return wrap(name, width - 6, SIZE_HEADING, bold=True)


def lane_height(names: tuple[str, ...], widths: tuple[float, ...]) -> float:
    """The height of the headings of all lanes."""
    lines = (lane_lines(name, width) for name, width in zip(names, widths, strict=True))
    return LANE_ROOM + LANE_LEADING * max(map(len, lines))


def stage_columns(title: str) -> tuple[str, ...]:
    """A stage's title as columns of characters, read from right to left."""
    count = max(1, -(-len(title) // LONGEST))
    size = -(-len(title) // count)
    return tuple(title[i : i + size] for i in range(0, len(title), size))


def stage_width(titles: tuple[str, ...]) -> float:
    """The width of the margin with the titles of the stages; 0 without any."""
    most = max((len(stage_columns(title)) for title in titles), default=0)
    return COLUMN * most + 6 if most else 0.0


def stage_height(title: str) -> float:
    """The least height of the band of a stage."""
    return STAGE_LEADING * len(stage_columns(title)[0]) + STAGE_ROOM if title else 0.0
