"""Traces: where in the book a role, a form or a regulation is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.basis import Citation
from generator.model.book import Book, Handbook, Item
from generator.model.chapters import Work
from generator.model.cite import cite
from generator.model.process import Process, Source, Step
from generator.views.responsibility import letters, letters_of_work
from generator.views.wording import numbers


@dataclass(frozen=True, slots=True)
class Use:
    """A step of a process where something is used, with how (a letter, articles, or empty)."""

    process: Process
    step: Step
    how: str = ""


def steps_of_role(name: str, book: Book) -> Iterator[Use]:
    """The steps where a role has a letter."""
    for process in book.processes.values():
        for step in process.walk():
            sign = letters(step, book).get(name, "")
            if sign:
                yield Use(process, step, sign)


@dataclass(frozen=True, slots=True)
class Part:
    """What a role has to do with something that is done about an item: a letter or several."""

    handbook: Handbook
    item: Item
    work: Work
    how: str


def work_of_role(name: str, book: Book) -> Iterator[Part]:
    """What is done about items without a process where a role has a letter."""
    for handbook in book.handbooks:
        for item in handbook.items():
            for work in item.file.work:
                sign = letters_of_work(work, book).get(name, "")
                if sign:
                    yield Part(handbook, item, work, sign)


def steps_of_form(name: str, book: Book) -> Iterator[Use]:
    """The steps that leave a form or record, whatever they call it."""
    form = book.forms.get(name)
    for process in book.processes.values():
        for step in process.walk():
            if any(book.forms.get(record) is form for record in step.records):
                yield Use(process, step)


def steps_of_regulation(name: str, book: Book) -> Iterator[Use]:
    """The steps that cite articles of a regulation, with the articles."""
    regulation = book.regulations.get(name)
    for process in book.processes.values():
        for step in process.walk():
            cited = [
                basis
                for basis in step.source.basis
                if isinstance(basis, Citation)
                and basis.articles
                and cite(basis, book.regulations, book.as_of).regulation is regulation
            ]
            if cited:
                yield Use(process, step, "、".join(str(run) for basis in cited for run in basis.articles))


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a process with its source: where it stands, what it is, and its text."""

    process: Process
    step: Step
    what: str
    text: str
    source: Source


def unverified_numbers(book: Book) -> Iterator[Number]:
    """The numbers of all processes that have not been verified."""
    for process in book.processes.values():
        steps = {step.id: step for step in process.walk()}
        for step_id, what, source, text in numbers(process):
            if not source.verified:
                yield Number(process, steps[step_id], what, text, source)
