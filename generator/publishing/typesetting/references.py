"""The pages that references name are written after the book has been laid out, into room that was kept for them.

WeasyPrint counts pages while it lays them out, and lays out anew each page that names one that has moved: three times
the work of a long book, and no end of it where footnotes move too. Here a reference is set with digits in its place;
when every page is known, its number takes their place, and its line closes up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

import weasyprint.document
from weasyprint.formatting_structure.boxes import LineBox, TextBox
from weasyprint.layout.leader import leader_index
from weasyprint.text import line_break

from generator.publishing.typesetting import lines

NOWHERE: Final = "—"
"""What stands for the number of an anchor that the book does not have; that the link is lost is told of the PDF."""

_layout_document: Final = weasyprint.document.layout_document


def kept(labels: Sequence[str]) -> str:
    """What stands in the place of a number until it is known: as wide as most numbers of pages, or of leaves."""
    return f"{max(labels, key=len)}-00" if labels else "000"


def layout_document(labels: Sequence[str]) -> Callable[..., list[Any]]:
    """WeasyPrint's layout, with its references filled in. ``labels``: of the items of a book of loose leaves."""
    room = kept(labels)

    def laid_out(html: Any, root: Any, context: Any) -> list[Any]:
        pages = list(_layout_document(html, root, context))
        names: dict[str, str] = {}
        referring = []
        for number, page in enumerate(pages, 1):
            name = _name(context.page_maker[number][3][1], labels)
            for box in page.descendants():
                anchor = box.style["anchor"]
                if anchor:
                    names.setdefault(anchor, name)
                if isinstance(box, LineBox) and any(_refers(piece, room) for piece in lines.pieces_of(box)):
                    referring.append(box)
        for line in referring:
            _fill(line, names, room, context)
        return pages

    return laid_out


def _name(counters: Mapping[str, Sequence[int]], labels: Sequence[str]) -> str:
    """How the reader finds a page: by its number, or by its item and its number within that."""
    page = str(counters["page"][-1])
    return f"{labels[counters.get('item', [0])[-1]]}-{page}" if labels else page


def _refers(piece: Any, room: str) -> bool:
    return isinstance(piece, TextBox) and piece.element_tag == "a::after" and room in piece.text


def _fill(line: Any, names: Mapping[str, str], room: str, context: Any) -> None:
    """Write the numbers into a line. What it gets shorter by goes to its leader, or to all of it if it is justified."""

    def write(piece: Any) -> float:
        if not _refers(piece, room):
            return 0.0
        number = names.get(piece.element.get("href").removeprefix("#"), NOWHERE)
        text = piece.text.replace(room, number)
        layout, *_, width, _, _ = line_break.split_first_line(text, piece.style, context, None, 0)
        gained: float = width - piece.width
        piece.text, piece.pango_layout, piece.width = layout.text, layout, width
        return gained

    freed = -lines.widen(line, write)
    _, leader = leader_index(line)
    if leader is not None:
        dots = list(lines.pieces_of(leader))
        lines.widen(line, lambda piece: freed if dots and piece is dots[-1] else 0.0)
    elif getattr(line, "justified", False):
        lines.justify_line(context, line, freed)


def own(labels: Sequence[str]) -> Iterator[tuple[Any, str, Any]]:
    """What a book is set with in place of what WeasyPrint has."""
    yield weasyprint.document, "layout_document", layout_document(labels)
