"""The curves of a ring: arcs from block to block along it and chords through its inside, cut at the blocks' edges."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.drawing.logic.plan import Point, Rect
from generator.drawing.svg import number

_SAMPLES: Final = 96
_HALVINGS: Final = 20
_HOLLOW: Final = 0.5
"""How far a chord bends from its straight line to the middle of the ring, as a share."""
_ASIDE: Final = 18.0
"""How far a chord keeps to its left, in px, so that two opposite ones part."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A line as path data, with points along it to measure by."""

    path: str
    points: tuple[Point, ...]

    @property
    def length(self) -> float:
        """The length in px."""
        return sum(math.dist(a, b) for a, b in pairwise(self.points))


def arc(a: Rect, b: Rect, centre: Point, radii: Point) -> Curve:
    """Along the ring, clockwise, from one block to the next; ``radii`` are those of the ellipse."""
    angles = [math.atan2((r.middle[1] - centre[1]) / radii[1], (r.middle[0] - centre[0]) / radii[0]) for r in (a, b)]
    sweep = (angles[1] - angles[0]) % (2 * math.pi)

    def at(share: float) -> Point:
        turn = angles[0] + sweep * share
        return centre[0] + radii[0] * math.cos(turn), centre[1] + radii[1] * math.sin(turn)

    start, stop = _cut(at, a, b)
    path = _elliptic(angles[0] + sweep * start, sweep * (stop - start), centre, radii)
    return Curve(path, _points(at, start, stop))


def _elliptic(start: float, sweep: float, centre: Point, radii: Point) -> str:
    """An arc of an ellipse as cubic curves: WeasyPrint turns arrowheads wrongly on arc commands."""
    count = max(1, math.ceil(sweep / (math.pi / 4)))
    step = sweep / count
    handle = 4 / 3 * math.tan(step / 4)

    def at(turn: float, lead: float = 0.0) -> str:
        x = math.cos(turn) - lead * math.sin(turn)
        y = math.sin(turn) + lead * math.cos(turn)
        return _text((centre[0] + radii[0] * x, centre[1] + radii[1] * y))

    turns = [start + step * i for i in range(count + 1)]
    parts = (f"C{at(turn, handle)} {at(after, -handle)} {at(after)}" for turn, after in pairwise(turns))
    return f"M{at(start)}{''.join(parts)}"


def chord(a: Rect, b: Rect, centre: Point) -> Curve:
    """From one block to another through the inside of the ring."""
    (ax, ay), (bx, by) = a.middle, b.middle
    length = math.dist(a.middle, b.middle) or 1.0
    bend = (
        (ax + bx) / 2 * (1 - _HOLLOW) + centre[0] * _HOLLOW + (by - ay) / length * _ASIDE,
        (ay + by) / 2 * (1 - _HOLLOW) + centre[1] * _HOLLOW + (ax - bx) / length * _ASIDE,
    )

    def blossom(s: float, t: float) -> Point:
        first, second, third = (1 - s) * (1 - t), s * (1 - t) + t * (1 - s), s * t
        return ax * first + bend[0] * second + bx * third, ay * first + bend[1] * second + by * third

    start, stop = _cut(lambda share: blossom(share, share), a, b)
    first, bent, last = blossom(start, start), blossom(start, stop), blossom(stop, stop)
    path = f"M{_text(first)}C{_text(_third(first, bent))} {_text(_third(last, bent))} {_text(last)}"
    return Curve(path, _points(lambda share: blossom(share, share), start, stop))


def _third(end: Point, bend: Point) -> Point:
    """A handle of the cubic curve that equals a quadratic one: WeasyPrint turns arrowheads wrongly on the latter."""
    return end[0] + (bend[0] - end[0]) * 2 / 3, end[1] + (bend[1] - end[1]) * 2 / 3


def _cut(at: Callable[[float], Point], a: Rect, b: Rect) -> tuple[float, float]:
    """The shares at which the curve leaves the first block for good and first enters the second."""
    shares = [i / _SAMPLES for i in range(_SAMPLES + 1)]
    leaves = max((i for i, share in enumerate(shares) if a.holds(at(share))), default=0)
    enters = min((i for i, share in enumerate(shares) if i > leaves and b.holds(at(share))), default=_SAMPLES)
    start = _edge(at, a, shares[leaves], shares[min(leaves + 1, _SAMPLES)])
    stop = _edge(at, b, shares[enters], shares[max(enters - 1, 0)])
    return start, max(stop, start)


def _edge(at: Callable[[float], Point], rect: Rect, inside: float, outside: float) -> float:
    """Where the curve crosses the edge of a block, between a share inside of it and one outside."""
    for _ in range(_HALVINGS):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if rect.holds(at(middle)) else (inside, middle)
    return outside


def _points(at: Callable[[float], Point], start: float, stop: float) -> tuple[Point, ...]:
    return tuple(at(start + (stop - start) * i / _SAMPLES) for i in range(_SAMPLES + 1))


def _text(point: Point) -> str:
    return ",".join(map(number, point))
