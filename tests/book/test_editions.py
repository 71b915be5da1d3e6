"""Every branch type and every audience has an edition that is complete: nothing on its pages leads nowhere."""

import re

import pytest

from generator.model.book import Book
from generator.model.edition import edition
from generator.model.editions import AUDIENCES, BRANCH_TYPES, NAMED, Edition
from generator.pages.compose import compose
from generator.pages.editions import editions_page
from generator.pages.figures import Figures, draw_view
from generator.pages.page import Inline, Listing, Page, Prose, Table
from generator.pages.publication import Identity
from generator.rules import editions
from generator.views.editions import differences, holdings
from generator.views.written_logic import logic_of
from tests.whole_book import real_book


@pytest.fixture(scope="module")
def one() -> Figures:
    """Some drawing, in the place of all."""
    book = real_book()
    return draw_view(next(logic for diagram in book.logics.values() if (logic := logic_of(diagram, book))))


def of(book: Book, wanted: Edition) -> Book:
    return edition(book, wanted.branch_type, wanted.audience)


def inlines(page: Page) -> list[Inline]:
    blocks = [block for section in page.sections for block in section.blocks]
    lists = [line for block in blocks if isinstance(block, Listing) for line in block.lines]
    tables = [block for block in blocks if isinstance(block, Table)]
    heads = [line for table in tables for line in table.columns]
    cells = [line for table in tables for row in table.rows for cell in row for line in cell.lines]
    return [inline for line in (*lists, *heads, *cells) for inline in line]


def anchors(page: Page) -> set[str]:
    blocks = [block for section in page.sections for block in section.blocks]
    cells = {c.anchor for b in blocks if isinstance(b, Table) for row in b.rows for c in row}
    written = {name for b in blocks if isinstance(b, Prose) for name in re.findall(r'id="([^"]+)"', b.html)}
    return {section.anchor for section in page.sections} | cells | written


def addresses(page: Page) -> list[str]:
    blocks = [block for section in page.sections for block in section.blocks]
    written = [href for b in blocks if isinstance(b, Prose) for href in re.findall(r'href="([^"]+)"', b.html)]
    return [*(inline.href for inline in inlines(page) if inline.href), *written]


@pytest.mark.parametrize("wanted", NAMED, ids=str)
def test_nothing_in_an_edition_leads_nowhere_or_shows_a_file_name(wanted: Edition, one: Figures) -> None:
    book = real_book()
    views = []

    def draw(given):
        views.extend(given)
        return [one for _ in given]

    publication = compose(of(book, wanted), Identity("书"), draw=draw)
    pages = {page.path: page for page in publication.site.pages}
    known = {path: anchors(page) for path, page in pages.items()}
    known |= {file.address: set[str]() for file in publication.site.downloads}
    lost = []
    for page in pages.values():
        for address in addresses(page):
            path, _, anchor = address.partition("#")
            there = known.get(path or page.path)
            if "://" not in address and (there is None or (anchor and anchor not in there)):
                lost.append((page.path, address))
    lost += [
        (view.id, node.href)
        for view in views
        for node in getattr(view, "nodes", ())
        if node.href and node.href.partition("#")[0] not in pages
    ]
    assert lost == []
    names = {*book.page_titles, *book.processes}
    printed = [page for manual in publication.manuals for part in manual.parts for page in part.pages]
    assert [(page.path, i.text) for page in (*pages.values(), *printed) for i in inlines(page) if i.text in names] == []


@pytest.mark.parametrize("wanted", NAMED, ids=str)
def test_every_handbook_keeps_all_its_parts_and_something_in_each(wanted: Edition) -> None:
    book = real_book()
    made = of(book, wanted)
    for whole, kept in zip(book.handbooks, made.handbooks, strict=True):
        assert [p.file.id for p in kept.parts] == [p.file.id for p in whole.parts if p.file.applies_to.includes(wanted)]
        assert all(part.item_pages or part.file.appendix for part in kept.parts)


def test_no_rule_about_editions_finds_anything() -> None:
    assert list(editions.check(real_book())) == []


def test_every_branch_type_and_audience_has_steps_or_pages_of_its_own() -> None:
    found = differences(real_book())
    for place, name in enumerate((*BRANCH_TYPES, *AUDIENCES)):
        others = [n for n in range(len(NAMED)) if n != place]
        own = [one for one in found if one.held[place] and not all(one.held[n] for n in others)]
        assert own, name
    steps = {one.title: one.held for one in found if one.sort == "step"}
    assert sum(steps["支委会会议：对照清单，单列把关事项"]) == 1 + len(AUDIENCES)
    assert {one.sort for one in found} >= {"page", "process", "step", "duty"}


def test_the_counts_of_an_edition_are_those_of_the_edition() -> None:
    book = real_book()
    for held in holdings(book):
        made = of(book, held.edition)
        assert held.processes == len(made.processes)
        assert held.steps == sum(1 for process in made.processes.values() for step in process.walk() if step.number)
        assert held.items == tuple(sum(len(part.items) for part in handbook.parts) for handbook in made.handbooks)


def test_the_page_tells_the_editions_apart() -> None:
    page = editions_page(real_book())
    texts = [inline.text for inline in inlines(page)]
    assert [str(wanted) for wanted in NAMED] == [t for t in texts if t in set(map(str, NAMED))][: len(NAMED)]
    assert "发展党员" in texts
    assert "各型" not in "".join(texts)
