"""Chooses the proportions of a root-system diagram for its paper or screen: columns and how wide texts run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from generator.drawing.paper import ACROSS, FULL_SIZE, LEAST_POINTS, UPRIGHT, Size, scale
from generator.drawing.roots.columns import Column, columns
from generator.drawing.roots.labels import ITEM, RECORD
from generator.drawing.roots.layout import Arrangement, Layout, arrange, layout
from generator.drawing.roots.module import Module, module
from generator.views.roots import RootSystem

Place = Literal["a4", "a3", "screen", "phone"]
"""What a root system is drawn for."""
FRAMES: Final[Mapping[str, tuple[Size, Size]]] = {"a4": (UPRIGHT, ACROSS), "a3": ((267.0, 366.0), (390.0, 235.0))}
"""The frames of a paper, upright and landscape, in mm."""
SCREENS: Final[Mapping[str, float]] = {"screen": 740.0, "phone": 343.0}
"""How wide a drawing may be on a screen, in px: beside the navigation of a window of 1280, on a phone of 375."""
_LIMITS: Final = tuple(half / 2 for half in range(10, 29))
"""Widths tried for the texts of items and records, in ems."""
_LINE: Final = 10.0
"""A broken line costs as much as so many px of height."""
_ABOUT: Final = 0.97
"""Drawings whose scales differ by less print equally well."""
_ENOUGH: Final = {"a4": LEAST_POINTS / RECORD.size, "a3": FULL_SIZE}
"""Points a px at which the better way to hold a paper is kept."""


def fitted(system: RootSystem, place: Place = "a4") -> Layout:
    """The layout that prints largest on the paper, or the lowest one that keeps to the width of the screen.

    A4 stays upright where that is readable, because nobody turns it; A3 is a landscape spread with the roots left and
    right of the trunk where that is.
    """
    plans = list(_plans(system))
    if place in SCREENS:
        return layout(_on_screen(plans, SCREENS[place]))
    upright, across = (_on_paper(plans, frame, _ENOUGH[place]) for frame in FRAMES[place])
    first, second = (upright, across) if place == "a4" else (across, upright)
    return layout((first if first[0] >= min(_ENOUGH[place], second[0]) else second)[1])


def _plans(system: RootSystem) -> Iterator[Arrangement]:
    """Arrangements by width of texts and number of columns."""
    widths = [[module(root, limit * ITEM.size, turn) for turn, root in enumerate(system.roots)] for limit in _LIMITS]
    counts = range(1, max(len(system.roots), 1) + 1)
    tried = (found for modules in widths for count in counts for found in columns(modules, count))
    yield from (arrange(system, plan) for found in tried for plan in (found, _narrowed(found, widths)))


def _narrowed(found: tuple[Column, ...], widths: Sequence[Sequence[Module]]) -> tuple[Column, ...]:
    """The columns, each as narrow as it can be without growing taller than the tallest."""
    tallest = max((column.height for column in found), default=0.0)

    def narrowest(column: Column) -> Column:
        tries = (replace(column, modules=tuple(set_[m.turn] for m in column.modules)) for set_ in widths)
        return min(
            (one for one in tries if one.height <= tallest),
            key=lambda one: (round(one.left + one.right), sum(m.lines for m in one.modules)),
        )

    return tuple(map(narrowest, found))


def _on_paper(plans: Sequence[Arrangement], frame: Size, least: float) -> tuple[float, Arrangement]:
    """The scale and the plan of least cost among those that print about largest, at ``least`` where that can be."""
    scales = [scale(plan.width, plan.height, frame) for plan in plans]
    enough = max(max(scales) * _ABOUT, min(max(scales), least))
    return min(
        ((points, plan) for points, plan in zip(scales, plans, strict=True) if points >= enough),
        key=lambda found: _cost(found[1]),
    )


def _on_screen(plans: list[Arrangement], width: float) -> Arrangement:
    """The plan of least cost among those that keep to a width; without one the narrowest."""
    fine = [plan for plan in plans if plan.width <= width]
    return min(fine, key=_cost) if fine else min(plans, key=lambda plan: plan.width)


def _cost(plan: Arrangement) -> float:
    """How low it is, in px, and how often texts break."""
    return plan.height + _LINE * plan.lines
