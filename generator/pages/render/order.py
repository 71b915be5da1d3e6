"""The order of sections on paper: drawings with their tables; what a page rests on becomes a footnote."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from generator.pages.page import Drawing, Line, Listing, Section, Table

BASIS: Final = "basis"
"""The anchor of the section that says what a page rests on."""


def leading(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections that open a page: lists without a title."""
    return tuple(takewhile(_opens, sections))


def _opens(section: Section) -> bool:
    return not section.title and all(isinstance(block, Listing) for block in section.blocks)


def spread(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Sections with the table of steps right behind its drawing, so that they face or follow each other."""
    ordered: list[Section] = []
    between: list[Section] = []
    drawn = False
    for section in sections:
        if any(isinstance(block, Drawing) for block in section.blocks):
            ordered += [*between, section]
            between, drawn = [], True
        elif drawn and any(isinstance(block, Table) and block.kind == "steps" for block in section.blocks):
            ordered += [section, *between]
            between, drawn = [], False
        else:
            (between if drawn else ordered).append(section)
    return (*ordered, *between)


def resting(sections: Sequence[Section]) -> tuple[tuple[Line, ...], tuple[Section, ...]]:
    """What a page rests on, as a footnote to its first heading behind the drawing, and its sections without that."""
    basis = next((section for section in sections if section.anchor == BASIS), None)
    if basis is None or not _footed(sections):
        return (), tuple(sections)
    told = tuple(line for block in basis.blocks if isinstance(block, Listing) for line in block.lines)
    return told, tuple(section for section in sections if section is not basis)


def _footed(sections: Sequence[Section]) -> bool:
    return any(section.title and section.anchor != BASIS and not is_drawn(section) for section in sections)


def is_drawn(section: Section) -> bool:
    """Whether a section opens with a drawing, which leaves no room for footnotes."""
    return isinstance(next(iter(section.blocks), None), Drawing)
