"""Findings as workflow commands that GitHub shows as annotations beside the changed lines."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics.catalogue import message
from generator.diagnostics.finding import Finding, Language, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def emit_github(findings: Sequence[Finding], language: Language) -> str:
    """One command a line."""
    return "\n".join(_command(item, language) for item in findings)


def _command(item: Finding, language: Language) -> str:
    span = item.span
    place = f"line={span.line},col={span.column},endLine={span.end_line},endColumn={span.end_column}"
    path, words = span.path.translate(_PROPERTY), message(item, language).translate(_DATA)
    return f"::{_COMMANDS[item.severity]} file={path},{place},title={item.code}::{words}"
