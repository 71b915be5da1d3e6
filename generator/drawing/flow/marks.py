"""Sets measured lines as text, with the small marks for records, repetition, doubt and control."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from generator.drawing.flow.content import GAP, Line, Piece
from generator.drawing.flow.layout import Placed
from generator.drawing.svg import Element, Value, element, number
from generator.drawing.tokens import STROKE_HAIR, STROKE_THIN, Colour

RISE: Final = 0.38
"""From the middle of a line of Han text down to its base line, in parts of the text size."""
CONTROL: Final = 4.0
"""Half the width of the mark of a supervision point."""
_PART: Final = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(slots=True)
class _Setting:
    """A block while it is set: icons and texts, and the text that the next line may go on with."""

    left: float
    width: float
    anchor: str
    colour: Colour | None
    found: list[Element] = field(default_factory=list)
    spans: list[Element] = field(default_factory=list)
    style: Piece | None = None

    def line(self, line: Line, middle: float) -> None:
        """Add a line."""
        x = self.left + (self.width - line.width) * _PART[self.anchor]
        for piece in line.pieces:
            if piece.icon:
                self.found.append(_icon(piece, x, middle))
            if piece.text:
                self._text(piece, x, middle, goes_on=len(line.pieces) == 1)
            x += piece.width + GAP

    def _text(self, piece: Piece, x: float, middle: float, *, goes_on: bool) -> None:
        style = self.style
        same = style and (style.size, style.colour, style.icon) == (piece.size, piece.colour, piece.icon)
        if not (goes_on and same):
            self.close()
        self.style = piece
        at = x + piece.width * _PART[self.anchor]
        self.spans.append(element("tspan", piece.text, x=at, y=middle + piece.size * RISE))

    def close(self) -> None:
        """Finish the text under way."""
        if self.style is None:
            return
        colour = self.colour if self.colour and self.style.colour is Colour.INK else self.style.colour
        anchor = None if self.anchor == "start" else self.anchor
        text = element("text", *self.spans, font_size=self.style.size, text_anchor=anchor, fill=colour)
        self.found.append(text)
        self.spans, self.style = [], None


def set_lines(
    lines: Sequence[Line], spot: tuple[float, float], width: float, anchor: str, colour: Colour | None = None
) -> list[Element]:
    """Lines below each other from the upper left ``spot``, aligned by ``anchor`` in a block of a width.

    ``colour`` replaces the ink of plain text.
    """
    setting, y = _Setting(spot[0], width, anchor, colour), spot[1]
    for line in lines:
        setting.line(line, y + line.leading / 2)
        y += line.leading
    setting.close()
    return setting.found


def control_mark(node: Placed) -> Element:
    """The red diamond on the outline of a supervision point."""
    x, y = node.left + CONTROL + 2, node.top
    if node.node.kind == "decision":
        x, y = node.x - node.box.width / 4, node.y - node.box.height / 4
    d = _path("M", x - CONTROL, y, "L", x, y - CONTROL, "L", x + CONTROL, y, "L", x, y + CONTROL, "Z")
    return element("g", element("path", d=d, fill=Colour.RED), class_="mark")


def _icon(piece: Piece, x: float, middle: float) -> Element:
    if piece.icon == "record":
        shape = _record(x + 1, middle - 5)
    elif piece.icon == "repeat":
        shape = _repeat(x + 5, middle)
    else:
        shape = element("rect", x=x, y=middle - 6.5, width=piece.width, height=13, rx=2, **_STROKE[piece.colour])
    return element("g", shape, class_="mark")


_STROKE: Final[dict[Colour, dict[str, Value]]] = {
    colour: {"fill": "none", "stroke": colour, "stroke_width": width}
    for colour, width in ((Colour.GREY, STROKE_THIN * 0.9), (Colour.RED, STROKE_HAIR), (Colour.INK, STROKE_HAIR))
}


def _record(x: float, y: float) -> Element:
    """A sheet with a folded corner and a line of writing."""
    sheet = _path("M", x, y, "H", x + 5, "L", x + 8, y + 3, "V", y + 10, "H", x, "Z", "M", x + 5, y, "V", y + 3)
    lines = _path("H", x + 8, "M", x + 2, y + 5.5, "H", x + 6, "M", x + 2, y + 7.5, "H", x + 6)
    return element("path", d=f"{sheet} {lines}", **_STROKE[Colour.GREY])


def _repeat(x: float, y: float) -> Element:
    """A turning arrow."""
    d = _path("M", x + 3.5, y - 2.5, "A 4.2 4.2 0 1 0", x + 4.2, y + 1, "M", x + 4.6, y - 5, "V", y - 2, "H", x + 1.4)
    return element("path", d=d, **_STROKE[Colour.GREY])


def _path(*parts: str | float) -> str:
    return " ".join(part if isinstance(part, str) else number(part) for part in parts)
