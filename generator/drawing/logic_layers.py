"""Places the blocks of a logic diagram in bands, one a layer, and routes its relations through the channels between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.drawing.logic_labels import labelled
from generator.drawing.logic_nets import End, Nets
from generator.drawing.logic_order import Layers
from generator.drawing.logic_passes import gaps_of_passes, narrowed
from generator.drawing.logic_pins import Pin, Span, pins
from generator.drawing.logic_plan import MARGIN, PADDING, Band, Box, Plan, Point, Rect, Words, label_size, words
from generator.drawing.logic_tracks import tracks
from generator.drawing.text import LINE_HEIGHT, advance, wrap
from generator.drawing.tokens import SIZE_HEADING
from generator.views.logic import Logic, Relation

_TITLE_LIMIT: Final = 5 * SIZE_HEADING
_TITLE_MARGIN: Final = 12.0
_BAND_MARGIN: Final = 10.0
_GAP: Final = 22.0
_NEIGHBOUR_GAP: Final = 34.0
_PASS: Final = 12.0
_GROWTH: Final = 1.5
_WIDEST: Final = 200.0
_PIN_MARGIN: Final = 10.0
_PIN: Final = 14.0
_ENTRY: Final = (12.0, 18.0)
"""From a band to the first track below it, and from the last track to the next band, in px."""
_EMPTY_CHANNEL: Final = 16.0


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


def placed(logic: Logic, layers: Layers, nets: Nets, limit: float, slack: float) -> Plan:
    """Place a diagram whose blocks break at ``limit`` px; ``slack`` widens the gaps to make room for labels."""
    rows = _rows(logic, layers, nets, limit, slack)
    titles = [wrap(_title(logic, layer[0].layer), _TITLE_LIMIT, SIZE_HEADING, bold=True) for layer in layers]
    left = MARGIN + _title_width(titles)
    inner = max(row.least for row in rows)
    spans = [_spans(row, left, inner) for row in rows]
    rows = [_rewrapped(row, span) for row, span in zip(rows, spans, strict=True)]
    reach = [*narrowed([row.passes for row in rows], nets, [*map(_reach, spans)]), {}]
    fixed = [pins(channel, reach[i], reach[i + 1]) for i, channel in enumerate(nets.channels)]
    clear = _clear(logic, nets)
    depths = [tracks(channel, places, clear) for channel, places in zip(nets.channels, fixed, strict=True)]
    width = left + inner + MARGIN
    bands, tops, bottom = _bands(rows, titles, [last for _, last in depths], nets, width)
    boxes = tuple(
        box for row, span, band in zip(rows, spans, bands, strict=True) for box in _boxes(row, span, band.rect)
    )
    ways = _ways(logic, nets, boxes, fixed, [d for d, _ in depths], tops)
    lines, faults = labelled(logic.relations, ways, boxes, bands)
    return Plan(width, bottom + MARGIN, bands, boxes, lines, faults)


def _title(logic: Logic, layer: int) -> str:
    return logic.layers[layer] if layer < len(logic.layers) else ""


def _title_width(titles: Sequence[Sequence[str]]) -> float:
    widest = max((advance(line, SIZE_HEADING, True) for lines in titles for line in lines), default=0.0)  # noqa: FBT003
    return widest + 2 * _TITLE_MARGIN if widest else _BAND_MARGIN


def _rows(logic: Logic, layers: Layers, nets: Nets, limit: float, slack: float) -> list[Row]:
    """The rows, their gaps wide enough for passes, neighbours' relations and labels."""
    found: list[Row] = []
    for number, layer in enumerate(layers):
        texts = tuple(words(block, limit) for block in layer)
        most = max(_pin_count(nets, number, block.id) for block in layer)
        width = max([most * _PIN + 2 * _PIN_MARGIN, *(text.width for text in texts)])
        gaps = [
            _GAP * slack / 2,
            *(_gap(logic, a.id, b.id) * slack for a, b in zip(layer, layer[1:], strict=False)),
            _GAP * slack / 2,
        ]
        found.append(Row(texts, width, max(t.height for t in texts), tuple(gaps), ((),) * len(gaps)))
    inner = max(row.least for row in found)
    spans = [_spans(row, 0.0, inner) for row in found]
    reach = [_reach(span) for span in spans]
    choice = gaps_of_passes(nets, reach, [_gap_spans(row, span, inner) for row, span in zip(found, spans, strict=True)])
    return [_with_passes(row, names, choice, i) for i, (row, names) in enumerate(zip(found, nets.passes, strict=True))]


def _gap_spans(row: Row, spans: Mapping[str, Span], inner: float) -> list[Span]:
    """From where to where the gaps of a row reach."""
    blocks = [spans[text.block.id] for text in row.words]
    return list(zip([0.0, *(right for _, right in blocks)], [*(left for left, _ in blocks), inner], strict=True))


def _pin_count(nets: Nets, layer: int, block: str) -> int:
    below = sum(block in net.upper for net in nets.channels[layer])
    above = sum(block in net.lower for net in nets.channels[layer - 1]) if layer else 0
    return max(below, above)


