"""The order of blocks and passes within the layers: the editor's, unless another one crosses far fewer lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Final

from generator.drawing.logic.bundles import bundled, ends
from generator.views.logic import Block, Logic

Layers = tuple[tuple[Block, ...], ...]
Wire = tuple[int, str, str]
"""A bundle and the names of its ends above and below a channel."""
_CROSSING: Final = 3.0
_WIRE_CROSSING: Final = 0.7
_LENGTH: Final = 1.0
_DISORDER: Final = 4.0
_APART: Final = 8.0
"""What it costs when two trunks cross, or two wires of theirs; a whole width of sideways run; a pair against the file;
and each block between two that are related."""
_SWEEPS: Final = 4


@dataclass(frozen=True, slots=True)
class Order:
    """The blocks by layer from left to right, and the names of the passes by layer and gap (gap 0 is at the left)."""

    layers: Layers
    passes: tuple[tuple[tuple[str, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class _Lines:
    """What the order is judged by: wires by channel, related pairs by layer, and the blocks' rank in the file."""

    wires: tuple[tuple[Wire, ...], ...]
    beside: tuple[tuple[tuple[str, str], ...], ...]
    rank: Mapping[str, int]


def orders(logic: Logic) -> tuple[Order, ...]:
    """Orders of a diagram's blocks, the best first, top layer first; layers without blocks are left out.

    Two start from the file's order and from the barycentres of the lines and move one block or pass at a time as long
    as that saves more than it costs; the third is the file's.
    """
    numbers = sorted({block.layer for block in logic.blocks})
    level = {block.id: numbers.index(block.layer) for block in logic.blocks}
    lines, passes = _lines(logic, level, len(numbers))
    names = [[block.id for block in logic.blocks if block.layer == number] for number in numbers]
    start = _with_passes(names, passes, lines)
    found = [_improved(start, lines), _improved(_barycentred(start, lines), lines), start]
    found.sort(key=lambda rows: _cost(rows, lines))
    blocks = {block.id: block for block in logic.blocks}
    return tuple(dict.fromkeys(_order(rows, blocks) for rows in found))


def _lines(logic: Logic, level: Mapping[str, int], count: int) -> tuple[_Lines, list[list[str]]]:
    """The lines of a diagram and the names of the passes by layer."""
    across = [i for i, r in enumerate(logic.relations) if level[r.source] != level[r.target]]
    bundles = bundled(logic.relations, level, across)
    wires: list[dict[Wire, None]] = [{} for _ in range(count)]
    passes: list[dict[str, None]] = [{} for _ in range(count)]
    for number in across:
        way = ends(logic.relations[number], bundles[number], level)
        for (layer, above), (_, below) in pairwise(way):
            wires[layer][bundles[number], above, below] = None
        for layer, name in way[1:-1]:
            passes[layer][name] = None
    beside: list[list[tuple[str, str]]] = [[] for _ in range(count)]
    for number, relation in enumerate(logic.relations):
        if number not in bundles:
            beside[level[relation.source]].append((relation.source, relation.target))
    rank = {block.id: number for number, block in enumerate(logic.blocks)}
    return _Lines(tuple(map(tuple, wires)), tuple(map(tuple, beside)), rank), [list(names) for names in passes]


def _with_passes(names: Sequence[Sequence[str]], passes: Sequence[Sequence[str]], lines: _Lines) -> list[list[str]]:
    """The rows with every pass set in near what lies above it."""
    rows: list[list[str]] = []
    for number, (row, group) in enumerate(zip(names, passes, strict=True)):
        places = _places(rows[-1]) if rows else {}
        merged = list(row)
        for name in group:
            above = [places[a] for _, a, b in lines.wires[number - 1] if b == name]
            merged.insert(round(sum(above) / len(above) * len(merged)), name)
        rows.append(merged)
    return rows


def _places(row: Sequence[str]) -> dict[str, float]:
    """The places of a row's names, from 0 to 1."""
    return {name: (number + 0.5) / len(row) for number, name in enumerate(row)}


def _barycentred(rows: Sequence[Sequence[str]], lines: _Lines) -> list[list[str]]:
    """The rows sorted by the mean places of what their wires lead to, downwards and upwards in turn."""
    found = [list(row) for row in rows]
    for sweep in range(_SWEEPS):
        order = range(1, len(found)) if sweep % 2 == 0 else range(len(found) - 2, -1, -1)
        for number in order:
            other = number - 1 if sweep % 2 == 0 else number + 1
            places, own = _places(found[other]), _places(found[number])
            near: dict[str, list[float]] = {name: [] for name in found[number]}
            for _, above, below in lines.wires[min(number, other)]:
                here, there = (below, above) if other < number else (above, below)
                near[here].append(places[there])
            means = {name: sum(near[name]) / len(near[name]) if near[name] else own[name] for name in near}
            found[number].sort(key=lambda name: (means[name], own[name]))
    return found


