"""The gallery shows each kind of drawing with its file, and the atlas every drawing as a small picture."""

from functools import partial
from html import unescape
from pathlib import Path

import pytest

from generator.building.load import load
from generator.building.project import find_project
from generator.building.texts import text_of
from generator.pages.atlas import diagrams_page
from generator.pages.figures import draw_views, finished, views_of
from generator.pages.gallery import examples, gallery_page
from generator.pages.page import Drawing, Prose
from generator.pages.render.web import pieces
from tests.whole_book import ROOT, real_book

BASE = Path(__file__).parents[1] / "base_project"
KINDS = ("flow", "roots", "matrix-l", "matrix-t", "matrix-x", "logic", "logic-ring")


@pytest.fixture(scope="module")
def project():
    return find_project(BASE, "2026-11-22")


@pytest.fixture(scope="module")
def book(project):
    return load(project).book


def drawn(page):
    return finished(page, iter(draw_views(tuple(views_of(page)))))


def test_the_book_has_an_example_of_every_kind():
    assert tuple(example.id for example in examples(real_book())) == KINDS


def test_an_example_stands_below_the_whole_file_that_defines_it(book, project):
    page = drawn(gallery_page(book, partial(text_of, project)))
    for section, example in zip(page.sections, examples(book), strict=True):
        _, prose, drawing = section.blocks
        assert isinstance(prose, Prose)
        assert unescape(prose.html.removeprefix("<pre><code>").removesuffix("</code></pre>")) == (
            BASE / example.path
        ).read_text(encoding="utf-8")
        assert isinstance(drawing, Drawing)
        assert drawing.id == example.view.id


def test_the_atlas_shows_every_drawing_as_a_small_picture_of_its_file(book):
    page = drawn(diagrams_page(book))
    html = "".join(piece.html for piece in pieces(page))
    drawings = [block for section in page.sections for block in section.blocks]
    assert len(drawings) == len(book.processes) + len(book.handbooks)
    assert "<svg" not in html
    for drawing in drawings:
        assert f'<img src="{drawing.address("svg")}" alt="" loading="lazy"' in html
        assert f'<a href="{drawing.leads}">' in html


def test_the_atlas_leads_to_the_pages_that_tell_a_drawing():
    leads = {block.leads for section in diagrams_page(real_book()).sections for block in section.blocks}
    assert {"branch/develop-member.html#develop-member", "committee/index.html", "drawings/system-logic.svg"} <= leads
    assert (ROOT / "diagrams/logic/system-logic.yml").is_file()
