"""What stands between the values of a YAML text and means nothing to a program: comments and blank lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Solid = tuple[int, int]
"""The offsets of a scalar or of a bracket: what is not a gap."""


@dataclass(frozen=True, slots=True)
class Trivium:
    """A comment with its ``#``, or (empty text) a blank line.

    ``after`` is where the solid before it on its line ends, -2 where there is none. ``blanks`` is how many characters
    stand between a comment and what comes before it; one on a line of its own stands in ``column`` (from 0).
    """

    text: str
    offset: int
    after: int
    column: int
    own_line: bool
    blanks: int = 0


def trivia(text: str, solids: Iterable[Solid]) -> Iterator[Trivium]:
    """All comments and blank lines of a text, in order; several blank lines on end count as one."""
    at, blank = 0, False
    for start, end in (*solids, (len(text), len(text))):
        for found in _of_gap(text, at, start):
            if found.text or not blank:
                yield found
            blank = not found.text
        if end > start:
            blank = False
        at = end


def _of_gap(text: str, start: int, end: int) -> Iterator[Trivium]:
    """The trivia between two solids; a ``#`` can only begin a comment there."""
    at = start
    for line in text[start:end].splitlines(keepends=True):
        whole = at > start or start == 0 or text[start - 1] == "\n"
        before, mark, comment = line.partition("#")
        if mark:
            blanks = len(before) - len(before.rstrip())
            own_line = whole and not before.strip()
            words = (mark + comment).rstrip()
            yield Trivium(words, at + len(before), -2 if whole else start, len(before), own_line, blanks)
        elif whole and line.endswith("\n") and not line.strip():
            yield Trivium("", at, -2, 0, own_line=True)
        at += len(line)


class Waiting:
    """The trivia of a text, taken one after the other while its values are walked in order."""

    def __init__(self, found: Iterable[Trivium]) -> None:
        self._all = tuple(found)
        self._next = 0

    def before(self, offset: int) -> list[str]:
        """The trivia that stand before an offset."""
        taken = []
        while self._next < len(self._all) and self._all[self._next].offset < offset:
            taken.append(self._all[self._next].text)
            self._next += 1
        return taken

    def below(self, offset: int, column: int) -> list[str]:
        """The next comments on lines of their own before an offset that are indented as far as a column."""
        end = self._next
        for place in range(self._next, len(self._all)):
            item = self._all[place]
            if item.offset >= offset or (item.text and (not item.own_line or item.column < column)):
                break
            if item.text:
                end = place + 1
        taken = [item.text for item in self._all[self._next : end]]
        self._next = end
        return taken

    def behind(self, end: int) -> str:
        """The comment right behind a solid on its line, with the blanks before it; empty without one."""
        if self._next == len(self._all):
            return ""
        item = self._all[self._next]
        if not item.text or item.after != end:
            return ""
        self._next += 1
        return " " * max(1, item.blanks) + item.text
