"""The error that a value's own reader raises: one or more findings, collected with all others of the file."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from generator.diagnostics import Finding

FEW = 12
"""How many known words a hint lists whole when none of them is near."""


class Fault(ValueError):  # noqa: N818 - the fault is the content's, not the program's
    """A value that cannot be read; carries the findings to tell. pydantic collects it like any ``ValueError``."""

    def __init__(self, *findings: Finding) -> None:
        """Carry the findings."""
        super().__init__(", ".join(finding.code for finding in findings))
        self.findings = findings


def near(word: str, known: Iterable[str]) -> str:
    """The known words that look most like a word, quoted and joined for a hint, or all of a short list."""
    names = list(dict.fromkeys(known))
    close = get_close_matches(word, names, n=3, cutoff=0.4) or (names if len(names) <= FEW else [])
    return "、".join(f"“{name}”" for name in close) or "—"
