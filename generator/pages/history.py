"""The history of the content as pages tell it: the day each file was last changed, and what was changed when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.model.book import Book, Chapter, Item
from generator.pages import words
from generator.pages.page import Inline, Line
from generator.views.addresses import Addresses

State = Literal["whole", "shallow", "missing"]
"""Whether the history reaches back to its beginning."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What a day changed in a file; ``path`` is that of the file in the project, ``kind`` what kind of file it is.

    What was ``changed`` is ``told`` in sentences.
    """

    day: str
    path: str
    kind: str
    title: str
    sort: Literal["changed", "added", "removed"]
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Former:
    """The last edition of a handbook, the ISO date of its last commit, and what became of its project since.

    ``files`` are the paths that were added (``A``), changed (``M``) or deleted (``D``); ``gone`` has the titles of
    those that were deleted.
    """

    edition: str
    day: str
    files: Mapping[str, str] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class History:
    """The day of the last commit of every file, by its path in the project, as ISO dates.

    In a ``shallow`` history the files that were not changed since it begins have no day; ``missing`` is none at all.
    ``edits`` are the latest, the newest day first; ``more`` tells that there were others before. ``former`` has the
    last editions by the paths of the handbooks; a handbook in its first edition has none.
    """

    state: State
    days: Mapping[str, str] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    more: bool = False
    former: Mapping[str, Former] = field(default_factory=dict)


def changed(files: tuple[str, ...], history: History) -> str:
    """The ISO day on which one of the files was last changed, of no files the whole book; empty where it is unknown."""
    if not files:
        return max(history.days.values(), default="")
    days = [history.days[path] for path in files if path in history.days]
    return "" if history.state == "shallow" and len(days) < len(files) else max(days, default="")


def latest(book: Book, history: History, count: int = 6) -> tuple[Line, ...]:
    """The pages of the handbooks changed last, the newest first, each with its day."""
    titles = {Addresses(book).page(h, page): str(page.file.title) for h in book.handbooks for page in h.pages()}
    days: dict[str, str] = {}
    for path, files in files_of_pages(book):
        if path in titles:
            days[path] = max([days.get(path, ""), *(history.days[file] for file in files if file in history.days)])
    newest = sorted((path for path, day in days.items() if day), key=lambda path: days[path], reverse=True)
    return tuple(
        (Inline(days[path], badge="day"), Inline("　"), Inline(titles[path], href=path)) for path in newest[:count]
    )


def sentence(files: tuple[str, ...], history: History) -> str:
    """When one of the files was last changed, or why nobody knows; without files the whole book is spoken of."""
    day = changed(files, history)
    if day:
        return day if files else words.BOOK_CHANGED.format(day=day)
    return {
        "missing": words.NO_HISTORY,
        "shallow": words.SHALLOW_HISTORY,
        "whole": words.NOT_COMMITTED,
    }[history.state]


def files_of_pages(book: Book) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The address of every page of an item, a chapter or a process, with the files that define it."""
    addresses = Addresses(book)
    for process in book.processes.values():
        yield addresses.process(process.name).partition("#")[0], (process.path,)
    for handbook in book.handbooks:
        yield addresses.handbook(handbook), (handbook.path,)
        for page in handbook.pages():
            yield addresses.page(handbook, page), files_of(page, book)


def files_of(page: Item | Chapter, book: Book) -> tuple[str, ...]:
    """The files that define the page of an item or a chapter: its own, and those of what it draws."""
    return (page.path, *_drawn(page, book))


def _drawn(page: Item | Chapter, book: Book) -> Iterator[str]:
    yield from (process.path for process in (book.processes_of(page) if isinstance(page, Item) else ()))
    yield from (book.logics[name].path for name in page.file.logics if name in book.logics)
    yield from (book.matrices[name].path for name in page.file.matrices if name in book.matrices)
