"""The pages of the registers: roles, regulations, forms, terms, branch types and the unverified numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.book import Book
from generator.model.cite import in_force
from generator.model.registers import Form, Regulation, RegulationEdition, Role
from generator.pages import lines, words
from generator.pages.page import Block, Cell, Inline, Line, Listing, Page, Section, Table
from generator.pages.page import Form as FormBlock
from generator.views.addresses import Addresses
from generator.views.responsibility import MARKS, step_title
from generator.views.traces import Use, steps_of_form, steps_of_regulation, steps_of_role, unverified_numbers
from generator.views.wording import limit_text

HOME = (Inline(words.HOME, href="index.html"),)

Row = tuple[Cell, ...]


def _table(kind: str, caption: str, columns: Iterable[str], rows: Iterable[Row], *, wide: bool = False) -> Table:
    return Table(kind, caption, tuple(map(lines.plain, columns)), tuple(rows), wide=wide)


def _trail(title: str, path: str) -> Line:
    return (*HOME, Inline(title, href=path))


def register_pages(book: Book) -> Iterator[Page]:
    """All pages of the registers, the lists before their entries."""
    yield roles_page(book)
    yield from (role_page(role, book) for role in book.roles)
    yield regulations_page(book)
    yield from (regulation_page(regulation, book) for regulation in book.regulations)
    yield forms_page(book)
    yield from (form_page(form, book) for form in book.forms if form.fields)
    yield terms_page(book)
    yield types_page(book)
    yield unverified_page(book)


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
    table = _table("register", words.ROLES_TITLE, words.ROLE_COLUMNS, rows)
    opening = Section("", "", (table,))
    return Page("roles/index.html", words.ROLES_TITLE, (opening,), summary=words.ROLES_SUMMARY, trail=HOME)


def role_page(role: Role, book: Book) -> Page:
    """What a role has to do: every step where it has a letter, by process."""
    addresses = Addresses(book)
    name = str(role.name)
    title = str(role.title or role.name)
    aliases = f"（{'、'.join(role.aliases)}）" if role.aliases else ""
    about = [
        lines.plain(f"{words.SORTS[str(role.sort)]} · {role.level}{aliases}"),
        lines.plain(str(role.summary or "")),
    ]
    blocks: list[Block] = [Listing("plain", tuple(line for line in about if line))]
    uses = tuple(steps_of_role(name, book))
    sections = [Section("", "", tuple(blocks))]
    if uses:
        legend = tuple(Inline(f"{mark.sign} {mark.meaning}") for mark in MARKS)
        rows = tuple(_role_step(use, book, addresses) for use in uses)
        columns = tuple(map(lines.plain, words.ROLE_STEP_COLUMNS))
        table = Table("steps", words.TASKS_OF_ROLE.format(count=len(uses)), columns, rows, legend)
        sections.append(Section("duties", words.DUTIES, (table,)))
    return Page(
        addresses.role(name),
        title,
        tuple(sections),
        role.origin,
        str(role.summary or ""),
        trail=_trail(words.ROLES_TITLE, "roles/index.html"),
    )


def _role_step(use: Use, book: Book, addresses: Addresses) -> Row:
    step, process = use.step, use.process
    limits = (
        (Inline(limit_text(limit, process), badge="limit"), *lines.unverified_badge(limit.source))
        for limit in step.limits
    )
    return (
        lines.cell(lines.linked(process.title, addresses.process(process.name))),
        lines.cell((Inline(f"{step.number} {step_title(step, book)}", href=addresses.step(process, step)),)),
        lines.cell(lines.plain(use.how)),
        lines.cell(*limits),
        lines.cell(lines.records(step.records, addresses)),
    )


def _status(edition: RegulationEdition, regulation: Regulation, book: Book) -> Line:
    if in_force(edition, book.as_of):
        state = (Inline(words.IN_FORCE),)
        return (*state, Inline(words.REVISING, badge="default")) if regulation.status else state
    if edition.until is None or edition.until > book.as_of:
        return (Inline(words.NOT_YET),)
    successor = words.SUPERSEDED_BY.format(successor=edition.superseded_by or "—")
    return (Inline(words.SUPERSEDED, badge="unverified"), Inline(f" {successor}"))


def regulations_page(book: Book) -> Page:
    """All regulations, one line an edition."""
    rows = (_edition(regulation, edition, book) for regulation in book.regulations for edition in regulation.editions)
    table = _table("register", words.REGULATIONS_TITLE, words.REGULATION_COLUMNS, rows, wide=True)
    opening = Section("", "", (table,))
    return Page(
        "regulations/index.html", words.REGULATIONS_TITLE, (opening,), summary=words.REGULATIONS_SUMMARY, trail=HOME
    )


def _edition(regulation: Regulation, edition: RegulationEdition, book: Book) -> Row:
    title = f"《{edition.title or regulation.title}》"
    return (
        lines.cell(lines.plain(str(regulation.id)), head=True),
        lines.cell(lines.linked(title, Addresses(book).regulation(str(regulation.short)))),
        lines.cell(lines.plain(str(edition.edition))),
        lines.cell(lines.plain(str(edition.doc_no or ""))),
        lines.cell(lines.plain(str(regulation.issuer))),
        lines.cell(lines.plain(str(edition.in_force))),
        lines.cell(_status(edition, regulation, book)),
        lines.cell(lines.plain(str(edition.confidence or ""))),
    )


def regulation_page(regulation: Regulation, book: Book) -> Page:
    """A regulation: its editions and every step that cites an article of it."""
    addresses = Addresses(book)
    rows = (
        (
            lines.cell(lines.plain(str(edition.edition)), head=True),
            lines.cell(lines.plain(str(edition.doc_no or ""))),
            lines.cell(lines.plain(str(edition.issued or ""))),
            lines.cell(lines.plain(str(edition.in_force))),
            lines.cell(_status(edition, regulation, book)),
            lines.cell(lines.plain(str(edition.articles or ""))),
            lines.cell(lines.plain(" ".join(part for part in (edition.checked_on, edition.confidence) if part))),
            lines.cell(lines.plain(str(edition.note or ""))),
        )
        for edition in regulation.editions
    )
    about = f"{regulation.id} · {words.REGULATION_SORTS[str(regulation.sort)]} · {regulation.issuer}"
    sections = [
        Section("", "", (Listing("plain", (lines.plain(about),)),)),
        Section("editions", words.EDITIONS, (_table("register", words.EDITIONS, words.EDITION_COLUMNS, rows),)),
    ]
    uses = [_use(use, book, addresses) for use in steps_of_regulation(str(regulation.short), book)]
    if uses:
        sections.append(Section("cited", words.CITED_BY, (Listing("plain", tuple(uses)),)))
    return Page(
        addresses.regulation(str(regulation.short)),
        str(regulation.title),
        tuple(sections),
        regulation.origin,
        about,
        trail=_trail(words.REGULATIONS_TITLE, "regulations/index.html"),
    )


def _use(use: Use, book: Book, addresses: Addresses) -> Line:
    step = Inline(f"{use.step.number} {step_title(use.step, book)}".strip(), href=addresses.step(use.process, use.step))
    articles = (Inline(f"{use.how}　"),) if use.how else ()
    return (*articles, Inline(f"{use.process.title}："), step)


def forms_page(book: Book) -> Page:
    """All forms and records, those with a blank first."""
    blanks = [form for form in book.forms if form.fields]
    others = [form for form in book.forms if not form.fields]
    sections = tuple(
        Section(anchor, title, (_table("register", title, words.FORM_COLUMNS, (_form_row(f, book) for f in forms)),))
        for anchor, title, forms in (
            ("blank", words.PRINTED_FORMS, blanks),
            ("records", words.OTHER_RECORDS, others),
        )
        if forms
    )
    return Page("forms/index.html", words.FORMS_TITLE, sections, summary=words.FORMS_SUMMARY, trail=HOME)


def _form_row(form: Form, book: Book) -> Row:
    addresses = Addresses(book)
    name = str(form.name)
    anchor = "" if form.fields else addresses.form_key(name)
    href = addresses.form(name) if form.fields else ""
    processes = dict.fromkeys(use.process.name for use in steps_of_form(name, book))
    used = lines.joined(lines.linked(book.processes[p].title, addresses.process(p)) for p in processes)
    return (
        lines.cell(lines.plain(str(form.code or "")), head=True, anchor=anchor),
        lines.cell(lines.linked(name, href)),
        lines.cell(lines.plain(str(form.keep or ""))),
        lines.cell(used),
    )


def form_page(form: Form, book: Book) -> Page:
    """A form: its blank, the steps that produce it, its basis."""
    addresses = Addresses(book)
    name = str(form.name)
    fields = tuple(_field(field) for field in form.fields)
    sections = [Section("blank", words.BLANK_FORM, (FormBlock(str(form.code or ""), name, fields),))]
    uses = [_use(use, book, addresses) for use in steps_of_form(name, book)]
    if uses:
        sections.append(Section("produced", words.PRODUCED_BY, (Listing("plain", tuple(uses)),)))
    if form.basis:
        sections.append(Section("basis", words.BASIS, (Listing("plain", lines.basis(form.basis, book, addresses)),)))
    summary = str(form.note or "")
    trail = _trail(words.FORMS_TITLE, "forms/index.html")
    return Page(addresses.form(name), name, tuple(sections), form.origin, summary, str(form.code or ""), trail)


def _field(field: object) -> str:
    """A field as it is printed: its name, its unit and its boxes."""
    name, unit, options = str(field.name), field.unit, field.options  # type: ignore[attr-defined]
    boxes = "　".join(f"□{option}" for option in options)
    return f"{name}（{unit}）" if unit else f"{name}：{boxes}" if boxes else name


def terms_page(book: Book) -> Page:
    """All terms with the words people use."""
    addresses = Addresses(book)
    rows = (
        (
            lines.cell(lines.plain(str(term.name)), head=True, anchor=f"term-{number}"),
            lines.cell(lines.plain(str(term.meaning))),
            lines.cell(lines.plain("、".join(term.aliases))),
            lines.cell(lines.joined(_see(str(name), book, addresses) for name in term.see)),
        )
        for number, term in enumerate(book.terms, 1)
    )
    table = _table("register", words.TERMS_TITLE, words.TERM_COLUMNS, rows)
    return Page("terms.html", words.TERMS_TITLE, (Section("", "", (table,)),), summary=words.TERMS_SUMMARY, trail=HOME)


def _see(name: str, book: Book, addresses: Addresses) -> Line:
    titles = {page.name: str(page.file.title) for handbook in book.handbooks for page in handbook.pages()}
    process = book.processes.get(name)
    return lines.linked(titles.get(name) or (process.title if process else name), addresses.see(name))


def types_page(book: Book) -> Page:
    """The types of branch with their definitions and key tasks."""
    addresses = Addresses(book)
    rows = (
        (
            lines.cell(lines.plain(str(unit.name)), head=True, anchor=str(unit.id or "")),
            lines.cell(
                (Inline(str(unit.definition)), *((Inline(words.DEFAULT, badge="default"),) if unit.default else ()))
            ),
            lines.cell(lines.plain("、".join(unit.tasks))),
            lines.cell(*lines.basis(unit.basis or (), book, addresses)),
        )
        for unit in book.unit_types
    )
    table = _table("register", words.TYPES_TITLE, words.TYPE_COLUMNS, rows)
    return Page("types.html", words.TYPES_TITLE, (Section("", "", (table,)),), summary=words.TYPES_SUMMARY, trail=HOME)


def unverified_page(book: Book) -> Page:
    """Every number that has not been verified, of processes and of items."""
    rows = [*_unverified_steps(book), *_unverified_facts(book)]
    table = _table("limits", words.UNVERIFIED_TITLE, words.UNVERIFIED_COLUMNS, rows)
    block: Block = table if rows else Listing("plain", (lines.plain(words.NOTHING_UNVERIFIED),))
    return Page(
        "unverified.html",
        words.UNVERIFIED_TITLE,
        (Section("", "", (block,)),),
        summary=words.UNVERIFIED_SUMMARY,
        trail=HOME,
    )


def _unverified_steps(book: Book) -> Iterator[Row]:
    addresses = Addresses(book)
    for number in unverified_numbers(book):
        step = Inline(step_title(number.step, book), href=addresses.step(number.process, number.step))
        yield (
            lines.cell(lines.plain(number.process.title), head=True),
            lines.cell((step, Inline(f"：{number.what}"))),
            lines.cell(lines.plain(number.text)),
            lines.cell(*lines.basis(number.source.basis, book, addresses)),
            lines.cell(lines.confidence(number.source)),
        )


def _unverified_facts(book: Book) -> Iterator[Row]:
    addresses = Addresses(book)
    for handbook in book.handbooks:
        for item in handbook.items():
            for fact in item.file.facts:
                letter = str(fact.confidence or item.file.confidence or "")
                source = lines.fact_source(fact.basis or item.file.basis, letter, verified=fact.verified)
                if not source.verified:
                    yield (
                        lines.cell(lines.plain(str(item.file.title)), head=True),
                        lines.cell(lines.linked(str(fact.name), f"{addresses.page(handbook, item)}#facts")),
                        lines.cell(lines.plain(fact.value)),
                        lines.cell(*lines.basis(source.basis, book, addresses)),
                        lines.cell(lines.confidence(source)),
                    )
