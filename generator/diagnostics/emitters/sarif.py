"""Findings as a SARIF 2.1.0 log, for code scanning and editors (OASIS standard, 2020-03-27)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from generator.diagnostics.catalogue import Entry, catalogue, hint, message
from generator.diagnostics.finding import Finding, Fix, Language, Severity
from generator.diagnostics.span import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def emit_sarif(findings: Sequence[Finding], language: Language) -> str:
    """One run with a rule for every code that occurs; columns count code points."""
    codes = sorted({item.code for item in findings})
    driver = {"name": "handbooks", "rules": [_rule(catalogue()[code], language) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, codes.index(item.code), language) for item in findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(entry: Entry, language: Language) -> dict[str, Any]:
    return {
        "id": entry.code,
        "name": "".join(word.capitalize() for word in entry.name.split("-")),
        "shortDescription": {"text": entry.title(language)},
        "fullDescription": {"text": entry.reason.text(language)},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _result(item: Finding, index: int, language: Language) -> dict[str, Any]:
    result = {
        "ruleId": item.code,
        "ruleIndex": index,
        "level": _LEVELS[item.severity],
        "message": {"text": message(item, language)},
        "locations": [{"physicalLocation": {**_file(item.span), "region": _region(item.span)}}],
    }
    if item.fix is not None:
        result["fixes"] = [_fix(item.fix, hint(item, language) or message(item, language))]
    return result


def _fix(fix: Fix, words: str) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(fix.span), "insertedContent": {"text": fix.text}}
    return {"description": {"text": words}, "artifactChanges": [{**_file(fix.span), "replacements": [replacement]}]}


def _file(span: Span) -> dict[str, Any]:
    path = quote(span.path.encode("utf-8", "surrogateescape"))
    if PurePosixPath(span.path).is_absolute():
        return {"artifactLocation": {"uri": f"file://{path}"}}
    return {"artifactLocation": {"uri": path, "uriBaseId": "%SRCROOT%"}}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
