"""A finding: a code of the catalogue, a place, the words that fill the message, and where it is safe a fix."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from generator.diagnostics.span import Span

Language = Literal["zh", "en"]


class Severity(StrEnum):
    """How much a finding weighs: an error fails the command, a warning and an info do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe repair: the text to put in the place of ``span``."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell about the content.

    Made by :func:`generator.diagnostics.finding`, which takes the severity from the catalogue; ``arguments`` fill the
    ``{names}`` of the catalogue's message and hint.
    """

    code: str
    span: Span
    severity: Severity
    arguments: tuple[tuple[str, str], ...] = ()
    fix: Fix | None = None


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The errors among findings, in their order: where there is one, nothing is published."""
    return tuple(found for found in findings if found.severity is Severity.ERROR)


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings without repetitions, by path, line, column and code."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda f: (f.span.path, f.span.line, f.span.column, f.code, f.arguments)))
