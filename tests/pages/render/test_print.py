"""A page becomes one article of a printed book."""

from generator.drawing.figure import Figure, Link
from generator.pages.page import Cell, Drawing, Inline, Listing, Page, Prose, Section, Table
from generator.pages.render.print import Book, article
from tests.publishing import sample

BOOK = Book(frozenset({"branch/a.html", "branch/b.html"}))


def article_of(*blocks, title="乙"):
    return article(Page("branch/a.html", "甲", (Section("x", title, blocks),)), BOOK)


def listed(href):
    return article_of(Listing("plain", ((Inline("去", href=href),),)))


def test_links_lead_to_places_of_the_book():
    assert '<a href="#branch.b--vote" class="cross">去</a>' in listed("branch/b.html#vote")
    assert '<a href="#branch.a--vote" class="here">去</a>' in listed("#vote")
    assert '<a href="https://example.org/">去</a>' in listed("https://example.org/")


def test_links_out_of_the_book_keep_their_words():
    assert "<li>去</li>" in listed("committee/c.html")
    assert ">丙</a>" in article_of(Prose('<p><a href="committee/c.html">丙</a></p>'))
    assert "committee" not in article_of(Prose('<p><a href="committee/c.html">丙</a></p>'))


def test_anchors_of_two_pages_never_meet():
    table = Table("steps", "", (), ((Cell(((Inline("一"),),), anchor="s1"),),))
    assert 'id="branch.a--s1"' in article_of(table)


def test_links_are_laid_over_the_drawing_where_its_nodes_are():
    figure = Figure("<svg viewBox='0 0 200 100'></svg>", 200, 100, 11, (Link("#s1", 50, 25, 100, 50),))
    html = article_of(Drawing("d", "图", "一句话", figure, (figure,)))
    assert (
        '<a href="#branch.a--s1" class="here" title="转到这一步" '
        'style="left:25.000%;top:25.000%;width:50.000%;height:50.000%"></a>' in html
    )


def test_every_sheet_of_a_drawing_is_printed_and_counted():
    sheets = tuple(Figure(f"<svg id='{number}'></svg>", 100, 100, 11) for number in (1, 2))
    html = article_of(Drawing("d", "图", "一句话", sheets[0], sheets))
    assert html.count("<figure>") == 2
    assert "图（1/2）" in html
    assert "图（2/2）" in html


def test_the_title_moves_onto_the_page_of_a_drawing_that_stands_alone():
    figure = Figure("<svg></svg>", 1000, 400, 11)
    html = article_of(Drawing("d", "图", "一句话", figure, (figure,)))
    assert html.startswith('<article><section id="branch.a--x"><div class="alone landscape"><h2')


def test_wide_tables_stand_upright_heads_on_a_landscape_page():
    html = article_of(sample.matrix(2))
    assert '<div class="alone wide"><h2' in html
    assert '<span class="hb-stack"><i>申</i><i>请</i><i>人</i></span>' in html
    assert "<h3>乙</h3>" in html
