"""From the files that were read to the book: register indexes, resolved processes, handbooks in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TypeVar

from generator.diagnostics import Finding, Span, finding
from generator.model.base import Model
from generator.model.book import Book, Chapter, Diagram, Document, Handbook, Item, Part
from generator.model.chapters import ChapterFile, HandbookFile, ItemFile, PartFile
from generator.model.diagrams import LogicFile, RootFile
from generator.model.duties import Duty, YearOfDays
from generator.model.fault import near
from generator.model.gaps import LISTING_KEYS, partial
from generator.model.improvements import Improvement
from generator.model.index import Index
from generator.model.lost import Lost
from generator.model.matrix_file import MatrixFile
from generator.model.process import Process
from generator.model.process_file import ProcessFile
from generator.model.records import RecordsFile
from generator.model.register_files import Register
from generator.model.registers import (
    Entry,
    Form,
    Level,
    Message,
    Regulation,
    Role,
    Spelling,
    System,
    Term,
    UnitType,
    Workgroup,
)
from generator.model.resolve import resolve
from generator.model.scoring_rules import ScoringRules
from generator.model.setup import SetupRule
from generator.model.units import Unit
from generator.source.markdown import Chapter as Markdown
from generator.source.value import Text

T = TypeVar("T")
F = TypeVar("F", bound=Model)
E = TypeVar("E", bound=Entry)


def assemble(documents: Iterable[Document], as_of: str, unread: Iterable[str] = ()) -> tuple[Book, tuple[Finding, ...]]:
    """Make the book of all documents; ``as_of`` is an ISO date, ``unread`` the paths of files that gave none."""
    ordered = sorted(documents, key=lambda document: document.path)
    unread = sorted(unread)
    findings: list[Finding] = []
    book = _registers(ordered, as_of, findings)
    roles = book.role_names
    processes = _unique(ordered, ProcessFile, lambda document, file: process_of(document, file, roles), findings)
    findings.extend(found for _, told in processes.values() for found in told)
    resolved = {name: process for name, (process, _) in processes.items()}
    book = replace(
        book,
        processes={name: process for name, process in resolved.items() if process.file.until is None},
        past={name: process for name, process in resolved.items() if process.file.until is not None},
        matrices=_unique(ordered, MatrixFile, _diagram, findings),
        logics=_unique(ordered, LogicFile, _diagram, findings),
        roots=_unique(ordered, RootFile, _diagram, findings),
        handbooks=tuple(sorted(_handbooks(ordered, findings), key=_place)),
        unread=frozenset(PurePosixPath(path).stem for path in unread),
        partial=partial(ordered, unread),
    )
    findings.extend(_code_clashes(book.processes))
    return book, tuple(findings)


def process_of(document: Document, file: ProcessFile, roles: Mapping[str, str]) -> tuple[Process, tuple[Finding, ...]]:
    """The process of a document, with the findings that do not only follow from what is lost of it."""
    process, findings = resolve(document.name, document.path, file, roles)
    lost = document.lost
    told = tuple(found for found in findings if not lost.explains(found))
    if any(found.code == "HB313" for found in told):
        lost = Lost(lost.keys | {"id"})
    return replace(process, lost=lost), told


def _registers(documents: list[Document], as_of: str, findings: list[Finding]) -> Book:
    """A book with its registers alone."""
    entries = [
        entry for document in documents if isinstance(document.file, Register) for entry in document.file.entries
    ]

    def index(kind: type[E]) -> Index[E]:
        made = Index(entry for entry in entries if isinstance(entry, kind))
        findings.extend(made.clashes())
        return made

    return Book(
        as_of,
        roles=index(Role),
        levels=index(Level),
        regulations=index(Regulation),
        forms=index(Form),
        terms=index(Term),
        spellings=index(Spelling),
        unit_types=index(UnitType),
        messages=index(Message),
        workgroups=index(Workgroup),
        systems=index(System),
        duties=index(Duty),
        workdays=index(YearOfDays),
        units=index(Unit),
        scoring=index(ScoringRules),
        improvements=index(Improvement),
        setup=index(SetupRule),
        records=tuple(document.file for document in documents if isinstance(document.file, RecordsFile)),
    )


def _unique(
    documents: list[Document], model: type[F], make: Callable[[Document, F], T], findings: list[Finding]
) -> dict[str, T]:
    """What the documents of one model make, by name; a second file of the same name is told and left out."""
    made: dict[str, T] = {}
    paths: dict[str, str] = {}
    for document in documents:
        if not isinstance(document.file, model):
            continue
        if document.name in made:
            place = Span.of_file(document.path)
            findings.append(finding("HB411", place, name=document.name, path=paths[document.name]))
            continue
        made[document.name] = make(document, document.file)
        paths[document.name] = document.path
    return made


def _diagram(document: Document, file: MatrixFile | LogicFile | RootFile) -> Diagram:
    return Diagram(document.name, document.path, file)


def _code_clashes(processes: Mapping[str, Process]) -> Iterator[Finding]:
    codes: dict[str, str] = {}
    names: dict[str, str] = {name: process.path for name, process in processes.items()}
    for process in processes.values():
        code = process.file.code
        if code is not None and codes.setdefault(code, process.path) != process.path:
            yield finding("HB412", code.span, code=code, path=codes[code])
    for process in processes.values():
        for alias in process.file.aliases:
            if names.setdefault(alias, process.path) != process.path:
                yield finding("HB413", alias.span, name=alias, path=names[alias])


def _place(handbook: Handbook) -> tuple[float, str]:
    """Where a handbook stands among the others: by its number, then by its path."""
    return handbook.file.number or float("inf"), handbook.path


def _handbooks(documents: list[Document], findings: list[Finding]) -> Iterator[Handbook]:
    for document in documents:
        if isinstance(document.file, HandbookFile):
            folder = document.path.rpartition("/")[0]
            nearby = {d.name: d for d in documents if d.markdown is not None and d.path.rpartition("/")[0] == folder}
            yield _handbook(document, document.file, nearby, findings)


def _handbook(
    document: Document, file: HandbookFile, nearby: Mapping[str, Document], findings: list[Finding]
) -> Handbook:
    folder = PurePosixPath(document.path).parent.name
    if file.id != folder:
        findings.append(finding("HB503", file.id.span, id=file.id, folder=folder))
    listed: set[str] = set()
    parts = tuple(_part(part, nearby, listed, findings) for part in file.parts)
    for name, left in nearby.items():
        if name not in listed and not document.lost.any_of(LISTING_KEYS):
            findings.append(finding("HB506", Span.of_file(left.path), name=name, path=document.path))
    return Handbook(document.path, file, parts)


def _part(file: PartFile, nearby: Mapping[str, Document], listed: set[str], findings: list[Finding]) -> Part:
    def take(names: tuple[Text, ...], model: type[F], other: str) -> Iterator[tuple[Document, F, Markdown]]:
        for name in names:
            document = nearby.get(name)
            if name in listed:
                findings.append(finding("HB505", name.span, name=name))
            elif document is None or document.markdown is None:
                findings.append(finding("HB504", name.span, name=name, near=near(name, nearby)))
            elif not isinstance(document.file, model):
                findings.append(finding("HB507", name.span, name=name, other=other))
            else:
                yield document, document.file, document.markdown
            listed.add(str(name))

    chapters = [Chapter(d.name, d.path, page, text) for d, page, text in take(file.chapters, ChapterFile, "items")]
    items, annexes = (
        tuple(Item(d.name, d.path, page, text) for d, page, text in take(names, ItemFile, "chapters"))
        for names in (file.items, file.annexes)
    )
    return Part(file, tuple(chapters), items, annexes)
