"""Reading a file from disk: its text, or the findings that tell why there is none."""

from __future__ import annotations

import codecs
import os
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
    data = read_bytes(path, Span.of_file(display), display)
    return (None, (data,)) if isinstance(data, Finding) else decode(data, display)


def read_bytes(path: Path, here: Span, display: str, limit: int = MAX_BYTES, beyond: str = "HB105") -> bytes | Finding:
    """The bytes of a regular file, or the finding that tells ``here`` why there are none.

    A file of more than ``limit`` bytes has the code ``beyond``. What the path leads to is settled once, as it is
    opened: a link is not followed, and a pipe that has taken the place of a file is not waited for.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        return finding("HB101", here, file=display)
    except (OSError, ValueError) as error:
        return _unopened(path, here, display, error)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return finding("HB102", here, file=display)
        with os.fdopen(handle, "rb", closefd=False) as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        return finding("HB104", here, reason=_reason(error))
    finally:
        os.close(handle)
    return finding(beyond, here, size=max(status.st_size, len(data))) if len(data) > limit else data


def _unopened(path: Path, here: Span, display: str, error: OSError | ValueError) -> Finding:
    """Why a file was not opened: it is a link or a socket, or what the system says."""
    try:
        mode = path.lstat().st_mode
    except (OSError, ValueError):
        mode = stat.S_IFREG
    if stat.S_ISLNK(mode):
        return finding("HB103", here, file=display)
    if not stat.S_ISREG(mode):
        return finding("HB102", here, file=display)
    return finding("HB104", here, reason=_reason(error))


def _reason(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)


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
