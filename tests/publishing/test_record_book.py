"""A record book holds a form for each time that something is due, in the order of the calendar."""

import re
import subprocess
from io import BytesIO

import pikepdf
import pytest

from generator.pages.page import Field, Form
from generator.pages.publication import Blank
from generator.pages.record_book import Entry, Leaf, RecordBook
from generator.publishing.forms.record_book import bound

MINUTES = Blank(
    "f30", Form("F30", "支委会记录", (Field("会议日期", "date"), Field("议题", "long"))), "2026年版", "2026-11-22"
)
SIGN_IN = Blank("f27", Form("F27", "签到表", (Field("签名", "sign"),), 45), "2026年版", "2026-11-22")


def entry(month):
    leaves = (Leaf(MINUTES, 1, 1), Leaf(SIGN_IN, 1, 2), Leaf(SIGN_IN, 2, 2)) if month == 3 else (Leaf(MINUTES, 1, 1),)
    return Entry("召开支委会", f"2026-{month:02}", f"2026-{month:02}-28", leaves, ("批复",) if month == 3 else ())


BOOK = RecordBook("党支部手册", "项目型", 2026, "2026年版", "2026-11-22", tuple(map(entry, range(1, 13))))


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    path = tmp_path_factory.mktemp("book") / "book.pdf"
    path.write_bytes(bound(BOOK))
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    return text.split("\f")[:-1]


def test_the_cover_tells_year_and_whose_it_is(pages):
    assert all(words in pages[0] for words in ("2026", "工作记录本", "党支部手册"))
    assert "项目型" in pages[0]


def test_each_time_has_its_forms_in_order_and_dated(pages):
    dated = [re.findall(r"召开支委会\s+(2026-\d\d)\s+(\d+月\d+日前)", page) for page in pages]
    found = [one for page in dated[3:] for one in page]
    assert [period for period, _ in found] == [f"2026-{m:02}" for m in (1, 2, 3, 3, 3, *range(4, 13))]
    assert found[0][1] == "1月28日前"
    assert sum("支委会记录" in page and "议题" in page for page in pages) == 12
    assert any("（2/2）" in page for page in pages)


def test_the_contents_lead_to_the_pages_of_the_forms(pages):
    contents = next(page for page in pages if "另存：批复" in page)
    told = [int(number) for number in re.findall(r"·\s*(\d+)$", contents, re.MULTILINE)]
    assert len(told) == 12
    for month, number in enumerate(told, start=1):
        assert f"2026-{month:02}" in pages[number - 1]
    assert sorted(told) == told


def test_the_year_lies_on_one_page(pages):
    calendar = next(page for page in pages if "全年日历" in page)
    assert calendar.count("□") == 12


def test_it_is_ready_to_bind_and_made_twice_the_same():
    content = bound(BOOK)
    assert content == bound(BOOK)
    with pikepdf.open(BytesIO(content)) as pdf:
        assert {tuple(round(float(edge)) for edge in page.mediabox) for page in pdf.pages} == {(0, 0, 595, 842)}


def test_folios_stand_outside_and_the_inner_margin_is_wider(tmp_path):
    (tmp_path / "book.pdf").write_bytes(bound(BOOK))
    asked = ["pdftotext", "-bbox", tmp_path / "book.pdf", "-"]
    shown = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    forms = 0
    for number, page in enumerate(shown.split("<page ")[1:], start=1):
        words = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)<', page)
        lefts = [float(left) for left, *_ in words]
        if not any(word == "F30" for *_, word in words):
            continue
        forms += 1
        (folio,) = [float(left) for left, top, word in words if word == str(number) and float(top) > 790]
        assert (folio > 400) == (number % 2 == 1)
        assert (min(lefts) > 60) == (number % 2 == 1)
    assert forms >= 12
