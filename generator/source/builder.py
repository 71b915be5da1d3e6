"""Putting nodes together: each text, list and mapping goes into the one it stands in; look-alikes are told along."""

from __future__ import annotations

import re

from generator.diagnostics import Finding, Span, finding
from generator.source import lookalikes
from generator.source.files import SourceFile
from generator.source.value import Items, Table, Text, Value

_NAME = re.compile("[a-z][a-z0-9_-]*")
_BREAK = re.compile(r"\n(?![ \t]*[\r\n])[ \t]*")


class _List:
    """A list that is being filled. ``start`` and ``place`` tell where it begins."""

    __slots__ = ("flow", "place", "start", "value")

    def __init__(self, start: int, place: tuple[int, int], *, flow: bool) -> None:
        self.value = Items()
        self.start = start
        self.place = place
        self.flow = flow


class _Mapping:
    """A mapping that is being filled.

    ``key`` waits for its value, ``keep`` is false when that value goes nowhere. ``before`` is where the last unquoted
    value in braces begins, ``lost`` the span of the texts after it that a comma cut off.
    """

    __slots__ = ("before", "flow", "keep", "key", "key_end", "key_start", "lost", "place", "start", "value")

    def __init__(self, start: int, place: tuple[int, int], *, flow: bool) -> None:
        self.value = Table()
        self.start = start
        self.place = place
        self.flow = flow
        self.key: Text | None = None
        self.key_start = self.key_end = start
        self.keep = True
        self.before: int | None = None
        self.lost: tuple[int, int] | None = None


