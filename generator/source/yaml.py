"""Reading YAML: the event stream of libyaml becomes values with places, and every fault a finding.

The events are looked at one by one, so that limits hold before anything is built and a file that nests 100,000 levels
deep ends at the 41st.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Protocol, cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from generator.diagnostics import Finding, Severity, Span, finding, sort_findings
from generator.source import lookalikes
from generator.source.builder import Builder
from generator.source.characters import REFUSED, name_of, without_refused
from generator.source.files import SourceFile
from generator.source.syntax import Trouble, explain_syntax
from generator.source.value import Style, Text, Value

MAX_DEPTH = 40
"""How deep lists and mappings may stand in one another."""

MAX_NODES = 50_000
"""How many texts, lists and mappings a file may hold."""

MAX_SCALAR_BYTES = 64 * 1024
"""The longest text, in bytes of UTF-8."""

_STYLES: dict[str, Style] = {"": "plain", "'": "single", '"': "double", "|": "literal", ">": "folded"}
_PROPERTY = re.compile(r"[ \t\r\n]*(?:(&[^\s,\[\]{}]+)|(![^\s,\[\]{}]*))")
_DIRECTIVE = re.compile(r"^(%\S*)[^\r\n]*", re.MULTILINE)
_NEARBY = frozenset({"HB133", "HB135", "HB136", "HB137", "HB138", "HB139"})
"""The findings that tell better than libyaml's own words why the parse stopped on their line or the next."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds and what is wrong with it.

    There is no ``value`` when the file is empty, breaks YAML's syntax or a limit. Where a key or an item has no value,
    an empty plain text stands for it, with the place of the finding about it.
    """

    value: Value | None
    findings: tuple[Finding, ...]


def read_yaml(file: SourceFile, first_line: int | None = None) -> Reading:
    """Read a YAML document. Never raises.

    ``first_line`` is the number of the text's first line where it is a part of a file; otherwise that of ``file``.
    """
    return _Reader(file if first_line is None else replace(file, first_line=first_line)).read()


class _Mark(Protocol):
    index: int
    line: int
    column: int


class _Event(Protocol):
    """What libyaml tells of a node; each kind of event has some of these."""

    start_mark: _Mark
    end_mark: _Mark
    value: str
    style: str | None
    anchor: str | None
    tag: str | None
    flow_style: bool | None
    version: tuple[int, int] | None
    tags: dict[str, str] | None


class _Events(Protocol):
    def get_event(self) -> _Event: ...

    def dispose(self) -> None: ...


class _LimitError(Exception):
    """A limit was met, or a second document: nothing more is read."""


class _Reader:
    """One pass over the events of one file."""

    def __init__(self, file: SourceFile) -> None:
        self.file = file
        self.text = file.clean
        self.path, self.first_line = file.path, file.first_line
        self.findings: list[Finding] = []
        self.builder = Builder(file, self.findings)
        self.nodes = 0
        self.documents = 0

    def read(self) -> Reading:
        """Read all events, or up to the first that cannot be read."""
        parser = cast("_Events", yaml.CLoader(self.text))
        value = None
        try:
            value = self._events(parser)
        except _LimitError:
            pass
        except yaml.YAMLError as error:
            self._broken(error)
        finally:
            parser.dispose()
        return Reading(value, sort_findings(self.findings))

    def _events(self, parser: _Events) -> Value | None:
        while True:
            event = parser.get_event()
            kind: type[object] = type(event)
            if kind is ScalarEvent:
                self._scalar(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                self._open(event, mapping=kind is MappingStartEvent)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                end = event.end_mark
                self.builder.close(end.index, (end.line + self.first_line, end.column + 1))
            elif kind is AliasEvent:
                self._alias(event)
            elif kind is DocumentStartEvent:
                self._document(event)
            elif kind is StreamEndEvent:
                break
        if self.builder.root is None:
            self._tell(finding("HB111", Span(self.path, self.first_line, 1, self.first_line, 1)))
        return self.builder.root

    def _tell(self, found: Finding) -> None:
        self.findings.append(found)

    def _stop(self, found: Finding) -> _LimitError:
        self.findings.append(found)
        return _LimitError(found.code)

    def _span(self, event: _Event) -> Span:
        start, end, line = event.start_mark, event.end_mark, self.first_line
        return Span(self.path, start.line + line, start.column + 1, end.line + line, end.column + 1)

    def _document(self, event: _Event) -> None:
        self.documents += 1
        if self.documents > 1:
            raise self._stop(finding("HB121", self._span(event)))
        if event.version or event.tags:
            for match in _DIRECTIVE.finditer(self.text, 0, event.end_mark.index):
                self._tell(finding("HB120", self.file.span(*match.span()), name=match.group(1)))

    def _count(self, event: _Event) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self._stop(finding("HB109", self._span(event), limit=MAX_NODES))

    def _scalar(self, event: _Event) -> None:
        self._count(event)
        first, last, line = event.start_mark, event.end_mark, self.first_line
        start, end = first.index, last.index
        if event.anchor is not None or event.tag is not None:
            self._properties(start)
        span = Span(self.path, first.line + line, first.column + 1, last.line + line, last.column + 1)
        text = Text(event.value, span, _STYLES[event.style or ""])
        if len(text) * 4 > MAX_SCALAR_BYTES and len(text.encode()) > MAX_SCALAR_BYTES:
            raise self._stop(finding("HB110", text.span, limit=MAX_SCALAR_BYTES // 1024))
        if text.style == "double" and REFUSED.search(text):
            text = self._escaped(text)
        elif text.style in ("literal", "folded"):
            end = start + len(self.text[start:end].rstrip())
            text.span = self.file.span(start, end)
        self.builder.scalar(text, start, end)

    def _escaped(self, text: Text) -> Text:
        """Refuse characters that were written as escapes, such as that of U+202E; returns the text without them."""
        for character in dict.fromkeys(REFUSED.findall(text)):
            self._tell(finding("HB107", text.span, character=name_of(character)))
        return Text(without_refused(text), text.span, text.style)

    def _open(self, event: _Event, *, mapping: bool) -> None:
        self._count(event)
        if len(self.builder.stack) >= MAX_DEPTH:
            raise self._stop(finding("HB108", self._span(event), limit=MAX_DEPTH))
        start = event.start_mark
        if event.anchor is not None or event.tag is not None:
            self._properties(start.index)
        place = (start.line + self.first_line, start.column + 1)
        self.builder.open(start.index, place, mapping=mapping, flow=bool(event.flow_style))

    def _properties(self, start: int) -> None:
        """Refuse the anchor and the tag of a node."""
        while match := _PROPERTY.match(self.text, start):
            code, group = ("HB116", 1) if match.group(1) else ("HB119", 2)
            self._tell(finding(code, self.file.span(*match.span(group)), name=match.group(group)))
            start = match.end()

    def _alias(self, event: _Event) -> None:
        self._count(event)
        start, end = event.start_mark.index, event.end_mark.index
        span = self._span(event)
        self._tell(finding("HB117", span, name=self.text[start:end]))
        self.builder.scalar(Text("", span, "double"), start, end)

    def _broken(self, error: yaml.YAMLError) -> None:
        """Tell why the parse stopped, and what the lines after it show."""
        builder = self.builder
        why = Trouble.of(error, self.text, last=builder.last, opened=builder.opened(), quoted=builder.quoted)
        self.findings.extend(lookalikes.in_lines(self.file, self._unread(), why.at))
        if builder.plain is not None and why.opened is not None:
            comma = lookalikes.wide_comma(self.file, builder.plain, builder.last)
            self.findings.extend([replace(comma, severity=Severity.ERROR)] if comma else [])
        at, began = self.file.place(why.at)[0], self.file.place(why.began)[0]
        nearby = range(min(began, at - 1), at + 1)
        if not any(item.code in _NEARBY and item.span.line in nearby for item in self.findings):
            self.findings.append(explain_syntax(why, self.file))

    def _unread(self) -> int:
        """Where the first line begins that was not read, or only as unquoted text."""
        plain, last = self.builder.plain, self.builder.last
        if plain is not None or not last:
            return self.text.rfind("\n", 0, plain or 0) + 1
        end = self.text.find("\n", last)
        return end + 1 if end >= 0 else len(self.text)
