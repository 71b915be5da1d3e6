"""The formats of a printed book: A5, crop marks outside of the bleed, sheets of a booklet."""

import re
from io import BytesIO

import pikepdf
import pytest

from generator.drawing.paper import LEAST_POINTS
from generator.drawing.tokens import Colour
from generator.pages.page import Field, Form, Page, Section
from generator.pages.publication import Part
from generator.pages.render.paper import A5, FORMATS, place
from generator.publishing.booklet import MOST, imposed, sheets, signatures
from generator.publishing.pdf import file_of, pdf
from tests.publishing import sample
from tests.publishing.printing import destinations

MM = 72 / 25.4


@pytest.fixture(scope="module")
def small():
    return pdf(sample.manual(), A5)


@pytest.fixture(scope="module")
def a5(small):
    with pikepdf.open(BytesIO(small)) as opened:
        yield opened


def size(page):
    left, bottom, right, top = (float(edge) / MM for edge in page.mediabox)
    return round(right - left), round(top - bottom)


def numbered(count):
    """A book of A5 whose pages hold their numbers as comments, from 0."""
    with pikepdf.new() as book:
        for number in range(count):
            book.add_blank_page(page_size=(148 * MM, 210 * MM))
            book.pages[-1].contents_add(f"% page {number}".encode())
        file = BytesIO()
        book.save(file)
    return file.getvalue()


def sides(content):
    """The numbers of the pages on the left and on the right of every side; none for a blank one."""
    with pikepdf.open(BytesIO(content)) as book:
        for page in book.pages:
            drawn = page.Resources.XObject
            texts = [drawn[name].read_bytes().decode() if name in drawn else "" for name in ("/P0", "/P1")]
            yield tuple(int(found[1]) if (found := re.search(r"page (\d+)", text)) else None for text in texts)


def test_a_format_names_the_file_of_a_book():
    assert [file_of(sample.manual(), form) for form in FORMATS.values()] == [
        "branch",
        "branch.a5",
        "branch.booklet",
        "branch.bleed",
        "branch.loose-leaf",
    ]


def test_what_folds_out_of_a5_is_a_leaf_of_its_own_with_a_blank_back(a5):
    assert {size(page) for page in a5.pages} == {(148, 210), (297, 210)}
    folded = [number for number, page in enumerate(a5.pages) if size(page) == (297, 210)]
    assert folded
    for number in folded:
        assert number % 2 == 0
        assert b"Tj" not in a5.pages[number + 1].Contents.read_bytes()


def test_drawings_of_a5_are_legible_or_take_a_larger_sheet():
    for figure in sample.manual().drawings:
        placed = place(figure, titled=True, form=A5)
        assert placed.points >= LEAST_POINTS
        assert placed.width <= placed.paper.width + 0.01


def blank_form(code, *fields, rows=0):
    form = Form(code, "党员大会记录", fields, rows=rows)
    return Page(f"forms/{code.lower()}.html", "党员大会记录", (Section("", "", (form,)),), code=code)


@pytest.mark.parametrize("paper", ["a4", "a5"])
def test_every_form_stands_on_one_page(paper):
    short, long = (tuple(Field(f"第{n}栏", kind) for n in range(5)) for kind in ("text", "long"))
    pages = (
        blank_form("F1", *short, *long, Field("签名", "sign")),
        blank_form("F2", *short * 4, Field("签名", "sign")),
        blank_form("F3", Field("年度", once=True), *short, rows=20),
    )
    content = pdf(sample.manual(parts=(Part("附录", "辅助要素", "表单", pages),)), FORMATS[paper])
    with pikepdf.open(BytesIO(content)) as book:
        where = destinations(book)
        assert [where[f"forms.f{number}"] - len(book.pages) for number in (1, 2, 3)] == [-2, -1, 0]


def test_crop_marks_stand_outside_of_the_bleed():
    with pikepdf.open(BytesIO(pdf(sample.manual(parts=()), FORMATS["bleed"]))) as book:
        assert len(book.pages) == 3
        for page in book.pages:
            trim, bleed, media = (
                [float(edge) / MM for edge in box] for box in (page.trimbox, page.bleedbox, page.mediabox)
            )
            assert [round(edge) for edge in trim] == [0, 0, 210, 297]
            assert [round(abs(a - b), 2) for a, b in zip(trim, bleed, strict=True)] == [3.0] * 4
            assert all(abs(a - b) >= 8 for a, b in zip(trim, media, strict=True))
            marks = page.Contents[-1].read_bytes().decode() if isinstance(page.Contents, pikepdf.Array) else ""
            strokes = re.findall(r"(-?[\d.]+) (-?[\d.]+) m (-?[\d.]+) (-?[\d.]+) l S", marks)
            assert len(strokes) == 8
            for stroke in strokes:
                x, y, end_x, end_y = (float(number) / MM for number in stroke)
                inside = bleed[0] < x < bleed[2] and bleed[1] < y < bleed[3]
                assert not inside
                assert not (bleed[0] < end_x < bleed[2] and bleed[1] < end_y < bleed[3])


