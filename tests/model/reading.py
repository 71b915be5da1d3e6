"""Reads texts as files of a book, without a project around them."""

from __future__ import annotations

from collections.abc import Mapping

from generator.diagnostics import Finding
from generator.model.book import Document
from generator.model.document import read_definition
from generator.model.editions import WHOLE, Edition
from generator.model.process import Process
from generator.model.process_file import ProcessFile
from generator.model.resolve import resolve
from generator.source.files import SourceFile

ROLES = {"支委会": "支委会", "支部委员会": "支委会", "大会": "大会", "党委": "党委"}


def read(text: str, path: str = "diagrams/processes/case.yml") -> tuple[Document | None, tuple[Finding, ...]]:
    return read_definition(SourceFile(path, text))


def process(text: str, edition: Edition = WHOLE, roles: Mapping[str, str] = ROLES) -> Process:
    """The process of a text that reads without fault; what resolving finds is passed over."""
    document, findings = read(text)
    assert document is not None, findings
    assert findings == ()
    assert isinstance(document.file, ProcessFile)
    return resolve("case", document.path, document.file, roles, edition)[0]


def at(text: str, found: Finding) -> str:
    """The characters that a finding stands on (one line)."""
    span = found.span
    line = text.split("\n")[span.line - 1]
    return line[span.column - 1 : span.end_column - 1] if span.line == span.end_line else "…"
