"""Rows, nets and rules in px, from top to bottom: each as high as what stands above it allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.drawing.flow.attach import Slot, Tied
from generator.drawing.flow.boxes import DOT_RADIUS
from generator.drawing.flow.columns import Columns
from generator.drawing.flow.graph import BARS
from generator.drawing.flow.headings import stage_along
from generator.drawing.flow.layout import Label
from generator.drawing.flow.orientation import Orientation, before, behind
from generator.drawing.flow.parts import ENTRY, STILL, TRACK, Parts
from generator.drawing.flow.routes import BOTTOM, TOP
from generator.drawing.flow.stretches import Stretch

HALF: Final = TRACK / 2
"""What a line keeps free above and below itself."""
AROUND: Final = STILL / 2
"""What a box keeps free."""
LABEL: Final = 2.0
"""What text keeps free."""
FOOT: Final = 8.0
"""Room below the last row."""


@dataclass(frozen=True, slots=True)
class Item:
    """A rectangle of a slot: from ``left`` to ``right`` in px, ``up`` above the slot's height and ``down`` below."""

    left: float
    right: float
    up: float
    down: float


@dataclass(frozen=True, slots=True)
class Heights:
    """The y of every slot and the lower end of all."""

    at: dict[Slot, float]
    end: float


def heights(parts: Parts, across: Columns, tied: list[Tied], top: float) -> Heights:
    """Stack the slots below ``top`` in their order, as close as their rectangles allow."""
    items = _items(parts, across, tied)
    order = _order(parts)
    at, below = dict[Slot, float](), [(across.borders[0], across.borders[-1], top + 2)]
    floor = band = top
    for slot in order:
        y = max([top, *(end + item.up for item in items[slot] for end in _under(below, item))])
        if slot[0] == "row":
            floor = y = max(y, floor)
        if slot[0] == "rule":
            band = y = max(y, band + _least(parts, slot[1] - 1))
        at[slot] = y
        below += [(item.left, item.right, y + item.down) for item in items[slot]]
    _sink(parts, items, order, at)
    return Heights(at, max(band + _least(parts, -1), max(end for *_, end in below) + FOOT - AROUND))


def _least(parts: Parts, row: int) -> float:
    """The least height of the band that a row stands in."""
    titles = parts.graph.flow.stages
    return stage_along(titles[parts.stages[row]], parts.orientation) if titles else 0.0


def _under(below: list[tuple[float, float, float]], item: Item) -> Iterable[float]:
    return (end for left, right, end in below if left < item.right and item.left < right)


def _order(parts: Parts) -> list[Slot]:
    """All slots from top to bottom: above each row first its rule, then its channel's nets by track."""
    wires, found = parts.tracks.wiring, list[Slot]()
    for row in range(len(parts.stages) + 1):
        nets = [n for n, net in enumerate(wires.nets) if not net.upright and net.index == 2 * row]
        if 0 < row < len(parts.stages) and parts.stages[row] != parts.stages[row - 1]:
            found.append(("rule", row))
        found += [("net", net) for net in sorted(nets, key=lambda net: (parts.tracks.levels[net], net))]
        if row < len(parts.stages):
            found.append(("row", row))
    return found


def _sink(parts: Parts, items: dict[Slot, list[Item]], order: list[Slot], at: dict[Slot, float]) -> None:
    """Let nets that run to a merge sink down towards it."""
    for place in range(len(order) - 1, -1, -1):
        slot = order[place]
        if slot[0] == "net" and parts.tracks.wiring.nets[slot[1]].gathers is not None:
            rooms = [
                at[later] - other.up - item.down
                for later in order[place + 1 :]
                for other in items[later]
                for item in items[slot]
                if other.left < item.right and item.left < other.right
            ]
            at[slot] = max(at[slot], min(rooms, default=at[slot]))


def _items(parts: Parts, across: Columns, tied: list[Tied]) -> dict[Slot, list[Item]]:
    found: dict[Slot, list[Item]] = {slot: [] for slot in _order(parts)}
    for slot, items in found.items():
        if slot[0] == "rule":
            items.append(Item(across.borders[0], across.borders[-1], HALF, HALF))
    for n, row in enumerate(parts.grid.rows):
        found["row", row] += _node(parts, across, n)
    for line in parts.tracks.wiring.stretches:
        for stretch in line:
            if not stretch.upright:
                net = parts.tracks.wiring.net_of.get((stretch.arc, stretch.place))
                slot = ("row", stretch.index // 2) if net is None else ("net", net)
                found[slot].append(_line(parts, across, stretch))
    for n in parts.graph.dots:
        net = next(i for i, net in enumerate(parts.tracks.wiring.nets) if net.gathers == n)
        if parts.tracks.wiring.nets[net].upright:
            x = across.track(parts, net)
            found["row", parts.grid.rows[n]].append(Item(x - TRACK, x + TRACK, ENTRY, ENTRY))
        else:
            x = across.middles[parts.graph.lanes[n]]
            found["net", net].append(Item(x - TRACK, x + TRACK, ENTRY - AROUND, DOT_RADIUS + 2))
    for tie in tied:
        found[tie.slot].append(_words(tie, parts.orientation))
    return found


def _node(parts: Parts, across: Columns, n: int) -> Iterable[Item]:
    """A box, with room for arrowheads over its top and for the label under its bottom."""
    box, x = parts.boxes[n], across.middles[parts.graph.lanes[n]]
    half, beside = box.height / 2, parts.beside
    yield Item(x - box.width / 2 - HALF, x + box.width / 2 + HALF, half + AROUND, half + AROUND)
    entered = any(parts.routing.chosen[i].enter % 4 == TOP for i in parts.graph.ins[n])
    if entered:
        reach = box.width / 2 if parts.graph.nodes[n].kind in BARS else 1.0
        yield Item(x - reach, x + reach, half + ENTRY - HALF, half)
    for i in parts.graph.outs[n]:
        if parts.routing.chosen[i].leave % 4 == BOTTOM and beside.labels[i] and beside.modes[i] == "below":
            yield Item(x - 1, x + 1, half, half + 2 + beside.clearance(i) - HALF)
        if beside.modes[i] == "above":
            yield Item(x - 1, x + 1, half + 2 + beside.clearance(i) - HALF, half)


def _words(tie: Tied, orientation: Orientation) -> Item:
    """A label or note; other lines keep farther from a label than its own, so that nobody takes it for theirs."""
    what, words = tie.what, tie.what.words
    left, right, up, down = words.left - LABEL, words.left + words.width + LABEL, LABEL, LABEL
    if isinstance(what, Label):
        lift = max(0.0, -2 - words.top - words.height)
        far = max(LABEL, behind(words.lines, orientation) - HALF)
        above_node = tie.slot[0] == "row" and lift > 0
        up = far if above_node else max(LABEL, before(words.lines, orientation) + lift - HALF - 1)
        down = far if words.top > 0 else LABEL
    elif what.leader:
        left, right = min(left, what.leader[0][0]), max(right, what.leader[0][0])
    return Item(left, right, up - words.top, words.top + words.height + down)


def _line(parts: Parts, across: Columns, stretch: Stretch) -> Item:
    """A level line; where it turns into a channel between lanes it takes up the whole width of the channel."""
    points = parts.routing.chosen[stretch.arc].points
    ends: list[float] = []
    for column, _ in points[stretch.place : stretch.place + 2]:
        low, high = across.channels[column // 2] if column % 2 == 0 else (across.middles[column // 2],) * 2
        ends += (low - HALF, high + HALF)
    return Item(min(ends), max(ends), HALF, HALF)