def _gap(logic: Logic, left: str, right: str) -> float:
    """The gap between two neighbours: wider where a relation runs straight from one to the other."""
    between = [r for r in logic.relations if {r.source, r.target} == {left, right}]
    labels = [label_size(r.label)[0] + _PIN * 2 for r in between if r.label]
    return max([_NEIGHBOUR_GAP if between else _GAP, *labels])


def _with_passes(row: Row, names: Sequence[str], choice: Mapping[End, int], layer: int) -> Row:
    """The row with its passes in the gaps chosen for them, and the gaps widened."""
    passes = [tuple(name for name in names if choice[layer, name] == i) for i in range(len(row.gaps))]
    gaps = tuple(gap + _PASS * len(group) for gap, group in zip(row.gaps, passes, strict=True))
    return Row(row.words, row.width, row.height, gaps, tuple(passes))


def _spans(row: Row, left: float, inner: float) -> dict[str, Span]:
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


def _rewrapped(row: Row, spans: Mapping[str, Span]) -> Row:
    """The row with its texts broken anew at the width that its blocks were given."""
    left, right = spans[row.words[0].block.id]
    texts = tuple(words(text.block, right - left - 2 * PADDING[0]) for text in row.words)
    return Row(texts, row.width, max(text.height for text in texts), row.gaps, row.passes)


def _reach(spans: Mapping[str, Span]) -> dict[str, Span]:
    """The parts of blocks and gaps that lines may use: not the corners, not close to the blocks."""
    inset = {name: min(_PIN_MARGIN, (right - left) / 2) for name, (left, right) in spans.items()}
    return {name: (left + inset[name], right - inset[name]) for name, (left, right) in spans.items()}


def _clear(logic: Logic, nets: Nets) -> dict[int, float]:
    """The room above and below the track of a bundle with a label."""
    return {
        bundle: label_size(relation.label)[1] / 2
        for bundle, relation in zip(nets.bundles, logic.relations, strict=True)
        if relation.label and bundle is not None
    }


def _bands(
    rows: Sequence[Row], titles: Sequence[tuple[str, ...]], last: Sequence[float], nets: Nets, width: float
) -> tuple[tuple[Band, ...], list[float], float]:
    """The bands, the places of the first tracks below them, and the lower end of everything."""
    y = MARGIN
    bands: list[Band] = []
    tops: list[float] = []
    for row, title, depth, channel in zip(rows, titles, last, nets.channels, strict=True):
        height = max(row.height, len(title) * SIZE_HEADING * LINE_HEIGHT) + 2 * _BAND_MARGIN
        bands.append(Band(title, Rect(MARGIN, y, width - 2 * MARGIN, height)))
        tops.append(y + height + _ENTRY[0])
        end = row is rows[-1]
        y += height + (_ENTRY[0] + depth + (0 if end else _ENTRY[1]) if channel else 0 if end else _EMPTY_CHANNEL)
    return tuple(bands), tops, y


def _boxes(row: Row, spans: Mapping[str, Span], band: Rect) -> list[Box]:
    y = band.y + (band.height - row.height) / 2
    found: list[Box] = []
    for text in row.words:
        left, right = spans[text.block.id]
        found.append(Box(text, Rect(left, y, right - left, row.height)))
    return found


def _ways(  # noqa: PLR0913 - everything that has been placed
    logic: Logic,
    nets: Nets,
    boxes: Sequence[Box],
    fixed: Sequence[Mapping[Pin, float]],
    depths: Sequence[Mapping[int, float]],
    tops: Sequence[float],
) -> list[tuple[Point, ...]]:
    """The corners of every relation from its source to its target."""
    rects = {box.words.block.id: box.rect for box in boxes}
    ways: list[tuple[Point, ...]] = []
    for number, relation in enumerate(logic.relations):
        bundle = nets.bundles[number]
        if bundle is None:
            ways.append(_beside(logic.relations, number, rects))
            continue
        points: list[Point] = []
        ends = nets.ends[number]
        for (layer, above), (other, below) in zip(ends, ends[1:], strict=False):
            side = "upper" if layer == other else "lower"
            start, stop = fixed[layer]["upper", bundle, above], fixed[layer][side, bundle, below]
            if not points:
                points.append((start, rects[above].bottom))
            if abs(start - stop) > 0.05:
                y = tops[layer] + depths[layer][bundle]
                points += [(start, y), (stop, y)]
        last = ends[-1][1]
        points.append((stop, rects[last].bottom if ends[0][0] == ends[-1][0] else rects[last].y))
        ways.append(tuple(points if ends[0][1] == relation.source else points[::-1]))
    return ways


def _beside(relations: Sequence[Relation], number: int, rects: Mapping[str, Rect]) -> tuple[Point, ...]:
    """Straight to the neighbour, one below the other where there are several."""
    relation = relations[number]
    pair = {relation.source, relation.target}
    same = [i for i, other in enumerate(relations) if {other.source, other.target} == pair]
    a, b = rects[relation.source], rects[relation.target]
    step = min(_PIN, (a.height - 6.0) / max(len(same), 1))
    y = a.middle[1] + step * (same.index(number) - (len(same) - 1) / 2)
    return ((a.right, y), (b.x, y)) if a.x < b.x else ((a.x, y), (b.right, y))
