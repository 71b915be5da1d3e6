"""Findings as a code quality report, which GitLab shows on a merge request."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from generator.diagnostics.catalogue import message
from generator.diagnostics.finding import Finding, Language, Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def emit_gitlab(findings: Sequence[Finding], language: Language) -> str:
    """The findings as an array; a fingerprint names the same finding wherever its line has moved to."""
    seen: Counter[str] = Counter()
    report = []
    for item in findings:
        words = message(item, language)
        same = f"{item.code}\n{item.span.path}\n{words}"
        seen[same] += 1
        report.append(
            {
                "check_name": item.code,
                "description": words,
                "severity": _SEVERITIES[item.severity],
                "fingerprint": sha256(f"{same}\n{seen[same]}".encode("utf-8", "surrogatepass")).hexdigest(),
                "location": {"path": item.span.path, "lines": {"begin": item.span.line}},
            }
        )
    return json.dumps(report, ensure_ascii=False, indent=2)
