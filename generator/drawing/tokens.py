"""The look of every drawing: colours, text sizes and line widths, for paper and for the screen."""

from __future__ import annotations

from enum import Enum
from typing import Final

FONT_FAMILY: Final = "'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"

SIZE_HEADING: Final = 13.0
"""Text of lane and layer headings, in px."""
SIZE_TEXT: Final = 12.0
"""Text of nodes, in px."""
SIZE_SMALL: Final = 11.0
"""Marks, limits, records, labels and notes, in px: the smallest text of a drawing."""

STROKE_HAIR: Final = 0.6
"""Frames and rules, in px."""
STROKE_THIN: Final = 1.0
"""Outlines and flow lines, in px."""
STROKE_STRONG: Final = 1.5
"""Outlines of what decides or controls, in px."""

STROKE_ADDED: Final = 2.2
"""Outlines and flow lines that another version does not have, in px."""

DASH_BACK: Final = "5 3"
"""Flow against the order of the file."""
DASH_OPTIONAL: Final = "4 2.5"
"""Outline of what may be left out."""
DASH_REMOVED: Final = "1.5 2.5"
"""Outlines and flow lines that only another version has."""
DASH_NOTE: Final = "2 2"
"""The line from a note to what it is about."""


class Colour(Enum):
    """A colour by its part in the drawing: its name in the style sheet, on light ground and on dark ground."""

    PAPER = ("paper", "#ffffff", "#16181c")
    """The ground of the drawing and of its nodes."""
    INK = ("ink", "#1c1c1e", "#e9e9ec")
    """Text, outlines and flow lines."""
    GREY = ("grey", "#5c5f66", "#a9adb6")
    """Secondary text: numbers, records, notes."""
    LINE = ("line", "#b9bcc3", "#4a4e57")
    """Frames of lanes, rules between stages."""
    BAND = ("band", "#f3f3f1", "#23262c")
    """The ground of headings."""
    RED = ("red", "#9e1b1b", "#ff8a80")
    """What decides, controls or is due."""
    BACK = ("back", "#4d6480", "#8fb0d8")
    """Flow that runs backwards."""
    GOLD = ("gold", "#8a6500", "#e3b341")
    """Stars, nothing else."""

    @property
    def token(self) -> str:
        """The name in the style sheet."""
        return self.value[0]

    @property
    def literal(self) -> str:
        """The colour on paper, as ``#rrggbb``."""
        return self.value[1]

    @property
    def dark(self) -> str:
        """The colour on dark ground, as ``#rrggbb``."""
        return self.value[2]


def stylesheet(*, standalone: bool = False) -> str:
    """The style sheet of the web skin.

    Without ``standalone`` the variables follow the site's colour scheme (``data-md-color-scheme``) and printing is
    light; with it they stand on the drawing itself and follow the reader's system.
    """
    light = "".join(f"--drawing-{colour.token}:{colour.literal};" for colour in Colour)
    dark = "".join(f"--drawing-{colour.token}:{colour.dark};" for colour in Colour)
    if standalone:
        variables = f".drawing{{{light}}}\n@media screen and (prefers-color-scheme:dark){{.drawing{{{dark}}}}}\n"
    else:
        variables = f':root{{{light}}}\n@media screen{{[data-md-color-scheme="slate"]{{{dark}}}}}\n'
    fills = "".join(f".drawing .f-{colour.token}{{fill:var(--drawing-{colour.token})}}\n" for colour in Colour)
    strokes = "".join(f".drawing .s-{colour.token}{{stroke:var(--drawing-{colour.token})}}\n" for colour in Colour)
    return variables + fills + strokes + _BEHAVIOUR


_BEHAVIOUR: Final = (
    ".drawing{max-width:100%;height:auto;text-autospace:no-autospace;text-spacing-trim:space-all}\n"
    ".drawing a{text-decoration:none;cursor:pointer}\n"
    ".drawing a:hover text,.drawing a:focus-visible text{text-decoration:underline}\n"
    ".drawing a:focus-visible{outline:2px solid var(--drawing-red);outline-offset:3px}\n"
)
