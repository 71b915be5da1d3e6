"""The ways of relations through the channels, corner by corner, or straight to the neighbour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.drawing.logic.bundles import End
from generator.drawing.logic.nets import Nets
from generator.drawing.logic.pins import Pin
from generator.drawing.logic.plan import Point, Rect
from generator.drawing.logic.rows import PIN
from generator.views.logic import Logic, Relation

_EXACT: Final = 0.05
"""Below this distance two pins stand on one line, in px."""


@dataclass(frozen=True, slots=True)
class Channel:
    """The room below a layer: where its first track lies, its pins and the depths of its bundles' tracks, in px."""

    top: float
    pins: Mapping[Pin, float]
    depths: Mapping[int, float]


def ways(logic: Logic, nets: Nets, rects: Mapping[str, Rect], channels: Sequence[Channel]) -> list[tuple[Point, ...]]:
    """The corners of every relation from its source to its target."""
    return [
        _beside(logic.relations, number, rects)
        if bundle is None
        else _through(logic.relations[number], bundle, nets.ends[number], rects, channels)
        for number, bundle in enumerate(nets.bundles)
    ]


def _through(
    relation: Relation, bundle: int, ends: Sequence[End], rects: Mapping[str, Rect], channels: Sequence[Channel]
) -> tuple[Point, ...]:
    """Down from end to end, sideways on the bundle's track of every channel; turned round where the source is below."""
    top, bottom = rects[ends[0][1]], rects[ends[-1][1]]
    points: list[Point] = []
    for (layer, above), (other, below) in pairwise(ends):
        channel = channels[layer]
        start = channel.pins["upper", bundle, above]
        stop = channel.pins["upper" if layer == other else "lower", bundle, below]
        points = points or [(start, top.bottom)]
        if abs(start - stop) > _EXACT:
            y = channel.top + channel.depths[bundle]
            points += [(start, y), (stop, y)]
    same = ends[0][0] == ends[-1][0]
    points.append((stop, bottom.bottom if same else bottom.y))
    return tuple(points if ends[0][1] == relation.source else points[::-1])


def _beside(relations: Sequence[Relation], number: int, rects: Mapping[str, Rect]) -> tuple[Point, ...]:
    """Straight to the neighbour, one below the other where there are several."""
    relation = relations[number]
    pair = {relation.source, relation.target}
    same = [i for i, other in enumerate(relations) if {other.source, other.target} == pair]
    a, b = rects[relation.source], rects[relation.target]
    step = min(PIN, (a.height - 6.0) / max(len(same), 1))
    y = a.middle[1] + step * (same.index(number) - (len(same) - 1) / 2)
    return ((a.right, y), (b.x, y)) if a.x < b.x else ((a.x, y), (b.right, y))
