"""Bundles relations into nets: lines of one kind that share an end run on one trunk through every channel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.drawing.logic_order import Layers
from generator.views.logic import Relation

End = tuple[int, str]
"""A place that a net touches: its layer, and a block's id or the name of a pass."""


@dataclass(frozen=True, slots=True)
class Net:
    """A bundle within one channel: the ends in the layer above it and in the layer below it."""

    bundle: int
    upper: tuple[str, ...]
    lower: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nets:
    """All relations of a diagram as nets.

    ``bundles`` gives the number of every relation's bundle, ``None`` where it runs straight to the neighbour.
    ``channels[i]`` are the nets below layer ``i``; ``passes[i]`` the names of the passes through layer ``i``;
    ``ends[r]`` are the ends of relation ``r`` from its upper to its lower layer.
    """

    bundles: tuple[int | None, ...]
    channels: tuple[tuple[Net, ...], ...]
    passes: tuple[tuple[str, ...], ...]
    ends: tuple[tuple[End, ...], ...]


def nets(layers: Layers, relations: Sequence[Relation]) -> Nets:
    """Find the nets of relations between placed blocks."""
    level = {block.id: number for number, layer in enumerate(layers) for block in layer}
    beside = {frozenset((a.id, b.id)) for layer in layers for a, b in pairwise(layer)}
    straight = [frozenset((r.source, r.target)) in beside for r in relations]
    bundles = _bundles(relations, level, straight)
    ends = tuple(_ends(r, bundle, level) for r, bundle in zip(relations, bundles, strict=True))
    return Nets(bundles, _channels(bundles, ends, len(layers)), _passes(ends, len(layers)), ends)


def _bundles(relations: Sequence[Relation], level: dict[str, int], straight: Sequence[bool]) -> tuple[int | None, ...]:
    """Put every relation into the largest bundle it can join: same kind, same side, same source or same target."""
    found: list[int | None] = [None] * len(relations)
    free = [number for number, is_straight in enumerate(straight) if not is_straight]
    count = 0
    while free:
        keys = Counter(key for number in free for key in _keys(relations[number], number, level))
        best = max(keys, key=lambda key: (keys[key], key))
        joined = [number for number in free if best in _keys(relations[number], number, level)]
        for number in joined:
            found[number] = count
        free = [number for number in free if number not in joined]
        count += 1
    return tuple(found)


def _keys(relation: Relation, number: int, level: dict[str, int]) -> list[tuple[str, str, str, int]]:
    """The bundles a relation may join; one with a label keeps to itself."""
    if relation.label:
        return [("label", "", "", number)]
    down = level[relation.target] - level[relation.source]
    way = (down > 0) - (down < 0)
    return [("to", relation.target, relation.kind, way), ("from", relation.source, relation.kind, way)]


def _ends(relation: Relation, bundle: int | None, level: dict[str, int]) -> tuple[End, ...]:
    """A relation's ends from top to bottom, with the passes between."""
    upper, lower = sorted((relation.source, relation.target), key=lambda block: level[block])
    passes = ((number, f"pass {bundle}") for number in range(level[upper] + 1, level[lower]))
    return ((level[upper], upper), *passes, (level[lower], lower))


def _channels(
    bundles: Sequence[int | None], ends: Sequence[tuple[End, ...]], count: int
) -> tuple[tuple[Net, ...], ...]:
    upper: list[dict[int, dict[str, None]]] = [{} for _ in range(count)]
    lower: list[dict[int, dict[str, None]]] = [{} for _ in range(count)]
    for bundle, way in zip(bundles, ends, strict=True):
        if bundle is None:
            continue
        for (a, above), (b, below) in pairwise(way):
            upper[a].setdefault(bundle, {})[above] = None
            (upper if a == b else lower)[a].setdefault(bundle, {})[below] = None
    return tuple(
        tuple(Net(bundle, tuple(up[bundle]), tuple(low.get(bundle, {}))) for bundle in sorted(up))
        for up, low in zip(upper, lower, strict=True)
    )


def _passes(ends: Sequence[tuple[End, ...]], count: int) -> tuple[tuple[str, ...], ...]:
    found: list[dict[str, None]] = [{} for _ in range(count)]
    for way in ends:
        for number, name in way[1:-1]:
            found[number][name] = None
    return tuple(map(tuple, found))
