"""The horizontal tracks of a channel: one for each bundle that runs sideways, ordered for the fewest crossings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.drawing.logic.nets import Net
from generator.drawing.logic.pins import CLEAR, Pin

TRACK: Final = 11.0
"""Between two tracks, in px."""
_OVERLAP: Final = 1000
_EXACT: Final = 0.05


@dataclass(frozen=True, slots=True)
class Run:
    """A bundle's sideways run: the places of its pins above and below the channel, in px."""

    bundle: int
    above: tuple[float, ...]
    below: tuple[float, ...]
    clear: float

    @property
    def low(self) -> float:
        """The left end."""
        return min(self.above + self.below)

    @property
    def high(self) -> float:
        """The right end."""
        return max(self.above + self.below)


def tracks(
    nets: Sequence[Net], pins: Mapping[Pin, float], clear: Mapping[int, float]
) -> tuple[dict[int, float], float]:
    """The depth of every bundle's track below the first line of the channel, and the depth of the last, in px.

    Bundles that run straight down have none. ``clear`` is the extra room that a bundle's label needs.
    """
    runs = [
        Run(
            net.bundle,
            tuple(pins["upper", net.bundle, end] for end in net.upper),
            tuple(pins["lower", net.bundle, end] for end in net.lower),
            clear.get(net.bundle, 0.0),
        )
        for net in nets
    ]
    order = _ordered([run for run in runs if run.high - run.low > _EXACT])
    depths: dict[int, float] = {}
    for number, run in enumerate(order):
        above = [
            depths[other.bundle] + TRACK + run.clear + other.clear for other in order[:number] if _near(other, run)
        ]
        depths[run.bundle] = max([run.clear, *above])
    return depths, max([0.0, *(depths[run.bundle] + run.clear for run in order)])


def clashes(pins: Mapping[Pin, float], depths: Mapping[int, float]) -> int:
    """How many pairs of vertical parts of different bundles still lie on one line."""
    last = max([0.0, *depths.values()]) + TRACK
    parts = [
        (x, bundle, -TRACK, depths.get(bundle, last))
        if side == "upper"
        else (x, bundle, depths.get(bundle, -TRACK), last)
        for (side, bundle, _), x in pins.items()
    ]
    return sum(
        abs(a[0] - b[0]) < CLEAR / 2 and a[1] != b[1] and min(a[3], b[3]) - max(a[2], b[2]) > -CLEAR
        for i, a in enumerate(parts)
        for b in parts[:i]
    )


def _near(a: Run, b: Run) -> bool:
    """Whether two runs would touch on one track, or meet in one of their vertical parts."""
    return a.low < b.high + 2 * TRACK and b.low < a.high + 2 * TRACK


def _ordered(runs: list[Run]) -> list[Run]:
    """Order the runs from top to bottom by moving one at a time as long as that saves crossings."""
    order = sorted(runs, key=lambda run: (run.low + run.high, run.bundle))
    best, better = _cost(order), True
    while better:
        better = False
        for i in range(len(order)):
            for j in range(len(order)):
                moved = order[:i] + order[i + 1 :]
                moved.insert(j, order[i])
                cost = _cost(moved)
                if cost < best:
                    order, best, better = moved, cost, True
    return order


def _cost(order: Sequence[Run]) -> int:
    return sum(_pair(order[i], order[j]) for i in range(len(order)) for j in range(i + 1, len(order)))


def _pair(upper: Run, lower: Run) -> int:
    """What it costs that one run lies above another: crossings, and vertical parts on one line."""
    crossings = sum(lower.low < x < lower.high for x in upper.below)
    crossings += sum(upper.low < x < upper.high for x in lower.above)
    overlaps = sum(abs(a - b) < CLEAR for a in upper.below for b in lower.above)
    return crossings + _OVERLAP * overlaps
