"""The last touches to a PDF: page labels, and objects packed so that the tag tree takes a tenth of its size."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, String

COVER: Final = "封面"
"""What readers call the first page; the others go by the number that is printed on them."""


def finish(content: bytes) -> bytes:
    """The PDF with page labels, in few bytes; the same for the same."""
    finished = BytesIO()
    with Pdf.open(BytesIO(content)) as book:
        _label_pages(book)
        book.save(finished, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return finished.getvalue()


def _label_pages(book: Pdf) -> None:
    ranges = [0, Dictionary(P=String(COVER)), 1, Dictionary(S=Name.D, St=2)]
    book.Root.PageLabels = Dictionary(Nums=Array(ranges))
