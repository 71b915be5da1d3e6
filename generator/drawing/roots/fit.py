"""Chooses the proportions of a root-system diagram for its paper or screen: columns and how wide texts run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from generator.drawing.paper import ACROSS, ACROSS_A5, FULL_SIZE, LEAST_POINTS, TITLE, UPRIGHT, UPRIGHT_A5, Size, scale
from generator.drawing.roots.columns import Column, columns
from generator.drawing.roots.labels import ITEM, RECORD
from generator.drawing.roots.layout import Arrangement, Layout, arrange, layout
from generator.drawing.roots.module import Module, module
from generator.views.roots import RootSystem

Place = Literal["a5", "a4", "a3", "page", "page-a5", "fold-out", "screen", "phone"]
"""What a root system is drawn for; ``page`` and ``fold-out`` are those of a book, below a title."""
_SPREAD: Final[Size] = (390.0, 235.0)
FRAMES: Final[Mapping[str, tuple[Size, ...]]] = {
    "a5": (UPRIGHT_A5, ACROSS_A5),
    "a4": (UPRIGHT, ACROSS),
    "a3": (_SPREAD, (267.0, 366.0)),
    "page": tuple((width, height - TITLE) for width, height in (UPRIGHT, ACROSS)),
    "page-a5": tuple((width, height - TITLE) for width, height in (UPRIGHT_A5, ACROSS_A5)),
    "fold-out": ((_SPREAD[0], _SPREAD[1] - TITLE),),
}
"""The frames of a paper in mm, the one before that is rather taken: nobody turns a page, a wall chart spreads out."""
SCREENS: Final[Mapping[str, float]] = {"screen": 960.0, "phone": 343.0}
"""How wide a drawing may be on a screen, in px: beside the navigation of a window of 1280, on a phone of 375."""
_LIMITS: Final = tuple(half / 2 for half in range(10, 29))
"""Widths tried for the texts of items and records, in ems."""
_LINE: Final = 10.0
"""A broken line costs as much as so many px of height."""
_ABOUT: Final = 0.97
"""Drawings whose scales differ by less print equally well."""
_READABLE: Final = LEAST_POINTS / RECORD.size
_ENOUGH: Final = dict.fromkeys(("a5", "a4", "page", "page-a5"), _READABLE) | {"a3": FULL_SIZE, "fold-out": FULL_SIZE}
"""Points a px at which the first frame of a paper is taken."""


def fitted(system: RootSystem, place: Place = "a4") -> Layout:
    """The layout that prints largest on the paper, or the lowest one that keeps to the width of the screen."""
    plans = list(_plans(system))
    if place in SCREENS:
        return layout(_on_screen(plans, SCREENS[place]))
    best, *others = (_on_paper(plans, frame, _ENOUGH[place]) for frame in FRAMES[place])
    for other in others:
        if best[0] < min(_ENOUGH[place], other[0]):
            best = other
    return layout(best[1])


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
