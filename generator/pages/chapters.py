"""The pages of a handbook: items with their drawings, chapters of prose, and the handbook's own page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import unquote

from generator.model.book import Book, Chapter, Diagram, Handbook, Item
from generator.model.chapters import Fact
from generator.model.diagrams import LogicFile
from generator.model.matrix_file import Heads, MatrixFile
from generator.model.occasion import occasions, related, users
from generator.pages import lines, words
from generator.pages.duties import duty_section
from generator.pages.markdown import ABSENT
from generator.pages.markdown import sections as prose
from generator.pages.matrices import matrix_blocks
from generator.pages.page import Block, Cell, Inline, Line, Listing, Page, Section, Sketch, Table
from generator.pages.process import comparison_section, detail_sections, drawing_section
from generator.pages.tables import register_table
from generator.pages.tags import tag_line
from generator.pages.work import basis_section, work_section
from generator.source.markdown import slug
from generator.views.addresses import Addresses
from generator.views.appendices import appendices_of
from generator.views.duties import duties_of_page
from generator.views.root_systems import handbook_roots
from generator.views.written_logic import logic_of
from generator.views.written_matrix import matrix_of

MOST_RELATED = 8
"""How many related items a page leads to at most."""
GAP = "　"
"""Between what stands on one line under a drawing: one line, so that no page parts it."""


def item_page(handbook: Handbook, item: Item, book: Book) -> Page:
    """The page of an item: takeaway and drawing, the numbers to remember, then the details and the prose."""
    file = item.file
    addresses = Addresses(book)
    opening = Section("", "", (Listing("takeaway", ((Inline(str(file.takeaway), strong=True),),)),))
    processes = book.processes_of(item)
    facts = tuple(_facts(item, book))
    drawn = tuple(_diagrams(item, book))
    work = tuple(work_section(item, book))
    told: list[Section] = [] if processes else [*drawn, *work, *facts]
    for number, process in enumerate(processes):
        prefix = f"{process.title}：" if len(processes) > 1 else ""
        between = () if number else facts
        told += [drawing_section(process, book), *between, *detail_sections(process, book, prefix)]
    used = tuple(_use(handbook, item, book))
    recurring = duty_section(duties_of_page(item.name, book), book, role=True)
    extra = (*work, *drawn) if processes else ()
    tail = [*recurring, *extra, *_records(item, book), *basis_section(item, book)]
    around = tuple(_related(item, book))
    return Page(
        path=addresses.page(handbook, item),
        title=str(file.title),
        sections=(opening, *used, *told, *tail, *_prose(handbook, item, book), *around),
        source=file.origin,
        summary=str(file.takeaway),
        code=str(file.code or ""),
        trail=_trail(handbook, item, addresses),
        only=_only(handbook, item),
    )


def chapter_page(handbook: Handbook, chapter: Chapter, book: Book) -> Page:
    """The page of a chapter: prose, with the matrices and logic diagrams it lists."""
    addresses = Addresses(book)
    return Page(
        path=addresses.page(handbook, chapter),
        title=str(chapter.file.title),
        sections=(*_prose(handbook, chapter, book), *_diagrams(chapter, book)),
        source=chapter.file.origin,
        summary=str(chapter.file.summary or ""),
        trail=_trail(handbook, chapter, addresses),
        only=_only(handbook, chapter),
    )


def _trail(handbook: Handbook, page: Item | Chapter, addresses: Addresses) -> tuple[Inline, ...]:
    """The way down to a page: the home page, its handbook, its part."""
    above = addresses.handbook(handbook)
    parts = (Inline(str(p.file.title), href=f"{above}#{p.file.id}") for p in handbook.parts if page in p.pages())
    return (Inline(words.HOME, href="index.html"), Inline(str(handbook.file.title), href=above), *parts)


def _only(handbook: Handbook, page: Item | Chapter) -> tuple[str, ...]:
    """Whom a page of a handbook applies to, as far as it and its part say."""
    part = next(part for part in handbook.parts if page in part.pages())
    return page.file.applies_to.within(part.file.applies_to).named()


def handbook_page(handbook: Handbook, book: Book) -> Page:
    """The handbook's own page: its root system and what its parts hold."""
    addresses, present = Addresses(book), appendices_of(book)
    file = handbook.file
    drawing = Sketch(handbook_roots(handbook, book), str(file.summary or file.title))
    parts = []
    for part in handbook.parts:
        listed = [_card(page, addresses.page(handbook, page), annex=page in part.annexes) for page in part.pages()]
        derived = (present[key] for key in map(str, part.file.appendix) if key in present)
        listed += [lines.linked(appendix.title, appendix.path) for appendix in derived]
        blocks: list[Block] = [Listing("cards", tuple(listed))]
        if part.file.summary:
            element = f"（{part.file.element}）" if part.file.element else ""
            blocks.insert(0, Listing("plain", (lines.plain(f"{part.file.summary}{element}"),)))
        parts.append(Section(str(part.file.id), str(part.file.title), tuple(blocks)))
    return Page(
        path=addresses.handbook(handbook),
        title=str(file.title),
        sections=(Section("roots", words.ROOTS, (drawing,)), *parts),
        source=file.origin,
        summary=str(file.summary or ""),
        trail=(Inline(words.HOME, href="index.html"),),
    )


