"""Loose leaves: what a book is filed by, and the pages of each, known by what is printed on them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from io import BytesIO
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, NameTree, Object, ObjectStreamMode, Page, Pdf, Stream, String

FRONT: Final = "0"
"""The label of what stands before the first item: cover, imprint, contents."""
BLANK: Final = ""
"""The mark of a page with no text or drawing of its own, though it may have the tab of its part."""

_BEGIN: Final = re.compile(r'<(?:article\b|header class="opening")')
_HEADING: Final = re.compile(r'<h[12]\b[^>]*\bid="([^"]+)"[^>]*>(.*?)</h[12]>', re.DOTALL)
_CODE: Final = re.compile(r'<span class="code">([^<]+)</span>')
_TAG: Final = re.compile(r"<[^>]+>")
_NAME: Final = re.compile(rb"/([^\s/<>\[\](){}%]+)")
_SUBSET: Final = re.compile(r"^/?[A-Z]{6}\+")
_TEXT: Final = b"/MCID"
_LENGTH: Final = 16
_FOLIO: Final = "counter(page)"
_HERE: Final = 'counter(item,leaves) "-" counter(page)'


@dataclass(frozen=True, slots=True)
class Item:
    """What is filed together: its label, its title, and the anchor that it begins at (none for the front matter)."""

    label: str
    title: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """The pages of an item as they were printed, each by the hash of what is on it: front and back of every leaf."""

    label: str
    title: str
    pages: tuple[str, ...]


def items(html: str) -> tuple[Item, ...]:
    """The items of a book: its front matter, the openings of its parts, and its articles.

    The label of an article is its code; one without a code, or with one that was before, is numbered in its part.
    """
    starts = [found.start() for found in _BEGIN.finditer(html)]
    pieces = (html[start:end] for start, end in zip(starts, [*starts[1:], len(html)], strict=True))
    found, part, count = [Item(FRONT, "")], 0, 0
    for piece in pieces:
        heading = _HEADING.search(piece)
        if heading is None:
            continue
        code = _CODE.search(heading[2])
        if piece.startswith("<header"):
            part, count = part + 1, 0
            label = f"{part}.0"
        elif code and unescape(code[1]) not in {item.label for item in found}:
            label = unescape(code[1])
        else:
            count += 1
            label = f"{part}.{count}"
        title = _TAG.sub("", _CODE.sub("", heading[2]))
        found.append(Item(label, unescape(title), unescape(heading[1])))
    return tuple(found)


def by_item(css: str, labels: Sequence[str]) -> str:
    """The style sheet of a book with every item on leaves of its own, and pages named by item and number."""
    named = css.replace(f"content:{_FOLIO}", f"content:{_HERE}")
    symbols = " ".join(f'"{_escaped(label)}"' for label in labels)
    return (
        f'@counter-style leaves{{system:fixed 0;suffix:"";symbols:{symbols}}}\n{named}\n'
        "article,.opening{break-before:right}.fold-out{break-after:right;break-before:right}"
    )


def _escaped(label: str) -> str:
    return "".join(c if c.isalnum() or c in ".-" else f"\\{ord(c):x} " for c in label)


def filed(content: bytes, book: Sequence[Item]) -> tuple[bytes, tuple[Filed, ...]]:
    """A typeset book with the labels of its leaves as page labels, and its items with their pages."""
    file = BytesIO()
    with Pdf.open(BytesIO(content)) as opened:
        starts = _starts(opened, book)
        ends = [*starts[1:], len(opened.pages)]
        kept = tuple(
            Filed(item.label, item.title, _even(tuple(map(page_hash, list(opened.pages)[start:end]))))
            for item, start, end in zip(book, starts, ends, strict=True)
        )
        ranges: list[Any] = []
        for item, start in zip(book, starts, strict=True):
            ranges += [start, Dictionary(S=Name.D, P=String(f"{item.label}-"))]
        opened.Root.PageLabels = Dictionary(Nums=Array(ranges))
        opened.save(file, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return file.getvalue(), kept


def _even(pages: tuple[str, ...]) -> tuple[str, ...]:
    """The pages of whole leaves: the last page of a book may have no back."""
    return (*pages, BLANK) if len(pages) % 2 else pages


def _starts(opened: Pdf, book: Sequence[Item]) -> list[int]:
    """The pages that the items begin on, from 0."""
    numbers = {page.objgen: number for number, page in enumerate(opened.pages)}
    places: Any = NameTree(opened.Root.Names.Dests) if "/Names" in opened.Root else {}
    return [numbers[places[item.anchor][0].objgen] if item.anchor else 0 for item in book]


def page_hash(page: Page) -> str:
    """What is printed on a page as a hash: the same wherever the page stands in a book; empty for a blank page."""
    drawn = b"\n".join(_streams(page.obj.get("/Contents", Array())))
    if _TEXT not in drawn:
        return BLANK
    size = " ".join(f"{float(edge):.2f}" for edge in page.mediabox.as_list())
    return sha256(size.encode() + _drawn(drawn, page.resources)).hexdigest()[:_LENGTH]


def _streams(contents: Object) -> Iterator[bytes]:
    for part in contents if isinstance(contents, Array) else (contents,):
        yield part.read_bytes()


def _drawn(content: bytes, resources: Object) -> bytes:
    """A content stream that says what it uses in place of what that is called in this file."""
    known = {
        str(name)[1:]: value
        for group in resources.values()
        if isinstance(group, Dictionary)
        for name, value in group.items()
    }

    def used(found: re.Match[bytes]) -> bytes:
        value = known.get(found[1].decode("latin-1"))
        return found[0] if value is None else b"/" + _named(value)

    return _NAME.sub(used, content)


def _named(value: Object) -> bytes:
    """A resource by what it is: a font by its name, anything that is drawn by its content."""
    if isinstance(value, Dictionary) and "/BaseFont" in value:
        return _SUBSET.sub("", str(value.BaseFont)).encode()
    if isinstance(value, Stream):
        inside = value.get("/Resources", Dictionary())
        return (
            sha256(_drawn(value.read_raw_bytes() if value.get("/Subtype") == "/Image" else value.read_bytes(), inside))
            .hexdigest()
            .encode()
        )
    return sha256(value.unparse(resolved=True)).hexdigest().encode() if hasattr(value, "unparse") else b"?"
