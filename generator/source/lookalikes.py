"""Text that looks right to its writer and means something else in YAML: each with its exact place and a safe fix."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.diagnostics import Finding, Fix, Severity, finding
from generator.source.files import SourceFile

_KEY = r"[a-z][a-z0-9_-]*"
_COLON = "[：﹕︓∶]"
_CHINESE = "⺀-鿿豈-﫿︰-﹏＀-￯\U00020000-\U0003ffff"

_COMMENT = re.compile(rf"[ \t]*(#[0-9{_CHINESE}](?:(?![ \t]#[ \t\r\n])[^\r\n])*)")
_COMMENT_IN_FLOW = re.compile(rf"[ \t]*(#[0-9{_CHINESE}][^\r\n,\[\]{{}}]*)")
_COMMENT_IN_KEY = re.compile(r"(#[^:]*):(?:[ \t]|$)")
_WIDE_COLON = re.compile(rf"({_KEY})[ \t]*({_COLON})[ \t　]*")
_WIDE_COLON_AFTER_ANY_KEY = re.compile(rf"([^\s{_COLON[1:-1]}:\"'#,\[\]{{}}]{{1,20}})[ \t]*({_COLON})[ \t　]*")
_WIDE_COLON_BEFORE_WORD = re.compile(rf"{_WIDE_COLON_AFTER_ANY_KEY.pattern}(?=[a-z])")
_NO_BLANK = re.compile(rf"({_KEY})(:)(?=[^\s:/\\])")
_DASH = re.compile(rf"([-－—–•·])[ \t]*{_KEY}$")
_LINE_START = re.compile(r"[ \t]*(?:-[ \t]+)*")
_BLOCK_SCALAR = re.compile(r"(?::|-|^)[ \t]+[|>][-+0-9]{0,2}[ \t]*(?:#.*)?$")
_VALUE = re.compile(rf"{_KEY}:[ \t]+((?![\"'|>\[{{&*!#])(?:(?![ \t]+#|[ \t]*\r?$)[^\n])+)", re.MULTILINE)
_ANY_KEY = re.compile(r"([^\s:\"'|>\[{&*!#]+)(?=[ \t]+#[^\n:]+:)")
_IN_WIDE_BRACKETS = re.compile(r"(?:[^\s:]+:[ \t]+)?([［｛][^\n]*[］｝])[ \t]*\r?$", re.MULTILINE)
_WIDE_BLANKS = re.compile("[ \t]*([\u3000\u00a0][ \t\u3000\u00a0]*)")
_TO_ASCII = {"［": "[", "］": "]", "｛": "{", "｝": "}", "，": ", "}


def quoted(raw: str) -> str:
    """A plain scalar's source text as a double-quoted one."""
    return '"' + raw.replace("\\", "\\\\").replace('"', '\\"') + '"'


def swallowed_comment(
    file: SourceFile, start: int, end: int, *, flow: bool = False, own_line: bool = False
) -> Finding | None:
    """A comment after the unquoted text from ``start`` to ``end`` whose ``#`` touches Chinese or a digit.

    Inside brackets (``flow``) it ends where the text would; a text that begins its line may be meant as a key.
    """
    match = (_COMMENT_IN_FLOW if flow else _COMMENT).match(file.clean, end)
    if match is None:
        return None
    lost = match.group(1).rstrip()
    key = _COMMENT_IN_KEY.match(lost) if own_line else None
    lost = key.group(1) if key else lost
    to = match.start(1) + len(lost)
    from_ = start if start < end else match.start(1)
    fix = Fix(file.span(from_, to), quoted(file.clean[from_:to]))
    return finding("HB133", file.span(match.start(1), to), fix=fix, lost=lost)


def swallowed_text(file: SourceFile, start: int, lost: int, end: int) -> Finding:
    """The part from ``lost`` to ``end`` that a comma cut off an unquoted text in braces that begins at ``start``."""
    whole = file.clean[start:end]
    fix = Fix(file.span(start, end), quoted(whole))
    return finding("HB134", file.span(lost, end), fix=fix, lost=file.clean[lost:end], whole=whole)


def wide_colon(file: SourceFile, start: int, *, any_key: bool = False) -> Finding | None:
    """A full-width colon after a key that begins at ``start``."""
    match = (_WIDE_COLON_AFTER_ANY_KEY if any_key else _WIDE_COLON).match(file.clean, start)
    if match is None:
        return None
    ends_line = file.clean[match.end() : match.end() + 1] in ("", "\n", "\r", ",", "}", "]")
    fix = Fix(file.span(match.start(2), match.end()), ":" if ends_line else ": ")
    return finding("HB135", file.span(match.start(2), match.end(2)), fix=fix, key=match.group(1))


