"""A page becomes headings and HTML for the site."""

import xml.etree.ElementTree as ET

from generator.pages.page import Cell, Inline, Page, Section, Table
from generator.pages.render.html import upright
from generator.pages.render.web import pieces
from tests.publishing import sample


def parsed(page):
    """The HTML of a whole page, read as XML: it must be well formed."""
    html = "".join(piece.html for piece in pieces(page)).replace("<br>", "<br/>")
    return ET.fromstring(f"<body>{html}</body>")  # noqa: S314 - our own HTML


def page_of(*blocks, path="branch/a.html"):
    return Page(path, "甲", (Section("x", "乙", blocks),))


def test_headings_follow_the_page():
    heads = [(piece.level, piece.anchor, piece.title) for piece in pieces(sample.develop())]
    assert heads[:4] == [
        (1, "page-title", "发展党员"),
        (2, "drawing", "流程图"),
        (2, "steps", "步骤"),
        (2, "matrix", "职责矩阵"),
    ]


def test_nodes_of_a_drawing_lead_to_their_steps_in_the_table():
    body = parsed(sample.develop())
    ids = {element.get("id") for element in body.iter()}
    links = [a.get("href") for a in body.iter("{http://www.w3.org/2000/svg}a")]
    assert links == ["#apply", "#talk", "#recommend", "#vote", "#approve"]
    assert {link[1:] for link in links} <= ids


def test_a_drawing_has_its_takeaway_as_caption_and_scrolls_in_its_own_frame():
    figure = parsed(sample.develop()).find(".//figure")
    assert figure.find("figcaption").text == "五个阶段、二十五步，大会表决过半数才算通过"
    frame = figure.find("div[@role='region']")
    assert (frame.get("tabindex"), frame.get("aria-label")) == ("0", "图：发展党员流程图")


def test_tables_name_their_heads():
    table = parsed(sample.develop()).find(".//table")
    assert table.find("caption").text == "发展党员的步骤"
    assert [th.get("scope") for th in table.iterfind("thead/tr/th")] == ["col"] * 6
    assert {th.get("scope") for th in table.iterfind("tbody/tr/th")} == {"row"}


def test_text_is_escaped_everywhere():
    bad = "<b>&\"'"
    table = Table("steps", bad, ((Inline(bad),),), ((Cell(((Inline(bad, href=bad, badge="control"),),), anchor=bad),),))
    page = Page("a.html", bad, (Section(bad, bad, (table,)),), code=bad, trail=(Inline(bad, href="b.html"),))
    assert parsed(page).findall(".//b") == []


def test_links_out_of_the_book_tell_nothing_about_the_reader():
    listing = page_of(Table("facts", "", (), ((Cell(((Inline("甲", href="https://example.org/"),),)),),)))
    assert parsed(listing).find(".//a").get("rel") == "noopener noreferrer"


def test_upright_text_keeps_latin_together():
    assert upright("党委P01 书记") == ["党", "委", "P01", "书", "记"]
