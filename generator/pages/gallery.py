"""The gallery: the smallest drawing of each kind that the book has, beside the file that defines it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Final, TypeVar

from generator.model.book import Book, Diagram
from generator.model.diagrams import LogicFile
from generator.model.matrix_file import MatrixFile
from generator.pages import words
from generator.pages.page import Inline, Listing, Page, Prose, Section, Sketch, View, file_address
from generator.views.addresses import Addresses
from generator.views.process_flow import FLOW_SUFFIX, flow_of
from generator.views.root_systems import roots_of
from generator.views.written_logic import logic_of
from generator.views.written_matrix import matrix_of

T = TypeVar("T", bound=View)

GALLERY: Final = "gallery.html"
Read = Callable[[str], str]
"""From the path of a file of the book to its text."""


@dataclass(frozen=True, slots=True)
class Example:
    """A drawing with the path of the file that defines it; ``id`` and ``title`` are those of its kind."""

    id: str
    title: str
    told: str
    path: str
    view: View


def gallery_page(book: Book, read: Read) -> Page:
    """The page that shows each kind with its YAML."""
    return Page(
        path=GALLERY,
        title=words.GALLERY,
        sections=tuple(_section(example, read) for example in examples(book)),
        summary=words.GALLERY_SUMMARY,
        trail=(Inline(words.HOME, href="index.html"),),
    )


def examples(book: Book) -> Iterator[Example]:
    """The smallest drawing of every kind that the book has."""
    addresses = Addresses(book)
    processes = [process for process in book.processes.values() if any(len(step.exits) > 1 for step in process.walk())]
    if processes:
        process = min(processes, key=lambda process: (sum(1 for _ in process.walk()), process.name))
        flow = flow_of(process, book, addresses.step, FLOW_SUFFIX)
        yield Example("flow", *words.GALLERY_FLOW, process.path, flow)
    roots = ((diagram, system) for diagram in book.roots.values() if (system := roots_of(diagram, book)))
    yield from _smallest("roots", words.GALLERY_ROOTS, roots, lambda view: len(view.roots))
    for form, told in words.GALLERY_MATRICES.items():
        written = (d for d in book.matrices.values() if isinstance(d.file, MatrixFile) and d.file.form == form)
        matrices = ((diagram, matrix) for diagram in written if (matrix := matrix_of(diagram, book)))
        yield from _smallest(f"matrix-{form.lower()}", told, matrices, lambda view: len(view.rows) * len(view.columns))
    for ring, told in ((False, words.GALLERY_LAYERS), (True, words.GALLERY_RING)):
        drawn = (d for d in book.logics.values() if isinstance(d.file, LogicFile) and bool(d.file.ring) is ring)
        logics = ((diagram, logic) for diagram in drawn if (logic := logic_of(diagram, book)))
        yield from _smallest("logic-ring" if ring else "logic", told, logics, lambda view: len(view.blocks))


def _smallest(
    name: str, told: tuple[str, str], drawn: Iterable[tuple[Diagram, T]], size: Callable[[T], int]
) -> Iterator[Example]:
    found = sorted(drawn, key=lambda pair: (size(pair[1]), pair[0].path))
    if found:
        diagram, view = found[0]
        yield Example(name, *told, diagram.path, view)


def _section(example: Example, read: Read) -> Section:
    text = Prose(f"<pre><code>{escape(read(example.path))}</code></pre>")
    note = Listing("note", ((Inline(f"{example.told} "), Inline(example.path)),))
    drawing = Sketch(example.view, "", file_address(example.view.id, "svg"))
    return Section(f"kind-{example.id}", example.title, (note, text, drawing))
