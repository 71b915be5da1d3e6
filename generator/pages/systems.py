"""The pages of the systems that units fill in by themselves, and of the workgroups that keep the book."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.book import Book
from generator.model.registers import System, Workgroup
from generator.pages import lines, words
from generator.pages.page import Inline, Line, Listing, Page, Section, Sketch
from generator.pages.tables import HOME, Row, group_row, register_table, see_line, trail
from generator.views.addresses import Addresses
from generator.views.appendices import APPENDICES
from generator.views.root_systems import system_roots

SYSTEMS = APPENDICES["systems"]
WORKGROUPS = APPENDICES["workgroups"]


def systems_page(book: Book) -> Page:
    """All systems with what they mean and how many parts they have."""
    addresses = Addresses(book)
    rows = (
        (
            lines.cell(lines.linked(str(system.title or system.name), addresses.system(str(system.name))), head=True),
            lines.cell((Inline(str(system.meaning)), *_ours(system))),
            lines.cell(lines.plain("、".join(str(part.name) for part in system.parts))),
        )
        for system in book.systems
    )
    table = register_table("register", SYSTEMS.title, words.SYSTEM_COLUMNS, rows)
    return Page(SYSTEMS.path, SYSTEMS.title, (Section("", "", (table,)),), summary=words.SYSTEMS_SUMMARY, trail=HOME)


def system_page(system: System, book: Book) -> Page:
    """A system: what it means, its root system, and each part with its measure and where it is carried out."""
    title = str(system.title or system.name)
    about = [(Inline(str(system.meaning)), *_ours(system))]
    about += [lines.plain(str(system.note))] if system.note else []
    about += lines.basis(system.basis or (), book, Addresses(book))
    rows = (
        (
            lines.cell(lines.plain(str(part.name)), head=True),
            lines.cell(lines.plain(str(part.meaning or ""))),
            lines.cell(lines.plain(str(part.check or ""))),
            lines.cell(*(see_line(str(name), book) for name in part.see)),
        )
        for part in system.parts
    )
    table = register_table("register", title, words.SYSTEM_PART_COLUMNS, rows)
    return Page(
        Addresses(book).system(str(system.name)),
        title,
        (
            Section("", "", (Listing("plain", tuple(about)),)),
            Section("roots", words.ROOTS, (Sketch(system_roots(system, book), str(system.meaning)),)),
            Section("parts", words.SYSTEM_PARTS, (table,)),
        ),
        system.origin,
        str(system.meaning),
        trail=trail(SYSTEMS.title, SYSTEMS.path),
    )


def _ours(system: System) -> Line:
    return (Inline(words.DEFAULT, badge="default"),) if system.default else ()


def workgroups_page(book: Book) -> Page:
    """Who keeps the book: the groups by sort, with what each of them owns."""
    table = register_table("register", WORKGROUPS.title, words.WORKGROUP_COLUMNS, _groups(book))
    opening = Section("", "", (table,))
    return Page(WORKGROUPS.path, WORKGROUPS.title, (opening,), summary=words.WORKGROUPS_SUMMARY, trail=HOME)


def _groups(book: Book) -> Iterator[Row]:
    for sort, heading in words.WORKGROUP_SORTS.items():
        groups = [group for group in book.workgroups if group.sort == sort]
        if groups:
            yield group_row(lines.plain(heading), len(words.WORKGROUP_COLUMNS))
        yield from (_group(group, book) for group in groups)


def _group(group: Workgroup, book: Book) -> Row:
    addresses = Addresses(book)
    owned = (
        lines.linked(str(page.file.title), addresses.page(handbook, page))
        for handbook in book.handbooks
        for page in handbook.pages()
        if page.file.workgroup is not None and book.workgroups.get(page.file.workgroup) is group
    )
    return (
        lines.cell(lines.plain(str(group.name)), head=True, anchor=str(group.id)),
        lines.cell(lines.roles(map(book.role_name, (group.lead,) if group.lead else ()), addresses)),
        lines.cell(lines.roles(map(book.role_name, group.members), addresses)),
        lines.cell(lines.plain(str(group.summary or "")), lines.joined(owned)),
    )
