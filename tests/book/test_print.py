"""The printed book: sound, complete, readable by machines, and the same bytes wherever it is built."""

import os
import re
import subprocess
from functools import cache
from itertools import pairwise

import pikepdf
import pytest

from tests.publishing.printing import destinations
from tests.whole_book import DRAWINGS, build_in

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=["committee", "project", "branch", "member"])
def handbook(built, request):
    """Each of the handbooks."""
    return built.book.handbook(request.param)


@pytest.fixture(scope="module")
def file(built, handbook):
    """Where it is printed."""
    return built.root / f"dist/{handbook.id}.pdf"


@pytest.fixture(scope="module")
def printed(file):
    with pikepdf.open(file) as opened:
        yield opened


@pytest.fixture(scope="module")
def texts(printed):
    """The text of every page without blanks, by the fonts' own tables of characters."""
    return ["".join(text_of(page).split()) for page in printed.pages]


def text_of(page):
    tables = {name: characters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found, table = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            table = tables[str(operands[0])]
        elif str(operator) in {"Tj", "TJ"}:
            shown = operands[0] if str(operator) == "TJ" else [operands[0]]
            for part in shown:
                if isinstance(part, pikepdf.String):
                    codes = bytes(part)
                    found += [table.get(codes[at : at + 2], "�") for at in range(0, len(codes), 2)]
    return "".join(found)


def characters(font):
    """From the codes of a font to what they mean, as its ``ToUnicode`` table says."""
    return _characters(bytes(font.ToUnicode.read_bytes()))


@cache
def _characters(table):
    hexes = rb"<([0-9A-Fa-f]+)>\s*"
    found = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, means in re.findall(hexes + hexes, block):
            found[bytes.fromhex(code.decode())] = bytes.fromhex(means.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, means in re.findall(hexes * 3, block):
            start, text = int(first, 16), bytes.fromhex(means.decode()).decode("utf-16-be")
            for code in range(start, int(last, 16) + 1):
                found[code.to_bytes(2, "big")] = text[:-1] + chr(ord(text[-1]) + code - start)
    return found


def squeezed(text):
    return "".join(str(text).split())


def test_qpdf_finds_nothing_wrong(file):
    done = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_font_is_embedded_and_tells_its_characters(printed):
    fonts = {font.objgen: font for page in printed.pages for font in page.Resources.get("/Font", {}).values()}
    assert fonts
    for font in fonts.values():
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert {"/FontFile2", "/FontFile3"} & set(descriptor.keys()), font.BaseFont
        assert "/ToUnicode" in font, font.BaseFont


def test_every_part_and_every_page_of_the_book_has_a_bookmark(printed, handbook):
    with printed.open_outline() as outline:
        tree = {part.title: [squeezed(entry.title) for entry in part.children] for part in outline.root}
    before = {"目录", "图目录", "怎样读图"}
    assert [title for title in tree if title not in before] == [str(part.file.title) for part in handbook.parts]
    for part in handbook.parts:
        for page in part.pages():
            wanted = squeezed(getattr(page.file, "code", None) or "") + squeezed(page.file.title)
            assert wanted in tree[str(part.file.title)]


def test_the_contents_list_every_item_with_the_number_of_its_page(printed, texts, handbook):
    where = destinations(printed)
    front = min(where[f"part-{n}"] for n in (1, 2))
    contents = "".join(texts[:front])
    folios = ["", *map(str, range(front))]
    for item in handbook.items():
        numbers = re.findall(rf"{re.escape(squeezed(item.file.title))}[.·…]*(\d+)", contents)
        number = str(where[f"{handbook.id}.{item.name}"])
        assert {number + folio for folio in folios} & set(numbers), (item.file.title, numbers, number)


def test_the_contents_lead_onwards_through_the_book(printed, handbook):
    where = destinations(printed)
    places = [where[f"{handbook.id}.{page.name}"] for page in handbook.pages()]
    assert all(one < other for one, other in pairwise(places))


def test_every_title_and_every_step_can_be_found_in_the_text(texts, handbook):
    whole = "".join(texts)
    assert [page.name for page in handbook.pages() if squeezed(page.file.title) not in whole] == []
    assert "�" not in whole
    for item in handbook.items():
        assert squeezed(item.file.takeaway) in whole, item.name


def test_every_link_of_the_book_leads_to_a_page_of_it(printed):
    where = destinations(printed)
    notes = [note for page in printed.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
    assert len(notes) > 100
    inner = [str(note.Dest if "/Dest" in note else note.A.D) for note in notes if "/URI" not in note.get("/A", {})]
    assert set(inner) <= set(where)


def test_no_page_but_the_backs_of_leaves_is_empty(texts):
    assert sum(not text for text in texts) <= len(texts) / 8


def test_a_book_printed_elsewhere_has_the_same_bytes(built, tmp_path):
    """The smallest of the books; that whole builds are the same is tested with the small project."""
    other = build_in(
        tmp_path / "另一个 文件夹",
        "print",
        "member",
        content=built.root,
        drawings=built.root / DRAWINGS,
        TZ="America/New_York",
        LC_ALL="C",
        LANG="",
        PYTHONHASHSEED="4711",
        HOME=str(tmp_path),
        SOURCE_DATE_EPOCH="",
    )
    ours, theirs = (root / "dist/member.pdf" for root in (built.root, other.root))
    assert ours.read_bytes() == theirs.read_bytes()


def test_what_was_built_can_be_read_by_everybody(built):
    for path in (built.site, built.site / "index.html", built.pdf.parent, built.pdf):
        assert os.stat(path).st_mode & 0o444 == 0o444, path  # noqa: PTH116 - the mode alone
