"""Reads the geometry of a drawn flowchart back from its SVG: shares nothing with the drawer but the contract."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from generator.drawing import make_widths

SPACE = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
COMMAND = re.compile(r"([MLHVQCSAZ])([^MLHVQCSAZ]*)")
FONT = make_widths.FOLDER / "NotoSansCJK-Regular.ttc"

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Point = tuple[float, float]


@dataclass(frozen=True)
class Node:
    """A node: its outline's box and corner points, the boxes of its lines of text."""

    id: str
    kind: str
    lane: str
    box: Box
    outline: tuple[Point, ...]
    texts: tuple[tuple[str, Box], ...]


@dataclass(frozen=True)
class Edge:
    """An edge with the corners of its line and the boxes of its label."""

    source: str
    target: str
    back: bool
    removed: bool
    dash: str | None
    corners: tuple[Point, ...]
    labels: tuple[tuple[str, Box], ...]


@dataclass(frozen=True)
class Geometry:
    """A drawing."""

    size: tuple[float, float]
    lanes: dict[str, Box]
    stages: dict[str, Box]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    notes: tuple[tuple[str, Box], ...]
    stage_texts: tuple[tuple[str, Box], ...]
    heads: tuple[tuple[Box, tuple[tuple[str, Box], ...]], ...]
    hops: tuple[Box, ...]

    @property
    def turned(self) -> bool:
        """Whether the lanes are rows: their heads stand at the left and are as high as they are."""
        return all(
            (head[1], head[3]) == pytest.approx((lane[1], lane[3]), abs=1)
            for (head, _), lane in zip(self.heads, self.lanes.values(), strict=True)
        )


def read(svg: str, wider: float = 1.0) -> Geometry:
    """The geometry of a drawing; ``wider`` sets its texts in a font that runs so much wider."""
    root = ET.fromstring(svg)  # noqa: S314 - our own text
    groups = list(root.iter(f"{SPACE}g"))
    size = [float(part) for part in root.get("viewBox", "").split()]
    return Geometry(
        size=(size[2], size[3]),
        lanes={g.get("data-lane"): rect(g.find(f"{SPACE}rect")) for g in having(groups, "lane")},
        stages={g.get("data-stage"): rect(g.find(f"{SPACE}rect")) for g in having(groups, "stage")},
        nodes=tuple(node(g, wider) for g in having(groups, "node")),
        edges=tuple(edge(g, wider) for g in having(groups, "edge")),
        notes=tuple(line for g in having(groups, "note") for line in lines(g, wider)),
        heads=tuple((rect(g.findall(f"{SPACE}rect")[-1]), tuple(lines(g, wider))) for g in having(groups, "lane")),
        stage_texts=tuple(line for g in having(groups, "stage") for line in lines(g, wider)),
        hops=tuple(hop(path) for g in having(groups, "hops") for path in g if "A" in path.get("d")),
    )


def having(groups, name):
    return [g for g in groups if name in g.get("class", "").split()]


def node(group, wider: float) -> Node:
    shapes = [e for e in group.iter() if e.tag.removeprefix(SPACE) in ("rect", "path", "circle")]
    parts = outlines(shapes[0])
    return Node(
        group.get("data-node"),
        group.get("data-kind"),
        group.get("data-lane"),
        around([point for part in parts for point in part]),
        parts[0],
        tuple(lines(group, wider)),
    )


def edge(group, wider: float) -> Edge:
    paths = group.findall(f"{SPACE}path")
    assert len(paths) == 1, "an edge is one path"
    return Edge(
        group.get("data-from"),
        group.get("data-to"),
        group.get("data-back") == "true",
        group.get("data-change") == "removed",
        paths[0].get("stroke-dasharray"),
        corners(paths[0].get("d")),
        tuple(line for label in having(list(group), "edge-label") for line in lines(label, wider)),
    )


def hop(path) -> Box:
    """The box of a half circle open to the bottom."""
    left, y, radius, _, _, _, _, right, end = map(float, NUMBER.findall(path.get("d")))
    assert (y, right - left) == (end, pytest.approx(2 * radius, abs=0.02))
    return left, y - radius, right, y


