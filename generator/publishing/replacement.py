"""A replacement set: the leaves of a loose-leaf book that changed since a release, behind a sheet that says what to do.

The sheet lists, by item, which leaves are taken out of the binder and which of those that follow are put in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from pikepdf import ObjectStreamMode, Pdf

from generator.pages.render.replacement import Line, document
from generator.publishing.booklet import bare
from generator.publishing.forms.layout import lay_out
from generator.publishing.leaves import FRONT, Filed


@dataclass(frozen=True, slots=True)
class Change:
    """What is done with an item: the leaves that are taken out and those that are put in, each by its number from 0.

    ``old`` and ``new`` are its pages then and now.
    """

    label: str
    title: str
    out: tuple[int, ...]
    into: tuple[int, ...]
    old: tuple[str, ...]
    new: tuple[str, ...]


def changes(then: Sequence[Filed], now: Sequence[Filed]) -> tuple[Change, ...]:
    """What is done with every item that changed, in the order of the book; items that are gone come last."""
    former = {one.label: one for one in then}
    current = {one.label: one for one in now}
    tried = [_change(former.get(one.label), one) for one in now]
    gone = [_change(one, None) for one in then if one.label not in current]
    return tuple(change for change in (*tried, *gone) if change.out or change.into)


def _change(then: Filed | None, now: Filed | None) -> Change:
    old, new = (one.pages if one else () for one in (then, now))
    before, after = (tuple(leaves(pages)) for pages in (old, new))
    out = tuple(n for n, leaf in enumerate(before) if n >= len(after) or after[n] != leaf)
    into = tuple(n for n, leaf in enumerate(after) if n >= len(before) or before[n] != leaf)
    known = now or then
    return Change(known.label if known else "", known.title if known else "", out, into, old, new)


def leaves(pages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pages of an item by leaf, front and back.

    >>> list(leaves(("a", "b", "c", "")))
    [('a', 'b'), ('c', '')]
    """
    yield from zip(pages[::2], pages[1::2], strict=True)


def name_of(label: str, leaf: int, pages: Sequence[str]) -> str:
    """What a leaf is called: the pages that are printed on it.

    >>> name_of("B201", 1, ("a", "b", "c", ""))
    'B201-3'
    """
    front = 2 * leaf + 1
    return f"{label}-{front}/{front + 1}" if pages[front] else f"{label}-{front}"


def replacement(content: bytes, then: Sequence[Filed], now: Sequence[Filed], title: str, since: str) -> bytes:
    """The replacement set of a book of loose leaves as a PDF, to be printed on both sides; empty where nothing changed.

    ``content`` is the whole book, ``now`` its items; ``then`` are those of the release that is called ``since``.
    """
    found = changes(then, now)
    if not found:
        return b""
    starts, count = {}, 0
    for one in now:
        starts[one.label] = count
        count += len(one.pages)
    sheet = lay_out(document(title, since, [_line(change) for change in found]), "replacement.css").content
    file = BytesIO()
    with Pdf.open(BytesIO(content)) as book, Pdf.open(BytesIO(sheet)) as made:
        for page in book.pages:
            bare(page)
        if len(made.pages) % 2:
            made.add_blank_page(page_size=_size(made))
        for change in found:
            for leaf in change.into:
                first = starts[change.label] + 2 * leaf
                pages = range(first, min(first + 2, len(book.pages)))
                made.add_pages_from(book, pages)
                if len(pages) == 1:
                    made.add_blank_page(page_size=_size(made))
        made.save(file, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return file.getvalue()


def _size(made: Pdf) -> tuple[int, int]:
    """The size of the last page, in whole points."""
    left, bottom, right, top = (round(float(edge)) for edge in made.pages[-1].mediabox.as_list())
    return right - left, top - bottom


def _line(change: Change) -> Line:
    out = tuple(name_of(change.label, leaf, change.old) for leaf in change.out)
    into = tuple(name_of(change.label, leaf, change.new) for leaf in change.into)
    return Line("" if change.label == FRONT else change.label, change.title, out, into)
