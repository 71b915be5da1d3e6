"""What is handed to typesetting: a document and its style sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.pages.publication import Attachment
from generator.publishing.leaves import Item
from generator.source.pictures.picture import Picture


@dataclass(frozen=True, slots=True)
class Sheets:
    """The style sheets: ``base`` stands for the one that WeasyPrint brings along, ``own`` is that of the book."""

    base: str
    own: str


@dataclass(frozen=True, slots=True)
class Document:
    """What is to be printed: HTML, its drawings and its pictures by what the HTML calls them.

    ``identifier`` are the bytes that tell one file from another; ``items`` is what a book of loose leaves is filed by.
    ``attachments`` go along in the file, with the date ``as_of``.
    """

    html: str
    drawings: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    identifier: bytes = b""
    items: tuple[Item, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    as_of: str = ""