def wide_outcomes(file: SourceFile, lines: list[int]) -> list[Finding | None]:
    """Full-width colons after keys of any script, where every line at these offsets is such a key and a Latin word."""
    if not all(_WIDE_COLON_BEFORE_WORD.match(file.clean, line) for line in lines):
        return []
    return [wide_colon(file, line, any_key=True) for line in lines]


def no_blank(file: SourceFile, start: int) -> Finding | None:
    """A colon without a blank behind it after a key that begins at ``start``."""
    match = _NO_BLANK.match(file.clean, start)
    if match is None:
        return None
    span = file.span(match.start(2), match.end(2))
    return finding("HB136", span, fix=Fix(span, ": "), key=match.group(1))


def no_dash(file: SourceFile, start: int, end: int) -> Finding | None:
    """A key from ``start`` to ``end`` that begins with a list mark without its blank, or with a look-alike of one."""
    match = _DASH.match(file.clean, start, end)
    if match is None:
        return None
    span = file.span(start, start + 1)
    blank = "" if file.clean[start + 1] in " \t" else " "
    return finding("HB137", span, fix=Fix(span, "-" + blank), mark=match.group(1))


def wide_comma(file: SourceFile, start: int, end: int) -> Finding | None:
    """Full-width commas inside one item of a bracketed list."""
    raw = file.clean[start:end]
    if "，" not in raw:
        return None
    at = start + raw.index("，")
    fix = Fix(file.span(start, end), re.sub("，[ \t]*", ", ", raw))
    return finding("HB138", file.span(at, at + 1), fix=fix, mark="，", ascii=",")


def wide_brackets(file: SourceFile, start: int, end: int) -> Finding | None:
    """A value that stands in full-width brackets."""
    raw = file.clean[start:end]
    if raw[:1] + raw[-1:] not in ("［］", "｛｝"):
        return None
    fixed = re.sub("[［］｛｝]|，[ \t]*", lambda match: _TO_ASCII[match.group()[0]], raw)
    return finding(
        "HB138", file.span(start, start + 1), fix=Fix(file.span(start, end), fixed), mark=raw[0], ascii=fixed[0]
    )


def wide_indentation(file: SourceFile, start: int) -> Finding | None:
    """Full-width or no-break spaces in front of what begins at ``start``."""
    match = _WIDE_BLANKS.match(file.clean, start)
    return finding("HB139", file.span(*match.span(1))) if match else None


def in_lines(file: SourceFile, start: int, suspect_end: int) -> Iterator[Finding]:
    """What can be told about the lines from offset ``start`` on by looking at them alone.

    For the rest of a file whose parse stopped. Up to ``suspect_end`` the reason is looked for, so keys may be of any
    script there; further on only keys of the language count.
    """
    for at in _line_starts(file.clean, start):
        match = _LINE_START.match(file.clean, at)
        begin = match.end() if match else at
        suspect = at <= suspect_end
        colon = wide_colon(file, begin, any_key=suspect and not file.clean[at:begin].strip())
        comment = _comment_in_line(file, begin, suspect=suspect)
        found = [colon or comment, *(_suspects(file, at, begin) if suspect and not colon else ())]
        yield from (item for item in found if item is not None)


def _suspects(file: SourceFile, at: int, begin: int) -> Iterator[Finding | None]:
    """What may be wrong with the line at ``at`` whose text begins at ``begin``."""
    text = file.clean
    end = text.find(":", begin)
    yield wide_indentation(file, at)
    yield no_blank(file, begin)
    yield no_dash(file, begin, end) if end > 0 else None
    brackets = _IN_WIDE_BRACKETS.match(text, begin)
    found = wide_brackets(file, *brackets.span(1)) if brackets else None
    yield replace(found, severity=Severity.ERROR) if found else None


def _comment_in_line(file: SourceFile, begin: int, *, suspect: bool) -> Finding | None:
    """A swallowed comment behind an unquoted value, or, in a suspect line, behind a key."""
    value = _VALUE.match(file.clean, begin)
    if value is not None:
        return swallowed_comment(file, *value.span(1))
    key = _ANY_KEY.match(file.clean, begin) if suspect else None
    return swallowed_comment(file, *key.span(1), own_line=True) if key else None


def _line_starts(text: str, start: int) -> Iterator[int]:
    """Where the lines from ``start`` on begin, without comments and the bodies of block scalars."""
    at, body_of = start, -1
    while at < len(text):
        end = text.find("\n", at)
        line = text[at : end if end >= 0 else len(text)].rstrip()
        indent = len(line) - len(line.lstrip(" "))
        if body_of >= 0 and (indent > body_of or not line):
            pass
        elif not line.lstrip().startswith("#"):
            key = _LINE_START.match(line)
            body_of = key.end() if key and _BLOCK_SCALAR.search(line) else -1
            yield at
        if end < 0:
            return
        at = end + 1
