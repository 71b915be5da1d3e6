"""The characters that no file may hold: controls, odd line breaks, hidden direction marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, with U+0085, without tab and line feed
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks, embeddings, overrides, isolates
    "\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"  # line and paragraph separators, byte order marks, halves of pairs
    "|\r(?!\n)"  # a carriage return alone
)
"""Matches one refused character. A carriage return is accepted only in CRLF."""

STAND_IN = "\ufffd"
"""What readers see in the place of a refused character, so that all places stay right."""

_C0 = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI "
    "DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US"
)
_CONTROLS = {**{chr(code): f"CONTROL {name}" for code, name in enumerate(_C0.split())}, "\x7f": "CONTROL DEL"}
_OTHERS = {"\x85": "NEXT LINE", "\ufeff": "BYTE ORDER MARK"}


def name_of(character: str) -> str:
    """The code point and the name of a character: ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    known = _OTHERS.get(character) or _CONTROLS.get(character) or unicodedata.name(character, "UNNAMED")
    return f"U+{ord(character):04X} {known}"


def refused(text: str) -> Iterator[tuple[int, str]]:
    """The refused characters of a text with their offsets, in order."""
    for match in REFUSED.finditer(text):
        yield match.start(), match.group()


def without_refused(text: str) -> str:
    """The text of the same length with a stand-in for every refused character."""
    return REFUSED.sub(STAND_IN, text)
