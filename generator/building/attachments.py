"""What defines a handbook goes along in its PDF: the file of every process that its items list."""

from __future__ import annotations

from pathlib import Path

from generator.model.book import Book
from generator.pages.publication import Attachment, Manual


def attachments(manual: Manual, book: Book, root: Path) -> tuple[Attachment, ...]:
    """The files of the processes of a printed handbook, each once, in the order of the book and as they stand."""
    handbook = book.handbook(manual.id.partition(".")[0])
    items = (page for part in handbook.parts for page in part.item_pages) if handbook else ()
    processes = dict.fromkeys(process.path for item in items for process in book.processes_of(item))
    titles = {process.path: process.title for process in book.processes.values()}
    return tuple(Attachment(Path(path).name, titles[path], (root / path).read_bytes()) for path in processes)