def _card(page: Item | Chapter, href: str, *, annex: bool = False) -> Line:
    """A page as a card: its code and title, and below them what it comes to."""
    code, said = (page.file.code, page.file.takeaway) if isinstance(page, Item) else (None, page.file.summary)
    title = f"{words.ANNEX if annex else code or ''} {page.file.title}".strip()
    return (Inline(title, href=href, strong=True), *((Inline(f"\n{said}"),) if said else ()))


def _diagrams(holder: Item | Chapter, book: Book) -> Iterator[Section]:
    for name in holder.file.logics:
        logic = logic_of(book.logics[name], book) if name in book.logics else None
        if logic:
            drawn = Sketch(logic, logic.description)
            yield Section(f"logic-{name}", logic.title, (drawn, *_under(book.logics[name], book)))
    for name in holder.file.comparisons:
        process = book.processes.get(name)
        if process and (former := book.former(process)):
            yield comparison_section(process, former, book)
    for name in holder.file.matrices:
        matrix = matrix_of(book.matrices[name], book) if name in book.matrices else None
        if matrix:
            yield Section(f"matrix-{name}", matrix.title, (*matrix_blocks(matrix), *_under(book.matrices[name], book)))
            yield from _checks(name, book.matrices[name])


def _checks(name: str, diagram: Diagram) -> Iterator[Section]:
    """The rows of a matrix to be ticked by the reader alone: on the device, or on paper."""
    file = diagram.file
    if isinstance(file, MatrixFile) and file.check and isinstance(file.rows, Heads):
        told = Listing("note", (lines.plain(words.SELF_CHECK_NOTE),))
        asked = Listing("checks", tuple(lines.plain(str(row)) for row in file.rows.names))
        yield Section(f"check-{name}", words.SELF_CHECK, (told, asked))


def _under(diagram: Diagram, book: Book) -> tuple[Block, ...]:
    """What stands under a drawing that is written out: a matrix's takeaway, its basis, and that it is our default."""
    file = diagram.file
    matrix = file if isinstance(file, MatrixFile) else None
    said: list[Inline] = [Inline(str(matrix.summary))] if matrix and matrix.summary else []
    cited = lines.basis(matrix.basis or (), book, Addresses(book)) if matrix else ()
    if cited:
        said += [Inline(GAP), Inline(words.RESTS_ON), *(part for line in cited for part in line)]
    if isinstance(file, (MatrixFile, LogicFile)) and file.default:
        said += [Inline(GAP), Inline(words.DEFAULT, badge="default")]
    return (Listing("under", (tuple(said),)),) if said else ()


def _use(handbook: Handbook, item: Item, book: Book) -> Iterator[Section]:
    """When an item is used and by whom."""
    addresses = Addresses(book)
    when, by = "；".join(occasions(item, book)), users(item, book)
    said: list[Line] = [(Inline(words.WHEN, strong=True), Inline(when))] if when else []
    said += [(Inline(words.WHO, strong=True), *lines.roles(by, addresses))] if by else []
    said += [line for line in (tag_line(handbook, item, book),) if line]
    if said:
        yield Section("use", "", (Listing("plain", tuple(said)),))


def _related(item: Item, book: Book) -> Iterator[Section]:
    """The items that go with an item, as many as a reader looks at."""
    addresses = Addresses(book)
    listed = tuple(_card(page, addresses.page(home, page)) for home, page in related(item, book)[:MOST_RELATED])
    if listed:
        yield Section("related", words.RELATED, (Listing("cards", listed),))


