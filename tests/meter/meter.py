"""Measures a drawing as a browser shows it: its faults, its crossings and bends, its size and its text in print."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.meter.plane import (
    Box,
    Point,
    Segment,
    along,
    bends,
    from_segment,
    inside_length,
    meeting,
    segments,
    shared_area,
)

READ = Path(__file__).with_name("read.js").read_text(encoding="utf-8")
PAGE = "<!doctype html><meta charset=utf-8><style>body{margin:0}svg{max-width:none!important}</style>"
A4 = ((180.0, 247.0), (267.0, 160.0))
"""The frame of an A4 page, upright and landscape, in mm."""


@dataclass(frozen=True)
class Line:
    """An edge: what it joins, its straight parts, its labels, and how far it runs through nodes, by their names."""

    source: str
    target: str
    parts: list[Segment]
    labels: list[Box]
    through: dict[str, float]

    def kin(self, other: Line) -> bool:
        """Whether two lines leave or enter the same node, so that they may share a part of their way."""
        return self.source == other.source or self.target == other.target

    @property
    def ends(self) -> list[Point]:
        return [self.parts[0][0], self.parts[-1][1]] if self.parts else []


@dataclass(frozen=True)
class Measured:
    """What was measured: faults by kind, each as a sentence; sizes in px, ``points`` the smallest text on A4."""

    edges: int
    crossings: int
    bends: int
    width: float
    height: float
    points: float
    faults: dict[str, list[str]] = field(default_factory=dict)

    @property
    def area(self) -> float:
        return self.width * self.height


def show(page: Page, svg: str) -> None:
    """Put a drawing on a page."""
    page.set_content(PAGE + re.sub(r"<\?xml.*?\?>|<!DOCTYPE[^>]*>", "", svg, flags=re.DOTALL))


def measure(page: Page) -> Measured:
    """Measure the drawing on a page."""
    seen = page.evaluate(READ)
    nodes = {node["id"]: tuple(node["box"]) for node in seen["nodes"]}
    lines = [_line(edge) for edge in seen["edges"]]
    extent = _extent(seen)
    width, height = extent[2] - extent[0], extent[3] - extent[1]
    smallest = min(text["size"] for text in seen["texts"])
    scale = max(min(w / width, h / height) for w, h in A4) * 72 / 25.4
    faults = {
        "node overlaps": [f"{a}, {b}" for a, b in combinations(nodes, 2) if shared_area(nodes[a], nodes[b]) > 4],
        "text outside its box": [node["id"] for node in seen["nodes"] if node["overflow"]],
        "line through a box": list(_through(lines)),
        "shared track": list(_shared_tracks(lines)),
        "label collision": list(_label_collisions(lines, nodes)),
        "label far from its line": list(_far_labels(lines)),
        "line along a box": list(_hugging(lines, nodes)),
        "line not drawn": [f"{line.source} → {line.target}" for line in lines if not line.parts],
        "clipped": ["the drawing"] if _clipped(extent, seen["frame"]) else [],
        "lanes not aligned": ["the lanes"] if not _aligned(seen["lanes"]) else [],
        "node outside its lane": [name for name, box in nodes.items() if not _in_lane(box, seen["lanes"])],
    }
    return Measured(
        edges=len(lines),
        crossings=sum(len(_crossings(one, two)) for one, two in combinations(lines, 2)),
        bends=sum(bends(line.parts) for line in lines),
        width=width,
        height=height,
        points=smallest * scale,
        faults={kind: found for kind, found in faults.items() if found},
    )


def _line(edge: dict[str, Any]) -> Line:
    points = [(x, y) for x, y in edge["points"]]
    labels = [tuple(label["box"]) for label in edge["labels"]]
    return Line(edge["source"], edge["target"], segments(points), labels, edge["through"])


def _extent(seen: dict[str, Any]) -> Box:
    boxes = [node["box"] for node in seen["nodes"]] + seen["lanes"]
    boxes += [[x, y, x, y] for edge in seen["edges"] for x, y in edge["points"]]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _crossings(one: Line, two: Line) -> list[Point]:
    """Where two lines cross or one joins the other away from their ends."""
    found: list[Point] = []
    for part in one.parts:
        for other in two.parts:
            at = meeting(part, other) if along(part, other) <= 1 else None
            if at and all(math.dist(at, known) > 5 for known in found):
                found.append(at)
    if {one.source, one.target} & {two.source, two.target}:
        found = [at for at in found if all(math.dist(at, end) > 6 for end in one.ends + two.ends)]
    return found


def _through(lines: list[Line]) -> Iterator[str]:
    for line in lines:
        for name, length in line.through.items():
            if name not in (line.source, line.target) or length > 6:
                yield f"{line.source} → {line.target} through {name}"


def _shared_tracks(lines: list[Line]) -> Iterator[str]:
    for one, two in combinations(lines, 2):
        common = sum(length for a in one.parts for b in two.parts if (length := along(a, b)) > 3)
        if common > 3 and not one.kin(two):
            yield f"{one.source} → {one.target} and {two.source} → {two.target}"


def _label_collisions(lines: list[Line], nodes: dict[str, Box]) -> Iterator[str]:
    labels = [(line, _ink(label)) for line in lines for label in line.labels]
    for place, (line, label) in enumerate(labels):
        own = f"label of {line.source} → {line.target}"
        yield from (f"{own} on {name}" for name, box in nodes.items() if shared_area(label, box) > 6)
        yield from (f"{own} on a label" for _, other in labels[:place] if shared_area(label, other) > 4)
        core = (label[0] + 1, label[1] + 1, label[2] - 1, label[3] - 1)
        for other in lines:
            if other is not line and sum(inside_length(core, part) for part in other.parts) > 2:
                yield f"{own} on {other.source} → {other.target}"


def _ink(label: Box) -> Box:
    """The box of a line of text without the room above and below its characters."""
    inset = (label[3] - label[1]) * 0.15
    return label[0], label[1] + inset, label[2], label[3] - inset


def _far_labels(lines: list[Line]) -> Iterator[str]:
    """Labels nearer to another line than to their own, or far from it."""
    for line in lines:
        for label in line.labels:
            middle = (label[0] + label[2]) / 2, (label[1] + label[3]) / 2
            away = [min((from_segment(middle, part) for part in other.parts), default=math.inf) for other in lines]
            own = min(from_segment(middle, part) for part in line.parts)
            if own > 30 or own > min(away) + 6:
                yield f"{line.source} → {line.target}"


def _hugging(lines: list[Line], nodes: dict[str, Box]) -> Iterator[str]:
    for line in lines:
        for name, (left, top, right, bottom) in nodes.items():
            near = left - 4, top - 4, right + 4, bottom + 4
            if name in (line.source, line.target) or name in line.through:
                continue
            if sum(inside_length(near, part) for part in line.parts) > 4:
                yield f"{line.source} → {line.target} along {name}"


def _clipped(extent: Box, frame: Box) -> bool:
    return max(frame[0] - extent[0], frame[1] - extent[1], extent[2] - frame[2], extent[3] - frame[3]) > 0.5


def _aligned(lanes: list[Box]) -> bool:
    """Whether all lanes have the same ends, upright or level."""
    spread = [max(box[side] for box in lanes) - min(box[side] for box in lanes) for side in range(4)]
    return max(spread[1], spread[3]) < 3 or max(spread[0], spread[2]) < 3


def _in_lane(box: Box, lanes: list[Box]) -> bool:
    return any(
        lane[0] - 1 <= box[0] and lane[1] - 1 <= box[1] and box[2] <= lane[2] + 1 and box[3] <= lane[3] + 1
        for lane in lanes
    )
