"""Modules in columns: which stand below each other, and on which side of them the roots of the lower ones pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.drawing.roots.module import Module

STACK_GAP: Final = 12.0
"""Between the tip of a module and the label of the next one below, in px."""
LANE: Final = 19.0
"""The room in which the root of the lower modules passes the upper ones, in px."""


@dataclass(frozen=True, slots=True)
class Column:
    """Modules below each other. ``lane`` is the side on which the root of the lower ones passes, 0 without any."""

    modules: tuple[Module, ...]
    lane: int

    @property
    def left(self) -> float:
        """How far the column reaches left of its spines, in px."""
        return max(module.left for module in self.modules) + LANE * (self.lane < 0)

    @property
    def right(self) -> float:
        """How far the column reaches right of its spines, in px."""
        return max(module.right for module in self.modules) + LANE * (self.lane > 0)

    @property
    def lane_x(self) -> float:
        """How far right of the spines the lane is, in px."""
        return self.right - LANE / 2 if self.lane > 0 else LANE / 2 - self.left

    @property
    def height(self) -> float:
        """From the top of the first module to the lowest tip, in px."""
        return self.tops[-1] + self.modules[-1].height

    @property
    def tops(self) -> tuple[float, ...]:
        """How far the tops of the modules are below that of the first, in px."""
        found = [0.0]
        for module in self.modules:
            found.append(found[-1] + module.height + STACK_GAP)
        return tuple(found[:-1])


def columns(modules: Sequence[Module], count: int) -> tuple[tuple[Column, ...], ...]:
    """The modules in at most ``count`` columns, in two ways: one column after the other, and row by row."""
    ways = [_groups(modules, count), [modules[place::count] for place in range(min(count, len(modules)))]]
    return tuple(map(_columns, ways))


def _columns(groups: Sequence[Sequence[Module]]) -> tuple[Column, ...]:
    """The columns; the roots of lower modules pass between their column and the middle of the drawing."""
    middle = (len(groups) - 1) / 2
    return tuple(
        Column(tuple(group), (1 if place < middle else -1) if len(group) > 1 else 0)
        for place, group in enumerate(groups)
    )


def _groups(modules: Sequence[Module], count: int) -> list[Sequence[Module]]:
    """The modules cut into at most ``count`` runs whose tallest is as low as possible."""
    limits = sorted({_height(modules[a:b]) for a in range(len(modules)) for b in range(a + 1, len(modules) + 1)})
    low, high = 0, len(limits) - 1
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if len(_filled(modules, limits[middle])) <= count else (middle + 1, high)
    return _filled(modules, limits[low]) if limits else []


def _filled(modules: Sequence[Module], limit: float) -> list[Sequence[Module]]:
    """The modules in as few runs as keep to a height, where that is possible."""
    runs: list[Sequence[Module]] = []
    start = 0
    for end in range(1, len(modules) + 1):
        if end == len(modules) or _height(modules[start : end + 1]) > limit:
            runs.append(modules[start:end])
            start = end
    return runs


def _height(run: Sequence[Module]) -> float:
    return sum(module.height for module in run) + STACK_GAP * (len(run) - 1)
