"""Emitters: findings as text for people, for GitHub and GitLab, as SARIF and as JSON.

``emit`` picks one by its name; each module beside this one holds one format and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.diagnostics.emitters.github import emit_github
from generator.diagnostics.emitters.gitlab import emit_gitlab
from generator.diagnostics.emitters.json import emit_json
from generator.diagnostics.emitters.sarif import emit_sarif
from generator.diagnostics.emitters.text import SourceLine, emit_text
from generator.diagnostics.finding import Finding, Language, sort_findings

Emitter = Callable[[Sequence[Finding], Language, SourceLine], str]

FORMATS: Mapping[str, Emitter] = {
    "text": emit_text,
    "github": lambda findings, language, _: emit_github(findings, language),
    "gitlab": lambda findings, language, _: emit_gitlab(findings, language),
    "sarif": lambda findings, language, _: emit_sarif(findings, language),
    "json": lambda findings, language, _: emit_json(findings, language),
}
"""The formats by name, in the order that help shows them."""


def emit(findings: Iterable[Finding], output: str, language: Language, source_line: SourceLine) -> str:
    """All findings, sorted, in the format ``output``, without a line end after the last line.

    ``source_line`` gives the text of a line by path and number, or ``None`` where it cannot be shown. Raises
    ``KeyError`` for an unknown format.
    """
    text = FORMATS[output](sort_findings(findings), language, source_line)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


__all__ = ["FORMATS", "Emitter", "SourceLine", "emit"]
