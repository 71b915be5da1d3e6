"""The face in which people type into a form: few enough characters that a form stays light.

``typed.txt`` holds the characters of the handbooks, of family names, places and everyday office words, in order of
their code points; for any other character a viewer takes a font of the machine it runs on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from generator.publishing.errors import PublishError
from generator.publishing.fonts import file_of

FAMILY: Final = "Noto Sans CJK SC"
SYMBOLS: Final = "".join(map(chr, range(0x20, 0x7F))) + "，。、；：？！（）《》〈〉“”‘’【】—…·％〔〕□√×〇℃①②③④⑤⑥⑦⑧⑨⑩"


@dataclass(frozen=True, slots=True)
class Face:
    """A subset: its CFF table, and by character the number that a text writes for it and its width in thousandths."""

    content: bytes
    numbers: dict[str, int]
    widths: dict[str, int]


@cache
def face() -> Face:
    """The face for typing. Raises :class:`PublishError` where its font is not installed."""
    from fontTools.ttLib import TTCollection  # type: ignore[import-untyped]

    path = file_of(FAMILY)
    if path is None or path.suffix != ".ttc":
        raise PublishError(f"没有安装字体 {FAMILY}")
    with TTCollection(str(path), lazy=True) as collection:
        for font in collection.fonts:
            if font["name"].getDebugName(1) == FAMILY:
                return _subset(font)
    raise PublishError(f"没有安装字体 {FAMILY}")


def _subset(font: Any) -> Face:
    from fontTools import subset  # type: ignore[import-untyped]

    subsetter = subset.Subsetter(subset.Options(hinting=False, layout_features=[], notdef_outline=True))
    subsetter.populate(text=characters())
    subsetter.subset(font)
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    return Face(
        font["CFF "].compile(font),
        {chr(point): int(glyph.removeprefix("cid")) for point, glyph in glyphs.items()},
        {chr(point): advances[glyph][0] for point, glyph in glyphs.items()},
    )


def characters() -> str:
    """Every character that the face holds."""
    return SYMBOLS + (files("generator.publishing.forms") / "typed.txt").read_text(encoding="utf-8").replace("\n", "")
