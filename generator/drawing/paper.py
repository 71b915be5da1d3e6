"""The frames that drawings are fitted into: A4 and A3, upright and landscape, inside of the margins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Literal, TypeVar

Size = tuple[float, float]
Bound = Literal["a4", "a5"]
"""The paper of a book."""
Paper = Literal["a5", "a4", "a3"]
"""The paper of a drawing by itself."""

UPRIGHT: Final[Size] = (180.0, 236.0)
"""The frame of an upright A4 page below the title and above the caption, in mm."""
ACROSS: Final[Size] = (267.0, 148.0)
"""The frame of a landscape A4 page, likewise, in mm."""
FOLD_OUT: Final[Size] = (390.0, 235.0)
"""The frame of a landscape A3 sheet that folds out of a book, in mm."""
WALL: Final[Size] = (267.0, 366.0)
"""The frame of an upright A3 sheet to be hung up, in mm."""
UPRIGHT_A5: Final[Size] = (125.0, 157.0)
ACROSS_A5: Final[Size] = (188.0, 94.0)
"""The frames of pages of A5; what folds out of them is a landscape page of A4."""
TITLE: Final = 12.0
"""What a page's title and first words take of a page beyond the caption, in mm."""
LEAST_POINTS: Final = 7.0
"""No printed text is smaller."""
FULL_SIZE: Final = 0.75
"""Points a px at full size."""
READABLE: Final = 0.64
"""Points a px at which text of 11 px prints at 7 pt."""
_ABOUT: Final = 0.99
"""Drawings whose scales differ by less, or that are readable, print equally well."""

Plan = TypeVar("Plan")


def below_title(frame: Size) -> Size:
    """What a frame leaves for a drawing on the page where its title stands."""
    return frame[0], frame[1] - TITLE


def scale(width: float, height: float, frame: Size) -> float:
    """Points a px when a drawing of ``width`` × ``height`` px is fitted into the frame, never beyond full size."""
    return min([*(mm / 25.4 * 72 / px for mm, px in zip(frame, (width, height), strict=True)), FULL_SIZE])


def largest(
    plans: Sequence[Plan],
    size: Callable[[Plan], Size],
    cost: Callable[[Plan], tuple[float, ...]],
    frames: Sequence[Size] = (UPRIGHT, ACROSS),
) -> Plan:
    """The best plan on A4: in the first frame where that prints readable, else in that where it prints largest.

    Upright comes first because nobody turns it. Among plans that print about equally well the one of least ``cost``
    wins, the first on a tie.
    """
    tries = [(_best(plans, size, cost, frame), frame) for frame in frames]
    return max(tries, key=lambda found: min(READABLE, scale(*size(found[0]), found[1])))[0]


def _best(
    plans: Sequence[Plan],
    size: Callable[[Plan], Size],
    cost: Callable[[Plan], tuple[float, ...]],
    frame: Size,
) -> Plan:
    scales = [scale(*size(plan), frame) for plan in plans]
    enough = min(max(scales) * _ABOUT, READABLE)
    return min((plan for plan, points in zip(plans, scales, strict=True) if points >= enough), key=cost)
