"""The pages of the registers; of regulations, terms and branch types here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from generator.model.book import Book
from generator.model.cite import in_force
from generator.model.registers import Regulation, RegulationEdition
from generator.pages import lines, words
from generator.pages.calendar import calendar_page, calendar_pages
from generator.pages.cited import cited_rows
from generator.pages.coverage import coverage_page
from generator.pages.editions import editions_page
from generator.pages.forms import blank_forms, form_page, forms_page
from generator.pages.messages import messages_page
from generator.pages.page import Inline, Line, Listing, Page, Section
from generator.pages.platform.setup import setup_page
from generator.pages.roles import role_page, roles_page
from generator.pages.systems import system_page, systems_page, workgroups_page
from generator.pages.tables import HOME, Row, register_table, see_line, trail
from generator.pages.tags import tags_page
from generator.pages.unverified import unverified_page, unverified_pages
from generator.views.addresses import Addresses
from generator.views.appendices import appendices_of


def register_pages(book: Book) -> Iterator[Page]:
    """All pages of the registers, the lists before their entries."""
    present = appendices_of(book)
    for key, page in LISTS.items():
        if key in present:
            yield page(book)
            yield from ENTRIES[key](book) if key in ENTRIES else ()


def appendix(key: str, book: Book) -> Iterator[Page]:
    """What a printed handbook has of a list: the list itself, and of the forms every blank."""
    if key in LISTS and key in appendices_of(book):
        yield LISTS[key](book)
        yield from _blanks(book) if key == "forms" else ()


def _status(edition: RegulationEdition, regulation: Regulation, book: Book) -> Line:
    if in_force(edition, book.as_of):
        state = (Inline(words.IN_FORCE),)
        return (*state, Inline(words.REVISING, badge="default")) if regulation.status else state
    if edition.until is None or edition.until > book.as_of:
        return (Inline(words.NOT_YET),)
    successor = words.SUPERSEDED_BY.format(successor=edition.superseded_by or "—")
    return (Inline(words.SUPERSEDED, badge="unverified"), Inline(f" {successor}"))


def regulations_page(book: Book) -> Page:
    """All regulations by number, one line an edition."""
    ordered = sorted(book.regulations, key=lambda regulation: str(regulation.id))
    rows = (_edition(regulation, edition, book) for regulation in ordered for edition in regulation.editions)
    table = register_table("register", words.REGULATIONS_TITLE, words.REGULATION_COLUMNS, rows)
    opening = Section("", "", (table,))
    return Page(
        "regulations/index.html", words.REGULATIONS_TITLE, (opening,), summary=words.REGULATIONS_SUMMARY, trail=HOME
    )


def _edition(regulation: Regulation, edition: RegulationEdition, book: Book) -> Row:
    title = f"《{edition.title or regulation.title}》"
    return (
        lines.cell(lines.plain(str(regulation.id)), head=True),
        lines.cell(lines.linked(title, Addresses(book).regulation(str(regulation.short)))),
        lines.cell(lines.plain(str(edition.doc_no or "")), lines.plain(str(regulation.issuer))),
        lines.cell(lines.day(edition.in_force)),
        lines.cell(_status(edition, regulation, book)),
        lines.cell(lines.plain(str(edition.confidence or ""))),
    )


def regulation_page(regulation: Regulation, book: Book) -> Page:
    """A regulation: its editions and every step that cites an article of it."""
    addresses = Addresses(book)
    rows = (
        (
            lines.cell(lines.day(edition.edition), head=True),
            lines.cell(lines.plain(str(edition.doc_no or ""))),
            lines.cell(lines.day(edition.issued)),
            lines.cell(lines.day(edition.in_force)),
            lines.cell(_status(edition, regulation, book)),
            lines.cell(lines.plain(str(edition.articles or ""))),
            lines.cell(lines.day(edition.checked_on), lines.plain(str(edition.confidence or ""))),
            lines.cell(lines.plain(str(edition.note or ""))),
        )
        for edition in regulation.editions
    )
    about = f"{regulation.id} · {words.REGULATION_SORTS[str(regulation.sort)]} · {regulation.issuer}"
    opening = lines.plain(about), lines.plain(str(regulation.note or ""))
    sections = [
        Section("", "", (Listing("plain", tuple(line for line in opening if line)),)),
        Section("editions", words.EDITIONS, (register_table("register", words.EDITIONS, words.EDITION_COLUMNS, rows),)),
    ]
    cited = tuple(cited_rows(regulation, book))
    if cited:
        table = register_table("register", words.CITED_BY, words.CITED_COLUMNS, cited)
        sections.append(Section("cited", words.CITED_BY, (table,)))
    return Page(
        addresses.regulation(str(regulation.short)),
        str(regulation.title),
        tuple(sections),
        regulation.origin,
        about,
        trail=trail(words.REGULATIONS_TITLE, "regulations/index.html"),
    )


def terms_page(book: Book) -> Page:
    """All terms with the words people use."""
    addresses = Addresses(book)
    rows = (
        (
            lines.cell(lines.plain(str(term.name)), head=True, anchor=addresses.term_anchor(str(term.name))),
            lines.cell(lines.plain(str(term.meaning)), lines.plain(str(term.note or ""))),
            lines.cell(lines.plain("、".join(term.aliases))),
            lines.cell(lines.joined(see_line(str(name), book) for name in term.see)),
        )
        for term in book.terms
    )
    table = register_table("register", words.TERMS_TITLE, words.TERM_COLUMNS, rows)
    return Page("terms.html", words.TERMS_TITLE, (Section("", "", (table,)),), summary=words.TERMS_SUMMARY, trail=HOME)


def types_page(book: Book) -> Page:
    """The types of branch with their definitions and key tasks."""
    addresses = Addresses(book)
    rows = (
        (
            lines.cell(lines.plain(str(unit.name)), head=True, anchor=str(unit.id or "")),
            lines.cell(
                (Inline(str(unit.definition)), *((Inline(words.DEFAULT, badge="default"),) if unit.default else ())),
                lines.plain(str(unit.note or "")),
            ),
            lines.cell(lines.plain("、".join(str(task.name) for task in unit.tasks))),
            lines.cell(*lines.basis(unit.basis or (), book, addresses)),
        )
        for unit in book.unit_types
    )
    table = register_table("register", words.TYPES_TITLE, words.TYPE_COLUMNS, rows)
    return Page("types.html", words.TYPES_TITLE, (Section("", "", (table,)),), summary=words.TYPES_SUMMARY, trail=HOME)


def _blanks(book: Book) -> Iterator[Page]:
    return (form_page(form, book) for form in blank_forms(book))


LISTS: Final[Mapping[str, Callable[[Book], Page]]] = {
    "roles": roles_page,
    "regulations": regulations_page,
    "forms": forms_page,
    "terms": terms_page,
    "types": types_page,
    "editions": editions_page,
    "systems": systems_page,
    "messages": messages_page,
    "workgroups": workgroups_page,
    "calendar": calendar_page,
    "setup": setup_page,
    "tags": tags_page,
    "coverage": coverage_page,
    "unverified": unverified_page,
}
"""The pages that are derived from the book, by their words in a handbook file."""

ENTRIES: Final[Mapping[str, Callable[[Book], Iterator[Page]]]] = {
    "roles": lambda book: (role_page(role, book) for role in book.roles),
    "regulations": lambda book: (regulation_page(regulation, book) for regulation in book.regulations),
    "forms": _blanks,
    "unverified": unverified_pages,
    "calendar": calendar_pages,
    "systems": lambda book: (system_page(system, book) for system in book.systems),
}
"""The pages of single entries, behind their list."""
