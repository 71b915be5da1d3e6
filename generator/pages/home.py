"""The way in: the root system of the whole, what is due now, who the reader is, the handbooks, what to look up."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.book import Book, Handbook
from generator.model.editions import AUDIENCES
from generator.pages import lines, words
from generator.pages.months import months_section
from generator.pages.page import Inline, Line, Listing, Page, Section, Sketch
from generator.views.addresses import Addresses
from generator.views.appendices import APPENDICES, appendices_of, platform_of
from generator.views.plan import planned_roles
from generator.views.root_systems import handbook_roots, roots_of
from generator.views.traces import steps_of_role
from generator.views.written_logic import logic_of

SYSTEM_ROOTS = "system"
"""The root diagram of the home page: the file of this name, or without one the first handbook's own."""

SYSTEM_LOGIC = "system-logic"
"""The logic diagram of the home page: the file of this name, if there is one."""

CHANGED = "changed"
"""The anchor of what was changed lately."""


def home_page(book: Book, title: str, changed: tuple[Line, ...] = ()) -> Page:
    """The home page; its sections follow each other as the eye should. ``changed`` are the pages changed lately."""
    return Page("index.html", title, tuple(_sections(book, changed)), summary=title)


def _sections(book: Book, changed: tuple[Line, ...]) -> Iterator[Section]:
    roots = roots_of(book.roots[SYSTEM_ROOTS], book) if SYSTEM_ROOTS in book.roots else None
    if roots is None and book.handbooks:
        roots = handbook_roots(book.handbooks[0], book)
    if roots:
        yield Section("whole", "", (Sketch(roots, roots.description),))
    yield from months_section(book)
    yield Section("roles", words.I_AM, (Listing("groups", tuple(_roles(book))),))
    if choices(book):
        yield Section("types", words.WE_ARE, (Listing("choices", tuple(_choices(book))),))
    cards = Listing("cards", tuple(_handbook(handbook, book) for handbook in book.handbooks))
    yield Section("handbooks", words.HANDBOOKS, (cards,))
    if changed:
        every = lines.linked(words.ALL_CHANGES, APPENDICES["changes"].path)
        yield Section(CHANGED, words.CHANGED_LATELY, (Listing("plain", (*changed, every)),))
    logic = logic_of(book.logics[SYSTEM_LOGIC], book) if SYSTEM_LOGIC in book.logics else None
    if logic:
        yield Section("logic", words.WHOLE_LOGIC, (Sketch(logic, logic.description),))
    platform = platform_of(book)
    if platform:
        links = tuple(Inline(page.title, href=page.path) for page in platform.values())
        yield Section("platform", words.PLATFORM, (Listing("groups", (links,)),))
    listed = (page for key, page in appendices_of(book).items() if key not in platform)
    registers = tuple(Inline(page.title, href=page.path) for page in listed)
    look_up = (*registers, Inline(words.DIAGRAMS, href="diagrams.html"))
    yield Section("registers", words.LOOK_UP, (Listing("groups", (look_up,)),))


def choices(book: Book) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Whom the site can be shown for: the types of branch and the audiences that the edition leaves open.

    Nothing where no types are registered.
    """
    types = tuple(str(unit.name) for unit in book.unit_types)
    axes = (
        (words.TYPE_AXIS, () if book.edition.branch_type else types),
        (words.AUDIENCE_AXIS, () if book.edition.audience or not types else AUDIENCES),
    )
    return tuple((name, values) for name, values in axes if values)


def _choices(book: Book) -> Iterator[Line]:
    """The choices by axis: each type with a link to what it is; a script makes switches of them."""
    present = appendices_of(book)
    for name, values in choices(book):
        page = present.get("types" if name == words.TYPE_AXIS else "editions")
        known = {str(unit.name): f"#{unit.id}" for unit in book.unit_types if unit.id}
        links = (Inline(value, href=f"{page.path}{known.get(value, '')}" if page else "") for value in values)
        yield (Inline(name, strong=True), *links)


def _handbook(handbook: Handbook, book: Book) -> Line:
    """A handbook as a card: what it is for, and the ways to its parts."""
    addresses = Addresses(book)
    title = Inline(str(handbook.file.title), href=addresses.handbook(handbook), strong=True)
    parts = (
        lines.linked(str(part.file.title), f"{addresses.handbook(handbook)}#{part.file.id}")
        for part in handbook.parts
        if any(part.pages())
    )
    return (title, Inline(f"\n{handbook.file.summary or ''}\n"), *lines.joined(parts, "　"))


def _roles(book: Book) -> Iterator[Line]:
    """The roles that have something to do: those that the calendar names, then all by level from low to high."""
    addresses = Addresses(book)
    due = planned_roles(book)
    if due:
        yield (Inline(words.OFTEN, strong=True), *(Inline(str(r.name), href=addresses.role(str(r.name))) for r in due))
    acting = [role for role in book.roles if next(steps_of_role(str(role.name), book), None)]
    for level in book.levels:
        names = [str(role.name) for role in acting if book.levels.get(role.level) is level]
        if names:
            yield (Inline(str(level.name), strong=True), *(Inline(n, href=addresses.role(n)) for n in names))
