"""From the values of one file to its model: the kind that the file says decides which."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.diagnostics import Finding, Span, finding
from generator.model.base import MAPPING, Model, construct, shape
from generator.model.book import Document
from generator.model.chapters import ChapterFile, HandbookFile, ItemFile
from generator.model.diagrams import LogicFile, MatrixFile, RootFile
from generator.model.fault import near
from generator.model.process_file import ProcessFile
from generator.model.registers import REGISTERS
from generator.source.files import SourceFile
from generator.source.markdown import read_markdown
from generator.source.value import Table, Text
from generator.source.yaml import read_yaml

DEFINITIONS: Mapping[str, type[Model]] = {
    "process": ProcessFile,
    "matrix": MatrixFile,
    "logic": LogicFile,
    "root": RootFile,
    "handbook": HandbookFile,
    **REGISTERS,
}
"""The kinds of YAML file."""

PAGES: Mapping[str, type[Model]] = {"item": ItemFile, "chapter": ChapterFile}
"""The kinds of Markdown file."""

KINDS: Mapping[str, type[Model]] = {**DEFINITIONS, **PAGES}
"""All kinds of file."""


def read_definition(file: SourceFile) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document of a YAML file; a file without a kind is a process."""
    reading = read_yaml(file)
    value = reading.value
    if value is not None and not isinstance(value, Table):
        wrong = finding("HB203", value.span, expected=MAPPING, found=shape(value))
        return None, _merge(reading.findings, (wrong,))
    if value is None:
        return None, reading.findings
    model, findings = _construct(value, DEFINITIONS, "process")
    return _document(file.path, model, None), _merge(reading.findings, findings)


def read_page(file: SourceFile) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document of a Markdown file, whose kind stands in its front matter."""
    markdown = read_markdown(file)
    if markdown.front is None:
        missing = () if markdown.findings else (finding("HB202", Span.of_file(file.path), key="kind"),)
        return None, (*markdown.findings, *missing)
    model, findings = _construct(markdown.front, PAGES, "")
    document = _document(file.path, model, markdown)
    return document, _merge(markdown.findings, findings)


def _construct(
    table: Table, kinds: Mapping[str, type[Model]], default: str
) -> tuple[Model | None, tuple[Finding, ...]]:
    kind = table.get("kind", Text(default))
    if not kind:
        return None, (finding("HB202", next(iter(table)).span if table else table.span, key="kind"),)
    if not isinstance(kind, Text) or kind not in kinds:
        words = "、".join(kinds)
        return None, (finding("HB213", kind.span, kind=kind, words=words, near=near(str(kind), kinds)),)
    return construct(kinds[kind], table)


def _document(path: str, model: Model | None, markdown: object) -> Document | None:
    return None if model is None else Document(path, PurePosixPath(path).stem, model, markdown)  # type: ignore[arg-type]


def _merge(reading: tuple[Finding, ...], model: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """All findings, without those of the model that stand where the reader has told the cause already."""
    told = [found.span for found in reading]
    return (*reading, *(found for found in model if not any(_overlap(found.span, span) for span in told)))


def _overlap(one: Span, other: Span) -> bool:
    starts = max((one.line, one.column), (other.line, other.column))
    ends = min((one.end_line, one.end_column), (other.end_line, other.end_column))
    return starts < ends
