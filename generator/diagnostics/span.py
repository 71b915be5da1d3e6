"""A place in a text: the span of characters that a value or a finding stands on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where something is written.

    Lines and columns count from 1; columns are Unicode code points without the byte order mark; ends are exclusive.
    ``path`` is relative to the project with ``/``, outside the project as it was given.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def to(self, end: Span) -> Span:
        """The span from the start of this one to the end of another in the same file."""
        return Span(self.path, self.line, self.column, end.end_line, end.end_column)

    def part(self, start: int, end: int) -> Span:
        """Characters ``start`` to ``end`` (from 0, exclusive) of a span that stands on one line."""
        return Span(self.path, self.line, self.column + start, self.line, self.column + end)

    @classmethod
    def of_file(cls, path: str) -> Span:
        """The place of a finding about a whole file: its first column."""
        return cls(path)


NOWHERE = Span("")
"""The place of a value that was made in code and stands in no file."""
