"""The rows of a logic diagram: the blocks of a layer side by side and the gaps between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.drawing.logic.nets import Nets
from generator.drawing.logic.order import Order
from generator.drawing.logic.pins import Span
from generator.drawing.logic.plan import PADDING, Words, label_size, words
from generator.views.logic import Logic

PIN: Final = 14.0
"""The room that a line takes on a block, in px."""
_PIN_MARGIN: Final = 10.0
_GAP: Final = 22.0
_NEIGHBOUR_GAP: Final = 34.0
_PASS: Final = 12.0
_GROWTH: Final = 1.5
_WIDEST: Final = 200.0


@dataclass(frozen=True, slots=True)
class Row:
    """A layer's blocks from left to right with the gaps around them, in px; passes by gap."""

    words: tuple[Words, ...]
    width: float
    height: float
    gaps: tuple[float, ...]
    passes: tuple[tuple[str, ...], ...]

    @property
    def least(self) -> float:
        """The least width the row takes."""
        return self.width * len(self.words) + sum(self.gaps)


def rows(logic: Logic, order: Order, nets: Nets, limit: float, slack: float) -> list[Row]:
    """The rows, their gaps wide enough for passes, neighbours' relations and labels."""
    found: list[Row] = []
    for number, (layer, passes) in enumerate(zip(order.layers, order.passes, strict=True)):
        texts = tuple(words(block, limit) for block in layer)
        most = max(_pin_count(nets, number, block.id) for block in layer)
        width = max([most * PIN + 2 * _PIN_MARGIN, *(text.width for text in texts)])
        inner = (_gap(logic, a.id, b.id) for a, b in pairwise(layer))
        bare = [gap * slack for gap in (_GAP / 2, *inner, _GAP / 2)]
        gaps = tuple(gap + _PASS * len(group) for gap, group in zip(bare, passes, strict=True))
        found.append(Row(texts, width, max(t.height for t in texts), gaps, passes))
    return found


def _pin_count(nets: Nets, layer: int, block: str) -> int:
    below = sum(block in net.upper for net in nets.channels[layer])
    above = sum(block in net.lower for net in nets.channels[layer - 1]) if layer else 0
    return max(below, above)


def _gap(logic: Logic, left: str, right: str) -> float:
    """The gap between two neighbours: wider where a relation runs straight from one to the other."""
    between = [r for r in logic.relations if {r.source, r.target} == {left, right}]
    labels = [label_size(r.label)[0] + PIN * 2 for r in between if r.label]
    return max([_NEIGHBOUR_GAP if between else _GAP, *labels])


def spans_of(row: Row, left: float, inner: float) -> dict[str, Span]:
    """From where to where the blocks of a row stand when it fills the inner width, and the places of its passes."""
    free = inner - row.least
    count = len(row.words)
    width = min(row.width + free / count, max(row.width, min(row.width * _GROWTH, _WIDEST)))
    extra = (inner - width * count - sum(row.gaps)) / count
    x = left
    found: dict[str, Span] = {}
    for number, gap in enumerate(row.gaps):
        room = gap + extra * (0.5 if number in {0, count} else 1.0)
        found.update(dict.fromkeys(row.passes[number], (x, x + room)))
        x += room
        if number < count:
            found[row.words[number].block.id] = (x, x + width)
            x += width
    return found


def rewrapped(row: Row, spans: Mapping[str, Span]) -> Row:
    """The row with its texts broken anew at the width that its blocks were given."""
    left, right = spans[row.words[0].block.id]
    texts = tuple(words(text.block, right - left - 2 * PADDING[0]) for text in row.words)
    return Row(texts, row.width, max(text.height for text in texts), row.gaps, row.passes)


def reach_of(spans: Mapping[str, Span]) -> dict[str, Span]:
    """The parts of blocks and gaps that lines may use: not the corners, not close to the blocks."""
    inset = {name: min(_PIN_MARGIN, (right - left) / 2) for name, (left, right) in spans.items()}
    return {name: (left + inset[name], right - inset[name]) for name, (left, right) in spans.items()}