class Builder:
    """The values of one document while its nodes arrive in order; findings go to the given list.

    All offsets are those of the clean text. ``last`` is where the last node ended, ``plain`` where the last text began
    when it was unquoted, ``quoted`` where the last quoted text of several lines began.
    """

    def __init__(self, file: SourceFile, findings: list[Finding]) -> None:
        self.file = file
        self.text = file.clean
        self.findings = findings
        self.stack: list[_List | _Mapping] = []
        self.root: Value | None = None
        self.last = 0
        self.last_place = (file.first_line, 1)
        self.plain: int | None = None
        self.quoted: int | None = None

    def open(self, start: int, place: tuple[int, int], *, mapping: bool, flow: bool) -> None:
        """Begin a list or a mapping at an offset and its line and column."""
        self.stack.append((_Mapping if mapping else _List)(start, place, flow=flow))

    def close(self, end: int, place: tuple[int, int]) -> None:
        """End the innermost list or mapping; a bracket that closes it ends at the given place."""
        frame = self.stack.pop()
        if isinstance(frame, _Mapping):
            self._tell_lost(frame)
        if frame.flow and self.text[frame.start] in "[{":
            self.last, self.last_place, self.plain = end, place, None
        value = frame.value
        value.span = Span(self.file.path, *frame.place, *self.last_place)
        self._put(value, frame.start, self.last)

    def scalar(self, text: Text, start: int, end: int) -> None:
        """Add a text that stands from ``start`` to ``end``."""
        self.last, self.last_place = end, (text.span.end_line, text.span.end_column)
        self.plain = start if text.style == "plain" else None
        if text.span.line < text.span.end_line and text.style in ("single", "double"):
            self.quoted = start
        self._put(text, start, end)

    def opened(self) -> int | None:
        """Where the innermost open bracket stands."""
        return next((frame.start for frame in reversed(self.stack) if frame.flow), None)

    def _add(self, *found: Finding | None) -> bool:
        """Tell the first finding there is."""
        item = next((item for item in found if item is not None), None)
        if item is not None:
            self.findings.append(item)
        return item is not None

    def _put(self, value: Value, start: int, end: int) -> None:
        """Give a finished node to the list or mapping it stands in."""
        if not self.stack:
            self._root(value, start, end)
            return
        frame = self.stack[-1]
        if isinstance(frame, _List):
            self._item(frame, value, start, end)
        elif frame.key is None:
            self._key(frame, value, start, end)
        else:
            self._value(frame, frame.key, value, start, end)

    def _root(self, value: Value, start: int, end: int) -> None:
        self.root = value
        if not isinstance(value, Text) or value.style != "plain":
            return
        if value:
            self._keys_in(value, start, end, own_line=True)
            self._comment(start, end, own_line=True)
        else:
            self.findings.append(
                finding("HB111", Span(self.file.path, self.file.first_line, 1, self.file.first_line, 1))
            )

    def _item(self, frame: _List, value: Value, start: int, end: int) -> None:
        frame.value.append(value)
        if not isinstance(value, Text) or value.style != "plain":
            return
        if self._comment(start, end, flow=frame.flow, own_line=True):
            return
        if not value:
            value.span = self.file.span(start - 1, start)
            self.findings.append(finding("HB114", value.span))
        elif not self._keys_in(value, start, end, own_line=True) and frame.flow:
            self._add(lookalikes.wide_comma(self.file, start, end))

    def _key(self, frame: _Mapping, value: Value, start: int, end: int) -> None:
        frame.key_start, frame.key_end, frame.keep = start, end, False
        if not isinstance(value, Text) or not (value or value.style != "plain"):
            frame.key = Text("", value.span)
            self.findings.append(finding("HB115", value.span))
            return
        frame.key = value
        if value == "<<" and value.style == "plain":
            self.findings.append(finding("HB118", value.span))
        elif value in frame.value:
            self.findings.append(finding("HB112", value.span, key=value, line=frame.value.key(value).span.line))
        else:
            frame.keep = True
            if not value[:1].isalpha():
                self._add(lookalikes.no_dash(self.file, start, end), lookalikes.wide_indentation(self.file, start))

    def _value(self, frame: _Mapping, key: Text, value: Value, start: int, end: int) -> None:
        frame.key = None
        plain = isinstance(value, Text) and value.style == "plain"
        if plain and not value:
            place = self._missing(frame, key)
            if place is None:
                return
            value.span = place
        elif plain:
            span = value.span
            own_line = span.line > key.span.end_line
            self._comment(start, end, flow=frame.flow, own_line=own_line)
            if own_line or span.line < span.end_line:
                self._keys_in(value, start, end, own_line=own_line)
            if self.text[start] in "［｛":
                self._add(lookalikes.wide_brackets(self.file, start, end))
        if frame.flow:
            self._tell_lost(frame)
            frame.before = start if plain and value else None
        if frame.keep:
            frame.value[key] = value

    def _comment(self, start: int, end: int, *, flow: bool = False, own_line: bool = False) -> bool:
        return self.text[end : end + 1] in (" ", "\t", "#") and self._add(
            lookalikes.swallowed_comment(self.file, start, end, flow=flow, own_line=own_line)
        )

    def _keys_in(self, value: Value, start: int, end: int, *, own_line: bool) -> bool:
        """Look for keys with a wrong colon at the line starts of an unquoted text."""
        many = value.span.line < value.span.end_line
        lines = [match.end() for match in _BREAK.finditer(self.text, start, end)] if many else []
        if own_line:
            lines.insert(0, start)
        found = [lookalikes.wide_colon(self.file, line) for line in lines]
        if own_line and many and not any(found):
            found = lookalikes.wide_outcomes(self.file, lines)
        if own_line and not any(found):
            found = [lookalikes.no_blank(self.file, start)]
        self.findings.extend(item for item in found if item is not None)
        return any(found)

    def _missing(self, frame: _Mapping, key: Text) -> Span | None:
        """Tell a key without value; returns the place that stands for the value, or ``None`` to drop the key."""
        start, end = frame.key_start, frame.key_end
        if not frame.flow or self.text[end : end + 1] == ":":
            if self._comment(self.last, self.last, flow=frame.flow):
                return self.findings[-1].span
        else:
            colon = lookalikes.wide_colon(self.file, start, any_key=True)
            if self._add(colon, lookalikes.no_blank(self.file, start)):
                return None
            if frame.before is not None and not _NAME.fullmatch(key):
                frame.lost = (frame.lost[0] if frame.lost else start, end)
                return None
        self.findings.append(finding("HB113", key.span, key=key))
        return key.span

    def _tell_lost(self, frame: _Mapping) -> None:
        if frame.lost is not None and frame.before is not None:
            self._add(lookalikes.swallowed_text(self.file, frame.before, *frame.lost))
        frame.lost = None
