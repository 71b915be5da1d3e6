"""Where lines touch the blocks on both sides of a channel: straight across where two blocks face each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from generator.drawing.logic.nets import Net

Span = tuple[float, float]
Side = Literal["upper", "lower"]
Pin = tuple[Side, int, str]
"""Side of the channel, bundle and end (a block's id or the name of a pass)."""

SPACING: Final = 12.0
"""Between two pins of a block, in px."""
CLEAR: Final = 6.0
"""Least distance of the vertical parts of two nets, in px."""
_FIXED: Final = 1e6
_SWEEPS: Final = 3
_SHIFTS: Final = tuple(sign * step for step in (3.0, 6.0, 9.0, 12.0, 18.0, 24.0, 36.0) for sign in (1, -1))


def pins(nets: Sequence[Net], upper: Mapping[str, Span], lower: Mapping[str, Span]) -> dict[Pin, float]:
    """The places of a channel's pins in px; ``upper`` and ``lower`` tell from where to where the ends may be touched.

    Ends with many pins are served first, so that those with one can stand straight across.
    """
    spans: dict[tuple[Side, str], Span] = {("upper", end): span for end, span in upper.items()}
    spans |= {("lower", end): span for end, span in lower.items()}
    by_end: dict[tuple[Side, str], list[Pin]] = {}
    for net in nets:
        for pin in _pins(net):
            by_end.setdefault((pin[0], pin[2]), []).append(pin)
    across = _partners(nets)
    leads = {net.bundle: _leads(net, upper, lower) for net in nets}
    placed: dict[Pin, float] = {}
    order = sorted(by_end, key=lambda end: (spans[end][0] < spans[end][1], -len(by_end[end]), end))
    for end in order * _SWEEPS:
        mine = sorted(by_end[end], key=lambda pin: (leads[pin[1]][pin[0]], pin))
        wishes = [_wish(pin, across, placed, spans) for pin in mine]
        placed.update(zip(mine, apart(wishes, spans[end]), strict=True))
    return _separated(placed, across, spans)


def _pins(net: Net) -> list[Pin]:
    return [("upper", net.bundle, end) for end in net.upper] + [("lower", net.bundle, end) for end in net.lower]


def _partners(nets: Sequence[Net]) -> dict[Pin, Pin]:
    """The pin across the channel for nets of two pins."""
    found: dict[Pin, Pin] = {}
    for net in nets:
        if len(net.upper) == len(net.lower) == 1:
            a, b = _pins(net)
            found[a], found[b] = b, a
    return found


def _leads(net: Net, upper: Mapping[str, Span], lower: Mapping[str, Span]) -> dict[Side, float]:
    """Where a net leads to, seen from either side of the channel: the mean place of its other ends."""
    above = [_middle(upper[end]) for end in net.upper]
    below = [_middle(lower[end]) for end in net.lower]
    mean_above, mean_below = sum(above) / len(above), sum(below) / len(below) if below else sum(above) / len(above)
    return {"upper": mean_below, "lower": mean_above}


def _middle(span: Span) -> float:
    return (span[0] + span[1]) / 2


def _wish(
    pin: Pin, across: Mapping[Pin, Pin], placed: Mapping[Pin, float], spans: Mapping[tuple[Side, str], Span]
) -> tuple[float, float]:
    """Where a pin would like to be, and how much: on its partner's line where it can, else in the middle."""
    own = spans[pin[0], pin[2]]
    partner = across.get(pin)
    if partner is None:
        return _middle(own), 1.0
    if partner in placed:
        x = placed[partner]
        return (x, _FIXED) if own[0] <= x <= own[1] else (_middle(own), 1.0)
    other = spans[partner[0], partner[2]]
    low, high = max(own[0], other[0]), min(own[1], other[1])
    if low > high:
        return _middle(own), 1.0
    return min(max(_middle(own), low), high), _FIXED


def apart(wishes: Sequence[tuple[float, float]], span: Span) -> list[float]:
    """Places in the given order, ``SPACING`` apart and inside of the span, nearest to the weighted wishes.

    Pooling of adjacent violators: the exact answer to the least squares.
    """
    step = min(SPACING, (span[1] - span[0]) / max(len(wishes) - 1, 1))
    pools: list[tuple[float, float, int]] = []
    for number, (wish, weight) in enumerate(wishes):
        pools.append((wish - number * step, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (a, wa, na), (b, wb, nb) = pools[-2:]
            pools[-2:] = [((a * wa + b * wb) / (wa + wb), wa + wb, na + nb)]
    flat = [place for place, _, count in pools for _ in range(count)]
    last = span[1] - step * (len(wishes) - 1)
    return [round(min(max(place, span[0]), last) + step * i, 1) for i, place in enumerate(flat)]


def _separated(
    placed: Mapping[Pin, float], across: Mapping[Pin, Pin], spans: Mapping[tuple[Side, str], Span]
) -> dict[Pin, float]:
    """Move pins sideways, as little as possible, where two nets would share a vertical line."""
    found = dict(placed)
    for pin in sorted(found):
        partner = across.get(pin)
        straight = partner is not None and found[partner] == found[pin]
        if straight or not _clashes(found[pin], pin, found):
            continue
        low, high = spans[pin[0], pin[2]]
        places = [found[pin] + shift for shift in _SHIFTS]
        free = [x for x in places if low <= x <= high and not _clashes(x, pin, found)]
        found[pin] = free[0] if free else found[pin]
    return found


def _clashes(x: float, pin: Pin, placed: Mapping[Pin, float]) -> bool:
    """Whether a pin at ``x`` would stand nearer than allowed to one of another net."""
    return any(
        abs(x - place) < (SPACING - 1 if (other[0], other[2]) == (pin[0], pin[2]) else CLEAR)
        for other, place in placed.items()
        if other[1] != pin[1]
    )
