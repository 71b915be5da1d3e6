"""The way in: root system and logic of the whole, the handbooks with their items, the roles, what can be looked up."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.book import Book, Handbook
from generator.pages import words
from generator.pages.page import Block, Inline, Line, Listing, Page, Section, Sketch
from generator.views.addresses import Addresses
from generator.views.appendices import appendices_of, platform_of
from generator.views.root_systems import handbook_roots, roots_of
from generator.views.traces import steps_of_role
from generator.views.written_logic import logic_of

SYSTEM_ROOTS = "system"
"""The root diagram of the home page: the file of this name, or without one the first handbook's own."""

SYSTEM_LOGIC = "system-logic"
"""The logic diagram of the home page: the file of this name, if there is one."""


def home_page(book: Book, title: str) -> Page:
    """The home page; its sections follow each other as the eye should."""
    return Page("index.html", title, tuple(_sections(book)), summary=title)


def _sections(book: Book) -> Iterator[Section]:
    roots = roots_of(book.roots[SYSTEM_ROOTS], book) if SYSTEM_ROOTS in book.roots else None
    if roots is None and book.handbooks:
        roots = handbook_roots(book.handbooks[0], book)
    if roots:
        yield Section("whole", "", (Sketch(roots, roots.description),))
    logic = logic_of(book.logics[SYSTEM_LOGIC], book) if SYSTEM_LOGIC in book.logics else None
    if logic:
        yield Section("logic", words.WHOLE_LOGIC, (Sketch(logic, logic.description),))
    yield Section("handbooks", words.HANDBOOKS, tuple(_handbooks(book)))
    yield Section("roles", words.I_AM, (Listing("groups", tuple(_roles(book))),))
    platform = platform_of(book)
    if platform:
        links = tuple(Inline(page.title, href=page.path) for page in platform.values())
        yield Section("platform", words.PLATFORM, (Listing("groups", (links,)),))
    listed = (page for key, page in appendices_of(book).items() if key not in platform)
    registers = tuple(Inline(page.title, href=page.path) for page in listed)
    look_up = (*registers, Inline(words.DIAGRAMS, href="diagrams.html"))
    yield Section("registers", words.LOOK_UP, (Listing("groups", (look_up,)),))


def _handbooks(book: Book) -> Iterator[Block]:
    """Each handbook with what it is for, and below it the items of its parts."""
    addresses = Addresses(book)
    for handbook in book.handbooks:
        title = Inline(str(handbook.file.title), href=addresses.handbook(handbook), strong=True)
        yield Listing("cards", ((title, Inline(f"\n{handbook.file.summary or ''}")),))
        yield Listing("groups", tuple(_parts(handbook, addresses)))


def _parts(handbook: Handbook, addresses: Addresses) -> Iterator[Line]:
    for part in handbook.parts:
        pages = tuple(Inline(str(p.file.title), href=addresses.page(handbook, p)) for p in part.pages())
        if pages:
            href = f"{addresses.handbook(handbook)}#{part.file.id}"
            yield (Inline(str(part.file.title), href=href, strong=True), *pages)


def _roles(book: Book) -> Iterator[Line]:
    """The roles that have something to do, by level from low to high."""
    addresses = Addresses(book)
    acting = [role for role in book.roles if next(steps_of_role(str(role.name), book), None)]
    for level in book.levels:
        names = [str(role.name) for role in acting if book.levels.get(role.level) is level]
        if names:
            yield (Inline(str(level.name), strong=True), *(Inline(n, href=addresses.role(n)) for n in names))
