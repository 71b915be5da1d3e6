"""The items by their tags: the circle of improvement and the fields of party building; modules are in the handbooks."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.book import Book, Handbook, Item
from generator.pages import lines, words
from generator.pages.page import Inline, Line, Listing, Page, Section
from generator.pages.tables import HOME
from generator.views.addresses import Addresses
from generator.views.appendices import APPENDICES
from generator.views.tags import Tag, circle, fields, tagged, tags_of

TAGS = APPENDICES["tags"]


def tags_page(book: Book) -> Page:
    """Every tag with its items, by handbook."""
    groups = ((words.CIRCLE, circle()), (words.FIELDS_OF_WORK, fields()))
    sections = {tag: _section(tag, book) for _, tags in groups for tag in tags}
    borne = {tag: section for tag, section in sections.items() if section.blocks}
    jump = tuple(
        (
            Inline(name, strong=True),
            *(Inline(tag.name, href=f"{TAGS.path}#{tag.anchor}") for tag in tags if tag in borne),
        )
        for name, tags in groups
    )
    modules = tuple(_modules(handbook, book) for handbook in book.handbooks)
    opening = Section("", "", (Listing("groups", (*jump, *modules)),))
    return Page(
        TAGS.path,
        TAGS.title,
        (opening, *borne.values()),
        summary=words.TAGS_SUMMARY,
        trail=HOME,
        indexed=False,
    )


def tag_line(handbook: Handbook, item: Item, book: Book) -> Line:
    """The tags of an item behind their name, its module first; nothing where it has none but that."""
    tags = tags_of(item, book)
    module = next(part for part in handbook.parts if item in part.pages())
    href = f"{Addresses(book).handbook(handbook)}#{module.file.id}"
    links = (lines.linked(tag.name, f"{TAGS.path}#{tag.anchor}") for tag in tags)
    return (
        (Inline(words.TAGS, strong=True), *lines.joined((lines.linked(str(module.file.title), href), *links), " · "))
        if tags
        else ()
    )


def _modules(handbook: Handbook, book: Book) -> Line:
    home = Addresses(book).handbook(handbook)
    parts = (part for part in handbook.parts if any(part.pages()))
    links = (Inline(str(part.file.title), href=f"{home}#{part.file.id}") for part in parts)
    return (Inline(str(handbook.file.title), strong=True), *links)


def _section(tag: Tag, book: Book) -> Section:
    rows = tuple(_row(handbook, tag, book) for handbook in book.handbooks)
    shown = tuple(row for row in rows if len(row) > 1)
    return Section(tag.anchor, tag.name, (Listing("groups", shown),) if shown else ())


def _row(handbook: Handbook, tag: Tag, book: Book) -> Line:
    addresses = Addresses(book)
    return (Inline(str(handbook.file.title), strong=True), *_links(handbook, tag, book, addresses))


def _links(handbook: Handbook, tag: Tag, book: Book, addresses: Addresses) -> Iterator[Inline]:
    for home, item in tagged(tag, book):
        if home is handbook:
            yield Inline(str(item.file.title), href=addresses.page(home, item))
