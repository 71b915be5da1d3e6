"""The one catalogue of findings: every code with its words, its reason and its examples.

The entries stand as data in the TOML files beside this module, one file a family, so that messages can be read and
translated without reading code.

An example is the text of one process file, ``diagrams/processes/example.yml`` of a small base project. A line
``--- path/to/file ---`` begins another file at that path of the project, a new one or one in the place of the base
project's; with such a line at the top there is no process file. Every code has an example that raises it and one that
does not, and the tests run both. What a text cannot hold is written as a line of its own: ``#! bytes: HEX`` (these
bytes), ``#! repeat: N TEXT`` (the text N times on one line), ``#! missing``, ``#! folder`` and ``#! link: TARGET``
(what stands at the path in place of a file). Invisible characters are TOML escapes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from generator.diagnostics.finding import Finding, Fix, Language, Severity
from generator.diagnostics.span import Span

WORDS = "words.toml"
"""The file of the words that code puts into messages."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages."""

    zh: str
    en: str

    def text(self, language: Language) -> str:
        """The text in one language."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Entry:
    """A code of the catalogue.

    ``message`` and ``hint`` may hold ``{names}`` that a finding's arguments fill. ``bad`` and ``good`` are example
    files: the first raises the code, the second does not.
    """

    code: str
    name: str
    severity: Severity
    message: Words
    hint: Words
    reason: Words
    bad: str
    good: str

    def title(self, language: Language) -> str:
        """The message without a finding."""
        return self.shown(self.message, language)

    def shown(self, words: Words, language: Language) -> str:
        """Words of this entry with an ellipsis for every name that a finding would fill."""
        return words.text(language).format_map(_Blank())


class _Blank(dict[str, str]):
    """Fills every name of a message with an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


def _words(data: Mapping[str, str]) -> Words:
    return Words(data["zh"].strip(), data["en"].strip())


def _entry(code: str, data: Mapping[str, Any]) -> Entry:
    return Entry(
        code=code,
        name=data["name"],
        severity=Severity(data["severity"]),
        message=_words(data["message"]),
        hint=_words(data["hint"]),
        reason=_words(data["reason"]),
        bad=data["bad"],
        good=data["good"],
    )


@cache
def catalogue() -> Mapping[str, Entry]:
    """All entries by code, in the order of the codes. Raises ``ValueError`` when a code stands twice."""
    entries: dict[str, Entry] = {}
    for file in sorted(files(__package__).iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".toml") or file.name == WORDS:
            continue
        for code, data in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if code in entries:
                message = f"{code} stands twice in the catalogue"
                raise ValueError(message)
            entries[code] = _entry(code, data)
    return dict(sorted(entries.items()))


def finding(
    code: str, span: Span, /, *, fix: Fix | None = None, severity: Severity | None = None, **arguments: object
) -> Finding:
    """A finding of the given code; its severity is that of the catalogue unless another is given."""
    entry = catalogue()[code]
    words = tuple((name, str(value)) for name, value in sorted(arguments.items()))
    return Finding(code, span, severity or entry.severity, words, fix)


NOTHING = "—"
"""An argument that has nothing to tell: the clause of a hint that speaks of it is left out."""

_CLAUSES = {"zh": "；", "en": "; "}


def message(item: Finding, language: Language = "zh") -> str:
    """The sentence that tells a finding."""
    return catalogue()[item.code].message.text(language).format_map(_arguments(item, language))


def hint(item: Finding, language: Language = "zh") -> str:
    """What to do about a finding; empty where there is nothing to say."""
    separator = _CLAUSES[language]
    idle = [f"{{{name}}}" for name, value in item.arguments if value == NOTHING]
    clauses = catalogue()[item.code].hint.text(language).split(separator)
    told = [clause for clause in clauses if not any(name in clause for name in idle)]
    return separator.join(told).format_map(_arguments(item, language))


def _arguments(item: Finding, language: Language) -> dict[str, str]:
    """The arguments by name; the catalogue's own words in the language, the content's as they are."""
    if language == "zh":
        return dict(item.arguments)
    return {name: english_words().get(value, value) for name, value in item.arguments}


@cache
def english_words() -> Mapping[str, str]:
    """The words that code puts into messages, with their English."""
    text = (files(__package__) / WORDS).read_text(encoding="utf-8")
    words: dict[str, str] = tomllib.loads(text)
    return words
