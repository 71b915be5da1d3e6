"""From the book to everything that is published: the site and the printed manuals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.book import Book, Item
from generator.model.editions import WHOLE
from generator.model.process import Process
from generator.pages import words
from generator.pages.atlas import diagrams_page
from generator.pages.blanks import blanks
from generator.pages.calendar_files import calendar_files
from generator.pages.changes import changes_feed, changes_page
from generator.pages.chapters import handbook_page
from generator.pages.figures import Figures, draw_views, finished, views_of
from generator.pages.gallery import GALLERY, Read, gallery_page
from generator.pages.glossed import glossed
from generator.pages.history import History, latest
from generator.pages.home import choices, home_page
from generator.pages.imprint import signer
from generator.pages.legend import legend_page
from generator.pages.manuals import completed, edition_printouts, handbook_legend, manual_of, own_pages
from generator.pages.page import Inline, Line, Page, View
from generator.pages.platform import platform_pages, unit_files, unit_pages
from generator.pages.printouts import PATH as PRINTOUTS
from generator.pages.printouts import content_mark, printout_of, printouts_page
from generator.pages.process import detail_sections, drawing_section
from generator.pages.publication import Branch, Download, Identity, Manual, Redirect, Site
from generator.pages.registers import register_pages
from generator.pages.render.web import written
from generator.views.addresses import Addresses
from generator.views.appendices import appendices_of, platform_of
from generator.views.standing import Organisation, organisation


@dataclass(frozen=True, slots=True)
class Publication:
    """What a book is published as."""

    site: Site
    manuals: tuple[Manual, ...]


Draw = Callable[[Sequence[View]], Sequence[Figures]]
"""Makes all drawings of a book, in the order of their views."""


def compose(
    book: Book,
    identity: Identity,
    draw: Draw = draw_views,
    history: History | None = None,
    read: Read | None = None,
    *,
    preview: bool = False,
) -> Publication:
    """Compose all pages of a book.

    With a ``history`` each says when it was last changed, by whom it is reviewed and how it is cited; with ``read``,
    which gives the text of a file of the book, a gallery shows each kind of drawing beside what defines it. A
    ``preview`` leaves out what takes long and nobody looks at: the numbers of the editions.
    """
    units = organisation(book)
    shown = (gallery_page(book, read),) if read else ()
    told = history or History("missing")
    own = (*_pages(book, identity.title, units, latest(book, told)), changes_page(told, book), *shown)
    sketched = {page.path: page for page in own}
    pages = _finished(sketched, draw)
    legends = {handbook.id: handbook_legend(handbook, book, sketched, pages) for handbook in book.handbooks}
    marks = {of.id: content_mark(manual_of(of, book, sketched, legends[of.id])) for of in book.handbooks}
    drawn_legends = _finished(legends, draw)
    manuals = tuple(
        completed(manual_of(of, book, pages, drawn_legends[of.id]), marks[of.id], of, book, identity, history)
        for of in book.handbooks
    )
    others = () if preview or book.edition != WHOLE else edition_printouts(book)
    pages[PRINTOUTS] = printouts_page((*map(printout_of, manuals), *others), book.as_of)
    redirects = tuple(_redirects(book))
    sign = signer(book, identity, history, redirects) if history else _unsigned
    ours = {path: sign(page) for path, page in pages.items()}
    many = tuple(written(sign(page)) for page in unit_pages(units, book)) if units else ()
    site = Site(
        identity=identity,
        description="；".join(str(handbook.file.summary or handbook.file.title) for handbook in book.handbooks),
        pages=(*glossed(ours, book).values(), *many),
        navigation=tuple(_navigation(book, pages)),
        redirects=redirects,
        glossary=tuple(_glossary(book)),
        downloads=(*_downloads(units, book, identity), *changes_feed(told, book, identity)),
        choices=choices(book),
        blanks=blanks(book, identity),
    )
    return Publication(site, manuals)


def _unsigned(page: Page) -> Page:
    return page


def _downloads(units: Organisation | None, book: Book, identity: Identity) -> Iterator[Download]:
    """The files beside the pages that do not show a drawing: of the units, and calendars."""
    yield from unit_files(units, book, identity) if units else ()
    yield from calendar_files(book, identity) if len(book.duties) else ()


def _finished(sketched: Mapping[str, Page], draw: Draw) -> dict[str, Page]:
    """Pages with their sketches drawn."""
    figures = iter(draw([view for page in sketched.values() for view in views_of(page)]))
    return {path: finished(page, figures) for path, page in sketched.items()}


def _pages(book: Book, title: str, units: Organisation | None, changed: tuple[Line, ...]) -> Iterator[Page]:
    yield home_page(book, title, changed)
    for handbook in book.handbooks:
        yield handbook_page(handbook, book)
        yield from own_pages(handbook, book)
    for process in book.processes.values():
        if book.home_of(process.name) is None:
            yield process_page(process, book)
    yield from register_pages(book)
    yield from platform_pages(units, book)
    yield legend_page()
    yield diagrams_page(book)


def process_page(process: Process, book: Book) -> Page:
    """The page of a process that belongs to no item."""
    return Page(
        path=Addresses(book).process(process.name).partition("#")[0],
        title=process.title,
        sections=(drawing_section(process, book), *detail_sections(process, book)),
        source=process.file.origin,
        summary=str(process.file.summary or ""),
        code=process.code,
        trail=(Inline(words.HOME, href="index.html"),),
    )


def _navigation(book: Book, pages: dict[str, Page]) -> Iterator[Branch]:
    addresses = Addresses(book)
    yield Branch(words.HOME, "index.html")
    for handbook in book.handbooks:
        parts = tuple(
            Branch(
                str(part.file.title),
                branches=tuple(Branch(str(page.file.title), addresses.page(handbook, page)) for page in part.pages()),
            )
            for part in handbook.parts
            if any(part.pages())
        )
        yield Branch(str(handbook.file.title), addresses.handbook(handbook), parts)
    homeless = tuple(Branch(p.title, path) for path, p in pages.items() if path.startswith("processes/"))
    if homeless:
        yield Branch(words.PROCESS_HOME, branches=homeless)
    platform = tuple(Branch(page.title, page.path) for page in platform_of(book).values())
    if platform:
        yield Branch(words.PLATFORM, branches=platform)
    yield Branch(words.REGISTERS, branches=tuple(_registers(book, pages)))


def _registers(book: Book, pages: Mapping[str, Page]) -> Iterator[Branch]:
    """The lists; their entries are reached from them and would only weigh on every page."""
    platform = platform_of(book)
    yield from (Branch(page.title, page.path) for key, page in appendices_of(book).items() if key not in platform)
    yield Branch(words.DIAGRAMS, "diagrams.html")
    yield Branch(words.PRINTOUTS_TITLE, PRINTOUTS)
    if GALLERY in pages:
        yield Branch(words.GALLERY, GALLERY)


def _glossary(book: Book) -> Iterator[tuple[str, ...]]:
    """The words of the registers with the words people use for them."""
    for entry in (*book.terms, *book.roles, *book.forms, *book.regulations):
        words_for = tuple(dict.fromkeys(map(str, entry.names)))
        if len(words_for) > 1:
            yield words_for


def _redirects(book: Book) -> Iterator[Redirect]:
    addresses = Addresses(book)
    for process in book.processes.values():
        target = addresses.process(process.name)
        for alias in process.file.aliases:
            yield Redirect(f"processes/{alias}.html", target)
        if book.home_of(process.name):
            yield Redirect(f"processes/{process.name}.html", target)
    for handbook in book.handbooks:
        for page in handbook.pages():
            for alias in page.file.aliases:
                yield Redirect(f"{handbook.id}/{alias}.html", addresses.page(handbook, page))
    for code, target in _codes(book):
        yield Redirect(f"{code.lower()}/index.html", target)


def _codes(book: Book) -> Iterator[tuple[str, str]]:
    """The codes by which people call things, with where they stand: processes, items, forms, regulations."""
    addresses = Addresses(book)
    yield from ((str(p.code), addresses.process(p.name)) for p in book.processes.values() if p.code)
    for handbook in book.handbooks:
        items = (page for page in handbook.pages() if isinstance(page, Item) and page.file.code)
        yield from ((str(item.file.code), addresses.page(handbook, item)) for item in items)
    yield from ((str(form.code), addresses.form(str(form.name))) for form in book.forms if form.code)
    yield from ((str(entry.id), addresses.regulation(str(entry.short))) for entry in book.regulations)
