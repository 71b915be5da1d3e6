"""From the values of one file to its model: the kind that the file says decides which."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.diagnostics import Finding, Span, errors, finding
from generator.model.base import MAPPING, Model, construct, missing, shape
from generator.model.book import Document
from generator.model.chapters import ChapterFile, HandbookFile, ItemFile
from generator.model.diagrams import LogicFile, RootFile
from generator.model.fault import near
from generator.model.lost import NOTHING
from generator.model.matrix_file import MatrixFile
from generator.model.process_file import ProcessFile
from generator.model.records import read_records
from generator.model.register_files import REGISTERS
from generator.model.salvage import salvage, without_echoes
from generator.source.csv import read_csv
from generator.source.files import SourceFile
from generator.source.glyphs import unprintable
from generator.source.markdown import Chapter, read_markdown
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
    if value is None:
        return None, reading.findings
    if not isinstance(value, Table):
        wrong = finding("HB203", value.span, expected=MAPPING, found=shape(value))
        return None, reading.findings or (wrong,)
    document, findings = _document(file.path, value, DEFINITIONS, reading.findings, None)
    return document, (*findings, *unprintable(file, value))


def read_page(file: SourceFile) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document of a Markdown file, whose kind stands in its front matter."""
    markdown = read_markdown(file)
    if markdown.front is None:
        missing = () if markdown.findings else (finding("HB202", Span.of_file(file.path), key="kind"),)
        return None, (*markdown.findings, *missing)
    document, findings = _document(file.path, markdown.front, PAGES, markdown.findings, markdown)
    return document, (*findings, *unprintable(file, markdown.front, markdown.tokens, markdown.body_line))


def read_sheet(file: SourceFile) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document of a CSV file: the records of a unit in a year."""
    sheet, findings = read_csv(file)
    if sheet is None:
        return None, findings
    records, told = read_records(file.path, sheet)
    document = None if records is None else Document(file.path, PurePosixPath(file.path).stem, records)
    return document, (*findings, *told)


def _document(
    path: str,
    table: Table,
    kinds: Mapping[str, type[Model]],
    reading: tuple[Finding, ...],
    markdown: Chapter | None,
) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document of what was read of a file, as far as it makes sense, with all findings."""
    kind, wrong = _kind(table, kinds)
    if kind is None:
        return None, (*reading, *without_echoes(wrong, reading, table))
    name = PurePosixPath(path).stem
    model, findings = construct(kind, table)
    lost = NOTHING
    if model is None or errors(reading):
        model, lost = salvage(kind, table, reading, name)
    document = None if model is None else Document(path, name, model, markdown, lost)
    return document, (*reading, *without_echoes(findings, reading, table))


def _kind(table: Table, kinds: Mapping[str, type[Model]]) -> tuple[type[Model] | None, tuple[Finding, ...]]:
    """The model of the kind that a file says, or why there is none; a definition without a kind is a process."""
    kind = table.get("kind", Text("process"))
    if "kind" not in table and "process" not in kinds:
        return None, missing(table, "kind")
    if isinstance(kind, Text) and kind in kinds:
        return kinds[kind], ()
    wanted = "、".join(kinds)
    return None, (finding("HB213", kind.span, kind=kind, words=wanted, near=near(str(kind), kinds)),)