def rect(element) -> Box:
    x, y, width, height = (float(element.get(name)) for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def outlines(shape) -> list[tuple[Point, ...]]:
    """The parts of a shape as points set closely enough to tell what is inside."""
    tag = shape.tag.removeprefix(SPACE)
    if tag == "circle":
        x, y, r = (float(shape.get(name)) for name in ("cx", "cy", "r"))
        return [tuple((x + r * math.cos(a * math.pi / 24), y + r * math.sin(a * math.pi / 24)) for a in range(48))]
    if tag == "rect":
        left, top, right, bottom = rect(shape)
        r = float(shape.get("rx", "0"))
        centres = ((right - r, bottom - r), (left + r, bottom - r), (left + r, top + r), (right - r, top + r))
        turns = [(x, y, (quarter + k / 6) * math.pi / 2) for quarter, (x, y) in enumerate(centres) for k in range(7)]
        return [tuple((x + r * math.cos(turn), y + r * math.sin(turn)) for x, y, turn in turns)]
    return [drawn_part(part) for part in re.findall(r"M[^M]*", shape.get("d"))]


def drawn_part(d: str) -> tuple[Point, ...]:
    """One part of a path, curves cut into short pieces."""
    found: list[Point] = [(0.0, 0.0)]
    control = found[0]
    for command, rest in COMMAND.findall(d):
        n = [float(part) for part in NUMBER.findall(rest)]
        x, y = found[-1]
        if command in "ML":
            found.append((n[0], n[1]))
        elif command == "H":
            found.append((n[0], y))
        elif command == "V":
            found.append((x, n[0]))
        elif command in "CS":
            one = (n[0], n[1]) if command == "C" else (2 * x - control[0], 2 * y - control[1])
            control, end = (n[-4], n[-3]), (n[-2], n[-1])
            found += [cubic((x, y), one, control, end, k / 12) for k in range(1, 13)]
    return tuple(found[1:])


def cubic(a, b, c, d, t):
    s = 1 - t
    return tuple(s**3 * a[i] + 3 * s * s * t * b[i] + 3 * s * t * t * c[i] + t**3 * d[i] for i in (0, 1))


def corners(d: str) -> tuple[Point, ...]:
    """The corners of a line whose rounded corners are quadratic curves around them."""
    found: list[Point] = []
    for command, rest in COMMAND.findall(d):
        n = [float(part) for part in NUMBER.findall(rest)]
        assert command in "MLQ", d
        if command in "MQ":
            found.append((n[0], n[1]))
    last = [float(part) for part in NUMBER.findall(COMMAND.findall(d)[-1][1])]
    return (*found, (last[0], last[1]))


def around(points) -> Box:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def lines(group, wider: float = 1.0) -> list[tuple[str, Box]]:
    """Every line of text with a box of 1 em for Chinese characters and at most that for others."""
    found = []
    for text in group.iter(f"{SPACE}text"):
        size, anchor = float(text.get("font-size", "12")), text.get("text-anchor", "start")
        for span in text.iter(f"{SPACE}tspan"):
            width = sum(em(char) for char in span.text.strip()) * size * wider
            x, y = float(span.get("x")), float(span.get("y"))
            left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
            found.append((span.text, (left, y - 0.85 * size, left + width, y + 0.1 * size)))
    return found


@cache
def advances() -> dict[int, int]:
    """Widths of characters in thousandths of an em, from the font itself where it is installed."""
    return make_widths.advances(FONT) if FONT.exists() else {}


def em(char: str) -> float:
    return advances().get(ord(char), 1000 if ord(char) > 0x2E7F else 500) / 1000


def inside(point: Point, outline: tuple[Point, ...]) -> bool:
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in pairwise((*outline, outline[0])):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def overlap(one: Box, two: Box) -> float:
    """The lesser side of the common part of two boxes; negative when they are apart."""
    return min(min(one[2], two[2]) - max(one[0], two[0]), min(one[3], two[3]) - max(one[1], two[1]))


def segments(edge: Edge):
    return [(a, b) for a, b in pairwise(edge.corners) if math.dist(a, b) > 0.01]


def within(segment, box: Box, room: float = 0.0) -> float:
    """Length of an upright or level segment inside a box."""
    (ax, ay), (bx, by) = segment
    left, top, right, bottom = box[0] - room, box[1] - room, box[2] + room, box[3] + room
    low, high = max(min(ax, bx), left), min(max(ax, bx), right)
    up, down = max(min(ay, by), top), min(max(ay, by), bottom)
    return max(high - low, down - up) if high >= low and down >= up else 0.0
