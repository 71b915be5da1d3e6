"""A table that is too wide for a page, as several with the row heads repeated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, pairwise

from generator.pages.page import Cell, Table
from generator.pages.render import words
from generator.pages.render.html import is_group


def parted(block: Table) -> tuple[Table, ...]:
    """The table as the parts that its pages hold, or itself."""
    if not block.parts:
        return (block,)
    edges = list(accumulate(block.parts, initial=1))
    return tuple(_part(block, start, end, number) for number, (start, end) in enumerate(pairwise(edges), 1))


def _part(block: Table, start: int, end: int, number: int) -> Table:
    def row(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        if is_group(cells):
            return (replace(cells[0], span=1 + end - start),)
        return (cells[0], *cells[start:end])

    return replace(
        block,
        caption=block.caption + words.SHEET.format(number=number, total=len(block.parts)),
        columns=(block.columns[0], *block.columns[start:end]),
        rows=tuple(map(row, block.rows)),
        foot=tuple(map(row, block.foot)),
        bands=tuple(_bands(block, start, end)),
        legend=block.legend if number == len(block.parts) else (),
        id=f"{block.id}-{number}" if block.id else "",
        parts=(),
    )


def _bands(block: Table, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The bands over the row heads and over the columns of a part, cut where the part ends."""
    place = 0
    for text, count in block.bands:
        inside = range(max(place, start), min(place + count, end))
        if place == 0:
            yield ("", 1)
        elif inside:
            yield (text, len(inside))
        place += count
