"""The corpus of small process files: what the language page says of each, marked in the text itself.

A case begins with ``=== name``. ``@head`` stands for a title, a basis and a confidence. ``⟦E|text⟧`` marks the place of
an error, ``⟦W|text⟧`` of a warning; ``⟦E HB101|text⟧`` names its code as well. ``\\x07``, ``\\u2028`` and ``\\r`` stand
for the characters. What is not marked must not be told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "corpus"
HEAD = "title: 例子\nbasis: 发展党员工作细则 18-26\nconfidence: A\n"
MARK = re.compile(r"⟦([EW])(?: (\w+))?\||⟧")
ESCAPE = re.compile(r"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})|\\(r)")
SEVERITIES = {"E": "error", "W": "warning"}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A finding that is expected; lines and columns count from 1, ends are exclusive; ``code`` empty: not fixed."""

    line: int
    column: int
    end_line: int
    end_column: int
    severity: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A small file and everything that must be told of it, in order."""

    name: str
    text: str
    places: tuple[Place, ...]


def cases() -> list[Case]:
    """All cases, file by file."""
    return [
        case_of(f"{path.stem}: {name}", body)
        for path in sorted(FOLDER.glob("*.txt"))
        for name, _, body in (part.partition("\n") for part in split(path.read_text(encoding="utf-8")))
    ]


def split(text: str) -> list[str]:
    return re.split(r"^=== ", text, flags=re.MULTILINE)[1:]


def case_of(name: str, body: str) -> Case:
    """Take the marks out of a case's text."""
    body = ESCAPE.sub(unescape, body.replace("@head\n", HEAD))
    text, opened, places, at = "", [], [], 0
    for mark in MARK.finditer(body):
        text += body[at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened.append((len(text), mark[1], mark[2] or ""))
        else:
            start, letter, code = opened.pop()
            places.append(Place(*position(text, start), *position(text, len(text)), SEVERITIES[letter], code))
    assert not opened, name
    return Case(name, text + body[at:], tuple(sorted(places)))


def unescape(found: re.Match[str]) -> str:
    return "\r" if found[3] else chr(int(found[1] or found[2], 16))


def position(text: str, offset: int) -> tuple[int, int]:
    """Line and column of an offset, a byte order mark not counted."""
    before = text[:offset].removeprefix("\ufeff")
    return before.count("\n") + 1, len(before) - before.rfind("\n")
