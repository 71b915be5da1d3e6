"""A book for a print shop: its boxes, and crop marks outside of what bleeds."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from pikepdf import Array, ObjectStreamMode, Page, Pdf

POINTS: Final = 72 / 25.4
"""Points a millimetre."""
GAP: Final = 1.0
"""How far a mark keeps from what bleeds, in mm."""
MARK: Final = 5.0
"""How long a mark is, in mm."""
LINE: Final = 0.25
"""How wide a mark is, in points."""


def marked(content: bytes, bleed: float) -> bytes:
    """A PDF with room around what bleeds, in mm, and crop marks in it that point at the corners of the trimmed page.

    ``TrimBox`` is the page, ``BleedBox`` the page with its bleed; ``MediaBox`` is the sheet that is printed.
    """
    file = BytesIO()
    with Pdf.open(BytesIO(content)) as book:
        for page in book.pages:
            _mark(book, page, bleed)
        book.save(file, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return file.getvalue()


def _mark(book: Pdf, page: Page, bleed: float) -> None:
    left, bottom, right, top = (float(edge) for edge in page.trimbox.as_list())
    inside, outside = (bleed + GAP) * POINTS, (bleed + GAP + MARK) * POINTS
    page.obj.TrimBox = _box(left, bottom, right, top, 0)
    page.obj.BleedBox = _box(left, bottom, right, top, bleed * POINTS)
    page.obj.MediaBox = _box(left, bottom, right, top, outside)
    page.obj.CropBox = page.obj.MediaBox
    strokes = [
        f"{x:.3f} {y + way * inside:.3f} m {x:.3f} {y + way * outside:.3f} l S"
        for x in (left, right)
        for y, way in ((bottom, -1), (top, 1))
    ] + [
        f"{x + way * inside:.3f} {y:.3f} m {x + way * outside:.3f} {y:.3f} l S"
        for y in (bottom, top)
        for x, way in ((left, -1), (right, 1))
    ]
    drawn = f"/Artifact BMC q 0 0 0 1 K {LINE} w {' '.join(strokes)} Q EMC"
    page.contents_add(book.make_stream(b"q"), prepend=True)
    page.contents_add(book.make_stream(f"Q {drawn}".encode()))


def _box(left: float, bottom: float, right: float, top: float, around: float) -> Array:
    edges = (left - around, bottom - around, right + around, top + around)
    return Array([round(edge, 3) for edge in edges])
