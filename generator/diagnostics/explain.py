"""The long answer to one code: what it says, why it exists, a text that raises it and one that does not."""

from __future__ import annotations

from difflib import get_close_matches
from textwrap import indent

from generator.diagnostics.catalogue import Entry, catalogue
from generator.diagnostics.emitters.visible import visible
from generator.diagnostics.finding import Language

_BAD = {"zh": "会报告的写法：", "en": "Raises it:"}
_GOOD = {"zh": "正确的写法：", "en": "Does not:"}
_HINT = {"zh": "怎么办：", "en": "What to do: "}


def explain(code: str, language: Language) -> str:
    """Title, reason, what to do and examples of a code; a name such as ``duplicate-key`` is understood too.

    Raises ``ValueError`` with the nearest codes when there is none of that name.
    """
    entry = _find(code)
    parts = [f"{entry.code} {entry.name}", entry.title(language), entry.reason.text(language)]
    if entry.hint.text(language):
        parts.append(_HINT[language] + entry.shown(entry.hint, language))
    parts += [_example(_BAD[language], entry.bad), _example(_GOOD[language], entry.good)]
    return "\n\n".join(parts)


def _find(code: str) -> Entry:
    entries = catalogue()
    by_name = {entry.name: entry for entry in entries.values()}
    found = entries.get(code.strip().upper()) or by_name.get(code.strip().lower())
    if found is None:
        near = get_close_matches(code.upper(), entries, n=3) or get_close_matches(code.lower(), by_name, n=3)
        raise ValueError(f"{code}: {', '.join(near)}?" if near else code)
    return found


def _example(label: str, text: str) -> str:
    lines = (visible(line) for line in text.strip("\n").split("\n"))
    return f"{label}\n\n{indent(chr(10).join(lines), '    ')}"
