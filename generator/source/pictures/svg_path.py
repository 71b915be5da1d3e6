"""The grammar of paths: every command has its numbers. Print does not come to an end where one has others."""

from __future__ import annotations

import re
from typing import Final

_COUNTS: Final = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}
"""How many numbers a command takes; more may follow, as many again. None follows a ``z``."""
_FLAGS: Final = (3, 4)
"""Which numbers of an arc are one digit, 0 or 1, behind which another may follow at once."""

_BETWEEN: Final = re.compile(r"[\s,]*")
_COMMAND: Final = re.compile(r"[mlhvcsqtaz]", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_FLAG: Final = re.compile(r"[01]")


def is_path(text: str) -> bool:
    """Whether a text is the whole of a path; an empty one is."""
    command, count, at = "", 0, _after(_BETWEEN, text, 0)
    while at < len(text):
        found = _COMMAND.match(text, at)
        if found:
            if not _complete(command, count) or (not command and found[0] not in "mM"):
                return False
            command, count = found[0].lower(), 0
        else:
            flag = command == "a" and count % _COUNTS["a"] in _FLAGS
            found = (_FLAG if flag else _NUMBER).match(text, at)
            count += 1
        if not found or not command:
            return False
        at = _after(_BETWEEN, text, found.end())
    return _complete(command, count)


def is_points(text: str) -> bool:
    """Whether a text is a list of points, or empty."""
    return _COMMAND.search(text) is None and (not text.strip() or is_path(f"M{text}"))


def _complete(command: str, count: int) -> bool:
    if not command or not _COUNTS[command]:
        return count == 0
    return count > 0 and count % _COUNTS[command] == 0


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
