"""The atlas: every drawing of the book as a small picture that leads to where it is told, or to its file."""

from __future__ import annotations

from generator.model.book import Book
from generator.pages import words
from generator.pages.page import Inline, Page, Section, Sketch, View, file_address
from generator.views.addresses import Addresses
from generator.views.process_flow import FLOW_SUFFIX, flow_of
from generator.views.root_systems import handbook_roots, roots_of
from generator.views.written_logic import logic_of
from generator.views.written_matrix import matrix_of


def diagrams_page(book: Book) -> Page:
    """All drawings of the book by their kind: flowcharts lead to their page, root systems of handbooks to theirs."""
    addresses = Addresses(book)
    flows = [
        _small(flow_of(process, book, addresses.step, FLOW_SUFFIX), addresses.process(process.name))
        for process in book.processes.values()
    ]
    roots = [_small(handbook_roots(handbook, book), addresses.handbook(handbook)) for handbook in book.handbooks]
    roots += [_small(system) for diagram in book.roots.values() if (system := roots_of(diagram, book))]
    logics = [_small(logic) for diagram in book.logics.values() if (logic := logic_of(diagram, book))]
    matrices = [_small(matrix) for diagram in book.matrices.values() if (matrix := matrix_of(diagram, book))]
    groups = (
        ("flows", words.FLOWS, flows),
        ("roots", words.ROOTS, roots),
        ("matrices", words.MATRICES, matrices),
        ("logics", words.LOGICS, logics),
    )
    sections = tuple(Section(anchor, title, tuple(sketches)) for anchor, title, sketches in groups if sketches)
    trail = (Inline(words.HOME, href="index.html"),)
    return Page("diagrams.html", words.DIAGRAMS, sections, summary=words.DIAGRAMS_SUMMARY, trail=trail)


def _small(view: View, leads: str = "") -> Sketch:
    return Sketch(view, "", leads or file_address(view.id, "svg"))
