"""Marked content: each piece of text on a page is numbered for the tag tree; what repeats or decorates is none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.formatting_structure.boxes import MarginBox, TableRowGroupBox, TextBox
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf.stream import Stream

_PAGINATION = pydyf.Dictionary({"Type": "/Pagination"})


class MarkedStream(Stream):  # type: ignore[misc]
    """The stream of a page. ``unspoken`` are the boxes that are no content: running heads, table heads said before."""

    unspoken: frozenset[Any] = frozenset()
    _inside = False

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:
        """What is painted within is the content of a box; ``_tags`` then holds its number."""
        if self._tags is None or self._inside:
            yield
            return
        if box in self.unspoken:
            self.begin_marked_content("Artifact", _PAGINATION)
        else:
            number = len(self._tags)
            self._tags[box] = number
            self.begin_marked_content("Figure" if tag == "Figure" else "Span", _properties(box, number))
        self._inside = True
        try:
            yield
        finally:
            self._inside = False
            self.end_marked_content()

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is painted within only decorates; within content it belongs to that."""
        if self._tags is None or self._inside:
            yield
            return
        self.begin_marked_content("Artifact")
        self._inside = True
        try:
            yield
        finally:
            self._inside = False
            self.end_marked_content()


def _properties(box: Any, number: int) -> pydyf.Dictionary:
    """The number of some content, and its text where the space that is put into it may be read as blanks."""
    properties = pydyf.Dictionary({"MCID": number})
    if isinstance(box, TextBox) and box.pango_layout.looks_parted:
        properties["ActualText"] = pydyf.String(box.text)
    return properties


def is_hidden(box: Any) -> bool:
    """Whether a box begins what is for the eye alone."""
    return box.element is not None and box.element.get("aria-hidden") == "true"


def unspoken_boxes(page: Any, said: set[Any]) -> Iterator[Any]:
    """The boxes that are no content: the margins of a page, what is hidden, heads that an earlier page has ``said``."""
    for box in descendants(page):
        if is_hidden(box):
            yield from descendants(box)
    yield from (box for child in page.children if isinstance(child, MarginBox) for box in child.descendants())
    heads = [box for box in descendants(page) if isinstance(box, TableRowGroupBox) and box.is_header]
    for head in heads:
        if head.element in said:
            yield from head.descendants()
    said.update(head.element for head in heads)


def descendants(box: Any) -> Iterator[Any]:
    """A box and all below it, with those that are placed absolutely."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box  # noqa: SLF001 - a placeholder stands for it
    yield box
    for child in box.children:
        yield from descendants(child)
