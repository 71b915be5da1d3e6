"""Reads finished drawings back: boxes, lines and texts as geometry, and everything that breaks the contract."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

from generator.drawing.figure import Figure
from generator.drawing.text import advance

SVG = "{http://www.w3.org/2000/svg}"
Point = tuple[float, float]
Box = tuple[float, float, float, float]
STEP = 1.5
TOKEN = re.compile(r"[A-Za-z]|-?\d*\.?\d+")


@dataclass(frozen=True)
class Read:
    """A drawing read back: boxes and kinds by node, lines with both ends, texts with their node if they have one."""

    root: ET.Element
    nodes: dict[str, Box]
    kinds: dict[str, str]
    edges: list[tuple[str, str, list[Point]]]
    texts: list[tuple[str | None, Box]]
    labels: list[tuple[int, Box]]


def read(figure: Figure) -> Read:
    """Parse a figure."""
    root = ET.fromstring(figure.svg)  # noqa: S314 - our own text
    nodes, kinds, edges, labels = {}, {}, [], []
    texts = [(None, text_box(text)) for text in root.iter(SVG + "text")]
    for group in root.iter(SVG + "g"):
        names = (group.get("class") or "").split()
        if "node" in names:
            nodes[group.attrib["data-node"]] = shape_box(group[1])
            kinds[group.attrib["data-node"]] = group.attrib["data-kind"]
            texts += [(group.attrib["data-node"], text_box(text)) for text in group.iter(SVG + "text")]
        if "edge" in names:
            paths = group.findall(SVG + "path")
            assert len(paths) == 1, "an edge is one path"
            labels += [(len(edges), text_box(text)) for text in group.iter(SVG + "text")]
            edges.append((group.attrib["data-from"], group.attrib["data-to"], points(paths[0].attrib["d"])))
    return Read(root, nodes, kinds, edges, texts, labels)


def text_box(text: ET.Element) -> Box:
    """The ink of a line of text: from 0.86 em above to 0.1 em below its base line."""
    size, x, y = (float(text.attrib[name]) for name in ("font-size", "x", "y"))
    width = advance(text.text or "", size, text.get("font-weight") == "bold")
    left = x - {None: 0.0, "middle": 0.5, "end": 1.0}[text.get("text-anchor")] * width
    return left, y - 0.86 * size, left + width, y + 0.1 * size


def shape_box(shape: ET.Element) -> Box:
    """The box of a rectangle or a path."""
    if shape.tag == SVG + "rect":
        x, y, width, height = (float(shape.attrib[name]) for name in ("x", "y", "width", "height"))
        return x, y, x + width, y + height
    line = points(shape.attrib["d"])
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return min(xs), min(ys), max(xs), max(ys)


def points(path: str) -> list[Point]:
    """Points along a path of absolute commands, at most ``STEP`` px apart on straight parts."""
    tokens = TOKEN.findall(path)
    found: list[Point] = []
    at, command, i = (0.0, 0.0), "", 0
    while i < len(tokens):
        if tokens[i].isalpha():
            command, i = tokens[i], i + 1
            if command == "Z":
                continue
        count = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "C": 6, "A": 7}[command]
        values = [float(token) for token in tokens[i : i + count]]
        i += count
        curve = segment(command, at, values)
        at = curve[-1]
        found += [at] if command == "M" else curve
    return found


def segment(command: str, at: Point, values: list[float]) -> list[Point]:
    """Points of one path command."""
    if command == "A":
        return arc(at, values)
    if command in "HV":
        ends = [at, (values[0], at[1]) if command == "H" else (at[0], values[0])]
    else:
        ends = [at, *zip(values[::2], values[1::2], strict=True)]
    length = sum(math.dist(a, b) for a, b in pairwise(ends))
    count = max(2, math.ceil(length / STEP))
    return [bezier(ends, k / count) for k in range(count + 1)]


def bezier(ends: list[Point], t: float) -> Point:
    """De Casteljau."""
    while len(ends) > 1:
        ends = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(ends)]
    return ends[0]


def arc(at: Point, values: list[float]) -> list[Point]:
    """A clockwise arc of an ellipse without rotation (SVG 1.1, appendix F.6)."""
    rx, ry, _, large, _, x, y = values
    (ax, ay), (bx, by) = (at[0] / rx, at[1] / ry), (x / rx, y / ry)
    half = math.dist((ax, ay), (bx, by)) / 2
    away = math.sqrt(max(0.0, 1 - half * half)) * (-1 if large else 1)
    cx = (ax + bx) / 2 - (by - ay) / (2 * half) * away
    cy = (ay + by) / 2 + (bx - ax) / (2 * half) * away
    start, end = math.atan2(ay - cy, ax - cx), math.atan2(by - cy, bx - cx)
    sweep = (end - start) % (2 * math.pi)
    turns = [start + sweep * k / 200 for k in range(201)]
    return [((cx + math.cos(turn)) * rx, (cy + math.sin(turn)) * ry) for turn in turns]


def overlap(a: Box, b: Box, slack: float = 0.5) -> bool:
    """Whether two boxes share more than ``slack`` px in both directions."""
    return min(a[2], b[2]) - max(a[0], b[0]) > slack and min(a[3], b[3]) - max(a[1], b[1]) > slack


def holds(box: Box, point: Point, margin: float) -> bool:
    """Whether a point lies deeper than ``margin`` px inside of a box."""
    return box[0] + margin < point[0] < box[2] - margin and box[1] + margin < point[1] < box[3] - margin


def faults(figure: Figure) -> list[str]:
    """Everything about a drawing that a reader would stumble over, and every break of the contract of drawings."""
    drawing = read(figure)
    found = [
        f"{a} overlaps {b}" for a, b in combinations(drawing.nodes, 2) if overlap(drawing.nodes[a], drawing.nodes[b])
    ]
    for node, box in drawing.texts:
        outer = drawing.nodes[node] if node else (0.0, 0.0, figure.width, figure.height)
        inside = (
            outer[0] - 0.5 < box[0] and box[2] < outer[2] + 0.5 and outer[1] - 0.5 < box[1] and box[3] < outer[3] + 0.5
        )
        found += [] if inside else [f"text leaves {node or 'the drawing'}: {box} {outer}"]
    for source, target, line in drawing.edges:
        through = [name for name, box in drawing.nodes.items() if sum(holds(box, p, 1.0) for p in line) > 2]
        found += [f"{source} → {target} runs through {name}" for name in through]
        found += (
            [] if touches(drawing.nodes[source], line[0]) else [f"{source} → {target} does not start at its source"]
        )
        found += [] if touches(drawing.nodes[target], line[-1]) else [f"{source} → {target} does not end at its target"]
    return found + label_faults(drawing) + frame_faults(figure, drawing)


def label_faults(drawing: Read) -> list[str]:
    """Labels that lie on a box, on another label or on another line."""
    found: list[str] = []
    for index, (own, box) in enumerate(drawing.labels):
        found += [f"label on {name}" for name, other in drawing.nodes.items() if overlap(box, other)]
        found += ["label on label" for _, other in drawing.labels[:index] if overlap(box, other)]
        others = [line for number, (_, _, line) in enumerate(drawing.edges) if number != own]
        found += ["label on a line" for line in others if sum(holds(box, p, 0.0) for p in line) > 2]
    return found


def touches(box: Box, point: Point) -> bool:
    """Whether a point lies on the edge of a box."""
    return holds(box, point, -1.5) and not holds(box, point, 1.5)


def frame_faults(figure: Figure, drawing: Read) -> list[str]:
    """Breaks of what every drawing has: its names, its role, its view box, texts and nothing outside."""
    root, found = drawing.root, []
    names = {root[0].get("id"), root[1].get("id")}
    if [root[0].tag, root[1].tag] != [SVG + "title", SVG + "desc"] or set(
        root.get("aria-labelledby", "").split()
    ) != names:
        found.append("title and description do not name the drawing")
    if root.get("role") not in {"img", "group"} or not root.get("lang") or "foreignObject" in figure.svg:
        found.append("role, language or a foreign object")
    if [float(v) for v in root.get("viewBox", "").split()] != [0, 0, figure.width, figure.height]:
        found.append("view box")
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    if len(ids) != len(set(ids)) or not all(i == root.get("id") or i.startswith(root.get("id") + "-") for i in ids):
        found.append("ids")
    sizes = [float(text.attrib["font-size"]) for text in root.iter(SVG + "text")]
    if sizes and min(sizes) != figure.text_size:
        found.append("text size")
    everywhere = [p for _, _, line in drawing.edges for p in line] + [
        c for b in drawing.nodes.values() for c in (b[:2], b[2:])
    ]
    if not all(-0.1 <= x <= figure.width + 0.1 and -0.1 <= y <= figure.height + 0.1 for x, y in everywhere):
        found.append("something is clipped")
    return found


def shared(drawing: Read) -> list[str]:
    """Pairs of lines without a common end that run on one track for more than 6 px."""
    found: list[str] = []
    parts = [[s for s in pairwise(line) if math.dist(*s) > 0.01] for _, _, line in drawing.edges]
    for (i, a), (j, b) in combinations(enumerate(parts), 2):
        ends = set(drawing.edges[i][:2]), set(drawing.edges[j][:2])
        if drawing.edges[i][0] == drawing.edges[j][0] or drawing.edges[i][1] == drawing.edges[j][1]:
            continue
        cells = {(round(s[0][0]), round(s[0][1])) for s in b}
        near = sum((round(s[0][0]), round(s[0][1])) in cells for s in a)
        if near * STEP > 12:
            found.append(f"{sorted(ends[0])} and {sorted(ends[1])} share a track")
    return found
