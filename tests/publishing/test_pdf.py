"""The printed handbook: paper, links, bookmarks, fonts, and the same bytes every time."""

import re
import subprocess
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from generator.drawing.figure import Figure
from generator.pages.page import Cell, Drawing, Inline, Listing, Page, Section, Table
from generator.pages.publication import Attachment, Part
from generator.pages.render.paper import FOLD_OUT, LANDSCAPE, UPRIGHT, WITHIN, place
from generator.publishing.errors import PublishError
from generator.publishing.pdf import pdf, print_job
from tests.publishing import sample
from tests.publishing.printing import destinations, print_into

A4, A4_LANDSCAPE, A3_LANDSCAPE = (595, 842), (842, 595), (1191, 842)


@pytest.fixture(scope="module")
def content():
    return pdf(sample.manual())


@pytest.fixture(scope="module")
def book(content):
    with pikepdf.open(BytesIO(content)) as opened:
        yield opened


def sizes(opened):
    return [tuple(round(float(edge)) for edge in page.mediabox[2:]) for page in opened.pages]


def links(opened):
    """Links within the book: the page they stand on, from 1, and the place they lead to."""
    return [
        (number, str(note.Dest if "/Dest" in note else note.A.D))
        for number, page in enumerate(opened.pages, 1)
        for note in page.get("/Annots", [])
        if note.Subtype == "/Link" and (note.get("/Dest") is not None or note.A.S == "/GoTo")
    ]


def one_page(*blocks, path="branch/a.html"):
    page = Page(path, "甲", (Section("x", "乙", blocks),))
    return sample.manual(parts=(Part("部", "共性要素", "一句话", (page,)),))


def test_the_same_manual_gives_the_same_bytes(content, monkeypatch):
    monkeypatch.setenv("TZ", "America/New_York")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert pdf(sample.manual()) == content


def test_the_only_date_is_the_one_the_book_speaks_of(book):
    assert str(book.docinfo["/Title"]) == "党支部（总支）标准化工作手册"
    assert str(book.docinfo["/CreationDate"]).startswith("D:20261122")
    assert "/ModDate" not in book.docinfo


def test_large_drawings_and_wide_tables_lie_across(book):
    assert set(sizes(book)) == {A4, A4_LANDSCAPE}
    where = destinations(book)
    assert sizes(book)[where["branch.develop-member--matrix"] - 1] == A4_LANDSCAPE
    assert sizes(book)[where["branch.develop-member--steps"] - 1] == A4


def test_a_drawing_that_would_be_too_small_takes_a_fold_out():
    steps = tuple((f"s{number}", f"角色{number}", "酝酿") for number in range(1, 11))
    wide = sample.drawing("wide", "大图", "一句话", "branch/a.html", steps)
    anchors = tuple((Cell(((Inline(step),),), anchor=step),) for step, _, _ in steps)
    with pikepdf.open(BytesIO(pdf(one_page(wide, Table("steps", "", (), anchors))))) as opened:
        assert A3_LANDSCAPE in sizes(opened)


def filling(paper):
    """A drawing that takes the whole frame of a paper."""
    width, height = (1.25 * millimetres * 96 / 25.4 for millimetres in (paper.width, paper.height))
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"><rect width="9" height="9"/></svg>'
    figure = Figure(svg, width, height, 12)
    assert place(figure).paper == paper
    return Drawing("d", "流程图的名称", "一句话说清楚这张图" * 8, figure, (figure,))


@pytest.mark.parametrize("paper", [WITHIN, UPRIGHT, LANDSCAPE, FOLD_OUT], ids=lambda paper: paper.name)
def test_a_drawing_that_fills_its_frame_shares_its_page_with_title_and_caption(paper):
    with pikepdf.open(BytesIO(pdf(one_page(filling(paper))))) as opened:
        assert len(opened.pages) == 6


@pytest.mark.parametrize("paper", [WITHIN, UPRIGHT], ids=lambda paper: paper.name)
def test_what_opens_an_item_follows_a_drawing_that_leaves_no_room_for_it(paper):
    opening = Section("", "", (Listing("plain", tuple(sample.plain(f"什么时候用{line}") for line in range(5))),))
    long = tuple((sample.cell(f"第{n}步" * 40, head=True, anchor=f"s{n}"), sample.cell("做" * 90)) for n in range(12))
    steps = Table("steps", "步骤", (sample.plain("步骤"), sample.plain("谁来做")), long)
    page = Page("branch/a.html", "甲", (opening, Section("x", "图", (filling(paper),)), Section("y", "表", (steps,))))
    with pikepdf.open(BytesIO(pdf(sample.manual(parts=(Part("部", "共性要素", "一句话", (page,)),))))) as opened:
        where = destinations(opened)
    assert where["branch.a"] == where["branch.a--figure-d"] == 6
    assert where["branch.a--y"] == where["branch.a--s0"] == 7
    assert where["branch.a--s10"] == where["branch.a--s11"] > 7


def test_an_item_begins_on_the_page_of_its_drawing(book):
    where = destinations(book)
    assert where["branch.develop-member"] == where["branch.develop-member--drawing"]


def test_parts_begin_on_right_hand_pages(book):
    where = destinations(book)
    assert [where[f"part-{number}"] % 2 for number in (1, 2)] == [1, 1]


def test_nodes_of_a_drawing_lead_to_their_steps(book):
    where = destinations(book)
    here = [target for page, target in links(book) if page == where["branch.develop-member--drawing"]]
    drawn = [target for target in here if target.startswith("branch.develop-member--")]
    assert drawn == [f"branch.develop-member--{step}" for step, _, _ in sample.STEPS]
    assert {where[target] for target in drawn} == {where["branch.develop-member--steps"]}


