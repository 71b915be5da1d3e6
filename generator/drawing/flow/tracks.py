"""Gives every net its track in its channel, ordered so that lines cross as little as possible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.drawing.flow.graph import Graph
from generator.drawing.flow.routes import Route, joined
from generator.drawing.flow.stretches import STUB, Tap, Wiring, wiring

ROUNDS: Final = 3
OVERLAP: Final = 100
"""What it costs when two lines would lie on each other, in crossings."""


@dataclass(frozen=True, slots=True)
class Tracks:
    """The wiring with the track of every net, counted from the top or the left, and the tracks each channel needs.

    ``shares`` is the place of each net in its channel, from -0.5 to 0.5.
    """

    wiring: Wiring
    levels: tuple[int, ...]
    shares: tuple[float, ...]
    columns: dict[int, int]
    rows: dict[int, int]


def tracks(graph: Graph, chosen: tuple[Route, ...]) -> Tracks:
    """Distribute the routes over tracks: channels by turns, since the tracks of one decide on those of the other."""
    wires = wiring(graph, chosen)
    channels: dict[tuple[bool, int], list[int]] = {}
    for number, net in enumerate(wires.nets):
        channels.setdefault((net.upright, net.index), []).append(number)
    levels = [0] * len(wires.nets)
    shares = [0.0] * len(wires.nets)
    for settled in range(ROUNDS):
        for key in sorted(channels):
            members = channels[key]
            taps = [wires.taps(wires.nets[n], tuple(shares)) for n in members]
            found = _levels(wires, taps, settled=settled > 0)
            for n, level in zip(members, found, strict=True):
                levels[n] = level
                shares[n] = 0.8 * (level + 1) / (max(found) + 2) - 0.4
    counts = {key: max(levels[n] for n in members) + 1 for key, members in channels.items()}
    return Tracks(
        wires,
        tuple(levels),
        tuple(shares),
        {index: count for (upright, index), count in counts.items() if upright},
        {index: count for (upright, index), count in counts.items() if not upright},
    )


def _levels(wires: Wiring, taps: list[tuple[Tap, ...]], *, settled: bool) -> list[int]:
    """The tracks of the nets of one channel: in the order of least crossings, as few tracks as possible.

    Merges stand on the side of the lane of their node. Until the other channels are ``settled`` nobody knows whether
    two lines come along one of their tracks.
    """
    count = len(taps)
    spans = [(min(tap[0] for tap in own), max(tap[0] for tap in own)) for own in taps]
    towards = [next((way for _, way, arc in own if arc == STUB), 0) for own in taps]
    meet = [
        [
            (spans[a][0] <= spans[b][1] and spans[b][0] <= spans[a][1]) or towards[a] * towards[b] < 0
            for b in range(count)
        ]
        for a in range(count)
    ]
    before = [
        [_cost(wires, taps[a], taps[b], settled=settled) if meet[a][b] and a != b else 0 for b in range(count)]
        for a in range(count)
    ]
    before = [
        [cost + OVERLAP * (towards[a] > 0 > towards[b]) for b, cost in enumerate(row)] for a, row in enumerate(before)
    ]
    order = _order(before)
    levels = [0] * count
    for place, net in enumerate(order):
        levels[net] = max((levels[other] + 1 for other in order[:place] if meet[net][other]), default=0)
    deepest = max(levels)
    for place in range(count - 1, -1, -1):
        net = order[place]
        if towards[net] > 0:
            below = [levels[other] - 1 for other in order[place + 1 :] if meet[net][other]]
            levels[net] = min(below, default=deepest)
    return levels


def _order(before: list[list[int]]) -> list[int]:
    """An order in which few costs ``before[a][b]`` of a standing before b are paid, by best insertion and moves."""
    order: list[int] = []
    for net in range(len(before)):
        order.insert(_slot(order, net, before), net)
    for _ in range(3):
        for net in range(len(before)):
            order.remove(net)
            order.insert(_slot(order, net, before), net)
    return order


def _slot(order: list[int], net: int, before: list[list[int]]) -> int:
    cost = sum(before[net][other] for other in order)
    best, lowest = 0, cost
    for place, other in enumerate(order):
        cost += before[other][net] - before[net][other]
        if cost < lowest:
            best, lowest = place + 1, cost
    return best


def _cost(wires: Wiring, taps: tuple[Tap, ...], others: tuple[Tap, ...], *, settled: bool) -> int:
    """Crossings and overlaps when a net stands before (above, left of) another."""
    low, high = min(tap[0] for tap in taps), max(tap[0] for tap in taps)
    other_low, other_high = min(tap[0] for tap in others), max(tap[0] for tap in others)
    cost = sum(other_low < at < other_high for at, way, _ in taps if way > 0)
    cost += sum(low < at < high for at, way, _ in others if way < 0)
    for at, way, arc in taps:
        for other_at, other_way, other_arc in others:
            strangers = STUB in (arc, other_arc) or not joined(wires.routes[arc], wires.routes[other_arc])
            if at == other_at and way > 0 > other_way and strangers and (settled or at % 2):
                cost += OVERLAP
    return cost
