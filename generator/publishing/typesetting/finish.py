"""The last touches to a PDF: page labels, attachments, and objects packed: the tag tree takes a tenth of its size."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from pikepdf import Array, AttachedFileSpec, Dictionary, Name, ObjectStreamMode, Pdf, String

from generator.pages.publication import Attachment

COVER: Final = "封面"
"""What readers call the first page; the others go by the number that is printed on them."""
YAML: Final = "application/yaml"
"""The media type of what defines a book (RFC 9512)."""


def finish(content: bytes, attachments: Sequence[Attachment] = (), as_of: str = "") -> bytes:
    """The PDF with page labels and attachments of an ISO date, in few bytes; the same for the same."""
    finished = BytesIO()
    with Pdf.open(BytesIO(content)) as book:
        if len(book.pages) > 1:
            _label_pages(book)
        _attach(book, attachments, as_of)
        book.save(finished, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return finished.getvalue()


def _label_pages(book: Pdf) -> None:
    ranges = [0, Dictionary(P=String(COVER)), 1, Dictionary(S=Name.D, St=2)]
    book.Root.PageLabels = Dictionary(Nums=Array(ranges))


def _attach(book: Pdf, attachments: Sequence[Attachment], as_of: str) -> None:
    """Files that the book is made from: ``/AF`` tells readers and programs that they belong to it, as its source."""
    day = f"D:{as_of.replace('-', '')}000000Z"
    files = []
    for one in attachments:
        file = AttachedFileSpec(
            book,
            one.content,
            description=one.title,
            filename=one.name,
            mime_type=YAML,
            creation_date=day,
            mod_date=day,
        )
        file.relationship = Name.Source
        book.attachments[one.name] = file
        files.append(book.attachments[one.name].obj)
    if files:
        book.Root.AF = Array(files)
