"""From the bytes of a file to a picture: its ending says what it must be."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.diagnostics import Finding, Span, finding
from generator.source.files import SourceFile, decode
from generator.source.pictures.picture import ENDINGS, Picture
from generator.source.pictures.svg import read_svg


def read_picture(
    data: bytes, display: str, here: Span
) -> tuple[Picture | None, SourceFile | None, tuple[Finding, ...]]:
    """The picture in the bytes of a file, the text of an SVG, and what is wrong.

    Findings about a PNG or a JPEG stand ``here``, where the picture is wanted; those about an SVG in its file. The
    ending of ``display`` is one of :data:`ENDINGS`.
    """
    kind = ENDINGS[PurePosixPath(display).suffix]
    if kind != "svg":
        from generator.source.pictures.raster import Raster, read_raster

        made = read_raster(data, kind)
        if isinstance(made, Raster):
            return Picture(display, kind, made.width, made.height, made.content), None, ()
        return None, None, (finding(made.code, here, fix=None, severity=None, file=display, **made.words),)
    source, findings = decode(data, display)
    if source is None:
        return None, None, findings
    svg, found = read_svg(source)
    picture = Picture(display, kind, svg.width, svg.height, svg.text.encode()) if svg and not findings else None
    return picture, source, (*findings, *found)
