"""The nets of a logic diagram: what every bundle of relations joins within every channel between two layers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.drawing.logic.bundles import End, bundled, ends
from generator.drawing.logic.order import Order
from generator.views.logic import Relation


@dataclass(frozen=True, slots=True)
class Net:
    """A bundle within one channel: the ends in the layer above it and in the layer below it."""

    bundle: int
    upper: tuple[str, ...]
    lower: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nets:
    """All relations of a diagram as nets.

    ``bundles`` gives every relation's bundle, ``None`` where it runs straight to the neighbour. ``channels[i]`` are the
    nets below layer ``i``; ``ends[r]`` are the ends of relation ``r`` from its upper to its lower layer.
    """

    bundles: tuple[int | None, ...]
    channels: tuple[tuple[Net, ...], ...]
    ends: tuple[tuple[End, ...], ...]


def nets(order: Order, relations: Sequence[Relation]) -> Nets:
    """Find the nets of the relations between ordered blocks."""
    level = {block.id: number for number, layer in enumerate(order.layers) for block in layer}
    neighbours = {frozenset((a.id, b.id)) for layer in order.layers for a, b in pairwise(layer)}
    across = [i for i, r in enumerate(relations) if level[r.source] != level[r.target]]
    around = [i for i, r in enumerate(relations) if i not in across and {r.source, r.target} not in neighbours]
    found = bundled(relations, level, across) | bundled(relations, level, around)
    bundles = tuple(found.get(number) for number in range(len(relations)))
    ways = tuple(ends(r, bundle, level) for r, bundle in zip(relations, bundles, strict=True))
    return Nets(bundles, _channels(bundles, ways, len(order.layers)), ways)


def _channels(
    bundles: Sequence[int | None], ways: Sequence[tuple[End, ...]], count: int
) -> tuple[tuple[Net, ...], ...]:
    upper: list[dict[int, dict[str, None]]] = [{} for _ in range(count)]
    lower: list[dict[int, dict[str, None]]] = [{} for _ in range(count)]
    for bundle, way in zip(bundles, ways, strict=True):
        if bundle is None:
            continue
        for (a, above), (b, below) in pairwise(way):
            upper[a].setdefault(bundle, {})[above] = None
            (upper if a == b else lower)[a].setdefault(bundle, {})[below] = None
    return tuple(
        tuple(Net(bundle, tuple(up[bundle]), tuple(low.get(bundle, {}))) for bundle in sorted(up))
        for up, low in zip(upper, lower, strict=True)
    )
