"""Headings of lanes and stages: how their text is set and the room it needs across and along the flow."""

from __future__ import annotations

from typing import Final

from generator.drawing.flow.orientation import Orientation
from generator.drawing.stacks import stacked
from generator.drawing.text import advance, wrap
from generator.drawing.tokens import SIZE_HEADING, SIZE_TEXT

LANE_LEADING: Final = 17.0
LANE_ROOM: Final = 11.0
STAGE_LEADING: Final = 15.0
STAGE_ROOM: Final = 12.0
COLUMN: Final = 16.0
"""Width of a column of stacked characters."""
LONGEST: Final = 8
"""Characters of a stage's title that stand in one column or line."""
HEADS: Final = tuple(SIZE_HEADING * characters + LANE_ROOM for characters in (3, 4, 5, 6, 7, 8, 10, 14, 20))
"""The widths that the headings of lanes may have where lanes are rows: of 3 characters and more, in px."""


def lane_lines(name: str, width: float) -> tuple[str, ...]:
    """A lane's heading in lines."""
    return wrap(name, width - 6, SIZE_HEADING, bold=True)


def lane_heading(names: tuple[str, ...], room: tuple[float, ...], orientation: Orientation) -> float:
    """What the headings of all lanes take along the flow, the ``room`` of each across being known."""
    if orientation == "upright":
        lines = (lane_lines(name, width) for name, width in zip(names, room, strict=True))
        return LANE_ROOM + LANE_LEADING * max(map(len, lines))
    return next((width for width in HEADS if _fit(names, room, width)), HEADS[-1])


def _fit(names: tuple[str, ...], heights: tuple[float, ...], width: float) -> bool:
    """Whether headings of a width are no higher than their lanes."""
    lines = (lane_lines(name, width) for name in names)
    return all(LANE_ROOM + LANE_LEADING * len(own) <= height for own, height in zip(lines, heights, strict=True))


def stage_lines(title: str, orientation: Orientation) -> tuple[str, ...]:
    """A stage's title: upright as columns of characters from right to left, turned as lines."""
    if orientation == "turned":
        return wrap(title, LONGEST * SIZE_TEXT, SIZE_TEXT, bold=True)
    return stacked(title, LONGEST, SIZE_TEXT)


def stage_across(titles: tuple[str, ...], orientation: Orientation) -> float:
    """What the margin with the titles of the stages takes across the lanes; 0 without any."""
    most = max((len(stage_lines(title, orientation)) for title in titles), default=0)
    return COLUMN * most + 6 if most else 0.0


def stage_along(title: str, orientation: Orientation) -> float:
    """The least length of a stage along the flow, so that its title has room."""
    if not title:
        return 0.0
    lines = stage_lines(title, orientation)
    if orientation == "turned":
        return max(advance(line, SIZE_TEXT, bold=True) for line in lines) + STAGE_ROOM
    return STAGE_LEADING * max(map(len, lines)) + STAGE_ROOM
