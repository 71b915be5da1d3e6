"""Counts without the small ones: what is under a bound is hidden, with so much beside it that nobody can compute it.

The rule depends on nothing but what is shown in the end (standards 3.8), so that it tells nothing by itself: beside the
small counts the first of the others is hidden too, and where even that leaves a single answer, or where everything
together is little, nothing is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LEAST: Final = 5
"""The smallest count that is shown."""


@dataclass(frozen=True, slots=True)
class Small:
    """A count from 1 up to the bound, which is not shown."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A count of at least the bound that is not shown, for the sake of others."""


Shown = int | Small | Beside


def shown(counts: Sequence[int], least: int = LEAST) -> tuple[Shown, ...] | None:
    """What may be shown of counts whose sum everybody knows; nothing where all of it must stay hidden.

    Nought is shown: it counts nobody. Of every hidden count at least two values remain possible for who knows the sum,
    everything that is shown, and this rule.
    """
    small = [place for place, count in enumerate(counts) if 0 < count < least]
    if not small:
        return tuple(counts)
    total = sum(counts)
    beside = next((place for place, count in enumerate(counts) if count >= least), None)
    hidden = sum(counts[place] for place in small) + (counts[beside] if beside is not None else 0)
    least_hidden, most_hidden = len(small), (least - 1) * len(small)
    open_ = least_hidden < hidden < most_hidden if beside is None else hidden > least_hidden + least
    if total < 2 * least or not open_:
        return None
    return tuple(
        Small() if place in small else Beside() if place == beside else count for place, count in enumerate(counts)
    )
