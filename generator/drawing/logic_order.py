"""The order of the blocks within their layers: the editor's, unless another one crosses clearly fewer lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

from generator.views.logic import Block, Logic, Relation

Layers = tuple[tuple[Block, ...], ...]
_CROSSING: Final = 3.0
_LENGTH: Final = 1.0
_DISORDER: Final = 1.0
_APART: Final = 3.0
"""What a crossing, a whole width of sideways run, a swapped pair and each block between two related ones cost."""


def ordered(logic: Logic) -> Layers:
    """The blocks by layer, top layer first, each layer from left to right. Layers without blocks are left out.

    Neighbours are swapped as long as that pays (adjacent exchange, the usual second half of the barycentre method).
    """
    numbers = sorted({block.layer for block in logic.blocks})
    layers = tuple(tuple(block for block in logic.blocks if block.layer == number) for number in numbers)
    rank = {block.id: number for number, block in enumerate(logic.blocks)}
    best, better = _cost(layers, logic.relations, rank), True
    while better:
        better = False
        for swapped in _swaps(layers):
            cost = _cost(swapped, logic.relations, rank)
            if cost < best - 1e-9:
                layers, best, better = swapped, cost, True
                break
    return layers


def _swaps(layers: Layers) -> list[Layers]:
    """All orders that differ by one exchange of two blocks of a layer."""
    found: list[Layers] = []
    for number, layer in enumerate(layers):
        for a, b in combinations(range(len(layer)), 2):
            swapped = list(layer)
            swapped[a], swapped[b] = swapped[b], swapped[a]
            found.append((*layers[:number], tuple(swapped), *layers[number + 1 :]))
    return found


def _cost(layers: Layers, relations: Sequence[Relation], rank: Mapping[str, int]) -> float:
    places = {
        block.id: ((i + 0.5) / len(layer), float(number))
        for number, layer in enumerate(layers)
        for i, block in enumerate(layer)
    }
    slots = {block.id: i for layer in layers for i, block in enumerate(layer)}
    lines = [(places[r.source], places[r.target]) for r in relations]
    beside = [r for r, (a, b) in zip(relations, lines, strict=True) if a[1] == b[1]]
    apart = sum(abs(slots[r.source] - slots[r.target]) - 1 for r in beside)
    crossings = sum(_cross(*a, *b) for a, b in combinations(lines, 2))
    length = sum(abs(a[0] - b[0]) for a, b in lines)
    disorder = sum(rank[a.id] > rank[b.id] for layer in layers for a, b in combinations(layer, 2))
    return _CROSSING * crossings + _LENGTH * length + _DISORDER * disorder + _APART * apart


def _cross(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float]) -> bool:
    """Whether two straight lines cross; lines that share an end do not."""
    if {a, b} & {c, d}:
        return False
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: tuple[float, float], b: tuple[float, float], p: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