def test_a_book_of_eight_pages_makes_two_sheets():
    made = imposed(numbered(8), (148, 210))
    assert list(sides(made.content)) == [(7, 0), (1, 6), (5, 2), (3, 4)]
    assert (made.sheets, made.blank, made.inserts) == ((2,), 0, 0)


def test_what_is_no_multiple_of_four_ends_in_blank_pages():
    made = imposed(numbered(6), (148, 210))
    assert list(sides(made.content)) == [(None, 0), (1, None), (5, 2), (3, 4)]
    assert made.blank == 2


@pytest.mark.parametrize("count", [1, 4, 79, 80, 81, 150, 333])
def test_every_page_is_on_one_side_and_no_part_is_too_thick(count):
    parts = list(signatures(count))
    assert sum(pages for _, pages in parts) == -(-count // 4) * 4
    assert all(pages % 4 == 0 and pages <= 4 * MOST for _, pages in parts)
    for _, pages in parts:
        assert sorted(page for _, front, back in sheets(pages) for page in (*front, *back)) == list(range(pages))


def test_inner_sheets_move_to_the_fold():
    made = imposed(numbered(16), (148, 210))
    with pikepdf.open(BytesIO(made.content)) as book:
        left = [
            float(re.search(r"1 0 0 1 ([\d.]+) 0 cm /P0", page.Contents.read_bytes().decode())[1])
            for page in book.pages
        ]
    assert [round(at / MM, 2) for at in left] == [0.5, 0.5, 0.6, 0.6, 0.7, 0.7, 0.8, 0.8]
    assert made.creep == pytest.approx(0.3)


def test_a_booklet_lies_two_up_on_a4_and_what_folds_out_follows(a5, small):
    folded = sum(size(page) == (297, 210) for page in a5.pages)
    stitched = len(a5.pages) - 2 * folded
    made = imposed(small, FORMATS["booklet"].page.sheet)
    with pikepdf.open(BytesIO(made.content)) as book:
        assert {size(page) for page in book.pages} == {(297, 210)}
        assert len(book.pages) == 2 * sum(made.sheets) + folded
        assert book.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert not any("/Annots" in page for page in book.pages)
    assert (4 * sum(made.sheets) - made.blank, made.inserts) == (stitched, folded)
    assert made == imposed(small, FORMATS["booklet"].page.sheet)


def colours(page):
    """The colours that a page is painted in, with the forms it is made of, as ``#rrggbb``."""
    waiting, found, seen = [page], set(), set()
    while waiting:
        for part in pikepdf.parse_content_stream(waiting.pop()):
            operator = str(part.operator)
            if operator in ("rg", "RG"):
                found.add("#" + "".join(f"{round(255 * float(value)):02x}" for value in part.operands))
            elif operator in ("g", "G"):
                found.add("#" + f"{round(255 * float(part.operands[0])):02x}" * 3)
            assert operator not in ("k", "K", "sh"), "a colour that this test does not know"
        resources = page.Resources.get("/XObject", {})
        forms = [form for form in resources.values() if form.Subtype == "/Form" and form.objgen not in seen]
        seen |= {form.objgen for form in forms}
        waiting += forms
    return found


def grey(colour):
    """The grey that an office printer makes of a colour, from 0 to 1 (ITU-R BT.601)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_a_book_printed_in_greys_loses_nothing(a5):
    """Its colours are those of the drawings, whose meaning stands in words and shapes too (test_colours)."""
    used = set().union(*(colours(page) for page in a5.pages))
    known = {colour.literal for colour in Colour}
    assert {Colour.INK.literal, Colour.RED.literal, Colour.GREY.literal} <= used <= known | {"#000000", "#ffffff"}
    for text in (Colour.INK, Colour.GREY, Colour.RED, Colour.BACK, Colour.GOLD):
        for ground in (Colour.PAPER, Colour.BAND):
            assert grey(ground.literal) - grey(text.literal) > 0.5, (text, ground)
