"""Finds the gaps in which long relations pass the layers between their ends, with as few bends as possible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from generator.drawing.logic_nets import End, Nets
from generator.drawing.logic_pins import Span, apart

_BEND: Final = 60.0
"""What a bend costs, in px of sideways run."""


def gaps_of_passes(nets: Nets, spans: Sequence[Mapping[str, Span]], gaps: Sequence[Sequence[Span]]) -> dict[End, int]:
    """The gap of every pass, by layer and name: for each long relation the way with the least bends and sideways run.

    ``spans`` are the places of the blocks, ``gaps`` those of the gaps, from left to right, both by layer. Of a bundle
    the first relation that passes a layer decides.
    """
    found: dict[End, int] = {}
    for way in nets.ends:
        numbers = [number for number, _ in way[1:-1]]
        (top, start), (bottom, end) = way[0], way[-1]
        choice = _way(spans[top][start], [gaps[number] for number in numbers], spans[bottom][end])
        for stop, gap in zip(way[1:-1], choice, strict=True):
            found.setdefault(stop, gap)
    return found


def _way(start: Span, layers: Sequence[Sequence[Span]], end: Span) -> tuple[int, ...]:
    """The gaps of the cheapest way from one span through a gap of every layer to another: dynamic programming."""
    ways: list[tuple[float, Span, tuple[int, ...]]] = [(0.0, start, ())]
    for gaps in layers:
        ways = [
            min(
                ((cost + _step(place, gap), _meeting(place, gap), (*chosen, i)) for cost, place, chosen in ways),
                key=lambda way: (way[0], way[2]),
            )
            for i, gap in enumerate(gaps)
        ]
    return min(ways, key=lambda way: (way[0] + _step(way[1], end), way[2]))[2]


def _step(a: Span, b: Span) -> float:
    """The cost of the way from one span down to another: nothing where a line can go straight."""
    apart_ = max(a[0], b[0]) - min(a[1], b[1])
    return apart_ + _BEND if apart_ > 0 else 0.0


def _meeting(a: Span, b: Span) -> Span:
    """Where a line that may stand anywhere in ``a`` may go on in ``b``: straight down, or anywhere after a bend."""
    low, high = max(a[0], b[0]), min(a[1], b[1])
    return (low, high) if low <= high else b


def narrowed(
    passes: Sequence[Sequence[Sequence[str]]], nets: Nets, spans: Sequence[Mapping[str, Span]]
) -> list[dict[str, Span]]:
    """Narrow every pass from its gap to one place, so that long relations run straight through as many as they can.

    ``passes`` are the names of the passes by layer and gap, ``spans`` the places of blocks and gaps that lines may use.
    """
    wishes: dict[End, float] = {}
    for way in nets.ends:
        for stop, x in zip(way[1:-1], _places([spans[number][name] for number, name in way]), strict=True):
            wishes.setdefault(stop, x)
    found: list[dict[str, Span]] = []
    for number, (groups, here) in enumerate(zip(passes, spans, strict=True)):
        places = dict(here)
        for group in filter(None, groups):
            mine = sorted(group, key=lambda name: (wishes[number, name], name))
            line = apart([(wishes[number, name], 1.0) for name in mine], here[mine[0]])
            places.update((name, (x, x)) for name, x in zip(mine, line, strict=True))
        found.append(places)
    return found


def _places(way: Sequence[Span]) -> list[float]:
    """Places for the stops between both ends of a way: forward what a line can reach, backward the choice."""
    ranges = [way[0]]
    for span in way[1:]:
        ranges.append(_meeting(ranges[-1], span))
    x = (ranges[-1][0] + ranges[-1][1]) / 2
    places: list[float] = []
    for low, high in reversed(ranges[1:-1]):
        x = min(max(x, low), high)
        places.append(x)
    return places[::-1]
