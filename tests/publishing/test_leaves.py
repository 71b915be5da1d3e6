"""Loose leaves: every item on its own, paged within itself, and the leaves that change are replaced alone."""

import json
import subprocess
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from generator.building.project import ProjectError
from generator.diagnostics import Span
from generator.pages.markdown import sections
from generator.pages.page import Inline, Listing, Page, Section
from generator.pages.publication import Part
from generator.pages.render.paper import FORMATS
from generator.publishing import releases
from generator.publishing.leaves import Filed, items
from generator.publishing.pdf import print_job, printout
from generator.publishing.replacement import changes, replacement
from tests.publishing import sample

LOOSE = FORMATS["loose-leaf"]
SEE = Section("see", "相关", (Listing("cards", ((Inline("甲事", href="branch/a.html"),),)),))


def text(count, word="组织生活会要开好"):
    paragraphs = "\n\n".join(f"第{number}段。{word}，把问题讲清楚，把措施定下来。" * 9 for number in range(count))
    return sections(f"## 说明\n\n{paragraphs}\n", lambda _: "")


def page(path, title, code, *written):
    return Page(path, title, written, Span("handbooks/branch/a.md"), code=code)


def manual(word="组织生活会要开好", more=()):
    """Two items, the first of three pages, whose last paragraph may be another; and a page without a code."""
    long = page("branch/a.html", "甲事", "P07", *text(14), *sections(f"## 最后\n\n{word}。\n", lambda _: ""))
    short = page("branch/b.html", "乙事", "P08", *text(2), SEE)
    parts = (
        Part("组织管理", "", "", (long, short)),
        Part("附录", "", "", (page("a.html", "名单", "", *text(1)), *more)),
    )
    return replace(sample.manual(), parts=parts)


def printed(book):
    job = print_job(book, (), LOOSE)
    return job.function(*job.arguments)


@pytest.fixture(scope="module")
def made():
    return printed(manual())


@pytest.fixture(scope="module")
def edited():
    return printed(manual(word="会后要抓整改", more=(page("c.html", "新表", "F01", *text(1)),)))


def words(content, tmp_path):
    (tmp_path / "book.pdf").write_bytes(content)
    done = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "book.pdf", "-"], capture_output=True, text=True, check=True
    )
    return done.stdout.split("\f")[:-1]


def test_an_item_goes_by_its_code_or_by_its_place_in_its_part():
    found = items(printout(manual(), LOOSE).html)
    assert [(item.label, item.title) for item in found] == [
        ("0", ""),
        ("1.0", "组织管理"),
        ("P07", "甲事"),
        ("P08", "乙事"),
        ("2.0", "附录"),
        ("2.1", "名单"),
    ]


def test_every_item_begins_on_a_leaf_of_its_own_and_is_paged_within_itself(made, tmp_path):
    feet = [page.split()[-1] for page in words(made.content, tmp_path) if page.split() and "目录" not in page]
    assert [foot for foot in feet if "-" in foot] == ["1.0-1", "P07-1", "P07-2", "P07-3", "P08-1", "2.0-1", "2.1-1"]
    with pikepdf.open(BytesIO(made.content)) as book:
        labels = list(book.Root.PageLabels.Nums)
        starts = dict(zip((str(one.P) for one in labels[1::2]), map(int, labels[::2]), strict=True))
    assert starts.keys() == {"0-", "1.0-", "P07-", "P08-", "2.0-", "2.1-"}
    assert all(start % 2 == 0 for start in starts.values())


def test_contents_and_references_name_the_item_and_the_page_within(made, tmp_path):
    pages = words(made.content, tmp_path)
    contents = next(page for page in pages if "目录" in page)
    assert {line.split()[-1] for line in contents.splitlines() if "." * 3 in line.replace(" ", "")} >= {
        "P07-1",
        "P08-1",
    }
    assert any("（第 P07-1 页）" in page for page in pages)


def test_pages_are_known_by_what_is_printed_on_them(made, edited):
    then, now = ({one.label: one for one in releases.items_of(book)} for book in (made, edited))
    assert then["P07"].pages[:2] == now["P07"].pages[:2]
    assert then["P07"].pages[2] != now["P07"].pages[2]
    assert [then[name] for name in ("1.0", "P08", "2.0", "2.1")] == [now[name] for name in ("1.0", "P08", "2.0", "2.1")]


def test_a_replacement_set_holds_exactly_the_leaves_that_changed(made, edited, tmp_path):
    then, now = (releases.items_of(book) for book in (made, edited))
    content = replacement(edited.content, then, now, "党支部手册", "2026-1")
    pages = words(content, tmp_path)
    sheet = pages[0]
    assert "换页说明" in sheet
    assert "2026-1" in sheet
    told = {line.split()[0]: line.split() for line in sheet.splitlines() if line.split() and line.split()[-1] == "□"}
    assert told["P07"][1:] == ["甲事", "P07-3", "P07-3", "□"]
    assert told["F01"][1:] == ["新表", "—", "F01-1", "□"]
    assert told.keys() == {"书前（封面、版本、目录）", "P07", "F01"}
    feet = [page.split()[-1] for page in pages[2:] if page.split() and "目录" not in page]
    assert [foot for foot in feet if "-" in foot] == ["P07-3", "F01-1"]
    with pikepdf.open(BytesIO(content)) as book:
        assert len(book.pages) == 2 * 4
        assert book.check_pdf_syntax() == []
    assert content == replacement(edited.content, then, now, "党支部手册", "2026-1")
    assert replacement(made.content, then, then, "党支部手册", "2026-1") == b""


def test_what_is_gone_is_taken_out_and_what_grows_is_put_in():
    then = (Filed("P01", "甲", ("a", "b", "c", "")), Filed("P02", "乙", ("d", "")))
    now = (Filed("P01", "甲", ("a", "b", "c", "e", "f", "")),)
    first, gone = changes(then, now)
    assert (first.label, first.out, first.into) == ("P01", (1,), (1, 2))
    assert (gone.label, gone.out, gone.into) == ("P02", (0,), ())


def test_a_release_is_read_as_it_was_written_and_never_changes(made, tmp_path):
    books = {"branch": releases.items_of(made)}
    path = releases.write(tmp_path, "2026-1", "2026-11-22", books)
    assert path == tmp_path / "releases/2026-1.json"
    assert json.loads(path.read_text(encoding="utf-8"))["as_of"] == "2026-11-22"
    assert releases.read(tmp_path, "2026-1") == books
    with pytest.raises(ProjectError, match="已经有了"):
        releases.write(tmp_path, "2026-1", "2026-11-22", books)
    with pytest.raises(ProjectError, match="2026-1"):
        releases.read(tmp_path, "2025-1")


@pytest.mark.parametrize("name", ["", "../a", "a/b", ".git", "a b"])
def test_a_release_is_called_what_a_file_can_be_called(name, tmp_path):
    with pytest.raises(ProjectError):
        releases.free(tmp_path, name)


@pytest.mark.parametrize("broken", ["", "[]", "{}", '{"books": {"branch": [["P01"]]}}', '{"books": []}'])
def test_a_broken_release_is_told_in_a_sentence(broken, tmp_path):
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases/a.json").write_text(broken, encoding="utf-8")
    with pytest.raises(ProjectError, match="不是一次发布的文件"):
        releases.read(tmp_path, "a")
