"""The QR code of an address, as a drawing."""

from __future__ import annotations

from io import BytesIO

import segno


def svg(url: str) -> str:
    """The code with its quiet zone as SVG of one path, as large as it is shown."""
    file = BytesIO()
    segno.make(url, error="m", micro=False).save(file, kind="svg", border=4, xmldecl=False, omitsize=True, nl=False)
    return file.getvalue().decode()
