"""Wall charts as PDF, on one sheet of A4, A3 or A2."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from typing import Final

from pikepdf import Pdf

from generator.drawing.figure import Figure
from generator.drawing.paper import LEAST_POINTS
from generator.drawing.tokens import Colour
from generator.pages.record_book import RecordBook
from generator.pages.render import poster
from generator.pages.render.poster import MARGIN, Poster
from generator.pages.render.print import drawing_source
from generator.publishing.errors import PublishError
from generator.publishing.tree import asset
from generator.publishing.typesetting.document import Document, Sheets

SIZES: Final = (14.0, 12.0, 11.0, 10.0, 9.0, 8.0, LEAST_POINTS)
"""The sizes tried for the text of a year, in points, the largest first."""


def chart(figure: Figure, paper: str, foot: str) -> bytes:
    """A drawing over a whole sheet; the same drawing gives the same bytes."""
    return _printed(poster.drawing(figure, paper, foot), {drawing_source(figure): figure.svg})


def year(book: RecordBook, paper: str) -> bytes:
    """The year of a handbook, in the largest type that fits on one sheet.

    Raises :class:`PublishError` where none fits that can be read.
    """
    for points in SIZES:
        content = _printed(poster.year(book, paper, points), {})
        with Pdf.open(BytesIO(content)) as opened:
            if len(opened.pages) == 1:
                return content
    raise PublishError(f"{paper.upper()} 一张放不下这一年的事项，换大一号的纸")


def _printed(chart_: Poster, drawings: Mapping[str, str]) -> bytes:
    from generator.publishing.typesetting import engine

    width, height = chart_.sheet
    colours = "".join(f"--drawing-{colour.token}:{colour.literal};" for colour in Colour)
    page = f"@page{{size:{width:g}mm {height:g}mm;margin:{MARGIN:g}mm}}"
    large = f"html{{font-size:{min(width, height) / 297 * 12:.1f}pt}}"
    sheets = Sheets(asset("print-base.css"), f":root{{{colours}}}\n{page}\n{asset('poster.css')}\n{large}")
    document = Document(chart_.html, drawings, identifier=sha256(chart_.html.encode()).hexdigest()[:32].encode())
    return engine.render(document, sheets)[0]
