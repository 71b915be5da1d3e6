"""What stands in and under a node: its text, number, limits, records and other marks as measured lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from generator.drawing.text import advance, wrap
from generator.drawing.tokens import SIZE_SMALL, SIZE_TEXT, Colour
from generator.views.flow import Change, FlowNode

UNVERIFIED: Final = "待核"
SIGNS: Final[Mapping[Change, str]] = {"added": "增", "removed": "删", "changed": "改", "moved": "移"}
"""What tells a change in one character."""
ICON_WIDTH: Final = 11.0
BADGE_PADDING: Final = 3.0
GAP: Final = 3.0
LEADING: Final = {SIZE_TEXT: 16.0, SIZE_SMALL: 14.0}
SLACK: Final = 1.0
"""Part of a px kept free beside each line for fonts that run a little wider."""

Icon = Literal["", "record", "repeat", "badge"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of one line: a text in one colour, or an icon; a badge is a text in a frame. ``width`` in px."""

    text: str
    width: float
    size: float
    colour: Colour = Colour.INK
    icon: Icon = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of pieces with gaps between them."""

    pieces: tuple[Piece, ...]
    size: float

    @property
    def width(self) -> float:
        """Width in px."""
        return sum(piece.width for piece in self.pieces) + GAP * (len(self.pieces) - 1)

    @property
    def leading(self) -> float:
        """Height in px."""
        return LEADING[self.size]


def text_lines(lines: Iterable[str], head: tuple[Piece, ...] = ()) -> tuple[Line, ...]:
    """Wrapped text, with pieces before its first line."""
    found = [Line((_text(text, SIZE_TEXT),), SIZE_TEXT) for text in lines]
    if found:
        found[0] = Line((*head, *found[0].pieces), SIZE_TEXT)
    return tuple(found)


def head(node: FlowNode) -> tuple[Piece, ...]:
    """What stands before the text of a node: the sign of what changed, and its number."""
    sign = "".join(SIGNS[change] for change in node.changes)
    badge = (_badge(sign, Colour.INK),) if sign else ()
    return (*badge, *((_text(node.number, SIZE_SMALL, Colour.GREY),) if node.number else ()))


def head_line(node: FlowNode) -> tuple[Line, ...]:
    """The head of a node on a line of its own."""
    return (Line(head(node), SIZE_SMALL),) if head(node) else ()


def head_width(node: FlowNode) -> float:
    """What the head of a node takes off the first line, in px."""
    return sum(piece.width + GAP for piece in head(node))


def limit_lines(node: FlowNode, width: float) -> tuple[Line, ...]:
    """The limits, one a line where they fit, each that is not verified with its badge."""
    found: list[Line] = []
    for limit in node.limits:
        lines = [Line((_text(text, SIZE_SMALL, Colour.RED),), SIZE_SMALL) for text in _wrap(limit, width)]
        if limit in node.unverified:
            lines = _with_badge(lines, width)
        found += lines
    return tuple(found)


def detail_lines(node: FlowNode, width: float) -> tuple[Line, ...]:
    """Vote, accountable role, repetition (with its badge where it is not verified) and records."""
    vote = tuple(line for part in _packed(node.vote, width) for line in _marked(part, width, "", Colour.INK))
    answers = "决定" if node.kind == "decision" else "负责"
    accountable = _marked(f"{answers}：{node.accountable}" if node.accountable else "", width, "", Colour.GREY)
    repeats = _marked(node.repeats, width, "repeat", Colour.GREY)
    if node.repeats in node.unverified:
        repeats = tuple(_with_badge(list(repeats), width))
    records = _marked("、".join(node.records), width, "record", Colour.GREY)
    return (*vote, *accountable, *repeats, *records)


def note_lines(text: str, width: float) -> tuple[Line, ...]:
    """A remark."""
    return tuple(Line((_text(line, SIZE_SMALL, Colour.GREY),), SIZE_SMALL) for line in _wrap(text, width))


def label_lines(text: str, width: float) -> tuple[Line, ...]:
    """The outcome that a flow line stands for."""
    return tuple(Line((_text(line, SIZE_SMALL),), SIZE_SMALL) for line in _wrap(text, width))


def stack_height(lines: Sequence[Line]) -> float:
    """Height of lines set below each other, in px."""
    return sum(line.leading for line in lines)


def stack_width(lines: Sequence[Line]) -> float:
    """Width of the widest line, in px."""
    return max((line.width for line in lines), default=0.0)


def _text(text: str, size: float, colour: Colour = Colour.INK) -> Piece:
    return Piece(text, advance(text.rstrip(), size), size, colour)


def _wrap(text: str, width: float) -> tuple[str, ...]:
    return wrap(text, width - SLACK, SIZE_SMALL)


def _with_badge(lines: list[Line], width: float) -> list[Line]:
    badge = _badge(UNVERIFIED, Colour.RED)
    if lines[-1].width + GAP + badge.width <= width:
        return [*lines[:-1], Line((*lines[-1].pieces, badge), SIZE_SMALL)]
    return [*lines, Line((badge,), SIZE_SMALL)]


def _badge(text: str, colour: Colour) -> Piece:
    """A text in a frame."""
    return Piece(text, advance(text, SIZE_SMALL) + 2 * BADGE_PADDING, SIZE_SMALL, colour, "badge")


def _packed(text: str, width: float) -> list[str]:
    """The clauses of a text, as many on a line as fit: a break stands behind a semicolon before it stands elsewhere."""
    found: list[str] = []
    for clause in re.findall(r"[^；]+；?", text):
        if found and advance(found[-1] + clause, SIZE_SMALL) <= width - SLACK:
            found[-1] += clause
        else:
            found.append(clause)
    return found


def _marked(text: str, width: float, icon: Icon, colour: Colour) -> tuple[Line, ...]:
    """Small text with an icon before its first line."""
    if not text:
        return ()
    mark = Piece("", ICON_WIDTH, SIZE_SMALL, colour, icon)
    room = width - (ICON_WIDTH + GAP if icon else 0)
    lines = [Line((_text(line, SIZE_SMALL, colour),), SIZE_SMALL) for line in _wrap(text, room)]
    if icon:
        lines[0] = Line((mark, *lines[0].pieces), SIZE_SMALL)
    return tuple(lines)
