"""Where long relations pass the gaps of the layers between their ends: straight through wherever gaps overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.drawing.logic.bundles import End
from generator.drawing.logic.nets import Nets
from generator.drawing.logic.pins import Span, apart


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
            line = apart([(wishes[number, name], 1.0) for name in group], here[group[0]])
            places.update((name, (x, x)) for name, x in zip(group, line, strict=True))
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
