"""Proof-reading a printed book as a file: its syntax, and the places that its links lead to."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf

from generator.publishing.errors import PublishError


def lost_links(content: bytes) -> tuple[str, ...]:
    """The destinations of links in a PDF that it does not have, each once.

    Raises :class:`PublishError` with what qpdf finds wrong in the file.
    """
    with pikepdf.open(BytesIO(content)) as book:
        faults = book.check_pdf_syntax()
        if faults:
            raise PublishError("\n".join(faults))
        known, pages = set(_names(book)), frozenset(page.objgen for page in book.pages)
        lost = (target for target in _targets(book) if not _found(target, known, pages))
        return tuple(dict.fromkeys(map(str, lost)))


def _targets(book: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Where the links and the bookmarks of a book lead, as far as that is inside of it."""
    for page in book.pages:
        for note in page.get("/Annots", ()):
            if note.get("/Subtype") == "/Link":
                yield from _inside(note)
    with book.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            entry = waiting.pop()
            waiting += entry.children
            if entry.obj is not None:
                yield from _inside(entry.obj)


def _inside(holder: pikepdf.Object) -> Iterator[pikepdf.Object]:
    action = holder.get("/A", pikepdf.Dictionary())
    if "/Dest" in holder:
        yield holder.Dest
    elif action.get("/S") == "/GoTo":
        yield action.D


def _found(target: pikepdf.Object, names: set[str], pages: frozenset[object]) -> bool:
    if isinstance(target, pikepdf.Array):
        return len(target) > 0 and target[0].objgen in pages
    return str(target) in names


def _names(book: pikepdf.Pdf) -> Iterator[str]:
    """The named destinations of a book."""
    tree = book.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    if tree is not None:
        yield from map(str, pikepdf.NameTree(tree))
