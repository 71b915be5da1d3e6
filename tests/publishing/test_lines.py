"""Chinese text as it is printed: straight right edges, half marks, space beside Latin that is not in the text."""

import doctest
import subprocess
from io import BytesIO

import pytest
from PIL import Image

from generator.publishing import pdf
from generator.publishing.typesetting import engine, han
from generator.publishing.typesetting.document import Document

TEXT = (
    "党支部每月开一次党员大会，必要时可以随时召开。学习《章程》《准则》（以下简称“《准则》”）等党内法规，第3条规定："
    "应到会人数超过1/2方可开会；表决时，赞成人数超过应到会有表决权的1/2为通过。上半年P01开始——下半年B201结束……由"
    "支委会（党小组）“逐项”核对。"
)
DOTS = 200
MILLIMETRE = DOTS / 25.4
LEFT, WIDTH = 30, 156
"""Where the text of a right-hand page begins, and how wide it is, in millimetres."""


def printed(body, tmp_path):
    html = f'<!doctype html><html lang="zh-CN"><title>文</title><body><div class="hb-prose">{body}</div></body></html>'
    file = tmp_path / "text.pdf"
    file.write_bytes(pdf.typeset(Document(html), pdf.style()).content)
    return file


def words(file):
    return subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout


def lines(file):
    """The left and the right end of the ink of each line on the first page, in millimetres from the text's edge."""
    command = ["pdftoppm", "-r", str(DOTS), "-gray", "-singlefile", "-l", "1", file]
    done = subprocess.run(command, capture_output=True, check=True)
    page = Image.open(BytesIO(done.stdout)).point(lambda tone: 255 * (tone < 128))
    page = page.crop((0, 0, page.width, round(270 * MILLIMETRE)))
    rows = [page.crop((0, y, page.width, y + 1)).getbbox() is not None for y in range(page.height)]
    found, start = [], None
    for y, inked in enumerate([*rows, False]):
        if inked and start is None:
            start = y
        elif not inked and start is not None:
            left, _, right, _ = page.crop((0, start, page.width, y)).getbbox()
            found += [(left / MILLIMETRE - LEFT, right / MILLIMETRE - LEFT)] if y - start > 2 * MILLIMETRE else []
            start = None
    return found


@pytest.mark.parametrize("example", doctest.DocTestFinder().find(han), ids=lambda example: example.name)
def test_the_examples_of_the_rules_hold(example):
    assert doctest.DocTestRunner().run(example).failed == 0


def test_full_lines_end_at_the_same_edge_whatever_stands_in_them(tmp_path):
    file = printed("".join(f"<p>{TEXT[at:]}{TEXT}<strong>重点</strong>{TEXT}</p>" for at in (0, 3, 7, 12)), tmp_path)
    ends = [right for _, right in lines(file)]
    full = [right for right in ends if right > WIDTH - 10]
    assert len(full) > 20
    assert min(full) > WIDTH - 1.0  # a mark or a letter does not fill its square to the edge
    assert max(full) <= WIDTH + 0.1


def test_the_text_is_read_as_it_was_written(tmp_path):
    body = "".join(f"<p>{TEXT[at:]}{TEXT}</p>" for at in range(0, 40, 9))
    wanted = "".join(TEXT[at:] + TEXT for at in range(0, 40, 9))
    read = "".join(line for line in words(printed(body, tmp_path)).replace("\f", "").splitlines() if line.strip("1"))
    assert read == wanted


def width(text, tmp_path):
    [(left, right)] = lines(printed(f'<p style="text-indent:0">{text}</p>', tmp_path))
    return (right - left) / (10.5 / 72 * 25.4)


@pytest.mark.parametrize(
    ("text", "less"),
    [("国》（国", 0.5), ("国。”国", 0.5), ("国，国国", 0), ("国“《国", 0.5), ("国国3国", -0.05)],
)
def test_marks_side_by_side_are_narrower_and_digits_have_space_around(text, less, tmp_path):
    assert width("国国国国", tmp_path) - width(text, tmp_path) == pytest.approx(less, abs=0.06)


@pytest.mark.parametrize("count", [41, 42, 82, 83, 84])
def test_no_paragraph_ends_with_a_line_of_one_character(count, tmp_path):
    text = "国" * count
    last = [line for line in words(printed(f"<p>{text}</p>", tmp_path)).splitlines() if "国" in line][-1]
    assert len(last.strip()) > 1


def test_no_line_begins_with_a_mark_that_closes_or_ends_with_one_that_opens(tmp_path):
    body = "".join(f"<p>{'国' * at}{TEXT}</p>" for at in range(40))
    read = [line.strip() for line in words(printed(body, tmp_path)).splitlines() if line.strip()]
    assert len(read) > 100
    assert not [line for line in read if line[0] in han.CLOSING or line[-1] in han.OPENING]


def test_code_and_narrow_columns_keep_within_the_text(tmp_path):
    code = f"<pre><code>{'没有空格的长行and_a_name_that_cannot_be_broken' * 4}</code></pre>"
    row = f"<tr><td>{'说明' * 60}</td><td>364</td></tr>"
    table = f"<table><thead><tr><th>说明</th><th>数字</th></tr></thead><tbody>{row}</tbody></table>"
    file = printed(code + table, tmp_path)
    assert max(right for _, right in lines(file)) <= WIDTH + 0.1
    assert "数字" in words(file)


def test_stressed_words_are_in_kai(tmp_path):
    file = printed("<p>先<em>强调</em>再说</p>", tmp_path)
    fonts = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout
    assert "WenKai" in fonts
    assert "Oblique" not in fonts


def test_what_is_set_without_a_book_is_set_as_weasyprint_does():
    assert all(getattr(module, name) is not own for module, name, own in engine.OWN)
