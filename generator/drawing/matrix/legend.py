"""The signs of a matrix with their meanings, below the grid, in as many rows as its width takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.drawing.text import advance
from generator.drawing.tokens import SIZE_SMALL
from generator.views.matrix import Mark

_GAP: Final = 18.0
ROW_HEIGHT: Final = SIZE_SMALL * 1.6
"""From one row of the legend to the next, in px."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark of the legend: ``x`` px right of the legend's left edge for the sign and the meaning, in a ``row``."""

    mark: Mark
    x: float
    meaning_x: float
    row: int


def entries(marks: Iterable[Mark], width: float) -> tuple[Entry, ...]:
    """The marks in rows of at most ``width`` px; one wider than that has a row of its own."""
    placed: list[Entry] = []
    x, row = 0.0, 0
    for mark in marks:
        if x and x + entry_width(mark) > width:
            x, row = 0.0, row + 1
        placed.append(Entry(mark, x, x + _sign_width(mark), row))
        x += entry_width(mark) + _GAP
    return tuple(placed)


def entry_width(mark: Mark) -> float:
    """The width of a sign and its meaning."""
    return _sign_width(mark) + advance(mark.meaning, SIZE_SMALL)


def _sign_width(mark: Mark) -> float:
    return advance(mark.sign, SIZE_SMALL, True) + SIZE_SMALL / 2  # noqa: FBT003
