"""When what a page shows was last changed, in one sentence at its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from generator.model.book import Book, Chapter, Item
from generator.pages import words
from generator.pages.page import Page
from generator.views.addresses import Addresses

State = Literal["whole", "shallow", "missing"]
"""Whether the history reaches back to its beginning."""


@dataclass(frozen=True, slots=True)
class History:
    """The day of the last commit of every file, by its path in the project, as ISO dates.

    In a ``shallow`` history the files that were not changed since it begins have no day; ``missing`` is none at all.
    """

    state: State
    days: Mapping[str, str] = field(default_factory=dict)


def dated(pages: Mapping[str, Page], book: Book, history: History) -> dict[str, Page]:
    """The pages with the sentence on those of items, chapters and processes."""
    files = dict(_files(book))
    return {
        path: replace(page, history=sentence(files[path], history)) if path in files else page
        for path, page in pages.items()
    }


def sentence(files: tuple[str, ...], history: History) -> str:
    """When one of the files was last changed, or why nobody knows."""
    days = [history.days[path] for path in files if path in history.days]
    if history.state == "missing":
        return words.NO_HISTORY
    if history.state == "shallow" and len(days) < len(files):
        return words.SHALLOW_HISTORY
    return words.CHANGED.format(day=max(days)) if days else words.NOT_COMMITTED


def _files(book: Book) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The address of every page of an item, a chapter or a process, with the files that define it."""
    addresses = Addresses(book)
    for process in book.processes.values():
        yield addresses.process(process.name).partition("#")[0], (process.path,)
    for handbook in book.handbooks:
        for page in handbook.pages():
            yield addresses.page(handbook, page), (page.path, *_drawn(page, book))


def _drawn(page: Item | Chapter, book: Book) -> Iterator[str]:
    yield from (process.path for process in (book.processes_of(page) if isinstance(page, Item) else ()))
    yield from (book.logics[name].path for name in page.file.logics if name in book.logics)
    yield from (book.matrices[name].path for name in page.file.matrices if name in book.matrices)