def test_the_contents_lead_to_every_part_and_item(book):
    listed = list(dict.fromkeys(target for page, target in links(book) if page == 3))
    assert listed.pop(0) == "figures"
    items = ["branch.develop-member", "branch.branch-election", "part-2", "roles.general-meeting", "regulations"]
    assert listed == ["part-1", *items]


def test_bookmarks_follow_parts_and_items(book):
    with book.open_outline() as outline:
        tree = [(part.title, [item.title for item in part.children]) for part in outline.root]
    assert tree == [
        ("目录", []),
        ("图目录", []),
        ("组织管理", ["B201发展党员", "B103支部换届"]),
        ("附录", ["党员大会", "法规"]),
    ]


def words_of(content):
    """The words of every page, with the left and right end and the top of each in millimetres."""
    command = ["pdftotext", "-bbox", "-", "-"]
    told = subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()
    word = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>')
    return [
        [(*(float(edge) / 72 * 25.4 for edge in found[:3]), found[3]) for found in word.findall(page)]
        for page in told.split("<page ")[1:]
    ]


def test_bookmarks_and_links_land_on_pages_that_show_what_they_say(book, content):
    shown = ["".join(text for *_, text in page) for page in words_of(content)]
    where = destinations(book)
    with book.open_outline() as outline:
        marks = [mark for part in outline.root for mark in (part, *part.children)]
    objects = [page.objgen for page in book.pages]
    for mark in marks:
        assert mark.title in shown[objects.index(mark.destination[0].objgen)]
    assert len(links(book)) > 20
    assert {target for _, target in links(book)} <= set(where)


def test_folios_and_running_heads_stand_outside(book, content):
    pages, where = words_of(content), destinations(book)
    number = where["branch.branch-election--steps"]
    for at in (number, number + 1):
        outer, head = ((24, "组织管理"), (186, "支部换届"))[at % 2]
        folio = next(word for word in pages[at - 1] if word[3] == str(at) and word[1] > 275)
        assert folio[2 * (at % 2)] == pytest.approx(outer, abs=0.5)
        told = next(word for word in pages[at - 1] if word[3] == head and word[1] < 28)
        assert told[2 * (at % 2)] == pytest.approx(outer, abs=0.5)


def test_every_font_is_embedded(book):
    fonts = {
        str(font.BaseFont): font.DescendantFonts[0].FontDescriptor
        for page in book.pages
        for font in page.Resources.get("/Font", {}).values()
    }
    assert {name.split("+")[1] for name in fonts} >= {"Noto-Sans-CJK-SC", "Noto-Serif-CJK-SC", "LXGW-WenKai"}
    assert all({"/FontFile2", "/FontFile3"} & set(descriptor.keys()) for descriptor in fonts.values())


def test_links_to_pages_of_other_handbooks_keep_only_their_words():
    cell = Cell(((Inline("另一本", href="committee/x.html"), Inline("网站", href="https://example.org/")),))
    with pikepdf.open(BytesIO(pdf(one_page(Table("facts", "", (), ((cell,),)))))) as opened:
        outside = [str(note.A.URI) for page in opened.pages for note in page.get("/Annots", []) if "/A" in note]
    assert outside == ["https://example.org/"]


@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://127.0.0.1:9/a.png", "a.png"])
def test_nothing_outside_the_book_is_fetched(address):
    image = f'<image href="{address}" width="9" height="9"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{image}</svg>'
    figure = Figure(svg, 9, 9, 9)
    with pytest.raises(PublishError):
        pdf(one_page(Drawing("d", "图", "", figure, (figure,))))


def test_a_link_that_leads_nowhere_fails_the_print():
    cell = Cell(((Inline("哪里", href="branch/a.html#lost"),),))
    with pytest.raises(PublishError, match="lost"):
        pdf(one_page(Table("facts", "", (), ((cell,),))))


def test_the_book_stands_under_its_name_and_a_lost_link_fails_it(tmp_path):
    small = replace(sample.manual(), parts=())
    assert print_into(tmp_path, small) == ()
    assert [path.name for path in tmp_path.iterdir()] == ["branch.pdf"]
    with pytest.raises(PublishError):
        pdf(one_page(Table("facts", "", (), ((Cell(((Inline("甲", href="#lost"),),)),),))))


def test_what_defines_a_book_goes_along_in_it_with_its_relation_and_the_date_of_the_book():
    texts = {"accept.yml": "title: 接收预备党员\n", "examine.yml": "title: 预审\r\n"}
    files = tuple(Attachment(name, name.upper(), text.encode()) for name, text in texts.items())
    small = replace(sample.manual(), parts=(), attachments=files)
    content = pdf(small)
    with pikepdf.open(BytesIO(content)) as opened:
        assert {name: file.get_file().read_bytes().decode() for name, file in opened.attachments.items()} == texts
        assert [str(file.AFRelationship) for file in opened.Root.AF] == ["/Source", "/Source"]
        assert [str(file.Desc) for file in opened.Root.AF] == ["ACCEPT.YML", "EXAMINE.YML"]
        assert {str(file.EF.F.Params.ModDate) for file in opened.Root.AF} == {"D:20261122000000Z"}
        assert opened.check_pdf_syntax() == []
    assert pdf(small) == content
    assert print_job(small).key != print_job(replace(small, attachments=files[:1])).key