def _improved(start: Sequence[Sequence[str]], lines: _Lines) -> list[list[str]]:
    """Move one name at a time within its row as long as that pays."""
    rows = [list(row) for row in start]
    better = True
    while better:
        better = False
        for number in range(len(rows)):
            for name in tuple(rows[number]):
                best = _best_place(rows, number, name, lines)
                if best != rows[number]:
                    rows[number], better = best, True
    return rows


def _best_place(rows: list[list[str]], number: int, name: str, lines: _Lines) -> list[str]:
    """The row with one name at the place that costs least, where it is when no other is cheaper."""
    best, least = rows[number], _local(rows, number, lines) - 1e-9
    rest = [other for other in best if other != name]
    for place in range(len(best)):
        moved = [*rest[:place], name, *rest[place:]]
        cost = _local([*rows[:number], moved, *rows[number + 1 :]], number, lines)
        if cost < least:
            best, least = moved, cost
    return best


def _cost(rows: Sequence[Sequence[str]], lines: _Lines) -> float:
    return sum(_row(rows, i, lines) + _channel(rows, i, lines) for i in range(len(rows)))


def _local(rows: Sequence[Sequence[str]], number: int, lines: _Lines) -> float:
    """The part of the cost that one row has a share in."""
    above = _channel(rows, number - 1, lines) if number else 0.0
    return above + _row(rows, number, lines) + _channel(rows, number, lines)


def _row(rows: Sequence[Sequence[str]], number: int, lines: _Lines) -> float:
    """Pairs against the order of the file, and blocks between two that are related."""
    blocks = [name for name in rows[number] if name in lines.rank]
    slots = {name: slot for slot, name in enumerate(blocks)}
    disorder = sum(lines.rank[a] > lines.rank[b] for a, b in combinations(blocks, 2))
    apart = sum(abs(slots[a] - slots[b]) - 1 for a, b in lines.beside[number])
    return _DISORDER * disorder + _APART * apart


def _channel(rows: Sequence[Sequence[str]], number: int, lines: _Lines) -> float:
    """Crossings in the channel below a row, and how far its wires run sideways."""
    upper = _places(rows[number])
    lower = _places(rows[number + 1]) if number + 1 < len(rows) else {}
    ends: dict[int, tuple[set[float], set[float]]] = {}
    runs = [(bundle, upper[above], lower[below]) for bundle, above, below in lines.wires[number]]
    for bundle, above, below in runs:
        tops, bottoms = ends.setdefault(bundle, (set(), set()))
        tops.add(above)
        bottoms.add(below)
    for index, (a, b) in enumerate(lines.beside[number]):
        ends[-1 - index] = ({upper[a], upper[b]}, set())
    pairs = combinations(ends.values(), 2)
    trunks = sum(min(_crossings(a, b), _crossings(b, a)) for a, b in pairs)
    wires = sum(a[0] != b[0] and (a[1] - b[1]) * (a[2] - b[2]) < 0 for a, b in combinations(runs, 2))
    return _CROSSING * trunks + _WIRE_CROSSING * wires + _LENGTH * sum(abs(a - b) for _, a, b in runs)


def _crossings(high: tuple[set[float], set[float]], low: tuple[set[float], set[float]]) -> int:
    """How often two bundles cross when the trunk of the first runs above the other; each has ends above and below."""
    under, over = low[0] | low[1], high[0] | high[1]
    crossings = sum(min(under) < x < max(under) for x in high[1])
    return crossings + sum(min(over) < x < max(over) for x in low[0])


def _order(rows: Sequence[Sequence[str]], blocks: Mapping[str, Block]) -> Order:
    """The rows as blocks and, by gap, passes."""
    passes: list[tuple[tuple[str, ...], ...]] = []
    for row in rows:
        gaps: list[list[str]] = [[]]
        for name in row:
            if name in blocks:
                gaps.append([])
            else:
                gaps[-1].append(name)
        passes.append(tuple(map(tuple, gaps)))
    return Order(tuple(tuple(blocks[name] for name in row if name in blocks) for row in rows), tuple(passes))
