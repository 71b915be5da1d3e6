"""A drawing that is too heavy for its page is loaded beside it; its links stay on the page."""

import re
from dataclasses import replace

from generator.drawing.figure import Figure, Link
from generator.pages.page import Drawing, Page, Section
from generator.pages.publication import Branch, Identity, Site
from generator.pages.render import web
from generator.pages.render.canvas import ROOM, pictures
from generator.publishing.tree import tree

HREF = "branch/elect.html#s1"


def figure(characters, width):
    """A drawing of a size in characters with one linked node."""
    node = f'<a href="{HREF}"><title>选举</title><rect x="10" y="20.5" width="30" height="8"/></a>'
    wood = f'<path d="M0,0{"L1,1" * (characters // 4)}"/>'
    return Figure(f'<svg class="drawing">{wood}{node}</svg>', width, 90.0, 12.0, (Link(HREF, 10, 20.5, 30, 8, "选举"),))


LIGHT = Drawing("roots-branch", "根系图<1>", "", figure(1000, 400.5), (), phone=figure(1200, 300))
WIDE = Drawing("roots-branch", "根系图<1>", "", figure(ROOM // 2, 400.5), (), phone=figure(ROOM // 2 + 40, 300))


def page(block):
    return Page("committee/index.html", "党委手册", (Section("a", "根系图", (block,)),))


def html(block):
    return "".join(piece.html for piece in web.pieces(page(block)))


def test_a_light_drawing_stands_in_its_page():
    assert html(LIGHT).count("<path") == 2
    assert "<img" not in html(LIGHT)
    assert pictures([page(LIGHT)]) == {}


def test_a_heavy_drawing_is_a_picture_below_its_links():
    written = html(WIDE)
    assert "<path" not in written
    assert written.count('<img src="../drawings/screen/') == written.count('alt="" loading="lazy"') == 2
    assert (
        written.count(f'<a href="../{HREF}"><title>选举</title><rect x="10" y="20.5" width="30" height="8"/></a>') == 2
    )
    assert 'viewBox="0 0 400.5 90"' in written
    assert written.count("<title id=") == 2
    assert re.findall(r' id="([^"]*)"', written) == [
        "roots-branch",
        "roots-branch-title",
        "roots-branch-phone",
        "roots-branch-phone-title",
    ]


def test_what_prints_on_several_sheets_is_shown_as_these_and_kept_whole_for_the_viewer():
    parts = tuple(figure(ROOM // 8 + more, 300) for more in (0, 40))
    light = replace(WIDE, phone=None, web=figure(ROOM // 8, 400.5), parts=parts)
    shown, _, kept = html(light).partition('<div class="hb-canvas hb-canvas--whole"')
    assert re.findall(r'<p class="hb-part">(.*?)</p>', shown) == ["第1张，共2张", "第2张，共2张"]
    assert (shown.count("<path"), kept.count("<path")) == (2, 1)
    heavy = replace(light, web=figure(ROOM, 400.5))
    assert "<path" not in html(heavy)
    assert re.findall(r' id="([^"]*)-title"', html(heavy)) == ["roots-branch-1", "roots-branch-2", "roots-branch"]
    assert len(pictures([page(heavy)])) == 3


def test_every_picture_is_a_file_of_the_site_whose_links_lead_on_from_there():
    site = Site(Identity("书"), "", (page(WIDE),), (Branch("首页", "committee/index.html"),))
    files = {source.path: source.text for source in tree(site)}
    asked = re.findall(r'<img src="\.\./([^"]*)"', html(WIDE))
    assert len(set(asked)) == 2
    for path in asked:
        assert "<path" in files[path]
        assert f'href="../../{HREF}"' in files[path]


def test_a_small_picture_that_leads_elsewhere_needs_no_such_file():
    assert pictures([page(replace(WIDE, leads="diagrams.html"))]) == {}


def test_a_drawing_of_one_size_stays_in_its_page():
    assert html(replace(WIDE, phone=None)).count("<path") == 1


def test_a_page_takes_in_drawings_as_long_as_there_is_room():
    first, second = (replace(WIDE, id=name, phone=None, web=figure(ROOM * 2 // 3, 400)) for name in "ab")
    both = Page("a/b.html", "两张图", (Section("a", "图", (first, LIGHT, second)),))
    written = "".join(piece.html for piece in web.pieces(both))
    assert written.count("<path") == 3
    assert re.findall(r'<svg class="drawing picture"[^>]* id="([^"]*)"', written) == ["b"]
    assert len(pictures([both])) == 1


def test_the_step_player_finds_the_steps_of_a_drawing_that_is_loaded_beside_its_page():
    node = (
        f'<g class="node" data-node="vote" data-lane="大会" data-kind="task">\n<title>1 表决</title>\n<a href="{HREF}">'
    )
    large = figure(ROOM, 400)
    drawn = replace(WIDE, phone=None, web=replace(large, svg=f"{large.svg}{node}"))
    assert f'<g class="node" data-node="vote"><a href="../{HREF}">' in html(drawn)
