"""Findings for people: place, sentence, the line with a caret under it, what to do, and a summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.diagnostics.catalogue import hint, message
from generator.diagnostics.emitters.visible import visible, width
from generator.diagnostics.finding import Finding, Fix, Language, Severity
from generator.diagnostics.span import Span

SourceLine = Callable[[str, int], str | None]

MAX_WIDTH = 100
"""The widest excerpt of a source line, in columns of the terminal."""

_LEAD = 30
_FAR = 4 * MAX_WIDTH
_LABELS = {
    Severity.ERROR: {"zh": "错误", "en": "error"},
    Severity.WARNING: {"zh": "警告", "en": "warning"},
    Severity.INFO: {"zh": "信息", "en": "info"},
}
_COUNTED = {
    Severity.ERROR: {"zh": "{} 个错误", "en": "{} error{s}"},
    Severity.WARNING: {"zh": "{} 个警告", "en": "{} warning{s}"},
    Severity.INFO: {"zh": "{} 条信息", "en": "{} info"},
}
_HINT = {"zh": "提示: ", "en": "hint: "}
_FIX = {"zh": "可修复: ", "en": "fix: "}
_DELETE = {"zh": "删除", "en": "delete"}
_FIX_TO = {"zh": "改为「{}」", "en": "replace by `{}`"}
_ADD = {"zh": "加上「{}」", "en": "add `{}`"}
_NONE = {"zh": "没有发现问题", "en": "no problems found"}


def emit_text(findings: Sequence[Finding], language: Language, source_line: SourceLine) -> str:
    """Every finding with its source line, a blank line between them, and the summary as the last line."""
    blocks = ["\n".join(_block(item, language, source_line)) for item in findings]
    return "\n\n".join([*blocks, summary(findings, language)])


def summary(findings: Sequence[Finding], language: Language) -> str:
    """How many findings of each severity there are: ``3 个错误，1 个警告``."""
    counts = {severity: sum(item.severity is severity for item in findings) for severity in Severity}
    parts = [
        _COUNTED[severity][language].format(count, s="" if count == 1 else "s")
        for severity, count in counts.items()
        if count
    ]
    return ("，" if language == "zh" else ", ").join(parts) or _NONE[language]


def _block(item: Finding, language: Language, source_line: SourceLine) -> Iterator[str]:
    span = item.span
    label = f"{_LABELS[item.severity][language]}[{item.code}]"
    yield f"{visible(span.path)}:{span.line}:{span.column}: {label} {visible(message(item, language))}"
    gutter = " " * len(str(span.line))
    line = source_line(span.path, span.line)
    if line is not None:
        shown, caret = excerpt(line, span)
        yield f" {gutter} |"
        yield f" {span.line} | {shown}".rstrip()
        yield f" {gutter} | {caret}"
    words = hint(item, language)
    if words:
        yield f" {gutter} {_HINT[language]}{visible(words)}"
    if item.fix is not None:
        yield f" {gutter} {_FIX[language]}{_fix(item.fix, language)}"


def _fix(fix: Fix, language: Language) -> str:
    """What a fix does: it replaces, takes away, or adds; a whole line is shown without its end."""
    if not fix.text:
        return _DELETE[language]
    empty = (fix.span.line, fix.span.column) == (fix.span.end_line, fix.span.end_column)
    return (_ADD if empty else _FIX_TO)[language].format(visible(fix.text.removesuffix("\n")))


def excerpt(line: str, span: Span) -> tuple[str, str]:
    """The visible source line, clipped around the span, and the carets that stand under the span's first line.

    A span over several lines is underlined to the end of its first line, an empty one by a single caret.
    """
    start = min(span.column - 1, len(line))
    end = len(line) if span.end_line > span.line else min(span.end_column - 1, len(line))
    before, after = visible(line[max(0, start - _FAR) : start]), visible(line[end : end + _FAR])
    marked = visible(line[start : min(end, start + _FAR)])
    before = _clip_left(before, max(_LEAD, MAX_WIDTH - width(marked) - width(after)))
    marked = _clip_right(marked, MAX_WIDTH - width(before))
    after = _clip_right(after, MAX_WIDTH - width(before) - width(marked))
    return before + marked + after, " " * width(before) + "^" * max(width(marked), 1)


def _clip_left(text: str, limit: int) -> str:
    if width(text) <= limit:
        return text
    start = len(text)
    while start and width(text[start - 1 :]) < limit:
        start -= 1
    return "…" + text[start:]


def _clip_right(text: str, limit: int) -> str:
    if width(text) <= limit:
        return text
    end = 0
    while end < len(text) and width(text[: end + 1]) < limit:
        end += 1
    return text[:end] + "…"
