"""Findings as one JSON array, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from generator.diagnostics.catalogue import hint, message
from generator.diagnostics.finding import Finding, Language
from generator.diagnostics.span import Span


def emit_json(findings: Sequence[Finding], language: Language) -> str:
    """The findings as an array of objects; ``hint`` and ``fix`` are null when there is none."""
    return json.dumps([_object(item, language) for item in findings], ensure_ascii=False, indent=2)


def _object(item: Finding, language: Language) -> dict[str, Any]:
    return {
        "code": item.code,
        "severity": item.severity.value,
        "message": message(item, language),
        "path": item.span.path,
        **_place(item.span),
        "hint": hint(item, language) or None,
        "fix": {**_place(item.fix.span), "text": item.fix.text} if item.fix else None,
    }


def _place(span: Span) -> dict[str, int]:
    return {"line": span.line, "column": span.column, "end_line": span.end_line, "end_column": span.end_column}
