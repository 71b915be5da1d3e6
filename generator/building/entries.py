"""Adding an entry to a list in a file: one insertion, so that comments and layout stay as they are."""

from __future__ import annotations

import re

from generator.diagnostics import Fix, Span
from generator.source.files import SourceFile
from generator.source.value import Items, Table, Text


def add_entry(source: SourceFile, table: Table, key: str, entry: str) -> Fix:
    """The insertion that adds ``entry`` to the list under ``key`` of a table that was read from ``source``.

    The list is lengthened in the style it is written in; where there is none it is begun behind the table's first line.
    """
    values = table.get(key)
    if isinstance(values, Items) and values:
        return _behind(source, values[-1], entry)
    if isinstance(values, Items):
        return Fix(_before_end(values.span), entry)
    return _begun(source, table, f"{key}: [{entry}]")


def _behind(source: SourceFile, last: Text | Items | Table, entry: str) -> Fix:
    line = source.line(last.span.line) or ""
    dash = re.fullmatch(r"\s*-\s+", line[: last.span.column - 1])
    if dash:
        return _next_line(source, last.span.end_line, dash[0] + entry)
    return Fix(_point(last.span.path, last.span.end_line, last.span.end_column), f", {entry}")


def _begun(source: SourceFile, table: Table, text: str) -> Fix:
    first = next(iter(table)).span
    if source.text[source.offset(table.span.line) + table.span.column - 1] == "{":
        return Fix(_before_end(table.span), f", {text}")
    return _next_line(source, first.line, " " * (first.column - 1) + text)


def _next_line(source: SourceFile, number: int, text: str) -> Fix:
    line = source.line(number) or ""
    carriage = "\r" if source.text[source.offset(number) + len(line) :].startswith("\r") else ""
    return Fix(_point(source.path, number, len(line) + 1), f"{carriage}\n{text}")


def _before_end(span: Span) -> Span:
    return _point(span.path, span.end_line, span.end_column - 1)


def _point(path: str, line: int, column: int) -> Span:
    return Span(path, line, column, line, column)
