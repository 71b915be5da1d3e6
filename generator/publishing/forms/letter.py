"""An official letter as PDF."""

from __future__ import annotations

from typing import Final

from generator.pages.letters import Letter
from generator.pages.render.letter import document
from generator.publishing.fonts import file_of
from generator.publishing.forms.layout import lay_out

FANGSONG: Final = "FandolFang"


def official_letter(letter: Letter) -> bytes:
    """The PDF of a letter; the same letter gives the same bytes."""
    return lay_out(document(letter), "letter.css").content


def has_fangsong() -> bool:
    """Whether the face of official letters is installed; else the serif stands for it."""
    file = file_of(FANGSONG)
    return file is not None and FANGSONG in file.name
