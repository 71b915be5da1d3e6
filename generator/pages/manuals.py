"""The printed handbooks: their parts with their pages, the legend before them, and what follows from all that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.model.book import Book, Handbook
from generator.model.edition import edition, edition_id
from generator.model.editions import NAMED, WHOLE
from generator.model.excerpt import excerpt
from generator.pages import words
from generator.pages.book_index import index_entries
from generator.pages.chapters import chapter_page, handbook_page, item_page
from generator.pages.figures import views_of
from generator.pages.history import History
from generator.pages.legend import legend_page
from generator.pages.page import Drawing, Page
from generator.pages.printouts import Printout, address, printout_of
from generator.pages.publication import Identity, Manual, Part
from generator.pages.registers import appendix
from generator.pages.since import since_page
from generator.views.addresses import Addresses
from generator.views.appendices import APPENDICES
from generator.views.flow import Flow


def own_pages(handbook: Handbook, book: Book) -> Iterator[Page]:
    """The pages of the chapters and the items of a handbook."""
    for part in handbook.parts:
        yield from (chapter_page(handbook, chapter, book) for chapter in part.chapters)
        yield from (item_page(handbook, item, book) for item in part.item_pages)


def handbook_legend(handbook: Handbook, book: Book, sketched: Mapping[str, Page], pages: Mapping[str, Page]) -> Page:
    """The legend of a printed handbook: what its own flowcharts use, and connectors where one is printed in parts."""
    paths = [Addresses(book).page(handbook, page) for part in handbook.parts for page in part.pages()]
    flows = {view.id: view for path in paths for view in views_of(sketched[path]) if isinstance(view, Flow)}
    blocks = (block for path in paths for section in pages[path].sections for block in section.blocks)
    split = any(isinstance(block, Drawing) and block.id in flows and len(block.sheets) > 1 for block in blocks)
    return legend_page(tuple(flows.values()), f"legend-{handbook.id}", split=split)


def _overview(page: Page) -> Page:
    """The root system of a printed handbook on a page of its own, with links to its pages alone."""
    section = page.sections[0]
    blocks = tuple(_with_page_links(block) if isinstance(block, Drawing) else block for block in section.blocks)
    return replace(page, title=words.ROOTS, sections=(replace(section, title="", blocks=blocks),))


def _with_page_links(drawing: Drawing) -> Drawing:
    sheets = (replace(f, links=tuple(link for link in f.links if "#" not in link.href)) for f in drawing.sheets)
    return replace(drawing, sheets=tuple(sheets))


def manual_of(handbook: Handbook, book: Book, pages: Mapping[str, Page], legend: Page) -> Manual:
    """A handbook as it is printed, without what follows from its content; ``pages`` may still have sketches."""
    file = handbook.file
    addresses = Addresses(book)
    own = excerpt(book, handbook)
    parts: list[Part] = []
    front: tuple[Page, ...] = ()
    for part in handbook.parts:
        listed = [pages[addresses.page(handbook, page)] for page in part.pages()]
        for key in map(str, part.file.appendix):
            path = APPENDICES[key].path
            if path == legend.path:
                front = (legend,)
                continue
            listed += tuple(appendix(key, own)) or ((pages[path],) if path in pages else ())
        if not parts:
            listed.insert(0, _overview(pages[addresses.handbook(handbook)]))
        told = (str(part.file.title), str(part.file.element or ""), str(part.file.summary or ""))
        parts.append(Part(*told, tuple(listed), address=f"{addresses.handbook(handbook)}#{part.file.id}"))
    return Manual(
        id=".".join(name for name in (handbook.id, edition_id(book)) if name),
        title=str(file.title),
        subtitle=str(file.cover.subtitle or ""),
        edition=" · ".join(name for name in (str(file.edition), str(book.edition)) if name),
        summary=str(file.summary or ""),
        as_of=book.as_of,
        parts=tuple(parts),
        unit_line=file.cover.unit_line,
        emblem=file.cover.emblem,
        front=front,
    )


def completed(
    manual: Manual, mark: str, handbook: Handbook, book: Book, identity: Identity, history: History | None
) -> Manual:
    """A printed handbook with what follows from the rest: the number of its content, its index, its changes.

    It has a number if the page of the current numbers has a line for it: whole, or in an edition by itself.
    """
    own = excerpt(book, handbook)
    numbered = replace(manual, index=index_entries(own, manual))
    if book.edition == WHOLE or (book.edition in NAMED and handbook.file.has(book.edition)):
        numbered = replace(numbered, mark=mark, check=address(printout_of(replace(manual, mark=mark)), identity))
    if history is None or not manual.parts:
        return numbered
    *others, last = manual.parts
    ending = replace(last, pages=(*last.pages, since_page(handbook, own, history)))
    return replace(numbered, parts=(*others, ending))


def edition_printouts(book: Book) -> Iterator[Printout]:
    """The printouts of the editions that handbooks are printed in by themselves; their drawings are not made."""
    for wanted in NAMED:
        made = edition(book, wanted.branch_type, wanted.audience)
        for handbook in made.handbooks:
            if handbook.file.has(wanted):
                listed = (handbook_page(handbook, made), *own_pages(handbook, made))
                sketched = {page.path: page for page in listed}
                legend = handbook_legend(handbook, made, sketched, sketched)
                yield printout_of(manual_of(handbook, made, sketched, legend))
