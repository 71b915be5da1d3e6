"""Rounds the corners of a logic diagram's lines and finds free places for their labels."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from generator.drawing.logic.plan import Band, Box, Line, Point, Rect, label_size
from generator.drawing.svg import number
from generator.views.logic import Relation

_RADIUS: Final = 5.0
_SHARES: Final = tuple(0.5 + sign * step / 20 for step in range(9) for sign in ((1, -1) if step else (1,)))
_GAP: Final = 2.0
_BESIDE: Final = 3.0


def labelled(
    relations: Sequence[Relation], ways: Sequence[tuple[Point, ...]], boxes: Sequence[Box], bands: Sequence[Band]
) -> tuple[tuple[Line, ...], int]:
    """The relations as lines, each label on a free part of its own line, and how many labels found none.

    A label stands rather between the bands than on one.
    """
    taken: list[Rect] = []
    lines: list[Line] = []
    faults = 0
    for index, (relation, way) in enumerate(zip(relations, ways, strict=True)):
        place = None
        if relation.label:
            places = list(_places(way, label_size(relation.label)))
            places.sort(key=lambda rect: any(rect.meets(band.rect) for band in bands))
            place = free_place(places, index, ways, [*(box.rect for box in boxes), *taken])
            faults += place is None
            place = place or places[0]
            taken.append(place)
        lines.append(Line(relation, rounded(way), place))
    return tuple(lines), faults


def free_place(
    places: Sequence[Rect], own: int, ways: Sequence[Sequence[Point]], blocked: Sequence[Rect]
) -> Rect | None:
    """The first place that is clear of what is blocked and of all lines but ``own``."""
    segments = [segment for index, way in enumerate(ways) if index != own for segment in pairwise(way)]
    for place in places:
        if not any(place.meets(rect, _GAP) for rect in blocked) and not any(_crosses(place, *s) for s in segments):
            return place
    return None


def rounded(way: Sequence[Point], radius: float = _RADIUS) -> str:
    """A polyline with rounded corners, as SVG path data."""
    parts = [f"M{_point(way[0])}"]
    for before, corner, after in zip(way, way[1:], way[2:], strict=False):
        bend = min(radius, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        parts.append(
            f"L{_point(_towards(corner, before, bend))}Q{_point(corner)} {_point(_towards(corner, after, bend))}"
        )
    return "".join([*parts, f"L{_point(way[-1])}"])


def _point(point: Point) -> str:
    return ",".join(number(round(value, 1)) for value in point)


def _towards(start: Point, end: Point, distance: float) -> Point:
    length = math.dist(start, end) or 1.0
    return tuple(a + (b - a) * distance / length for a, b in zip(start, end, strict=True))  # type: ignore[return-value]


def _places(way: Sequence[Point], size: tuple[float, float]) -> Iterator[Rect]:
    """Places for a label of the given size: on the line, then close beside it; horizontal and long parts first."""
    width, height = size
    segments = sorted(pairwise(way), key=lambda s: (abs(s[0][1] - s[1][1]) > 1, -math.dist(*s)))
    for beside in (0.0, 0.5, -0.5):
        for (ax, ay), (bx, by) in segments:
            level = abs(ay - by) <= 1
            dx, dy = (0.0, beside * (height + _BESIDE)) if level else (beside * (width + _BESIDE), 0.0)
            for share in _SHARES:
                x, y = ax + (bx - ax) * share + dx, ay + (by - ay) * share + dy
                yield Rect(x - width / 2, y - height / 2, width, height)


def _crosses(place: Rect, a: Point, b: Point) -> bool:
    """Whether a segment, taken as its bounding box, enters the rectangle or its surroundings."""
    left, right = sorted((a[0], b[0]))
    top, bottom = sorted((a[1], b[1]))
    return place.meets(Rect(left, top, right - left, bottom - top), _GAP)
