"""What makes a book of pages: imprint with its code, contents, list of drawings, legend and index, all to the page."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import segno
from PIL import Image

from generator.pages.legend import legend_page
from generator.pages.page import Listing, Page, Prose, Section
from generator.pages.printouts import address, content_mark, printout_of, printouts_page, shown
from generator.pages.publication import Identity, IndexEntry
from generator.pages.render.html import Medium, table
from generator.publishing.pdf import pdf
from tests.publishing import sample
from tests.publishing.printing import destinations

SITE = "https://example.org/handbooks/"
WORDS = (
    IndexEntry("大会", ("da4", "hui4"), see="党员大会"),
    IndexEntry("党员大会", ("dang3", "yuan2", "da4", "hui4")),
    IndexEntry("换届", ("huan4", "jie4"), ("支部换届",)),
    IndexEntry("无处", ("wu2", "chu4")),
)


RULES = "branch/rules.html"


def resting_item():
    """An item as they are composed: the numbers between the drawing and its steps, what it rests on at the end."""
    drawn = sample.drawing("rules", "讨论流程图", "一句话", RULES)
    basis = Listing("plain", (sample.plain("《发展党员工作细则》第十八条"), sample.plain("《党章》第五条")))
    return Page(
        RULES,
        "讨论接收",
        (
            Section("drawing", "流程图", (drawn,)),
            Section("facts", "要记住的数字", (Listing("facts", (sample.plain("半数以上"),)),)),
            Section("steps", "讨论的步骤", (replace(sample.steps_table(), caption="讨论"),)),
            Section("basis", "依据", (basis,)),
        ),
        code="B299",
    )


def chapter():
    return Page("branch/chapter.html", "怎样用这本手册", (Section("", "", (Prose("<p>先读目录。</p>"),)),))


def numbered(manual):
    marked = replace(manual, mark=content_mark(manual))
    return replace(marked, check=address(printout_of(marked), Identity("", SITE)))


def manual():
    """The sample as a whole book: pages that come from files, a legend, an index, a number."""
    made = sample.manual(
        index=WORDS,
        front=(Page("legend.html", "怎样读图", legend_page().sections[1:]),),
    )
    first, *others = made.parts
    made = replace(made, parts=(replace(first, pages=(*first.pages, resting_item(), chapter())), *others))
    parts = tuple(
        replace(part, pages=tuple(replace(page, source=sample.develop().source) for page in part.pages))
        for part in made.parts
    )
    return numbered(replace(made, parts=parts))


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "book.pdf"
    path.write_bytes(pdf(manual()))
    return path


@pytest.fixture(scope="module")
def pages(file):
    """The text of every page, its lines without blanks."""
    told = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    return [
        "|".join("".join(line.split()) for line in page.splitlines() if line.strip()) for page in told.split("\f")[:-1]
    ]


@pytest.fixture(scope="module")
def where(file):
    """The page of every named place, from 1."""
    with pikepdf.open(file) as opened:
        return destinations(opened)


def _squeezed(line):
    return "".join(line.split())


def page_of(pages, text):
    """The number of the first page with a text, from 1."""
    return next(number for number, page in enumerate(pages, 1) if text in page)


def listed(text, title):
    """The number behind a title and its leader."""
    return int(re.search(rf"{title}[.]+(\d+)", text)[1])


def test_contents_and_list_of_drawings_tell_the_true_pages(pages, where):
    contents, drawings = (pages[page_of(pages, title) - 1] for title in ("目录|图目录", "图目录|组织管理"))
    assert listed(contents, "图目录") == page_of(pages, "图目录|组织管理")
    assert listed(contents, "怎样读图") == page_of(pages, "怎样读图|标准以外")
    for title, place in (("组织管理", "part-1"), ("发展党员", "branch.develop-member"), ("附录", "part-2")):
        assert listed(contents, title) == where[place]
    assert listed(contents, "索引") == where["index"] == page_of(pages, "索引|按拼音")
    assert listed(drawings, "图1发展党员流程图") == where["branch.develop-member--figure-develop"]
    assert listed(drawings, "图2支部换届流程图") == where["branch.branch-election--figure-election"]
    assert "图2支部换届流程图" in pages[where["branch.branch-election--figure-election"] - 1]


def test_what_stands_before_the_parts_stands_in_order(pages, where):
    order = [
        page_of(pages, text) for text in ("单位", "内容编号", "目录|图目录", "图目录|组织管理", "怎样读图|标准以外")
    ]
    assert order == sorted(order)
    assert order[-1] < where["part-1"]
    assert order[2] % 2 == where["part-1"] % 2 == where["part-2"] % 2 == 1


def test_the_index_lists_words_by_pinyin_with_pages_that_hold_them(file, pages, where):
    index = _text(file.read_bytes(), where["index"])
    places = [index.index(line) for line in ("D", "大会见党员大会", "党员大会", "H", "换届")]
    assert places == sorted(places)
    assert "无处" not in index
    for word in ("党员大会", "换届"):
        numbers = [int(n) for n in re.search(rf"{word}(\d+(?:，\d+)*)", index)[1].split("，")]
        assert numbers == sorted(set(numbers))
        assert all(word in pages[number - 1] for number in numbers)
    assert int(re.search(r"换届(\d+)", index)[1]) >= where["part-1"]


def test_the_steps_come_right_behind_their_drawing_and_the_numbers_after_them(pages, where):
    drawn, steps = (where[f"branch.rules--{anchor}"] for anchor in ("drawing", "steps"))
    assert steps - drawn in {0, 1}
    text = "".join(pages[drawn - 1 : where["branch.rules--facts"]])
    assert text.index("图3讨论流程图") < text.index("讨论的步骤①") < text.index("要记住的数字")


def test_what_an_item_rests_on_is_a_footnote_to_its_steps(pages, where):
    page = pages[where["branch.rules--steps"] - 1]
    assert re.search(r"①讨论接收的依据：《发展党员工作细则》第十八条；《党章》第五条", page)
    assert page.index("讨论的步骤①") < page.index("①讨论接收的依据：")
    assert "branch.rules--basis" not in where


def test_chapters_begin_on_right_hand_pages(where):
    assert where["branch.chapter"] % 2 == 1


def test_footnotes_and_anchors_are_no_part_of_bookmarks(file):
    with pikepdf.open(file) as opened, opened.open_outline() as outline:
        items = next(part for part in outline.root if part.title == "组织管理").children
        [item] = [item for item in items if item.title == "B299讨论接收"]
        assert "讨论的步骤" in [heading.title for heading in item.children]


def test_the_imprint_has_the_number_of_the_content_and_its_address(pages):
    book = manual()
    imprint = pages[1]
    assert f"内容编号{shown(book.mark)}" in imprint
    assert f"{SITE}printouts.html#branch-{book.mark}" in imprint


def test_the_code_of_the_imprint_is_that_of_the_address(file, tmp_path):
    """No decoder is at hand: the printed modules are those that the standard gives for the address.

    The code is 24 mm wide with its quiet zone and stands at the left of the text; its first long dark run downwards is
    the edge of a finder pattern.
    """
    subprocess.run(["pdftoppm", "-r", "254", "-f", "2", "-l", "2", "-gray", file, tmp_path / "p"], check=True)
    picture = Image.open(next(tmp_path.glob("p-*.pgm"))).convert("L")
    matrix = [list(row) for row in segno.make(manual().check, error="m", micro=False).matrix]
    pitch = 240 / (len(matrix) + 8)
    left = 240 + 4 * pitch
    dark = [picture.getpixel((round(left + pitch / 2), y)) < 128 for y in range(picture.height)]
    top = next(y for y in range(picture.height) if all(dark[y : y + round(7 * pitch) - 2]))
    read = [
        [
            int(picture.getpixel((round(left + (x + 0.5) * pitch), round(top + (y + 0.5) * pitch))) < 128)
            for x in range(len(matrix))
        ]
        for y in range(len(matrix))
    ]
    assert read == matrix


def test_a_book_without_a_site_says_how_to_look_by_hand():
    book = replace(manual(), parts=(), front=(), check="")
    assert "到网站的“印本核对”一页" in _text(pdf(book), 2)


def test_the_page_of_the_site_has_the_number_of_the_book_at_the_place_that_its_code_leads_to():
    book = manual()
    page = printouts_page((printout_of(book),), book.as_of)
    medium = Medium(attributes=str, anchor=lambda anchor: anchor, picture=lambda picture: picture)
    html = table(page.sections[1].blocks[0], medium)
    path, _, anchor = address(printout_of(book), Identity("", SITE)).removeprefix(SITE).partition("#")
    assert path == page.path
    assert re.search(rf'<th scope="row"[^>]* id="{anchor}">.*{shown(book.mark)}.*手里的这一本是现行的', html)


def test_the_number_changes_with_the_content_and_with_nothing_else():
    book = sample.manual()
    mark = content_mark(book)
    assert mark == content_mark(sample.manual())
    assert mark == content_mark(replace(book, as_of="2030-01-01", emblem=True, unit_line=False))
    first, *others = book.parts
    page = replace(first.pages[0], sections=(*first.pages[0].sections, Section("", "多", ())))
    assert mark != content_mark(replace(book, parts=(replace(first, pages=(page, *first.pages[1:])), *others)))


@pytest.mark.parametrize("wanted", [False, True])
def test_room_for_an_emblem_is_left_only_where_it_is_wanted(wanted):
    assert ("（徽标位置）" in _text(pdf(sample.manual(parts=(), emblem=wanted)))) == wanted


def _text(content, page=1):
    """The text of a page in the order in which it is written, without blanks."""
    command = ["pdftotext", "-raw", "-f", str(page), "-l", str(page), "-", "-"]
    return "".join(subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode().split())


def test_the_checker_objects_to_nothing(file):
    command = [Path(sys.executable).parent / "outloud", file, "--fail-on", "warning"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr
