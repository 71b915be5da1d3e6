"""Findings: what is wrong, where exactly, and what to do about it.

Read first ``span`` (a place), then ``finding`` (what is told), then ``catalogue`` (the words for every code).
"""

from generator.diagnostics.catalogue import Entry, Words, catalogue, finding, hint, message
from generator.diagnostics.finding import Finding, Fix, Language, Severity, errors, sort_findings
from generator.diagnostics.span import NOWHERE, Span

__all__ = [
    "NOWHERE",
    "Entry",
    "Finding",
    "Fix",
    "Language",
    "Severity",
    "Span",
    "Words",
    "catalogue",
    "errors",
    "finding",
    "hint",
    "message",
    "sort_findings",
]
