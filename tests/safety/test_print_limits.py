"""A print that takes too long or too much, or dies, is told at its handbook; so are lost links of books and sites."""

import dataclasses
from io import BytesIO

import pikepdf
import pytest

from generator.building.cache import Cache
from generator.building.jobs import Runner
from generator.building.limits import MEBIBYTE, PRINT, Done, Limit, Stopped, isolated
from generator.diagnostics import message
from generator.publishing import outputs, pdf
from generator.publishing.links import Lost, lost_links
from generator.publishing.made import Made
from generator.publishing.proof import lost_links as lost_print_links
from generator.publishing.typesetting.document import Document
from tests.publishing import sample

HANDBOOK = "handbooks/branch/handbook.yml"


@pytest.mark.parametrize(
    ("limit", "codes"), [(Limit(0.05, PRINT.memory), {"HB905"}), (Limit(60.0, 90 * MEBIBYTE), {"HB906", "HB907"})]
)
def test_a_print_beyond_its_limit_is_told_and_the_others_are_printed(tmp_path, monkeypatch, limit, codes):
    monkeypatch.setattr(pdf, "PRINT", limit)
    small = dataclasses.replace(sample.manual(), id="member", parts=())
    with Runner(Cache(tmp_path), workers=1) as runner:
        job = dataclasses.replace(pdf.print_job(small), limit=PRINT)
        outcomes = runner.run([pdf.print_job(sample.manual()), job])
    assert isinstance(outcomes[1], Done)
    found = [item for item in pdf.findings(sample.manual(), outcomes[0]) if item.code.startswith("HB9")]
    assert [item.span.path for item in found] == [HANDBOOK]
    assert {item.code for item in found} <= codes  # a library of the text engine may end the process itself


def test_a_print_whose_process_was_ended_is_told_with_the_signal():
    [told] = [f for f in pdf.findings(sample.manual(), Stopped("died", "SIGKILL")) if f.code == "HB907"]
    assert told.span.path == HANDBOOK
    assert "SIGKILL" in message(told)


def test_every_page_gives_the_print_more_time():
    html = "<p style='break-after:page'>页</p>" * 150
    assert isinstance(isolated(pdf.typeset, (Document(html), pdf.style()), Limit(1.5, PRINT.memory)), Done)


def test_nothing_is_exchanged_while_a_finding_is_an_error(tmp_path, monkeypatch):
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist/branch.pdf").write_bytes(b"old")
    monkeypatch.setattr(pdf, "PRINT", Limit(0.05, PRINT.memory))
    with Runner(Cache(tmp_path), workers=1) as runner:
        found = outputs.publish_books((sample.manual(),), tmp_path, runner).findings
    assert "HB905" in {item.code for item in found}
    assert [path.read_bytes() for path in (tmp_path / "dist").iterdir()] == [b"old"]


def book_with_links(*names):
    """A PDF of two pages with the destination ``here`` and a link to each of the names."""
    with pikepdf.new() as made:
        for _ in range(2):
            made.add_blank_page()
        tree = pikepdf.NameTree.new(made)
        tree["here"] = pikepdf.Array([made.pages[1].obj, pikepdf.Name.Fit])
        made.Root.Names = pikepdf.Dictionary(Dests=tree.obj)
        links = [{"/S": pikepdf.Name.GoTo, "/D": pikepdf.String(name)} for name in names]
        notes = [{"/Subtype": pikepdf.Name.Link, "/A": pikepdf.Dictionary(link)} for link in links]
        made.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(note) for note in notes])
        with made.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("末页", 1))
        content = BytesIO()
        made.save(content)
    return content.getvalue()


def test_a_link_of_a_book_that_leads_nowhere_is_found():
    assert lost_print_links(book_with_links("here")) == ()
    assert lost_print_links(book_with_links("here", "nowhere", "nowhere")) == ("nowhere",)
    [told] = [f for f in pdf.findings(sample.manual(), Done(Made(b"", (("HB904", "nowhere"),)))) if f.code == "HB904"]
    assert (told.span.path, "nowhere" in message(told)) == (HANDBOOK, True)


PAGE = """<h1 id="a b">一</h1><a name=old></a><a href="{link}">x</a>
<svg><path marker-end="url(#m)"/><marker id="m"/></svg>
<script>var x = '<a href="lost.html">';</script><a href="mailto:a@b.c">m</a><a href="https://else.where/#x">e</a>"""
GOOD = [
    "#",
    "#a%20b",
    "#old",
    "b/c.html#a%20b",
    "./b/c.html",
    "b/d.svg",
    "b/c.html?q=1",
    "https://o.org/h/b/c.html",
    "/h/",
]
BAD = ["#b", "c.html", "b/c.html#none", "../x.html", "b/", "https://o.org/h/x.html", "/x.html", "b/c.html%23a"]


@pytest.mark.parametrize(("link", "lost"), [*((link, False) for link in GOOD), *((link, True) for link in BAD)])
def test_a_link_of_a_site_that_leads_nowhere_is_found(tmp_path, link, lost):
    (tmp_path / "b").mkdir()
    (tmp_path / "b/d.svg").touch()
    (tmp_path / "index.html").write_text(PAGE.format(link=link), encoding="utf-8")
    (tmp_path / "b/c.html").write_text(PAGE.format(link="../index.html#m"), encoding="utf-8")
    assert lost_links(tmp_path, "https://o.org/h/") == ((Lost("index.html", link),) if lost else ())


@pytest.mark.parametrize("text", ['<path fill="url(#none)"/>', '<use xlink:href="#none"/>', '<img src="#none">'])
def test_references_of_drawings_count_as_links(tmp_path, text):
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    assert lost_links(tmp_path) == (Lost("index.html", "#none"),)


def test_an_address_that_a_page_moves_to_counts_as_a_link(tmp_path):
    text = '<meta http-equiv="refresh" content="0; url=../lost.html#a">'
    (tmp_path / "p01").mkdir()
    (tmp_path / "p01/index.html").write_text(text, encoding="utf-8")
    assert lost_links(tmp_path) == (Lost("p01/index.html", "../lost.html#a"),)
