"""The places of findings that have been told, so that nothing else is told of the same characters."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics import Finding, Severity, Span

LONG = 100
"""A span of more lines than this is too wide to be the cause of what stands inside it."""


class Places:
    """The spans of the errors among some findings, by path and line."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._on: dict[tuple[str, int], list[Span]] = {}
        for span in dict.fromkeys(found.span for found in findings if found.severity is Severity.ERROR):
            for line in range(span.line, min(span.end_line, span.line + LONG) + 1):
                self._on.setdefault((span.path, line), []).append(span)

    def touch(self, span: Span) -> bool:
        """Whether one of them has a character in common with a span."""
        lines = range(span.line, min(span.end_line, span.line + LONG) + 1)
        return any(_overlap(span, other) for line in lines for other in self._on.get((span.path, line), ()))


def _overlap(one: Span, other: Span) -> bool:
    starts = max((one.line, one.column), (other.line, other.column))
    return starts < min((one.end_line, one.end_column), (other.end_line, other.end_column))
