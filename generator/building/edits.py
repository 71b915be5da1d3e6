"""What the days of the history changed in the content, told in words: a job a day, done once."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Final

import generator.model
import generator.source
import generator.views
from generator.building.history import Versions, days_of, read_versions, texts_of
from generator.building.inputs import of_program, of_text
from generator.building.jobs import Job, Kind, Report, Runner, silent
from generator.building.last_edition import former_editions
from generator.building.limits import MEBIBYTE, Done, Limit
from generator.model.assemble import process_of
from generator.model.book import Book, Document
from generator.model.document import KINDS, read_definition, read_page
from generator.model.process import Process
from generator.model.process_file import ProcessFile
from generator.model.schema_words import KIND_WORDS
from generator.pages.history import Edit, History
from generator.source.files import SourceFile
from generator.views.changes import document_changes, process_changes

DAYS: Final = 30
"""Of how many days the changes are told: the last ones on which something was changed."""
LIMIT: Final = Limit(120, 1024 * MEBIBYTE)
"""Telling the changes of a day."""

_READERS: Final = {".yml": read_definition, ".md": read_page}


def read_history(root: Path, book: Book, runner: Runner, report: Report = silent) -> History:
    """The history of a project, with its last edits in the words of the book."""
    state, versions = read_versions(root)
    told = (one for one in versions if Path(one.path).suffix in _READERS)
    days = [tuple(group) for _, group in groupby(told, attrgetter("day"))]
    outcomes = runner.run([edits_job(root, day, book) for day in days[:DAYS]], report)
    edits = (edit for outcome in outcomes if isinstance(outcome, Done) for edit in outcome.value)
    former = {} if state == "missing" else dict(former_editions(root))
    return History(state, days_of(versions), tuple(edits), more=len(days) > DAYS, former=former)


def edits_job(root: Path, day: tuple[Versions, ...], book: Book) -> Job[tuple[Edit, ...]]:
    """The job of telling the changes of a day. The repository is read under names that mean the same text for ever."""
    roles = {str(word): name for word, name in book.role_names.items()}
    titles = {process.name: process.title for process in book.processes.values()}
    inputs = {
        "versions": of_text(repr(day)),
        "names": of_text(repr((roles, titles))),
        "program": of_program(generator.model, generator.source, generator.views, sys.modules[__name__]),
    }
    return Job(KIND, day[0].day, day[0].day, inputs, tell, (root, day, roles, titles), LIMIT)


def tell(root: Path, day: Iterable[Versions], roles: Mapping[str, str], titles: Mapping[str, str]) -> tuple[Edit, ...]:
    """The edits of a day, by path. ``roles`` are the names that words mean, ``titles`` those of the processes."""
    files = tuple(day)
    texts = texts_of(root, tuple(dict.fromkeys(name for one in files for name in (one.before, one.after) if name)))
    book = Book(files[0].day, left_out=titles)
    return tuple(edit for one in files if (edit := _edit(one, texts, roles, book)))


def _edit(one: Versions, texts: Mapping[str, str], roles: Mapping[str, str], book: Book) -> Edit | None:
    """What a day changed in a file.

    Nothing where it can no longer be read, only its form has changed, or it is internal.
    """
    old, new = (_read(one.path, texts.get(name)) for name in (one.before, one.after))
    shown = new or old
    if shown is None or any(getattr(one.file, "visibility", None) == "internal" for one in (old, new) if one):
        return None
    kind, title = _title(shown)
    if not one.before or not one.after:
        return Edit(one.day, one.path, kind, title, "removed" if one.before else "added")
    told = tuple(_told(old, new, roles, book)) if old and new else ()
    return Edit(one.day, one.path, kind, title, "changed", told) if told else None


def _told(old: Document, new: Document, roles: Mapping[str, str], book: Book) -> Iterator[str]:
    before, after = _process(old, roles), _process(new, roles)
    whole = before and after and before.whole_flow and after.whole_flow
    return process_changes(before, after, book) if before and after and whole else document_changes(old, new)


def _process(document: Document, roles: Mapping[str, str]) -> Process | None:
    return process_of(document, document.file, roles)[0] if isinstance(document.file, ProcessFile) else None


def _read(path: str, text: str | None) -> Document | None:
    return None if text is None else _READERS[Path(path).suffix](SourceFile(path, text))[0]


def _title(document: Document) -> tuple[str, str]:
    """The kind of a document, and its code and title; a file without a title is called by its kind."""
    kind = next(name for name, model in KINDS.items() if isinstance(document.file, model))
    title = getattr(document.file, "title", None) or KIND_WORDS[kind][0]
    return kind, f"{getattr(document.file, 'code', None) or ''} {title}".strip()


def _encode(edits: tuple[Edit, ...]) -> bytes:
    return json.dumps([asdict(edit) for edit in edits], ensure_ascii=False).encode()


def _decode(content: bytes) -> tuple[Edit, ...]:
    return tuple(Edit(**{**kept, "told": tuple(kept["told"])}) for kept in json.loads(content))


KIND: Final = Kind("edits", "改动", _encode, _decode)
