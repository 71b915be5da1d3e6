"""Wall charts: one sheet, the drawing as large as it can be, the year in the largest type that fits."""

import subprocess
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.pages.record_book import Entry, RecordBook
from generator.pages.render import poster as html
from generator.publishing import poster
from generator.publishing.errors import PublishError
from generator.publishing.poster import chart, year
from tests.publishing import sample

MM = 72 / 25.4
FIGURE = sample.figures("develop", sample.DEVELOP)[1]
ENTRIES = tuple(
    Entry(name, f"2026-{month:02}", f"2026-{month:02}-{day}", (), ())
    for month in range(1, 13)
    for day, name in ((15, "开展主题党日"), (28, "收缴党费"))
)
YEAR = RecordBook("党支部手册", "", 2026, "2026年版", "2026-11-22", ENTRIES)


def sheets(content):
    with pikepdf.open(BytesIO(content)) as book:
        return [tuple(round(float(edge) / MM) for edge in page.mediabox[2:]) for page in book.pages]


def text(content, tmp_path):
    (tmp_path / "chart.pdf").write_bytes(content)
    done = subprocess.run(["pdftotext", tmp_path / "chart.pdf", "-"], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize(("paper", "size"), [("a3", (297, 420)), ("a2", (420, 594))])
def test_a_drawing_fills_one_sheet_that_lies_as_it_does(paper, size, tmp_path):
    upright = replace(FIGURE, width=FIGURE.height, height=FIGURE.width) if FIGURE.width > FIGURE.height else FIGURE
    across = replace(upright, width=upright.height, height=upright.width)
    assert html.drawing(upright, paper, "").sheet == size
    assert html.drawing(across, paper, "").sheet == size[::-1]
    content = chart(FIGURE, paper, "2026年版")
    assert sheets(content) in ([size], [size[::-1]])
    words = text(content, tmp_path)
    assert all(step in words.replace("\n", "") for _, _, step in sample.STEPS)
    assert "2026" in words


def test_a_larger_sheet_has_larger_text():
    assert html.smallest(FIGURE, "a2") == pytest.approx(html.smallest(FIGURE, "a3") * 2**0.5, rel=0.03)


def test_a_year_shows_every_day_and_what_is_due(tmp_path):
    content = year(YEAR, "a3")
    assert sheets(content) == [(420, 297)]
    words = text(content, tmp_path)
    assert words.count("开展主题党日") == words.count("收缴党费") == 12
    assert words.split().count("30") == 11
    assert content == year(YEAR, "a3")


def test_a_year_that_fits_no_sheet_is_told(monkeypatch):
    monkeypatch.setattr(poster, "SIZES", poster.SIZES[-1:])
    with pytest.raises(PublishError, match="放不下"):
        year(replace(YEAR, entries=ENTRIES * 8), "a4")


@pytest.mark.parametrize(
    "arguments",
    [("handbooks/registers/roles.yml",), ("diagrams/processes/probation.yml", "--year", "2026")],
)
def test_what_cannot_be_hung_up_is_told_in_a_sentence(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir("tests/base_project")
    done = CliRunner().invoke(main, ["--as-of", "2026-11-22", "poster", *arguments, "-o", str(tmp_path / "a.pdf")])
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    assert not (tmp_path / "a.pdf").exists()
