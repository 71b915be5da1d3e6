"""How Chinese text is set within a line (CLREQ, GB/T 15834): which marks are half as wide, where space goes between.

Positions are those of characters in a line; what is said of a position holds for the character and the one after it.
"""

from __future__ import annotations

import re
from typing import Final

CLOSING: Final = frozenset("、，。．：；！？）》〉」』】〕”’")
"""Marks with their ink on the left: the right half of their square can go."""
OPENING: Final = frozenset("（《〈「『【〔“‘")
"""Marks with their ink on the right."""
QUARTER: Final = 0.25
"""The space between Chinese and Latin letters or digits, in em."""
HALF: Final = 0.5
"""What a mark loses that is set half as wide, in em."""
_HAN: Final = r"\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LATIN: Final = r"0-9A-Za-z\u00c0-\u024f\u0370-\u03ff%+±"
_BORDER: Final = re.compile(f"(?<=[{_HAN}])(?=[{_LATIN}])|(?<=[{_LATIN}])(?=[{_HAN}])")
_WIDE: Final = re.compile(f"[{_HAN}\u3000-\u303f\uff00-\uff65“”‘’—…]")
_TIED: Final = frozenset({"——", "……"})


def has_han(text: str) -> bool:
    """Whether anything here concerns a text."""
    return _WIDE.search(text) is not None


def halves(text: str, *, ends: bool = False) -> list[int]:
    """The marks that are half as wide: those next to another mark, and where the text ``ends`` a line, its last one.

    >>> halves("他说：“好。”")
    [2, 5]
    """
    found = []
    for place, mark in enumerate(text):
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        beside = after in CLOSING or after in OPENING if mark in CLOSING else mark in OPENING and before in OPENING
        if (after and before and beside) or (after and beside) or (ends and not after and mark in CLOSING):
            found.append(place)
    return found


def quarters(text: str) -> list[int]:
    """The characters with a quarter of a space after them.

    >>> quarters("第3条")
    [0, 1]
    """
    return [match.start() - 1 for match in _BORDER.finditer(text)]


def joints(text: str) -> list[int]:
    """The characters after which a line may be made longer: at Chinese characters, and at spaces.

    >>> joints("按A b——")
    [0, 2, 3]
    """
    return [place for place in range(len(text) - 1) if is_joint(text[place], text[place + 1])]


def is_joint(one: str, other: str) -> bool:
    """Whether a line may be made longer between two characters."""
    return one == " " or (bool(_WIDE.match(one) or _WIDE.match(other)) and one + other not in _TIED)
