"""An official letter as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.pages.letters import Letter
from generator.pages.render.letter import document
from generator.publishing.fonts import file_of
from generator.publishing.forms.layout import lay_out

FANGSONG: Final = "FandolFang"
TREES: Final = ("/usr/share/texlive/texmf-dist", "/usr/share/texmf", "/usr/local/share/texmf")
"""Where Debian and TeX keep fonts that the system does not list; see docs/decisions/fangsong.md."""
FILE: Final = "fonts/opentype/public/fandol/FandolFang-Regular.otf"


def official_letter(letter: Letter) -> bytes:
    """The PDF of a letter; the same letter gives the same bytes."""
    file = fangsong()
    return lay_out(document(letter), "letter.css", {FANGSONG: file} if file else {}, tagged=True).content


def fangsong() -> Path | None:
    """The file of the face of official letters, where it is installed; without it the serif stands for it."""
    elsewhere = (file for tree in TREES if (file := Path(tree) / FILE).is_file())
    return file_of(FANGSONG) or next(elsewhere, None)
