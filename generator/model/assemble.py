"""From the files that were read to the book: register indexes, resolved processes, handbooks in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from generator.diagnostics import Finding, Span, finding
from generator.model.book import Book, Chapter, Diagram, Document, Handbook, Item, Part
from generator.model.chapters import ChapterFile, HandbookFile, ItemFile, PartFile
from generator.model.diagrams import LogicFile, MatrixFile, RootFile
from generator.model.fault import near
from generator.model.index import Index
from generator.model.process import Process
from generator.model.process_file import ProcessFile
from generator.model.registers import Form, Level, Register, Regulation, Role, Term, UnitType
from generator.model.resolve import resolve
from generator.source.value import Text

T = TypeVar("T")


def assemble(documents: Iterable[Document], as_of: str) -> tuple[Book, tuple[Finding, ...]]:
    """Make the book of all documents; ``as_of`` is an ISO date."""
    ordered = sorted(documents, key=lambda document: document.path)
    findings: list[Finding] = []
    indexes = _indexes(ordered)
    for index in indexes.values():
        findings.extend(index.clashes())
    roles = {word: str(role.name) for word, role in indexes["roles"].names.items()}
    processes = _unique(ordered, ProcessFile, lambda d, f: _process(d, f, roles, findings), findings)
    diagrams = {
        key: _unique(ordered, model, _diagram, findings)
        for key, model in (("matrices", MatrixFile), ("logics", LogicFile), ("roots", RootFile))
    }
    findings.extend(_code_clashes(processes))
    handbooks = tuple(
        _handbook(document, ordered, findings) for document in ordered if isinstance(document.file, HandbookFile)
    )
    return Book(as_of, processes=processes, handbooks=handbooks, **indexes, **diagrams), tuple(findings)  # type: ignore[arg-type]


def _indexes(documents: list[Document]) -> Mapping[str, Index]:  # type: ignore[type-arg]
    entries = [
        entry for document in documents if isinstance(document.file, Register) for entry in document.file.entries
    ]
    kinds = {
        "roles": Role,
        "levels": Level,
        "regulations": Regulation,
        "forms": Form,
        "terms": Term,
        "unit_types": UnitType,
    }
    return {key: Index(entry for entry in entries if isinstance(entry, kind)) for key, kind in kinds.items()}


def _unique(
    documents: list[Document], model: type, make: Callable[[Document, object], T], findings: list[Finding]
) -> dict[str, T]:
    """What the documents of one model make, by name; a second file of the same name is told and left out."""
    made: dict[str, T] = {}
    paths: dict[str, str] = {}
    for document in documents:
        if not isinstance(document.file, model):
            continue
        if document.name in made:
            findings.append(
                finding("HB411", Span.of_file(document.path), name=document.name, path=paths[document.name])
            )
            continue
        made[document.name] = make(document, document.file)
        paths[document.name] = document.path
    return made


def _diagram(document: Document, file: object) -> Diagram:
    if not isinstance(file, MatrixFile | LogicFile | RootFile):
        raise TypeError(file)
    return Diagram(document.name, document.path, file)


def _process(document: Document, file: object, roles: Mapping[str, str], findings: list[Finding]) -> Process:
    if not isinstance(file, ProcessFile):
        raise TypeError(file)
    process, found = resolve(document.name, document.path, file, roles)
    findings.extend(found)
    return process


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


def _handbook(document: Document, documents: list[Document], findings: list[Finding]) -> Handbook:
    file = document.file
    if not isinstance(file, HandbookFile):
        raise TypeError(file)
    folder = document.path.rpartition("/")[0]
    nearby = {d.name: d for d in documents if d.markdown is not None and d.path.rpartition("/")[0] == folder}
    if file.id != folder.rpartition("/")[2]:
        findings.append(finding("HB503", file.id.span, id=file.id, folder=folder.rpartition("/")[2]))
    listed: set[str] = set()
    parts = tuple(_part(part, nearby, listed, findings) for part in file.parts)
    for name, left in nearby.items():
        if name not in listed:
            findings.append(finding("HB506", Span.of_file(left.path), name=name, path=document.path))
    return Handbook(document.path, file, parts)


def _part(file: PartFile, nearby: Mapping[str, Document], listed: set[str], findings: list[Finding]) -> Part:
    def take(names: tuple[Text, ...], model: type, other: str) -> Iterator[Document]:
        for name in names:
            document = nearby.get(name)
            if name in listed:
                findings.append(finding("HB505", name.span, name=name))
            elif document is None:
                findings.append(finding("HB504", name.span, name=name, near=near(name, nearby)))
            elif not isinstance(document.file, model):
                findings.append(finding("HB507", name.span, name=name, other=other))
            else:
                yield document
            listed.add(str(name))

    chapters = tuple(Chapter(d.name, d.path, d.file, d.markdown) for d in take(file.chapters, ChapterFile, "items"))  # type: ignore[arg-type]
    items = tuple(Item(d.name, d.path, d.file, d.markdown) for d in take(file.items, ItemFile, "chapters"))  # type: ignore[arg-type]
    return Part(file, chapters, items)
