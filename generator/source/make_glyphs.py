"""Regenerates the committed list of printable characters from the installed fonts of print (needs fontTools)."""

from __future__ import annotations

import sys
import textwrap
import unicodedata
from itertools import groupby
from pathlib import Path

FOLDER = Path("/usr/share/fonts/opentype/noto")
FACES = tuple(
    (f"Noto{kind}CJK-{weight}.ttc", f"Noto {kind} CJK SC")
    for kind in ("Sans", "Serif")
    for weight in ("Regular", "Bold")
)


FILLERS = {0x115F, 0x1160, 0x3164, 0xFFA0}
"""Letters of Hangul that are nothing but room."""


def points(path: Path, family: str) -> set[int]:
    """The code points that a face of a font collection has a glyph for."""
    from fontTools.ttLib import TTCollection  # type: ignore[import-untyped]

    with TTCollection(str(path), lazy=True) as collection:
        for font in collection.fonts:
            if font["name"].getDebugName(1) == family:
                return set(font.getBestCmap())
    raise LookupError(f"{path} has no face {family}")


def visible(common: set[int]) -> list[int]:
    """The code points that can be seen: no controls, no marks of format and no fillers, whatever the fonts say."""
    return sorted(point for point in common - FILLERS if not unicodedata.category(chr(point)).startswith("C"))


def text(listed: list[int]) -> str:
    """The list as runs of code points in hexadecimal, ``4E00-9FEA 9FF0``."""
    runs = ([point for _, point in run] for _, run in groupby(enumerate(listed), lambda pair: pair[1] - pair[0]))
    words = (f"{run[0]:X}-{run[-1]:X}" if len(run) > 1 else f"{run[0]:X}" for run in runs)
    return "\n".join(textwrap.wrap(" ".join(words), 118, break_on_hyphens=False)) + "\n"


def main() -> None:
    """Write ``glyphs.txt`` beside this module, or to the path given."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("glyphs.txt")
    common = set.intersection(*(points(FOLDER / file, family) for file, family in FACES))
    target.write_text(text(visible(common)), encoding="utf-8")


if __name__ == "__main__":
    main()
