"""Chooses the proportions of a root-system diagram: how wide texts run and whether modules stand in one tier or two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.drawing.roots_labels import ITEM
from generator.drawing.roots_layout import Layout, layout
from generator.views.roots import RootSystem

UPRIGHT: Final = (180.0, 247.0)
"""The frame of an upright A4 page, in mm."""
ACROSS: Final = (267.0, 160.0)
"""The frame of a landscape A4 page, in mm."""
_ENOUGH: Final = 0.64
"""Scale at which the smallest text of 11 px prints at 7 pt: an upright page that reaches it needs no turning."""
_ABOUT: Final = 0.96
_LIMITS: Final = tuple(range(5, 15))
"""Widths tried for the texts of items and records, in ems."""
_TWO_TIERS: Final = 5
"""From so many modules on two tiers are tried."""


def fitted(system: RootSystem) -> Layout:
    """The layout that prints largest; an upright one where it is large enough, because it reads without turning."""
    one, two = (tuple(layout(system, limit * ITEM.size, tiers) for limit in _LIMITS) for tiers in (1, 2))
    upright, across = (_of_tiers(system, one, two, frame) for frame in (UPRIGHT, ACROSS))
    scales = _scale(upright, UPRIGHT), _scale(across, ACROSS)
    return upright if scales[0] >= min(_ENOUGH, scales[1]) else across


def _of_tiers(
    system: RootSystem, one: Sequence[Layout], two: Sequence[Layout], frame: tuple[float, float]
) -> Layout:
    """The best layout for a frame; a second tier is opened only where one would print too small."""
    best = _best(one, frame)
    return best if len(system.roots) < _TWO_TIERS or _scale(best, frame) >= _ENOUGH else _best([*one, *two], frame)


def _best(plans: Sequence[Layout], frame: tuple[float, float]) -> Layout:
    """Of the layouts that print about as large as the largest, the one with the fewest broken lines."""
    enough = max(_scale(plan, frame) for plan in plans) * _ABOUT
    return min((plan for plan in plans if _scale(plan, frame) >= enough), key=lambda plan: (_lines(plan), plan.width))


def _lines(plan: Layout) -> int:
    return sum(len(placed.label.lines) for placed in plan.labels)


def _scale(plan: Layout, frame: tuple[float, float]) -> float:
    """Points a px when the drawing is fitted into the frame, never enlarged beyond full size."""
    return min([*(mm / 25.4 * 72 / px for mm, px in zip(frame, (plan.width, plan.height), strict=True)), 0.75])
