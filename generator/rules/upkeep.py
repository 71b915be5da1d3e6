"""Upkeep: what is listed but not used, not reviewed for a year, or asked for twice (standards 3.5, rules 25 to 45)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from generator.diagnostics import Finding, finding
from generator.model.book import Book, Chapter, Item, Part
from generator.model.cite import day_of
from generator.model.registers import Form
from generator.model.uses import named_forms
from generator.model.words import PDCA

MAX_AGE: Final = 365
"""After how many days a page is to be reviewed again."""
FEW_PROCESSES: Final = 8
"""How many processes of a part make a circle of plan, do, check and act to be expected."""
SHARED_FIELDS: Final = 5
SHARED_PART: Final = 0.75
"""How many fields, and how great a part of the smaller form's, two forms have in common to be told."""


def check(book: Book) -> Iterator[Finding]:
    """All rules of upkeep."""
    yield from _forms(book)
    yield from _fields(book)
    yield from _diagrams(book)
    for handbook in book.handbooks:
        for part in handbook.parts:
            yield from _circle(part, book)
    yield from _reviews(book)


def _forms(book: Book) -> Iterator[Finding]:
    """HB441 a form that nothing names, HB442 a form or record without a time to keep it (warnings)."""
    used = {id(book.forms.get(name)) for name in named_forms(book)}
    for form in book.forms:
        if form.fields and id(form) not in used:
            yield finding("HB441", form.name.span, form=form.name)
        if form.keep is None:
            yield finding("HB442", form.name.span, form=form.name)


@dataclass(frozen=True, slots=True)
class Repeated:
    """Two forms that ask for much the same, with the fields that both have."""

    one: Form
    other: Form
    fields: tuple[str, ...]


def repeated_fields(book: Book) -> Iterator[Repeated]:
    """All pairs of forms that ask for much the same."""
    fields = [(form, {str(field.name) for field in form.fields}) for form in book.forms if form.fields]
    for (one, asked), (other, again) in combinations(fields, 2):
        shared = tuple(str(field.name) for field in one.fields if field.name in again)
        if len(shared) >= SHARED_FIELDS and len(shared) >= SHARED_PART * min(len(asked), len(again)):
            yield Repeated(one, other, shared)


def _fields(book: Book) -> Iterator[Finding]:
    """HB443 two forms that ask for much the same (info)."""
    for found in repeated_fields(book):
        told = "、".join(found.fields)
        yield finding("HB443", found.other.name.span, form=found.other.name, other=found.one.name, fields=told)


def _diagrams(book: Book) -> Iterator[Finding]:
    """HB528 a matrix or a logic diagram that no page shows (warning)."""
    pages = [page.file for handbook in book.handbooks for page in handbook.pages()]
    shown = {str(name) for page in pages for name in (*page.matrices, *page.logics)}
    for what, diagrams in (("矩阵", book.matrices), ("逻辑图", book.logics)):
        for name, diagram in diagrams.items():
            if name not in shown:
                yield finding("HB528", diagram.file.title.span, what=what, name=name)


def _circle(part: Part, book: Book) -> Iterator[Finding]:
    """HB519 a part of some size whose processes lack one of plan, do, check and act (info)."""
    processes = [process for item in part.item_pages for process in book.processes_of(item)]
    said = {str(process.file.pdca) for process in processes if process.file.pdca}
    missing = [word for key, word in PDCA.items() if key not in said]
    if len(processes) >= FEW_PROCESSES and missing:
        yield finding("HB519", part.file.title.span, part=part.file.title, missing="、".join(missing))


def _reviews(book: Book) -> Iterator[Finding]:
    """HB520 a page that was reviewed more than a year ago, HB521 one that nobody reviews (warnings)."""
    for handbook in book.handbooks:
        for page in handbook.pages():
            reviewed = page.file.reviewed
            said = {"复核日期（reviewed）": reviewed, "工作组（workgroup）": page.file.workgroup}
            missing = "、".join(what for what, value in said.items() if value is None)
            if missing and len(book.workgroups):
                yield finding("HB521", page.file.title.span, title=page.file.title, missing=missing)
            age = days_since_review(page, book)
            if reviewed and age is not None and age > MAX_AGE:
                yield finding("HB520", reviewed.span, title=page.file.title, day=reviewed, days=age)


def days_since_review(page: Item | Chapter, book: Book) -> int | None:
    """How long ago somebody went through the basis and the numbers of a page; ``None`` where nobody ever has."""
    day = day_of(page.file.reviewed) if page.file.reviewed else None
    return (date.fromisoformat(book.as_of) - day).days if day else None
