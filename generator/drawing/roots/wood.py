"""How thick roots are: the thickness follows the weight that hangs on a root and narrows towards its tip."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from generator.drawing.roots.curves import Point, Profile, length

_MAIN: Final = (3.5, 10.5)
"""The thickness of a main root: of the lightest, and what the heaviest has more, in px."""
_SIDE: Final = (2.6, 0.55)
"""The thickness of a side root, and what it has more by the root of its weight, in px."""
TIP: Final = 1.2
"""The thickness at the tip of a root, in px."""
_FOOT: Final = 130.0
"""How long a main root takes to narrow from the foot of the trunk, in px."""
_MOST_FOOT: Final = 4.5


def main(weight: float, heaviest: float) -> float:
    """The thickness of a main root: it grows with the root of the weight, as the cross-section of wood does."""
    return _MAIN[0] + _MAIN[1] * math.sqrt(weight / max(heaviest, 1))


def side(weight: float) -> float:
    """The thickness of a side root where it leaves its main root."""
    return _SIDE[0] + _SIDE[1] * math.sqrt(weight)


def tapering(line: Sequence[Point], start: float, tip: float = TIP, swell: float = 0.0) -> Profile:
    """From ``start`` px to ``tip`` px along a line; ``swell`` is how long the root takes to come out of another one."""
    whole = length(line) or 1.0

    def width(away: float) -> float:
        share = min(1.0, away / whole)
        out = min(1.0, 0.25 + 0.75 * away / swell) if swell else 1.0
        return (tip + (start - tip) * math.pow(1 - share, 0.75)) * out

    return width


def from_foot(line: Sequence[Point], start: float, foot: float, tip: float) -> Profile:
    """Tapering from a share of the trunk's foot (``foot`` px wide) to a root of ``start`` px and on to its tip."""
    plain = tapering(line, start, tip)
    more = max(0.0, min(foot, _MOST_FOOT * start) - start)
    return lambda away: plain(away) + more * max(0.0, 1 - away / _FOOT) ** 2.2
