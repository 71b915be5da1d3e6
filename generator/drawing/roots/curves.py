"""The organic lines of a root-system diagram: smooth lines through points and tapering bodies that grow along them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from generator.drawing.svg import number

Point = tuple[float, float]
Profile = Callable[[float], float]
"""A thickness in px for every distance from the start of a line, in px."""


def cubic(start: Point, first: Point, second: Point, end: Point, count: int = 10) -> list[Point]:
    """``count`` + 1 points along a cubic Bézier curve, both ends included."""
    return [_bezier(start, first, second, end, i / count) for i in range(count + 1)]


def _bezier(start: Point, first: Point, second: Point, end: Point, t: float) -> Point:
    u = 1 - t
    weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
    points = (start, first, second, end)
    x, y = (sum(w * p[axis] for w, p in zip(weights, points, strict=True)) for axis in (0, 1))
    return x, y


def coordinates(point: Point) -> str:
    """A point as ``x,y`` with one decimal."""
    return ",".join(number(round(value, 1)) for value in point)


def length(line: Sequence[Point]) -> float:
    """The length of a line, in px."""
    return sum(math.dist(a, b) for a, b in pairwise(line))


def stroke(line: Sequence[Point]) -> str:
    """A smooth line through points as SVG path data."""
    return f"M{coordinates(line[0])}{_through(line)}"


def body(line: Sequence[Point], width: Profile) -> str:
    """The outline of a root that grows along ``line``, ``width`` px thick, as SVG path data."""
    sides: tuple[list[Point], list[Point]] = ([], [])
    away = 0.0
    previous = line[0]
    for (x, y), (nx, ny) in zip(line, _normals(line), strict=True):
        away += math.dist(previous, (x, y))
        previous = (x, y)
        half = width(away) / 2
        for side, sign in zip(sides, (1, -1), strict=True):
            side.append((x + sign * nx * half, y + sign * ny * half))
    left, right = sides
    return f"M{coordinates(left[0])}{_through(left)}L{coordinates(right[-1])}{_through(right[::-1])}Z"


def _normals(line: Sequence[Point]) -> list[Point]:
    """The unit normal of the line at each of its points."""
    normals: list[Point] = []
    for i in range(len(line)):
        (ax, ay), (bx, by) = line[max(i - 1, 0)], line[min(i + 1, len(line) - 1)]
        far = math.hypot(bx - ax, by - ay) or 1
        normals.append(((by - ay) / far, (ax - bx) / far))
    return normals


def _through(points: Sequence[Point]) -> str:
    """A smooth line past the points, exact at both ends."""
    commands = []
    for point, after in pairwise(points[1:]):
        target = after if after is points[-1] else ((point[0] + after[0]) / 2, (point[1] + after[1]) / 2)
        commands.append(f"Q{coordinates(point)} {coordinates(target)}")
    return "".join(commands) or f"L{coordinates(points[-1])}"
