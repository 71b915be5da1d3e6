"""The pages that a printed book names: the true ones, in lines that close up around them."""

import re
import subprocess

import pytest
from pikepdf import Pdf

from generator.publishing import pdf
from generator.publishing.errors import PublishError
from generator.publishing.leaves import Item
from generator.publishing.typesetting.document import Document
from tests.publishing.printing import destinations
from tests.publishing.test_lines import TEXT, WIDTH, lines

NAMES = ("甲", "乙", "丙", "丁")
ENTRIES = "".join(f'<li><a href="#{name}">{name}</a></li>' for name in NAMES)
CONTENTS = f'<nav class="contents"><ol>{ENTRIES}</ol></nav>'
LONG = f"<p>{TEXT}</p>" * 30
"""More than a page."""


def printed(body, tmp_path, items=()):
    html = f'<!doctype html><html lang="zh-CN"><title>文</title><body>{body}</body></html>'
    made = pdf.typeset(Document(html, items=items), pdf.style(items=items))
    file = tmp_path / "book.pdf"
    file.write_bytes(made.content)
    return file, made


def words(file):
    return subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout


def entries(file):
    """What stands first and last on the lines of the contents."""
    return re.findall(r"^[ \f]*(\S+) *(?:\. ?){9,} *(\S+)$", words(file), re.MULTILINE)


def places(file):
    """The page on which each anchor of a PDF lies."""
    with Pdf.open(file) as opened:
        return destinations(opened)


def chapters(note=""):
    return "".join(
        f'<article><h2 id="{name}">{name}</h2><div class="hb-prose">{LONG}{note}</div></article>' for name in NAMES
    )


@pytest.mark.parametrize("front", [0, 9, 98])
def test_references_name_the_page_that_they_lead_to_however_many_digits_it_has(front, tmp_path):
    body = '<p style="break-after:page">前</p>' * front + CONTENTS
    file, _ = printed(body + chapters('<p class="foot">注</p>'), tmp_path)
    assert entries(file) == [(name, str(places(file)[name])) for name in NAMES]
    assert places(file)["丁"] > places(file)["甲"] + 3


def test_numbers_of_the_contents_end_at_the_same_edge(tmp_path):
    file, _ = printed(CONTENTS + chapters(), tmp_path)
    edges = {round(right, 1) for _, right in lines(file)[: len(NAMES)]}
    assert max(edges) - min(edges) <= 0.3
    assert max(edges) == pytest.approx(WIDTH, abs=0.5)


def test_a_justified_line_with_a_reference_ends_at_the_edge_like_any_other(tmp_path):
    sentence = '党支部每月开一次党员大会，见<a class="cross" href="#乙">乙</a>，必要时可以随时召开，由支委会召集。'
    body = f'<div class="hb-prose"><p>{sentence * 6}</p><h2 id="乙">乙</h2></div>'
    file, _ = printed(body, tmp_path)
    assert "".join(words(file).split()).count("乙（第1页）") == 6
    rights = [right for _, right in lines(file)][:-2]
    assert len(rights) >= 5
    assert all(right == pytest.approx(WIDTH, abs=0.5) for right in rights)


def test_leaves_are_named_by_their_item(tmp_path):
    items = (
        Item("0", ""),
        Item("P01", "甲", "甲"),
        Item("P02", "乙", "乙"),
        Item("1.3", "丙", "丙"),
        Item("1.4", "丁", "丁"),
    )
    file, _ = printed(CONTENTS + chapters('<p><a class="cross" href="#甲">甲</a></p>'), tmp_path, items)
    assert entries(file) == list(zip(NAMES, ("P01-1", "P02-1", "1.3-1", "1.4-1"), strict=True))
    assert "".join(words(file).split()).count("甲（第P01-1页）") == len(NAMES)


def test_a_reference_to_what_the_book_has_not_is_told(tmp_path):
    with pytest.raises(PublishError, match="No anchor #无"):
        printed('<div class="hb-prose"><p><a class="cross" href="#无">无</a></p></div>', tmp_path)
