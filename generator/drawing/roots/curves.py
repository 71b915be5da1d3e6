"""The organic lines of a root-system diagram: cubic curves and the tapering bodies that grow along them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.drawing.svg import number

Point = tuple[float, float]
Profile = Callable[[float], float]
"""A length in px for every share of a line, from 0 (its start) to 1 (its tip)."""


@dataclass(frozen=True, slots=True)
class Cubic:
    """A cubic Bézier curve from ``start`` to ``end`` in px."""

    start: Point
    first: Point
    second: Point
    end: Point

    def at(self, t: float) -> Point:
        """The point at ``t`` between 0 and 1."""
        u = 1 - t
        weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        points = (self.start, self.first, self.second, self.end)
        x, y = (sum(w * p[axis] for w, p in zip(weights, points, strict=True)) for axis in (0, 1))
        return x, y

    def points(self, count: int) -> tuple[Point, ...]:
        """``count`` + 1 points along the curve, both ends included."""
        return tuple(self.at(i / count) for i in range(count + 1))

    @property
    def path(self) -> str:
        """The curve as SVG path data that continues from its start."""
        return "C" + " ".join(coordinates(p) for p in (self.first, self.second, self.end))


def coordinates(point: Point) -> str:
    """A point as ``x,y`` with one decimal."""
    return ",".join(number(round(value, 1)) for value in point)


def body(line: Sequence[Point], width: Profile, sway: Profile) -> str:
    """The outline of a root that grows along ``line``, as SVG path data.

    ``width`` is its thickness and ``sway`` how far its middle leaves the line, so that the line stays inside of it as
    long as the sway is under half of the width.
    """
    shares = _shares(line)
    sides: tuple[list[Point], list[Point]] = ([], [])
    for (x, y), (nx, ny), share in zip(line, _normals(line), shares, strict=True):
        for side, sign in zip(sides, (1, -1), strict=True):
            offset = sway(share) + sign * width(share) / 2
            side.append((x + nx * offset, y + ny * offset))
    left, right = sides
    return f"M{coordinates(left[0])}{_through(left)}L{coordinates(right[-1])}{_through(right[::-1])}Z"


def _shares(line: Sequence[Point]) -> list[float]:
    """How much of the line's length lies before each of its points, from 0 to 1."""
    lengths = [0.0]
    for a, b in pairwise(line):
        lengths.append(lengths[-1] + math.dist(a, b))
    return [length / (lengths[-1] or 1) for length in lengths]


def _normals(line: Sequence[Point]) -> list[Point]:
    """The unit normal of the line at each of its points."""
    normals: list[Point] = []
    for i in range(len(line)):
        (ax, ay), (bx, by) = line[max(i - 1, 0)], line[min(i + 1, len(line) - 1)]
        length = math.hypot(bx - ax, by - ay) or 1
        normals.append(((by - ay) / length, (ax - bx) / length))
    return normals


def _through(points: Sequence[Point]) -> str:
    """A smooth line past the points, exact at both ends."""
    commands = []
    for point, after in pairwise(points[1:]):
        target = after if after is points[-1] else ((point[0] + after[0]) / 2, (point[1] + after[1]) / 2)
        commands.append(f"Q{coordinates(point)} {coordinates(target)}")
    return "".join(commands) or f"L{coordinates(points[-1])}"
