"""What is published: the site as pages with a navigation, and each handbook as a printed book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from zlib import Z_BEST_SPEED, compress, decompress

from generator.drawing.figure import Figure
from generator.pages.page import Drawing, Form, Listing, Page
from generator.source.pictures.picture import Picture

_QUICK: Final = Z_BEST_SPEED
"""Files of thousands of units are alike; packed quickly they take a tenth of the room."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A place in the navigation: a title, its page's path (empty for a mere group) and what lies below it."""

    title: str
    path: str = ""
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Redirect:
    """A short or former address that leads to a page: ``p01/index.html`` to ``branch/develop-member.html#p01``."""

    path: str
    target: str


@dataclass(frozen=True, slots=True)
class Download:
    """A file that readers may take along: its address below the site's root, and its bytes, kept small."""

    address: str
    packed: bytes

    @classmethod
    def of(cls, address: str, content: bytes) -> Download:
        """The file at an address that holds some bytes."""
        return cls(address, compress(content, _QUICK))

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return decompress(self.packed)


@dataclass(frozen=True, slots=True)
class Blank:
    """A form to be filled in: what is printed, and what its foot says.

    ``id`` names its files; ``edition`` is that of the book and the ISO date it speaks of; ``url`` is the full address
    of its page, empty where the site has none; ``files`` are its addresses on the site, one a format.
    """

    id: str
    block: Form
    edition: str
    as_of: str
    url: str = ""
    keep: str = ""
    basis: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """How a site is called and where it and its sources stand; an address is empty where there is none.

    ``edit_uri`` goes on from ``repo_url`` and leads to the folder of the project. Errors are told to ``report``, a
    mailbox or the address of a form.
    """

    title: str
    site_url: str = ""
    repo_url: str = ""
    repo_name: str = ""
    edit_uri: str = ""
    report: str = ""

    def url(self, address: str = "") -> str:
        """The whole address of a place on the site, or of the site; empty where the site has none of its own.

        >>> Identity("手册", "https://example.org/book").url("units/index.html")
        'https://example.org/book/units/index.html'
        """
        return f"{self.site_url.rstrip('/')}/{address}" if self.site_url else ""


@dataclass(frozen=True, slots=True)
class Site:
    """The whole site: every page once, the navigation, the redirects.

    ``notice`` stands on top of every page: the findings that keep a preview
    from going on. ``glossary`` holds groups of words that mean the same, the book's own word first.
    ``downloads`` are files beside the pages, ``blanks`` forms that become such files. ``choices`` are whom the site can
    be shown for: a name for a group of values, and the values.
    """

    identity: Identity
    description: str
    pages: tuple[Page, ...]
    navigation: tuple[Branch, ...]
    redirects: tuple[Redirect, ...] = ()
    notice: Listing | None = None
    glossary: tuple[tuple[str, ...], ...] = ()
    downloads: tuple[Download, ...] = ()
    blanks: tuple[Blank, ...] = ()
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def pictures(self) -> Mapping[str, Picture]:
        """The pictures of all pages by their addresses."""
        return {picture.address: picture for page in self.pages for picture in page.pictures}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a printed handbook: its title, its kind of element, one sentence, and its pages in order.

    ``address`` is where the site has it; links to that lead to the opening of the part.
    """

    title: str
    element: str
    summary: str
    pages: tuple[Page, ...]
    address: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a printed handbook carries with it: its name, what it is called, and its bytes."""

    name: str
    title: str
    content: bytes


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A line of an index: a word, how it is read (pinyin with tones, for the order), and other ways to write it.

    Where ``see`` is a word, the line only leads to that one.
    """

    word: str
    reading: tuple[str, ...]
    also: tuple[str, ...] = ()
    see: str = ""


@dataclass(frozen=True, slots=True)
class Manual:
    """A printed handbook.

    ``id`` names the file (``dist/<id>.pdf``); ``edition`` is printed on the cover; ``as_of`` is the ISO date that the
    book speaks of; ``unit_line`` leaves a line on the cover for the unit's name, ``emblem`` room for an emblem.
    ``front`` stands before the parts, such as how to read the drawings; ``index`` is what its index lists.
    ``mark`` is the number of its content and ``check`` the address that tells whether that is current.
    ``attachments`` are the files that define it.
    """

    id: str
    title: str
    subtitle: str
    edition: str
    summary: str
    as_of: str
    parts: tuple[Part, ...]
    unit_line: bool = True
    attachments: tuple[Attachment, ...] = ()
    emblem: bool = False
    front: tuple[Page, ...] = ()
    index: tuple[IndexEntry, ...] = ()
    mark: str = ""
    check: str = ""

    @property
    def pages(self) -> tuple[Page, ...]:
        """All pages, those before the parts first."""
        return (*self.front, *(page for part in self.parts for page in part.pages))

    @property
    def pictures(self) -> Mapping[str, Picture]:
        """The pictures of all pages by their addresses."""
        return {picture.address: picture for page in self.pages for picture in page.pictures}

    @property
    def drawings(self) -> tuple[Figure, ...]:
        """The sheets of all its drawings, in order."""
        blocks = (block for page in self.pages for section in page.sections for block in section.blocks)
        return tuple(sheet for block in blocks if isinstance(block, Drawing) for sheet in block.sheets)
