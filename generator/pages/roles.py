"""The pages of the roles: the list, and of each role a checklist of everything that it has to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.model.book import Book
from generator.model.registers import Role
from generator.pages import lines, words
from generator.pages.calendar import files_line
from generator.pages.duties import duty_section
from generator.pages.page import Inline, Line, Listing, Page, Section, Table
from generator.pages.tables import HOME, Row, group_row, register_table, trail
from generator.views.addresses import Addresses
from generator.views.duties import duties_of_role
from generator.views.responsibility import step_title
from generator.views.traces import Use, steps_of_role, work_of_role
from generator.views.wording import LETTERS, limit_text


def roles_page(book: Book) -> Page:
    """All roles with what they are for and how many steps they have."""
    addresses = Addresses(book)
    rows = (
        (
            lines.cell(lines.linked(str(role.name), addresses.role(str(role.name))), head=True),
            lines.cell(lines.plain(words.SORTS[str(role.sort)])),
            lines.cell(lines.plain(str(role.level))),
            lines.cell(lines.plain(str(role.summary or ""))),
            lines.cell(lines.plain(str(sum(1 for _ in steps_of_role(str(role.name), book))))),
        )
        for role in book.roles
    )
    table = register_table("register", words.ROLES_TITLE, words.ROLE_COLUMNS, rows)
    opening = Section("", "", (table,))
    return Page("roles/index.html", words.ROLES_TITLE, (opening,), summary=words.ROLES_SUMMARY, trail=HOME)


def role_page(role: Role, book: Book) -> Page:
    """What a role has to do, to be ticked off: its duties, every step that it does or decides, and the forms.

    The steps that it is only consulted on or told of stand apart.
    """
    name = str(role.name)
    uses = tuple(steps_of_role(name, book))
    own = tuple(use for use in uses if set(use.how) & set("RA"))
    told = tuple(use for use in uses if not set(use.how) & set("RA"))
    recurring = duty_section(duties_of_role(name, book), book, role=False)
    sections = (
        Section("", "", (Listing("plain", tuple(_about(role, book))),)),
        *map(_ticked, recurring),
        *map(_ticked, _steps("duties", words.DUTIES, own, book)),
        *_forms(role, own, book),
        *_steps("told", words.TOLD, told, book),
        *map(_ticked, _work(name, book)),
    )
    return Page(
        Addresses(book).role(name),
        str(role.title or role.name),
        sections,
        role.origin,
        str(role.summary or ""),
        trail=trail(words.ROLES_TITLE, "roles/index.html"),
    )


def _about(role: Role, book: Book) -> Iterator[Line]:
    """What a role is, and where its calendar stands."""
    aliases = f"（{'、'.join(role.aliases)}）" if role.aliases else ""
    yield lines.plain(f"{words.SORTS[str(role.sort)]} · {role.level}{aliases}")
    yield from (lines.plain(text) for text in (str(role.summary or ""), str(role.note or "")) if text)
    yield from files_line(role, book)


def _ticked(section: Section) -> Section:
    """The section with rows that can be ticked."""
    blocks = (replace(block, ticks=True) if isinstance(block, Table) else block for block in section.blocks)
    return replace(section, blocks=tuple(blocks))


def _steps(anchor: str, title: str, uses: tuple[Use, ...], book: Book) -> Iterator[Section]:
    if uses:
        legend = tuple(Inline(f"{sign} {meaning}") for sign, meaning in LETTERS.items())
        columns = tuple(map(lines.plain, words.ROLE_STEP_COLUMNS))
        table = Table("tasks", title, columns, tuple(_role_steps(uses, book, Addresses(book))), legend)
        yield Section(
            anchor, title, (Listing("note", (lines.plain(words.TASKS_OF_ROLE.format(count=len(uses))),)), table)
        )


def _forms(role: Role, uses: Iterable[Use], book: Book) -> Iterator[Section]:
    """The forms and records that a role's steps leave and its duties ask for, with what they come from."""
    addresses = Addresses(book)
    sources: dict[str, dict[str, str]] = {}
    for use in uses:
        for record in use.step.records:
            sources.setdefault(_form(record, book), {})[use.process.title] = addresses.process(use.process.name)
    for duty in duties_of_role(str(role.name), book):
        for evidence in duty.evidence if duty.applies_to.includes(book.edition) else ():
            sources.setdefault(_form(evidence.form, book), {})[str(duty.name)] = addresses.see(str(duty.item))
    registered = {str(form.name): form for form in book.forms}
    rows = (
        (
            lines.cell(lines.plain(str(registered[name].code or "")), head=True),
            lines.cell(lines.linked(name, addresses.form(name))),
            lines.cell(lines.joined(lines.linked(*source) for source in sources[name].items())),
        )
        for name in registered
        if name in sources
    )
    table = register_table("register", words.FORMS_OF_ROLE, words.FORMS_OF_ROLE_COLUMNS, rows)
    if table.rows:
        yield Section("forms", words.FORMS_OF_ROLE, (table,))


def _work(name: str, book: Book) -> Iterator[Section]:
    """What a role has to do with items that have no process."""
    addresses = Addresses(book)
    rows = tuple(
        (
            lines.cell(
                lines.linked(str(part.item.file.title), f"{addresses.page(part.handbook, part.item)}#work"), head=True
            ),
            lines.cell(lines.plain(str(part.work.do))),
            lines.cell(lines.plain(part.how)),
        )
        for part in work_of_role(name, book)
    )
    if rows:
        table = register_table("register", words.WORK_OF_ROLE, words.WORK_OF_ROLE_COLUMNS, rows)
        yield Section("work", words.WORK_OF_ROLE, (table,))


def _form(name: str, book: Book) -> str:
    """What a form is registered as; a record that is not stands for itself."""
    form = book.forms.get(name)
    return str(form.name) if form else name


def _role_steps(uses: Iterable[Use], book: Book, addresses: Addresses) -> Iterator[Row]:
    """The steps of a role, each process below its name."""
    process = ""
    for use in uses:
        if use.process.name != process:
            process = use.process.name
            head = lines.linked(f"{use.process.code} {use.process.title}".strip(), addresses.process(process))
            yield group_row(head, len(words.ROLE_STEP_COLUMNS))
        yield _role_step(use, book, addresses)


def _role_step(use: Use, book: Book, addresses: Addresses) -> Row:
    step, process = use.step, use.process
    limits = (
        (Inline(limit_text(limit, process), badge="limit"), *lines.unverified_badge(limit.source))
        for limit in step.limits
    )
    return (
        lines.cell(
            lines.plain(step.number),
            head=True,
            only=step.applies_to.within(process.file.applies_to).named(),
        ),
        lines.cell(lines.linked(step_title(step, book), addresses.step(process, step))),
        lines.cell(lines.plain(use.how)),
        lines.cell(*limits),
        lines.cell(lines.records(step.records, addresses)),
    )
