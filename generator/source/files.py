"""Reading a file from disk: its text, or the findings that tell why there is none."""

from __future__ import annotations

import codecs
import re
import stat
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from generator.diagnostics import Finding, Span, finding
from generator.source.characters import name_of, refused, without_refused

MAX_BYTES = 1024 * 1024
"""The largest file that is read, in bytes."""

MAX_CHARACTER_FINDINGS = 20
"""How many refused characters of one file are told."""


@dataclass(frozen=True)
class SourceFile:
    """A text with the name it is shown under. The text is as written, without a byte order mark.

    ``first_line`` is the number of its first line; it is more than 1 for a part of a file, such as front matter.
    """

    path: str
    text: str
    first_line: int = 1

    @cached_property
    def clean(self) -> str:
        """The text that readers work on: of the same length, with U+FFFD for every refused character."""
        return without_refused(self.text)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends; only LF and CRLF end a line."""
        return tuple(line.removesuffix("\r") for line in self.text.split("\n"))

    def line(self, number: int) -> str | None:
        """The line of this number, or ``None`` when the text has no such line."""
        index = number - self.first_line
        return self.lines[index] if 0 <= index < len(self.lines) else None

    def span(self, start: int, end: int) -> Span:
        """The place of the characters ``start`` to ``end`` (offsets from 0, exclusive)."""
        return Span(self.path, *self.place(start), *self.place(end))

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line - 1 + self.first_line, offset - self._starts[line - 1] + 1

    def offset(self, line: int) -> int:
        """Where a line begins, or the text's end where there is no such line."""
        index = line - self.first_line
        return self._starts[index] if index < len(self._starts) else len(self.text)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in re.finditer("\n", self.text)))


def read_text(path: Path, display: str) -> tuple[SourceFile | None, tuple[Finding, ...]]:
    """Read a file of UTF-8 text that is shown as ``display``.

    Without a file that can be read there is no text. Refused characters are findings at their places; the text is
    returned all the same, so that the rest of the file can be checked too.
    """
    try:
        data = _bytes(path, display)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, (finding("HB104", Span.of_file(display), reason=reason),)
    return (None, (data,)) if isinstance(data, Finding) else decode(data, display)


def _bytes(path: Path, display: str) -> bytes | Finding:
    here = Span.of_file(display)
    try:
        status = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return finding("HB101", here, file=display)
    if stat.S_ISLNK(status.st_mode):
        return finding("HB103", here, file=display)
    if not stat.S_ISREG(status.st_mode):
        return finding("HB102", here, file=display)
    with path.open("rb") as stream:
        data = stream.read(MAX_BYTES + 1)
    return finding("HB105", here, size=max(status.st_size, len(data))) if len(data) > MAX_BYTES else data


def decode(data: bytes, display: str) -> tuple[SourceFile | None, tuple[Finding, ...]]:
    """The text of the bytes of a file, with the findings about its encoding and its characters."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        file = SourceFile(display, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = SourceFile(display, data[: error.start].decode("utf-8"))
        line, column = before.place(len(before.text))
        span = Span(display, line, column, line, column + 1)
        return None, (finding("HB106", span, byte=f"0x{data[error.start]:02X}"),)
    return file, tuple(
        finding("HB107", file.span(offset, offset + 1), character=name_of(character))
        for offset, character in islice(refused(file.text), MAX_CHARACTER_FINDINGS)
    )
