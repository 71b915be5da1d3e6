"""The thumb index: the tab of its part at the fore-edge of every page, one step below that of the part before."""

import subprocess
from itertools import pairwise

import pikepdf
import pytest
from PIL import Image

from generator.pages.page import Page, Section
from generator.pages.publication import Part
from generator.pages.render.paper import A4, A5
from generator.publishing import paging
from generator.publishing.pdf import pdf
from tests.publishing import sample
from tests.publishing.printing import destinations

DOTS = 36
"""Dots an inch of the pictures of pages."""


@pytest.fixture(scope="module", params=[A4, A5], ids=lambda form: form.name)
def form(request):
    return request.param


@pytest.fixture(scope="module")
def printed(form, tmp_path_factory):
    """The sample book with a third part, in a format: for each page its size in mm, its picture and its part."""
    folder = tmp_path_factory.mktemp("tabs")
    more = Part("作用发挥", "", "", (Page("branch/b.html", "甲", (Section("", "", (sample.steps_table(),)),)),))
    parts = (*sample.manual().parts, more)
    (folder / "book.pdf").write_bytes(pdf(sample.manual(parts=parts), form))
    subprocess.run(["pdftoppm", "-r", str(DOTS), "-gray", folder / "book.pdf", folder / "p"], check=True)
    with pikepdf.open(folder / "book.pdf") as opened:
        first = destinations(opened)
        sizes = [tuple(float(edge) / 72 * 25.4 for edge in page.mediabox[2:]) for page in opened.pages]
    starts = [first[f"part-{number}"] for number in (1, 2, 3)]
    pictures = [Image.open(path).convert("L") for path in sorted(folder.glob("p-*.pgm"))]
    return [
        (size, picture, sum(start <= number for start in starts))
        for number, (size, picture) in enumerate(zip(sizes, pictures, strict=True), 1)
    ]


def dark(picture, left, top):
    """Whether a place of a page, in mm, is as dark as a tab."""
    x, y = (min(round(mm / 25.4 * DOTS), edge - 1) for mm, edge in zip((left, top), picture.size, strict=True))
    return picture.getpixel((x, y)) < 140


def tabs(form, size, picture, *, right):
    """The parts that have a tab on a page: tabs are dark next to the edge, above and below what is written on them."""
    width, height = size
    turned = width > height and any(
        paper.turned for paper in form.papers if paper.sheet[0] == pytest.approx(width, 0.01)
    )
    found = []
    for number in (1, 2, 3):
        at, length = paging.tab_place(number, 3, width if turned else height)
        down = at + length - 1.5
        edge = width - 1 if right else 1
        place = (width - down if right else down, height - 1) if turned else (edge, down)
        found += [number] if dark(picture, *place) else []
    return found


def test_every_page_of_a_part_has_the_tab_of_that_part_alone(form, printed):
    for place, (size, picture, part) in enumerate(printed):
        shown = tabs(form, size, picture, right=place % 2 == 0)
        blank = part and not shown and picture.getextrema()[0] > 200
        assert shown == ([part] if part else []) or blank, place + 1


def test_left_and_right_pages_of_each_part_were_seen(printed):
    seen = {(part, place % 2) for place, (_, picture, part) in enumerate(printed) if picture.getextrema()[0] < 200}
    assert {(1, 0), (1, 1), (2, 0), (2, 1), (3, 0), (3, 1)} <= seen


@pytest.mark.parametrize("count", [1, 3, 6, 9, 14])
def test_tabs_step_down_and_stay_on_the_page(count):
    places = [paging.tab_place(number, count, 297) for number in range(1, count + 1)]
    assert all(one[0] + one[1] < other[0] for one, other in pairwise(places))
    assert places[-1][0] + places[-1][1] < 297 - 20


def test_a_long_title_is_told_by_the_number_of_its_part():
    rules = paging.page_rules(A4, ("组织管理", "一个很长很长的部分名称"))
    assert "content:'组\\A 织\\A 管\\A 理'" in rules
    assert "content:'2'" in rules


def test_what_a_title_holds_does_not_end_the_string_of_its_tab():
    assert "content:'甲\\A \\27 \\A \\3b \\A \\5c '" in paging.page_rules(A4, ("甲';\\",))
