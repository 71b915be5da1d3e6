"""What libyaml says about a broken file, told as our own findings at the exact place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from generator.diagnostics import Finding, Span, finding
from generator.source.files import SourceFile

MAX_SHOWN = 40
"""How many characters of the text a message repeats."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A syntax error: libyaml's words, where it stopped, where the construct began and where the last event ended.

    The places are offsets in the clean text; ``opened`` is the innermost bracket that is still open, ``quoted`` the
    start of the last quoted text when that ran over several lines.
    """

    problem: str
    context: str
    at: int
    began: int
    last: int
    opened: int | None = None
    quoted: int | None = None

    @classmethod
    def of(cls, error: yaml.YAMLError, text: str, *, last: int, opened: int | None, quoted: int | None) -> Trouble:
        """The parser's error with its places in the text."""
        problem, context = getattr(error, "problem", None) or str(error), getattr(error, "context", None) or ""
        mark, context_mark = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        at = min(mark.index, len(text)) if mark else last
        began = min(context_mark.index, at) if context_mark else at
        return cls(problem, context, at, began, last, opened, quoted)


def explain_syntax(error: Trouble, file: SourceFile) -> Finding:
    """The finding that tells a syntax error."""
    for known, tell in _PROBLEMS:
        if known in error.problem or known in error.context:
            return tell(error, file)
    return _unknown(error, file)


def _line_of(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the line that holds an offset, without its line end."""
    start, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    return start, len(text[start : end if end >= 0 else len(text)].rstrip("\r")) + start


def _rest(text: str, offset: int) -> int:
    """Where the text of a line ends, without trailing blanks."""
    return max(offset, offset + len(text[offset : _line_of(text, offset)[1]].rstrip()))


def _shown(text: str) -> str:
    return text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN] + "…"


def _at(file: SourceFile, start: int, length: int = 1) -> Span:
    return file.span(start, min(start + length, max(_line_of(file.clean, start)[1], start)))


def _unknown(error: Trouble, file: SourceFile) -> Finding:
    return finding("HB122", _at(file, error.at), problem=error.problem)


def _quote(error: Trouble, file: SourceFile) -> Finding:
    return finding("HB123", _at(file, error.began), mark=file.clean[error.began])


def _bracket(error: Trouble, file: SourceFile) -> Finding:
    start = error.began if error.opened is None else error.opened
    mark = file.clean[start : start + 1]
    if _line_of(file.clean, start) == _line_of(file.clean, error.at) and error.at < _rest(file.clean, error.at):
        return finding("HB132", _at(file, error.at, _rest(file.clean, error.at) - error.at))
    return finding("HB124", _at(file, start), mark=mark, closing={"[": "]", "{": "}"}.get(mark, "]"))


def _structure(error: Trouble, file: SourceFile) -> Finding:
    text = file.clean
    start, _ = _line_of(text, error.at)
    if text[error.at : error.at + 1] == ":":
        return finding("HB115", _at(file, error.at))
    if error.quoted is not None:
        return finding("HB123", _at(file, error.quoted), mark=text[error.quoted])
    if start < error.last <= error.at:
        return finding("HB132", _at(file, error.at, _rest(text, error.at) - error.at))
    return finding("HB125", _at(file, error.at, _rest(text, error.at) - error.at))


def _document(error: Trouble, file: SourceFile) -> Finding:
    ended = re.search(r"^\.\.\.", file.clean[: error.at], re.MULTILINE)
    return finding("HB121", _at(file, error.at)) if ended else _structure(error, file)


def _colon(error: Trouble, file: SourceFile) -> Finding:
    text = file.clean
    start, _ = _line_of(text, error.at)
    before = text[start : error.at]
    if re.search(r":\s", before):
        return finding("HB126", _at(file, error.at))
    key = start + len(before) - len(before.lstrip())
    return finding("HB125", _at(file, key, error.at - key))


def _no_colon(error: Trouble, file: SourceFile) -> Finding:
    end = _rest(file.clean, error.began)
    return finding("HB127", _at(file, error.began, end - error.began), text=_shown(file.clean[error.began : end]))


def _list(error: Trouble, file: SourceFile) -> Finding:
    return finding("HB140", _at(file, error.at))


def _tab(error: Trouble, file: SourceFile) -> Finding:
    return finding("HB128", _at(file, error.at))


def _start(error: Trouble, file: SourceFile) -> Finding:
    text = file.clean
    character = text[error.at : error.at + 1]
    if character == "\t":
        return _tab(error, file)
    if character == ":":
        return finding("HB115", _at(file, error.at))
    if text.startswith("...", error.at):
        return _unknown(error, file)
    if error.opened is not None and error.at >= len(text.rstrip()):
        return _bracket(error, file)
    return finding("HB129", _at(file, error.at), character=character) if character.strip() else _unknown(error, file)


def _escape(error: Trouble, file: SourceFile) -> Finding:
    start = max(file.clean.rfind("\\", error.began, error.at + 1), error.began)
    return finding("HB130", _at(file, start, 2), escape=file.clean[start : start + 2])


def _block(error: Trouble, file: SourceFile) -> Finding:
    end = _rest(file.clean, error.began)
    return finding("HB131", _at(file, error.began, end - error.began), text=_shown(file.clean[error.began : end]))


def _property(code: str) -> Callable[[Trouble, SourceFile], Finding]:
    def tell(error: Trouble, file: SourceFile) -> Finding:
        match = re.compile(r"\S+").match(file.clean, error.began)
        length = len(match.group()) if match else 1
        return finding(
            code, _at(file, error.began, length), name=_shown(file.clean[error.began : error.began + length])
        )

    return tell


_PROBLEMS: tuple[tuple[str, Callable[[Trouble, SourceFile], Finding]], ...] = (
    ("while scanning an anchor", _property("HB116")),
    ("while scanning an alias", _property("HB117")),
    ("tag", _property("HB119")),
    ("directive", _property("HB120")),
    ("found a tab character", _tab),
    ("block scalar", _block),
    ("escape character", _escape),
    ("hexdecimal number", _escape),
    ("Unicode character escape", _escape),
    ("quoted scalar", _quote),
    ("found character that cannot start any token", _start),
    ("did not find expected node content", _start),
    ("did not find expected ',' or", _bracket),
    ("mapping values are not allowed", _colon),
    ("block sequence entries are not allowed", _list),
    ("could not find expected ':'", _no_colon),
    ("did not find expected key", _structure),
    ("did not find expected '-' indicator", _structure),
    ("did not find expected <document start>", _document),
    ("mapping keys are not allowed", _start),
)
"""Which words of libyaml's problem or context mean what; the first that fits tells."""
