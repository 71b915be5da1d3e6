"""Loading: the folders of a project become the book, with all findings and the texts they speak of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from generator import rules, scoring
from generator.building import filing, renames
from generator.building.limits import FILE, MEBIBYTE, BeyondLimitError, within
from generator.building.pictures import read_pictures
from generator.building.project import Project
from generator.building.settings import read_settings
from generator.building.survey import refused_path, survey
from generator.building.texts import check_texts
from generator.diagnostics import Finding, Severity, Span, errors, finding, sort_findings
from generator.model.assemble import assemble, process_of
from generator.model.book import Book, Diagram, Document, Handbook
from generator.model.diagrams import LogicFile, RootFile
from generator.model.document import read_definition, read_page, read_sheet
from generator.model.matrix_file import MatrixFile
from generator.model.places import Places
from generator.model.process import Process
from generator.model.process_file import ProcessFile
from generator.model.settings import SettingsFile
from generator.rules.diagrams import check_diagram
from generator.rules.gaps import follows
from generator.rules.renamed import follow, former
from generator.source.files import SourceFile, read_text

_ENDINGS = {".yml": read_definition, ".md": read_page, ".csv": read_sheet}

LOOSE = frozenset({"HB401", "HB402", "HB403", "HB404", "HB421", "HB508", "HB514"})
"""Unresolved references: errors in the project, warnings in a file outside it."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading a project gives: the book, the sorted findings, and the texts by shown path.

    ``paths`` are the files of the project that hold content; files read later add to ``sources`` only. ``settings`` are
    those of the site.
    """

    project: Project
    book: Book
    findings: tuple[Finding, ...]
    sources: dict[str, SourceFile] = field(default_factory=dict)
    paths: frozenset[str] = frozenset()
    settings: SettingsFile = field(default_factory=SettingsFile)

    def source_line(self, path: str, number: int) -> str | None:
        """A line of a text that was read, for showing it with a finding."""
        source = self.sources.get(path)
        return source.line(number) if source else None

    @property
    def failed(self) -> bool:
        """Whether there is an error among the findings."""
        return bool(errors(self.findings))


def load(project: Project) -> Loaded:
    """Read a project and check it up to its model; all findings come at once."""
    sources: dict[str, SourceFile] = {}
    paths, refused = survey(project)
    settings, settings_file, found = read_settings(project.root)
    if settings_file:
        sources[settings_file.path] = settings_file
    findings = [*refused, *found]
    documents: dict[str, Document | None] = {found.span.path: None for found in refused}
    for path in paths:
        document, found = read_document(project, path, sources)
        findings.extend(found)
        documents[project.display(path)] = document
    read = [document for document in documents.values() if document is not None]
    unread = [path for path, document in documents.items() if document is None]
    book, assembling = assemble(read, project.as_of, unread)
    texts = check_texts(project, sources.values(), book, settings.mailboxes)
    told = _together(findings, (*assembling, *rules.check(book), *scoring.check(book), *texts), book)
    return Loaded(project, book, told, sources, frozenset(documents), settings)


def _together(reading: Sequence[Finding], later: Iterable[Finding], book: Book) -> tuple[Finding, ...]:
    """All findings in order, without those that only follow from one that reading has told."""
    told = Places(reading)
    kept = (found for found in later if not told.touch(found.span) and not follows(found, book))
    names = former(book)
    return sort_findings(follow(found, names) for found in (*reading, *kept))


def read_document(
    project: Project, path: Path, sources: dict[str, SourceFile]
) -> tuple[Document | None, tuple[Finding, ...]]:
    """Read one file into its document, within the limit of a file; its text is put among the sources."""
    try:
        with within(FILE):
            document, findings = _read(project, path, sources)
    except BeyondLimitError as beyond:
        here = Span.of_file(project.display(path))
        if beyond.stopped.cause == "time":
            return None, (finding("HB160", here, limit=f"{FILE.seconds:g}"),)
        return None, (finding("HB161", here, limit=FILE.memory // MEBIBYTE),)
    if document is None or document.markdown is None:
        return document, findings
    shown = read_pictures(project, path.parent, document.markdown.links)
    sources.update((text.path, text) for text in shown.texts)
    markdown = replace(document.markdown, pictures=shown.pictures)
    return replace(document, markdown=markdown), (*findings, *shown.findings)


def _read(project: Project, path: Path, sources: dict[str, SourceFile]) -> tuple[Document | None, tuple[Finding, ...]]:
    """Any ending but ``.md`` means YAML."""
    source, findings = read_text(path, project.display(path))
    if source is None:
        return None, findings
    sources[source.path] = source
    document, found = _document(source, path.suffix)
    return document, (*findings, *found)


@lru_cache(maxsize=4096)
def _document(source: SourceFile, ending: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """The document of a text; a preview reads again only what has changed."""
    return _ENDINGS.get(ending, read_definition)(source)


def check_paths(project: Project, paths: Sequence[Path] = ()) -> tuple[Loaded, tuple[Finding, ...]]:
    """The project and its findings, or those of single files."""
    loaded = load(project)
    renamed = (*renames.check(loaded.book, project.root), *filing.check(loaded.book, project.root))
    if not paths:
        return loaded, sort_findings((*loaded.findings, *renamed))
    shown = {project.display(path) for path in paths}
    told = [found for path in paths for found in load_file(loaded, path).findings]
    return loaded, sort_findings((*told, *(found for found in renamed if found.span.path in shown)))


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A single file against the registers of a project: what it defines, if it could be read, and its findings."""

    definition: Process | Diagram | Handbook | None
    findings: tuple[Finding, ...]


def load_file(loaded: Loaded, path: Path) -> LoadedFile:
    """Read a single file, in the project or outside it; outside it unresolved references are warnings."""
    shown = loaded.project.display(path)
    if shown in loaded.paths:
        return LoadedFile(_definition(loaded.book, shown), tuple(f for f in loaded.findings if f.span.path == shown))
    refused = refused_path(loaded.project, path)
    if refused:
        return LoadedFile(None, (refused,))
    document, findings = read_document(loaded.project, path, loaded.sources)
    texts = [source for name, source in loaded.sources.items() if name == shown]
    found = list(check_texts(loaded.project, texts, loaded.book))
    if document is None:
        return LoadedFile(None, sort_findings((*findings, *found)))
    definition, told = _outside(document, loaded.book)
    found += told
    return LoadedFile(definition, tuple(map(_loosen, _together(findings, found, loaded.book))))


def _definition(book: Book, shown: str) -> Process | Diagram | Handbook | None:
    processes = (book.processes, book.past)
    groups: tuple[Mapping[str, Process | Diagram], ...] = (*processes, book.matrices, book.logics, book.roots)
    known = [*(found for group in groups for found in group.values()), *book.handbooks]
    return next((found for found in known if found.path == shown), None)


def _outside(document: Document, book: Book) -> tuple[Process | Diagram | None, list[Finding]]:
    file = document.file
    if isinstance(file, ProcessFile):
        process, found = process_of(document, file, book.role_names)
        return process, [*found, *rules.check_process(process, rules.as_of_its_day(process, book))]
    if isinstance(file, MatrixFile | LogicFile | RootFile):
        diagram = Diagram(document.name, document.path, file)
        return diagram, list(check_diagram(diagram, book))
    return None, []


def _loosen(found: Finding) -> Finding:
    if found.code not in LOOSE:
        return found
    return Finding(found.code, found.span, Severity.WARNING, found.arguments, found.fix)
