"""The heads of a matrix: row heads in lines, column heads in stacked characters, bands over neighbours of one group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.drawing.stacks import stacked
from generator.drawing.text import LINE_HEIGHT, advance, wrap
from generator.drawing.tokens import SIZE_SMALL, SIZE_TEXT
from generator.views.matrix import Heading

STACK: Final = 1.12
"""Distance of stacked characters, in parts of the text size."""
_LEVEL: Final = 3
"""Up to so many ems column heads stay level."""
_TALLEST: Final = 9
"""Stacks of more characters break into two."""


@dataclass(frozen=True, slots=True)
class Head:
    """A heading broken into lines, or into stacks from right to left; sizes in px."""

    heading: Heading
    lines: tuple[str, ...]
    number: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring headings that share a group: the first and the last of them."""

    text: str
    first: int
    last: int


def row_head(heading: Heading, limit: float, number: float) -> Head:
    """A row's head, broken at ``limit`` px; ``number`` is the width that the numbers of all rows take."""
    lines = wrap(heading.text, limit, SIZE_TEXT)
    text = max((advance(line.rstrip(), SIZE_TEXT) for line in lines), default=0.0)
    return Head(heading, lines, number, number + text, max(len(lines), 1) * SIZE_TEXT * LINE_HEIGHT)


def number_width(headings: Sequence[Heading]) -> float:
    """The width of the column of numbers, nothing where there are none."""
    widest = max((advance(heading.number, SIZE_TEXT) for heading in headings), default=0.0)
    return widest + 0.5 * SIZE_TEXT if widest else 0.0


def are_level(headings: Sequence[Heading]) -> bool:
    """Whether the heads of all columns are short enough to stay level."""
    return all(advance(full_text(heading), SIZE_TEXT) <= _LEVEL * SIZE_TEXT for heading in headings)


def column_head(heading: Heading, *, level: bool) -> Head:
    """A column's head: one line, or characters that stand below each other."""
    text = full_text(heading)
    if level:
        return Head(heading, (text,), 0.0, advance(text, SIZE_TEXT), SIZE_TEXT * LINE_HEIGHT)
    stacks = stacked(text, _TALLEST, SIZE_TEXT)
    return Head(heading, stacks, 0.0, stacks_width(stacks, SIZE_TEXT), stacks_height(stacks, SIZE_TEXT))


def full_text(heading: Heading) -> str:
    """Number and text."""
    return f"{heading.number} {heading.text}".strip()


def stacks_width(stacks: Sequence[str], size: float) -> float:
    """The width of stacks beside each other, in px."""
    return len(stacks) * size * LINE_HEIGHT


def stacks_height(stacks: Sequence[str], size: float) -> float:
    """The height of the tallest stack, in px."""
    return max(map(len, stacks), default=0) * size * STACK


def groups(headings: Sequence[Heading]) -> tuple[Group, ...]:
    """The groups that neighbouring headings form; those without a group form none."""
    found: list[Group] = []
    start = 0
    for text, members in groupby(headings, key=lambda heading: heading.group):
        count = len(list(members))
        if text:
            found.append(Group(text, start, start + count - 1))
        start += count
    return tuple(found)


def band_stacks(group: Group, height: float) -> tuple[str, ...]:
    """The text of a band beside rows of the given height as one stack, empty where that is too tall."""
    stacks = stacked(group.text, len(group.text), SIZE_SMALL)
    return stacks if stacks_height(stacks, SIZE_SMALL) <= height else ()


def band_lines(group: Group, height: float) -> tuple[str, ...]:
    """The text of a band beside rows of the given height in level lines, as narrow as the height allows."""
    most = max(1, int(height / (SIZE_SMALL * LINE_HEIGHT)))
    widths = range(2, len(group.text) + 1)
    fitting = (wrap(group.text, width * SIZE_SMALL, SIZE_SMALL, bold=True) for width in widths)
    return next((lines for lines in fitting if len(lines) <= most), (group.text,))
