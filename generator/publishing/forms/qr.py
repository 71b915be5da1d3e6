"""The QR code of an address on a form, as a drawing and as a picture."""

from __future__ import annotations

from io import BytesIO

import segno


def svg(url: str) -> str:
    """The code as inline SVG of one path, or empty without an address."""
    return segno.make(url, error="m", micro=False).svg_inline(border=0, omitsize=True) if url else ""


def png(url: str) -> bytes:
    """The code as a PNG of about 300 pixels."""
    file = BytesIO()
    segno.make(url, error="m", micro=False).save(file, kind="png", scale=8, border=1)
    return file.getvalue()
