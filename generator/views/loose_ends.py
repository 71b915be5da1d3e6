"""Loose ends of the content: what rests on practice alone, forms that nothing produces, numbers without an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.model.basis import Basis, Citation, Practice
from generator.model.book import Book
from generator.model.process import Process, Step
from generator.model.registers import Form
from generator.model.uses import named_forms
from generator.views.resting import Resting, resting

SEEN: Final = frozenset({"A", "B"})
"""The confidences of a number that was seen in a text or in a quotation of it."""


@dataclass(frozen=True, slots=True)
class OnPractice:
    """The steps of a process that rest on a practice, and the practice: who approved it and when."""

    process: Process
    practice: Practice
    steps: tuple[Step, ...]

    @property
    def whole(self) -> bool:
        """Whether no step of the process rests on a text."""
        return len(self.steps) == sum(1 for step in self.process.walk() if step.number)


def on_practice(book: Book) -> Iterator[OnPractice]:
    """Every practice that steps rest on, process by process."""
    for process in book.processes.values():
        found: dict[tuple[str, str], tuple[Practice, list[Step]]] = {}
        for step in process.walk():
            for basis in step.source.basis if step.number else ():
                if isinstance(basis, Practice):
                    key = (str(basis.practice), str(basis.approved))
                    found.setdefault(key, (basis, []))[1].append(step)
        for practice, steps in found.values():
            yield OnPractice(process, practice, tuple(steps))


@dataclass(frozen=True, slots=True)
class LooseForm:
    """A form or record that no step leaves; ``named`` tells whether an item, a duty or a text names it at least."""

    form: Form
    named: bool


def loose_forms(book: Book) -> Iterator[LooseForm]:
    """The forms and records that no step of a process leaves."""
    steps = (step for process in book.processes.values() for step in process.walk())
    produced = {id(book.forms.get(record)) for step in steps for record in step.records}
    named = {id(book.forms.get(name)) for name in named_forms(book)}
    for form in book.forms:
        if id(form) not in produced:
            yield LooseForm(form, id(form) in named)


def without_article(book: Book) -> Iterator[Resting]:
    """The numbers that were seen (A or B) but do not say in which article; texts without articles have none to say."""
    for one in resting(book):
        if one.kind in {"number", "fact"} and lacks_article(one.confidence, one.basis, book):
            yield one


def lacks_article(confidence: str, sources: tuple[Basis, ...], book: Book) -> bool:
    """Whether a number was seen in a regulation that has articles, and none is cited."""
    cited = [basis for basis in sources if isinstance(basis, Citation)]
    known = [book.regulations.get(basis.name) for basis in cited]
    divided = bool(cited) and not any(regulation and regulation.undivided for regulation in known)
    return confidence in SEEN and divided and not any(basis.articles for basis in cited)
