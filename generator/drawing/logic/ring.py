"""Places the blocks of a logic diagram on a ring, clockwise from the top, its other relations as chords inside."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from generator.drawing.logic.curves import Curve, arc, chord
from generator.drawing.logic.labels import free_place
from generator.drawing.logic.plan import MARGIN, Box, Line, Plan, Point, Rect, Words, label_size, words
from generator.drawing.text import LINE_HEIGHT, advance, wrap
from generator.drawing.tokens import SIZE_HEADING
from generator.views.logic import Logic, Relation

_LIMIT: Final = 9 * SIZE_HEADING
_LEAST_RADIUS: Final = 100.0
_STEP: Final = 8.0
_MOST_STEPS: Final = 60
_GAP: Final = 26.0
"""Least distance of two blocks, in px."""
_ARC: Final = 56.0
"""Least length of an arrow along the ring, in px."""
_CLEAR: Final = 4.0
"""Least distance of a line from a block that it does not touch, in px."""
SIZE_HEART: Final = 16.0
"""The title in the middle, in px."""
_HEART_LIMIT: Final = 8 * SIZE_HEART
_SHARES: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line to draw: along the ring or as a chord; ``follows`` where no relation stands for it."""

    relation: Relation
    along: bool
    follows: bool = False


def ring(logic: Logic) -> Plan:
    """The smallest ring on which blocks, arrows, chords and labels all have their room."""
    texts = [words(block, _LIMIT) for block in logic.blocks]
    if not texts:
        return Plan(0.0, 0.0, (), (), ())
    size = (max(text.width for text in texts), max(text.height for text in texts))
    edges = _edges(logic)
    plans = (_plan(logic, texts, size, edges, _LEAST_RADIUS + _STEP * step) for step in range(_MOST_STEPS))
    return _first_clean(plans)


def _first_clean(plans: Iterator[Plan]) -> Plan:
    """The first plan without faults, else the one with the fewest."""
    best = next(plans)
    for plan in plans:
        if not best.faults:
            break
        best = plan if plan.faults < best.faults else best
    return best


def _edges(logic: Logic) -> tuple[_Edge, ...]:
    """All lines: first those along the ring, then the chords."""
    ids = [block.id for block in logic.blocks]
    steps = [(a, b) for a, b in zip(ids, ids[1:] + ids[:1], strict=True) if a != b]
    along: list[_Edge] = []
    chords = list(logic.relations)
    for step in steps:
        relation = next((r for r in chords if (r.source, r.target) == step), None)
        along.append(_Edge(relation or Relation(*step, "支撑"), along=True, follows=relation is None))
        if relation:
            chords.remove(relation)
    return (*along, *(_Edge(relation, along=False) for relation in chords))


def _plan(logic: Logic, texts: Sequence[Words], size: Point, edges: Sequence[_Edge], radius: float) -> Plan:
    """A ring of the given radius, a little wider than high as the blocks are; ``faults`` counts what has no room."""
    radii = (radius + max(0.0, size[0] - size[1]) / 2, radius)
    centre = (MARGIN + size[0] / 2 + radii[0], MARGIN + size[1] / 2 + radii[1])
    boxes = _boxes(texts, size, centre, radii)
    rects = {box.words.block.id: box.rect for box in boxes}
    curves = [
        arc(rects[e.relation.source], rects[e.relation.target], centre, radii)
        if e.along
        else chord(rects[e.relation.source], rects[e.relation.target], centre)
        for e in edges
    ]
    lines, faults = _lines(edges, curves, boxes)
    faults += _crowded(edges, curves, boxes)
    heart = _heart(logic.title, centre, boxes, curves)
    return Plan(2 * centre[0], 2 * centre[1], (), tuple(boxes), lines, faults, heart, (centre, radii))


def _boxes(texts: Sequence[Words], size: Point, centre: Point, radii: Point) -> list[Box]:
    found: list[Box] = []
    for index, text in enumerate(texts):
        angle = 2 * math.pi * index / len(texts) - math.pi / 2
        x, y = centre[0] + radii[0] * math.cos(angle), centre[1] + radii[1] * math.sin(angle)
        found.append(Box(text, Rect(x - size[0] / 2, y - size[1] / 2, *size)))
    return found


def _crowded(edges: Sequence[_Edge], curves: Sequence[Curve], boxes: Sequence[Box]) -> int:
    """How many blocks stand too close, arrows are too short and lines run too near to blocks they do not touch."""
    faults = sum(a.rect.meets(b.rect, _GAP) for a, b in combinations(boxes, 2))
    for edge, curve in zip(edges, curves, strict=True):
        faults += edge.along and curve.length < _ARC
        ends = {edge.relation.source, edge.relation.target}
        others = [box.rect.grown(_CLEAR) for box in boxes if box.words.block.id not in ends]
        faults += any(rect.holds(point) for rect in others for point in curve.points)
    return faults


def _lines(edges: Sequence[_Edge], curves: Sequence[Curve], boxes: Sequence[Box]) -> tuple[tuple[Line, ...], int]:
    """The lines with their labels, and how many labels found no place."""
    ways = [curve.points for curve in curves]
    taken = [box.rect for box in boxes]
    faults = 0
    lines: list[Line] = []
    for index, (edge, curve) in enumerate(zip(edges, curves, strict=True)):
        place = None
        if edge.relation.label:
            places = list(_places(curve, label_size(edge.relation.label)))
            place = free_place(places, index, ways, taken)
            faults += place is None
            place = place or places[0]
            taken.append(place)
        lines.append(Line(edge.relation, curve.path, place, edge.follows))
    return tuple(lines), faults


def _places(curve: Curve, size: tuple[float, float]) -> Iterator[Rect]:
    """Places for a label of the given size: on the curve, then close beside it."""
    across, down = size[0] / 2 + _CLEAR, size[1] / 2 + _CLEAR
    for dx, dy in ((0.0, 0.0), (across, 0.0), (-across, 0.0), (0.0, down), (0.0, -down)):
        for share in _SHARES:
            x, y = curve.points[int(share * (len(curve.points) - 1))]
            yield Rect(x + dx - size[0] / 2, y + dy - size[1] / 2, *size)


def _heart(title: str, centre: Point, boxes: Sequence[Box], curves: Sequence[Curve]) -> tuple[str, ...]:
    """The title in the middle of the ring, where neither blocks nor chords need the place."""
    lines = wrap(title, _HEART_LIMIT, SIZE_HEART, bold=True)
    width = max((advance(line.rstrip(), SIZE_HEART, True) for line in lines), default=0.0)  # noqa: FBT003
    height = len(lines) * SIZE_HEART * LINE_HEIGHT
    rect = Rect(centre[0] - width / 2, centre[1] - height / 2, width, height).grown(_CLEAR)
    free = not any(rect.meets(box.rect) for box in boxes)
    return lines if free and not any(rect.holds(point) for curve in curves for point in curve.points) else ()
