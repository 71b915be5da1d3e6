"""Regenerates the committed table of advance widths from the installed Noto Sans CJK SC (needs fontTools)."""

from __future__ import annotations

import sys
from pathlib import Path

FAMILY = "Noto Sans CJK SC"
FOLDER = Path("/usr/share/fonts/opentype/noto")
UNITS_PER_EM = 1000

Run = tuple[int, int, int, int]
"""First and last code point, regular and bold advance in thousandths of an em."""


def advances(path: Path) -> dict[int, int]:
    """Advance widths in thousandths of an em by code point, of the face ``FAMILY`` of a font collection."""
    from fontTools.ttLib import TTCollection  # type: ignore[import-untyped]

    with TTCollection(str(path), lazy=True) as collection:
        for font in collection.fonts:
            if font["name"].getDebugName(1) == FAMILY:
                metrics, scale = font["hmtx"], font["head"].unitsPerEm / UNITS_PER_EM
                return {point: round(metrics[glyph][0] / scale) for point, glyph in font.getBestCmap().items()}
    raise LookupError(f"{path} has no face {FAMILY}")


def runs(regular: dict[int, int], bold: dict[int, int]) -> list[Run]:
    """Neighbouring code points of equal widths as runs, without those one em wide in both weights."""
    found: list[Run] = []
    for point in sorted(regular):
        pair = regular[point], bold.get(point, regular[point])
        if pair == (UNITS_PER_EM, UNITS_PER_EM):
            continue
        if found and found[-1][1] == point - 1 and found[-1][2:] == pair:
            found[-1] = (found[-1][0], point, *pair)
        else:
            found.append((point, point, *pair))
    return found


def module(table: list[Run]) -> str:
    """The text of ``widths.py``."""
    lines = [
        f'"""Advance widths of {FAMILY}: a table made by ``make_widths``, not by hand."""',
        "",
        "from typing import Final",
        "",
        "RUNS: Final[tuple[tuple[int, int, int, int], ...]] = (",
        *(f"    (0x{first:X}, 0x{last:X}, {regular}, {bold})," for first, last, regular, bold in table),
        ")",
        '"""Runs of code points that are not one em wide: first, last, regular and bold advance in 1/1000 em."""',
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    """Write ``widths.py`` beside this module, or to the path given."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("widths.py")
    regular, bold = (advances(FOLDER / f"NotoSansCJK-{weight}.ttc") for weight in ("Regular", "Bold"))
    target.write_text(module(runs(regular, bold)), encoding="utf-8")


if __name__ == "__main__":
    main()
