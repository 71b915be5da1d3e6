"""What rests on a regulation: every step, number, page, form, duty and entry that cites it, with place and address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Span
from generator.model.basis import Articles, Basis, Citation
from generator.model.book import Book, Chapter, Handbook, Item
from generator.model.cite import Cited, cite
from generator.model.inherit import inherit, source_of
from generator.model.process import Process, Source
from generator.model.registers import Entry, NamedEntry
from generator.views.addresses import Addresses
from generator.views.responsibility import step_title
from generator.views.wording import numbers

KINDS: Final = ("process", "step", "number", "page", "fact", "form", "duty", "diagram", "entry", "link")
"""What rests on something: processes and their stages, steps and the numbers of steps, pages and the numbers of pages,
forms, duties, matrices, entries of the other registers, and links of the prose."""


@dataclass(frozen=True, slots=True)
class Resting:
    """One thing that rests on sources.

    ``kind`` is one of :data:`KINDS`; ``span`` is where it is written, ``href`` where it is published (empty for
    nowhere); ``number`` is the text of a number, ``confidence`` how sure it is; ``forms`` are the records of a step.
    """

    kind: str
    title: str
    span: Span
    href: str
    basis: tuple[Basis, ...]
    number: str = ""
    confidence: str = ""
    forms: tuple[str, ...] = ()

    def citations(self, short: str, book: Book) -> tuple[tuple[Citation, Cited], ...]:
        """What it cites of a regulation, with the edition that each citation means."""
        cited = ((one, cite(one, book.regulations, book.as_of)) for one in self.basis if isinstance(one, Citation))
        return tuple((one, means) for one, means in cited if means.regulation and means.regulation.short == short)

    def articles(self, short: str, book: Book) -> tuple[Articles, ...]:
        """The articles that it cites of a regulation."""
        return tuple(run for citation, _ in self.citations(short, book) for run in citation.articles)


def on_regulation(short: str, book: Book) -> tuple[Resting, ...]:
    """Everything that rests on a regulation, kind by kind in the order of the book."""
    found = [one for one in resting(book) if one.citations(short, book)]
    return tuple(sorted(found, key=lambda one: KINDS.index(one.kind)))


def numbers_of(runs: Iterable[Articles]) -> tuple[int, ...]:
    """The numbers of all articles of some runs, each once, in order."""
    return tuple(sorted({number for run in runs for number in range(run.first.number, run.last.number + 1)}))


def resting(book: Book) -> Iterator[Resting]:
    """Everything of a book that rests on a source."""
    addresses = Addresses(book)
    for process in book.processes.values():
        yield from _process(process, book, addresses)
    for handbook in book.handbooks:
        for item in handbook.items():
            yield from _item(handbook, item, addresses)
        for page in handbook.pages():
            yield from _links(handbook, page, book, addresses)
    yield from _entries(book, addresses)


def _process(process: Process, book: Book, addresses: Addresses) -> Iterator[Resting]:
    href = addresses.process(process.name)
    yield Resting("process", process.title, process.file.title.span, href, process.first_basis)
    above = source_of(process.file)
    for stage in process.file.stages:
        if stage.basis is not None:
            own = inherit(stage, above, process.first_basis)
            yield Resting("process", f"{process.title}：{stage.title}", stage.title.span, href, own.basis)
    steps = {step.id: step for step in process.walk() if step.number}
    for step in steps.values():
        title = f"{process.title}：{step.number} {step_title(step, book)}"
        at = addresses.step(process, step)
        yield Resting("step", title, step.origin, at, step.source.basis, forms=tuple(map(str, step.records)))
    for step_id, what, source, text in numbers(process):
        if step_id in steps:
            step = steps[step_id]
            title = f"{process.title}：{step.number} {step_title(step, book)}：{what}"
            at = addresses.step(process, step)
            yield Resting("number", title, step.origin, at, source.basis, text, source.confidence)


def _item(handbook: Handbook, item: Item, addresses: Addresses) -> Iterator[Resting]:
    href, title = addresses.page(handbook, item), str(item.file.title)
    whole = Source(item.file.basis or (), str(item.file.confidence or ""))
    yield Resting("page", title, item.file.title.span, href, whole.basis)
    for work in item.file.work:
        yield Resting("page", f"{title}：{work.do}", work.do.span, f"{href}#work", work.basis or ())
    for fact in item.file.facts:
        source = inherit(fact, Source(confidence=whole.confidence) if fact.default else whole, ())
        what = f"{title}：{fact.name}"
        yield Resting("fact", what, fact.origin, f"{href}#facts", source.basis, str(fact.value), source.confidence)


def _links(handbook: Handbook, page: Item | Chapter, book: Book, addresses: Addresses) -> Iterator[Resting]:
    """The links of the prose to regulations, which name them by their short name or their id."""
    known = {str(name): one.short for one in book.regulations for name in (one.id, *one.names)}
    for link in page.markdown.links:
        kind, _, name = link.target.partition("#")[0].partition(":")
        if kind == "regulation" and name in known:
            cited = (Citation(known[name], None, (), link.span),)
            yield Resting("link", str(page.file.title), link.span, addresses.page(handbook, page), cited)


def _entries(book: Book, addresses: Addresses) -> Iterator[Resting]:
    """Forms, duties, matrices and whatever else a register holds."""
    for form in book.forms:
        name = str(form.name)
        yield Resting("form", name, form.name.span, addresses.form(name), form.basis or (), forms=(name,))
    for duty in book.duties:
        yield Resting("duty", str(duty.name), duty.name.span, addresses.see(str(duty.item)), duty.basis or ())
    for matrix in book.matrices.values():
        basis = getattr(matrix.file, "basis", None) or ()
        yield Resting("diagram", str(matrix.file.title), matrix.file.title.span, _shown(matrix.name, book), basis)
    others: tuple[Iterable[Entry], ...] = (book.roles, book.terms, book.unit_types, book.workgroups, book.systems)
    for entry in (entry for register in others for entry in register):
        if isinstance(entry, NamedEntry):
            yield Resting("entry", str(entry.name), entry.name.span, "", entry.basis or ())


def _shown(matrix: str, book: Book) -> str:
    """The first page that shows a matrix."""
    for handbook in book.handbooks:
        for page in handbook.pages():
            if matrix in page.file.matrices:
                return Addresses(book).page(handbook, page)
    return ""
