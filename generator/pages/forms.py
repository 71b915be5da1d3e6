"""The pages of the forms: the list of all, and a page a blank."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, cast

from generator.model.book import Book
from generator.model.registers import Form, FormField
from generator.pages import lines, words
from generator.pages.page import Field, FieldType, Listing, Page, Section
from generator.pages.page import Form as FormBlock
from generator.pages.tables import HOME, Row, register_table, trail, use_line
from generator.views.addresses import Addresses
from generator.views.traces import steps_of_form

ENDINGS: Final = ("pdf", "docx", "xlsx")
"""The formats of a form to be filled in."""


def forms_page(book: Book) -> Page:
    """All forms and records, those with a blank first."""
    blanks = blank_forms(book)
    others = [form for form in book.forms if not form.fields]
    sections = tuple(
        Section(
            anchor, title, (register_table("register", title, words.FORM_COLUMNS, (_form_row(f, book) for f in forms)),)
        )
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


def blank_forms(book: Book) -> list[Form]:
    """The forms that have a blank, by number."""
    return sorted(
        (form for form in book.forms if form.fields), key=lambda form: (len(form.code or ""), form.code or "")
    )


def form_page(form: Form, book: Book) -> Page:
    """A form: its blank, the steps that produce it, its basis."""
    addresses = Addresses(book)
    name = str(form.name)
    block = replace(form_block(form), files=files_of(form, book))
    sections = [Section("blank", words.BLANK_FORM, (block,))]
    if form.keep:
        sections.append(Section("keep", words.KEEP, (Listing("plain", (lines.plain(str(form.keep)),)),)))
    uses = [use_line(use, book, addresses) for use in steps_of_form(name, book)]
    if uses:
        sections.append(Section("produced", words.PRODUCED_BY, (Listing("plain", tuple(uses)),)))
    if form.basis:
        sections.append(Section("basis", words.BASIS, (Listing("plain", lines.basis(form.basis, book, addresses)),)))
    summary = str(form.note or "")
    above = trail(words.FORMS_TITLE, "forms/index.html")
    return Page(addresses.form(name), name, tuple(sections), form.origin, summary, str(form.code or ""), above)


def form_key(form: Form, book: Book) -> str:
    """What the files of a form are called: its number, or the name of its page."""
    return str(form.code or Addresses(book).form_key(str(form.name))).lower()


def files_of(form: Form, book: Book) -> tuple[str, ...]:
    """Where the site has a form as files to fill in."""
    return tuple(f"forms/{form_key(form, book)}.{ending}" for ending in ENDINGS)


def form_block(form: Form) -> FormBlock:
    """A form as it is printed."""
    fields = tuple(_field(field) for field in form.fields)
    return FormBlock(str(form.code or ""), str(form.name), fields, form.rows or 0)


def _field(field: FormField) -> Field:
    options = tuple(map(str, field.options))
    return Field(str(field.name), cast("FieldType", str(field.type)), str(field.unit or ""), options, field.once)
