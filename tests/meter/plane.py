"""Plane geometry of measured drawings: boxes, segments and how they meet. All in px."""

from __future__ import annotations

import math
from itertools import pairwise

Point = tuple[float, float]
Segment = tuple[Point, Point]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def shared_area(one: Box, two: Box) -> float:
    return max(0.0, min(one[2], two[2]) - max(one[0], two[0])) * max(0.0, min(one[3], two[3]) - max(one[1], two[1]))


def segments(points: list[Point], tolerance: float = 0.35) -> list[Segment]:
    """The straight parts of a finely sampled line (Ramer, Douglas, Peucker)."""
    if not points:
        return []
    keep, waiting = {0, len(points) - 1}, [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        inner = range(first + 1, last)
        far = max(inner, key=lambda i: from_line(points[i], (points[first], points[last])), default=None)
        if far is not None and from_line(points[far], (points[first], points[last])) > tolerance:
            keep.add(far)
            waiting += [(first, far), (far, last)]
    corners = [points[i] for i in sorted(keep)]
    return [part for part in pairwise(corners) if math.dist(*part) > 0.01]


def from_line(point: Point, line: Segment) -> float:
    """Distance of a point from an endless line, or from its start where it has no length."""
    (x1, y1), (x2, y2) = line
    length = math.dist(*line)
    if length < 1e-9:
        return math.dist(point, line[0])
    return abs((x2 - x1) * (y1 - point[1]) - (x1 - point[0]) * (y2 - y1)) / length


def from_segment(point: Point, line: Segment) -> float:
    (x1, y1), (x2, y2) = line
    square = math.dist(*line) ** 2
    part = ((point[0] - x1) * (x2 - x1) + (point[1] - y1) * (y2 - y1)) / square
    part = max(0.0, min(1.0, part))
    return math.dist(point, (x1 + part * (x2 - x1), y1 + part * (y2 - y1)))


def meeting(one: Segment, two: Segment) -> Point | None:
    """Where two segments that are not parallel meet."""
    (a, b), (c, d) = one, two
    r, s = (b[0] - a[0], b[1] - a[1]), (d[0] - c[0], d[1] - c[1])
    cross = r[0] * s[1] - r[1] * s[0]
    if abs(cross) < 1e-9 * max(1.0, math.hypot(*r) * math.hypot(*s)):
        return None
    t = ((c[0] - a[0]) * s[1] - (c[1] - a[1]) * s[0]) / cross
    u = ((c[0] - a[0]) * r[1] - (c[1] - a[1]) * r[0]) / cross
    return (a[0] + t * r[0], a[1] + t * r[1]) if 0 <= t <= 1 and 0 <= u <= 1 else None


def along(one: Segment, two: Segment, apart: float = 1.5) -> float:
    """Over what length two segments lie on each other."""
    length, other = math.dist(*one), math.dist(*two)
    if length < 3 or other < 3:
        return 0.0
    (a, b), (c, d) = one, two
    x, y = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    if abs(x * (d[1] - c[1]) - y * (d[0] - c[0])) / other > 0.05 or abs(x * (c[1] - a[1]) - y * (c[0] - a[0])) > apart:
        return 0.0
    ends = sorted(x * (p[0] - a[0]) + y * (p[1] - a[1]) for p in two)
    return max(0.0, min(length, ends[1]) - max(0.0, ends[0]))


def inside_length(box: Box, line: Segment) -> float:
    """The length of a segment inside of a box (Liang, Barsky)."""
    (x, y), (to_x, to_y) = line
    dx, dy, start, stop = to_x - x, to_y - y, 0.0, 1.0
    for p, q in ((-dx, x - box[0]), (dx, box[2] - x), (-dy, y - box[1]), (dy, box[3] - y)):
        if abs(p) < 1e-9:
            if q < 0:
                return 0.0
        elif p < 0:
            start = max(start, q / p)
        else:
            stop = min(stop, q / p)
    return max(0.0, stop - start) * math.hypot(dx, dy)


def bends(parts: list[Segment]) -> int:
    """How often a line turns by a right angle, all its turns together."""
    turned = 0.0
    for (a, b), (c, d) in pairwise(parts):
        turn = math.atan2(d[1] - c[1], d[0] - c[0]) - math.atan2(b[1] - a[1], b[0] - a[0])
        turned += abs((turn + math.pi) % (2 * math.pi) - math.pi)
    return round(turned / (math.pi / 2))
