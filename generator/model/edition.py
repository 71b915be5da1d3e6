"""An edition of the book: what does not apply to a branch type or an audience is left out."""

from __future__ import annotations

from dataclasses import replace

from generator.model.book import Book, Handbook, Item, Part
from generator.model.editions import Edition
from generator.model.process import Process
from generator.model.resolve import resolve

AUDIENCE_IDS = {"普通党员": "member", "领导干部": "leader"}
"""The audiences as they stand in file names."""


def edition(book: Book, branch_type: str = "", audience: str = "") -> Book:
    """The book for a branch type and an audience, each empty for all of them.

    The book must be without errors: what an edition breaks is told when the whole book is checked.
    """
    wanted = Edition(branch_type, audience)
    processes, past = (
        {
            name: _process(process, book, wanted)
            for name, process in given.items()
            if process.file.applies_to.includes(wanted)
        }
        for given in (book.processes, book.past)
    )
    handbooks = tuple(_handbook(handbook, wanted) for handbook in book.handbooks)
    made = replace(book, processes=processes, past=past, handbooks=handbooks, edition=wanted)
    kept, pages = made.page_titles, book.page_titles
    left_out = {name: title for name, title in pages.items() if name not in kept}
    left_out |= {name: process.title for name, process in book.processes.items() if name not in processes}
    return replace(made, left_out=left_out)


def public(book: Book) -> Book:
    """The book that may be published: without internal processes, and without items that show nothing else."""
    hidden = {name for name, process in book.processes.items() if process.file.visibility == "internal"}
    if not hidden:
        return book
    processes = {name: process for name, process in book.processes.items() if name not in hidden}
    handbooks = tuple(replace(h, parts=tuple(_shown(part, hidden) for part in h.parts)) for h in book.handbooks)
    return replace(book, processes=processes, handbooks=handbooks)


def _shown(part: Part, hidden: set[str]) -> Part:
    def drawn(item: Item) -> bool:
        others = item.file.matrices or item.file.logics or item.file.comparisons
        return bool(others or any(name not in hidden for name in item.file.processes))

    items, annexes = (tuple(item for item in pages if drawn(item)) for pages in (part.items, part.annexes))
    return replace(part, items=items, annexes=annexes)


def edition_id(book: Book) -> str:
    """The book's edition as it stands in file names (``project``, ``project-leader``), empty for the whole book."""
    kind, audience = book.edition.branch_type, book.edition.audience
    registered = book.unit_types.get(kind) if kind else None
    first = str(registered.id or kind) if registered else kind
    return "-".join(part for part in (first, AUDIENCE_IDS.get(audience, "")) if part)


def _process(process: Process, book: Book, wanted: Edition) -> Process:
    return resolve(process.name, process.path, process.file, book.role_names, wanted)[0]


def _handbook(handbook: Handbook, wanted: Edition) -> Handbook:
    parts = (_part(part, wanted) for part in handbook.parts if part.file.applies_to.includes(wanted))
    return replace(handbook, parts=tuple(part for part in parts if any(part.pages()) or part.file.appendix))


def _part(part: Part, wanted: Edition) -> Part:
    chapters = tuple(chapter for chapter in part.chapters if chapter.file.applies_to.includes(wanted))
    items, annexes = (
        tuple(item for item in pages if item.file.applies_to.includes(wanted)) for pages in (part.items, part.annexes)
    )
    return replace(part, chapters=chapters, items=items, annexes=annexes)