def _facts(item: Item, book: Book) -> Iterator[Section]:
    if item.file.facts:
        rows = tuple(_fact(fact, item, book) for fact in item.file.facts)
        columns = tuple(map(lines.plain, words.NUMBER_COLUMNS))
        known = _known(item, book)
        yield Section(
            "facts", words.FACTS, (*lines.short_basis_note(known), Table("facts", words.FACTS, columns, rows))
        )


def _known(item: Item, book: Book) -> str:
    """The regulation that most numbers of an item come from, where it is more than one."""
    names = [lines.first_regulation(fact.basis or item.file.basis or (), book) for fact in item.file.facts]
    cited = [name for name in names if name]
    most = max(cited, key=cited.count, default="")
    return most if cited.count(most) > 1 else ""


def _fact(fact: Fact, item: Item, book: Book) -> tuple[Cell, ...]:
    letter = str(fact.confidence or item.file.confidence or "")
    source = lines.fact_source(fact.basis or item.file.basis, letter, verified=fact.verified)
    ours = (Inline(words.DEFAULT, badge="default"),) if fact.default else ()
    shown = lines.basis(source.basis, book, Addresses(book), _known(item, book))
    note = "" if fact.default and str(fact.note or "") == words.DEFAULT else str(fact.note or "")
    return (
        lines.cell(lines.plain(str(fact.name)), lines.plain(note)),
        lines.cell((Inline(fact.value, strong=True),)),
        lines.cell(*(() if ours and fact.basis is None else (*shown, lines.article_badge(source, book))), ours),
        lines.cell(lines.confidence(source)),
    )


def _records(item: Item, book: Book) -> Iterator[Section]:
    forms = book.forms_of(item)
    if not forms:
        return
    addresses = Addresses(book)
    rows = (
        (
            lines.cell(lines.plain(str(form.code or "")), head=True),
            lines.cell(lines.linked(str(form.name), addresses.form(str(form.name)))),
            lines.cell(lines.plain(str(form.keep or ""))),
            lines.cell(lines.plain(words.BLANK_FORM if form.fields else "")),
        )
        for form in forms
    )
    columns = (*words.FORM_COLUMNS[:3], words.BLANK_FORM)
    yield Section("records", words.RECORDS, (register_table("register", words.RECORDS, columns, rows),))


def _prose(handbook: Handbook, holder: Item | Chapter, book: Book) -> tuple[Section, ...]:
    return prose(holder.markdown.body, resolver(handbook, book), holder.markdown.pictures)


def resolver(handbook: Handbook, book: Book) -> Callable[[str], str]:
    """From a link as a chapter writes it to an address from the site's root."""
    addresses = Addresses(book)

    def resolve(written: str) -> str:
        target = unquote(written)
        kind, colon, rest = target.partition(":")
        if not colon:
            return _page(target, handbook, book, addresses)
        name, _, anchor = rest.partition("#")
        match kind:
            case "process":
                return _step(name, anchor, book, addresses)
            case "form":
                return addresses.form(name)
            case "role":
                return addresses.role(name)
            case "regulation":
                found = next((r for r in book.regulations if r.id == name), None)
                return addresses.regulation(str(found.short) if found else name)
            case "term":
                return addresses.term(name)
            case "system":
                return addresses.system(name)
            case _:
                return target

    return resolve


def _step(name: str, anchor: str, book: Book, addresses: Addresses) -> str:
    if name in book.left_out and name not in book.processes:
        return ABSENT
    process = book.processes.get(name)
    step = next((s for s in process.walk() if s.id == anchor), None) if process and anchor else None
    return addresses.step(process, step) if process and step else addresses.process(name)


def _page(target: str, handbook: Handbook, book: Book, addresses: Addresses) -> str:
    path, _, anchor = target.partition("#")
    place = f"#{slug(anchor)}" if anchor else ""
    if not path:
        return place
    folder, _, file = path.rpartition("/")
    home = book.handbook(folder.rpartition("/")[2]) if folder else handbook
    page = next((p for p in home.pages() if f"{p.name}.md" == file), None) if home else None
    if home is None or page is None:
        return ABSENT if file.removesuffix(".md") in book.left_out else ""
    return addresses.page(home, page) + place
