"""The fonts of a small PDF without the empty places of the glyphs that it does not use.

WeasyPrint keeps the number of every glyph of a font, which costs up to 150 KB a font. In a font whose glyphs go by CID
the number of a text is that of the CID table, so the places can go.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pikepdf import Dictionary, Name, Pdf


def lighten(pdf: Pdf) -> None:
    """Write the fonts of a PDF anew that go by CID; others stay as they are."""
    for found in list(pdf.objects):
        if isinstance(found, Dictionary) and found.get("/Subtype") == Name.CIDFontType0:
            descriptor: Any = found.FontDescriptor
            if "/FontFile3" in descriptor:
                _lighten(pdf, found, descriptor)


def _lighten(pdf: Pdf, font: Any, descriptor: Any) -> None:
    from fontTools import subset  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    file = descriptor.FontFile3
    if file.get("/Subtype") != Name.OpenType:
        return
    opened = TTFont(BytesIO(file.read_bytes()))
    if "CFF " not in opened or not hasattr(opened["CFF "].cff[0], "ROS"):
        return
    order = opened.getGlyphOrder()
    options = subset.Options(hinting=False, layout_features=[], notdef_outline=True, drop_tables=["GSUB", "GPOS"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(glyphs=[order[number] for number in _used(font.W) if number < len(order)])
    subsetter.subset(opened)
    descriptor.FontFile3 = pdf.make_stream(opened["CFF "].compile(opened), Subtype=Name.CIDFontType0C)


def _used(widths: Any) -> list[int]:
    """The glyphs whose widths a font tells: ``first [w w …]`` and ``first last w``."""
    used: list[int] = []
    at = 0
    while at < len(widths):
        first, second = int(widths[at]), widths[at + 1]
        if hasattr(second, "__len__"):
            used.extend(range(first, first + len(second)))
            at += 2
        else:
            used.extend(range(first, int(second) + 1))
            at += 3
    return used
