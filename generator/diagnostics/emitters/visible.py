"""Text for a terminal: what cannot be seen is written out, and every piece knows how wide it stands."""

from __future__ import annotations

import re

from rich.cells import cell_len

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
"""Controls, line separators, direction marks and other characters without a shape."""


def visible(text: str) -> str:
    """The text with tabs as single spaces and hidden characters as ``<U+202E>``."""
    return _HIDDEN.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return " " if character == "\t" else f"<U+{ord(character):04X}>"


def width(text: str) -> int:
    """How many columns of a terminal a visible text takes; double-width characters take two."""
    return cell_len(text)
