"""Chooses the proportions of a root-system diagram: how wide texts run and whether modules stand in one tier or two."""

from __future__ import annotations

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
_LIMITS: Final = tuple(range(5, 15))
"""Widths tried for the texts of items and records, in ems."""
_TWO_TIERS: Final = 4
"""From so many modules on two tiers are tried."""


def fitted(system: RootSystem) -> Layout:
    """The layout that prints largest; an upright one where it is large enough, because it reads without turning."""
    tiers = (1, 2) if len(system.roots) >= _TWO_TIERS else (1,)
    plans = [layout(system, limit * ITEM.size, count) for count in tiers for limit in _LIMITS]
    upright = max(plans, key=lambda plan: _scale(plan, UPRIGHT))
    across = max(plans, key=lambda plan: _scale(plan, ACROSS))
    scales = _scale(upright, UPRIGHT), _scale(across, ACROSS)
    return upright if scales[0] >= min(_ENOUGH, scales[1]) else across


def _scale(plan: Layout, frame: tuple[float, float]) -> float:
    """Points a px when the drawing fills the frame."""
    return min(mm / 25.4 * 72 / px for mm, px in zip(frame, (plan.width, plan.height), strict=True))
