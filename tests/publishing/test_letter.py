"""Official letters keep to the grid of GB/T 9704-2012, measured on the PDF."""

import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from generator.pages.letters import KINDS, Letter, kind_of, read_letter, title_of
from generator.publishing.fonts import file_of
from generator.publishing.forms import letter
from generator.publishing.forms.letter import official_letter

MM = 72 / 25.4
LETTER = Letter(
    KINDS["请示"],
    "关于换届选举的请示",
    "某某党委",
    ("中" * 28 * 60,),
    "某某党支部",
    "某支发〔2026〕3号",
    day="2026-03-05",
    copies="某某党委组织部",
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    path = tmp_path_factory.mktemp("letter") / "letter.pdf"
    path.write_bytes(official_letter(LETTER))
    done = subprocess.run(["pdftotext", "-bbox-layout", path, "-"], capture_output=True, text=True, check=True)
    return [re.findall(r"<line (.*?)>(.*?)</line>", page, re.DOTALL) for page in done.stdout.split("<page ")[1:]]


def lines(page):
    """The lines of the text of a page: their words and where they stand, in mm."""
    for place, inside in page:
        text = "".join(re.findall(r">([^<]*)</word>", inside))
        left, top, right, bottom = (float(edge) / MM for edge in re.findall(r'="([\d.]+)"', place))
        yield text, left, top, right, bottom


def test_a_line_has_28_characters_and_a_page_22_lines(pages):
    body = [line for line in lines(pages[1]) if set(line[0]) == {"中"}]
    assert Counter(len(text) for text, *_ in body) == {28: 22}


def test_the_text_stands_in_156_by_225_mm(pages):
    body = [line for line in lines(pages[1]) if set(line[0]) == {"中"}]
    assert all(abs(left - 28) < 0.5 and right <= 184.1 for _, left, _, right, _ in body)
    assert max(right for *_, right, _ in body) > 183
    tops = [top for _, _, top, *_ in body]
    assert min(tops) >= 36.5
    assert max(bottom for *_, bottom in body) <= 262.5
    steps = [below - above for above, below in pairwise(tops)]
    assert all(abs(step - 225 / 22) < 0.02 for step in steps)


def test_pages_are_numbered_outside_with_dashes(pages):
    for number, page in enumerate(pages, start=1):
        (found,) = [line for line in lines(page) if re.fullmatch(rf"—\s*{number}\s*—", line[0])]
        assert found[2] > 262
        assert (found[1] > 105) == (number % 2 == 1)


def test_the_parts_of_a_letter_stand_in_their_order(pages):
    first, last = ["".join(line[0] for line in lines(page)) for page in (pages[0], pages[-1])]
    order = [
        first.index(words)
        for words in ("某某党支部文件", "某支发〔2026〕3号", "签发人：", "关于换届选举的请示", "某某党委：")
    ]
    assert order == sorted(order)
    assert last.index("2026年3月5日") < last.index("抄送：某某党委组织部。")
    assert "2026年3月5日印发" in last


def test_records_are_letters_of_the_kind_that_their_names_end_in():
    assert kind_of("换届请示") is KINDS["请示"]
    assert kind_of("签到表") is None
    assert title_of("换届请示", KINDS["请示"]) == "关于换届的请示"
    assert title_of("关于换届的请示", KINDS["请示"]) == "关于换届的请示"


def test_a_text_gives_title_receiver_and_paragraphs():
    text = "关于开会的通知\n\n各党小组：\n一、时间。\n特此通知。\n"
    assert read_letter(text, KINDS["通知"], "") == ("关于开会的通知", "各党小组", ("一、时间。", "特此通知。"))
    assert read_letter("", KINDS["通知"], "甲")[2][-1] == "特此通知。"


def test_the_fangsong_face_is_taken_from_the_fonts_of_tex_where_it_is_installed(tmp_path, monkeypatch):
    monkeypatch.setattr(letter, "TREES", (str(tmp_path / "none"), str(tmp_path)))
    monkeypatch.setattr(letter, "file_of", lambda _: None)
    assert letter.fangsong() is None
    installed = tmp_path / letter.FILE
    installed.parent.mkdir(parents=True)
    stand_in = file_of("LXGW WenKai")
    assert stand_in is not None
    installed.write_bytes(stand_in.read_bytes())
    assert letter.fangsong() == installed
    short = replace(LETTER, paragraphs=("中文",))
    with pikepdf.open(BytesIO(official_letter(short))) as opened:
        fonts = {str(font.BaseFont) for page in opened.pages for font in page.Resources.Font.values()}
    assert any("WenKai" in name or "FandolFang" in name for name in fonts)
    monkeypatch.setattr(letter, "TREES", ())
    with pikepdf.open(BytesIO(official_letter(short))) as opened:
        fonts = {str(font.BaseFont) for page in opened.pages for font in page.Resources.Font.values()}
    assert not any("WenKai" in name for name in fonts)


def test_the_checker_objects_to_nothing(tmp_path):
    file = tmp_path / "letter.pdf"
    file.write_bytes(official_letter(LETTER))
    command = [Path(sys.executable).parent / "outloud", file, "--fail-on", "warning"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr
