"""Chooses the proportions of a root-system diagram: how wide texts run and whether modules stand in one tier or two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.drawing.paper import READABLE, UPRIGHT, largest, scale
from generator.drawing.roots.labels import ITEM
from generator.drawing.roots.layout import Layout, layout
from generator.views.roots import RootSystem

_LIMITS: Final = tuple(range(5, 15))
"""Widths tried for the texts of items and records, in ems."""
_TWO_TIERS: Final = 5
"""From so many modules on two tiers are tried."""


def fitted(system: RootSystem) -> Layout:
    """The layout that prints largest with few broken lines; a second tier opens only where one would be too small."""
    one = _plans(system, 1)
    best = largest(one, _size, _cost)
    if len(system.roots) < _TWO_TIERS or scale(best.width, best.height, UPRIGHT) >= READABLE:
        return best
    return largest([*one, *_plans(system, 2)], _size, _cost)


def _plans(system: RootSystem, tiers: int) -> Sequence[Layout]:
    return [layout(system, limit * ITEM.size, tiers) for limit in _LIMITS]


def _size(plan: Layout) -> tuple[float, float]:
    return plan.width, plan.height


def _cost(plan: Layout) -> tuple[float, float]:
    """Lines of text, then width."""
    return sum(len(placed.label.lines) for placed in plan.labels), plan.width
