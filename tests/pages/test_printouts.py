"""The page about printouts: an edition that is printed by itself has the number there that its imprint has."""

import shutil

import pytest

from generator.building.load import load
from generator.building.project import find_project
from generator.drawing.figure import Figure
from generator.model.edition import edition
from generator.pages.compose import compose
from generator.pages.figures import Figures
from generator.pages.printouts import PATH, shown
from generator.pages.publication import Identity
from tests.examples import AS_OF, BASE

HANDBOOK = "handbooks/branch/handbook.yml"
IDENTITY = Identity("书", site_url="https://example.org/")


def drawn(views):
    figure = Figure("<svg/>", 9, 9, 9)
    return [Figures(figure, (figure,), figure) for _ in views]


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """The small book, whose handbook is printed by type of branch and has an item for one of them alone."""
    root = tmp_path_factory.mktemp("editions") / "book"
    shutil.copytree(BASE, root)
    handbook, item = root / HANDBOOK, root / "handbooks/branch/accept-member.md"
    text = handbook.read_text(encoding="utf-8").replace(
        "edition: 2026年版\n", "edition: 2026年版\neditions: [支部类型]\n"
    )
    handbook.write_text(text.replace("[accept-member]", "[accept-member, project-only]"), encoding="utf-8")
    only = item.read_text(encoding="utf-8").replace("kind: item\n", "kind: item\napplies_to: 项目型\n")
    only = only.replace("code: B101", "code: B102").replace("title: ", "title: 项目", 1)
    (item.parent / "project-only.md").write_text(only, encoding="utf-8")
    loaded = load(find_project(root, AS_OF))
    return loaded.book


def numbers(publication):
    """The numbers on the page, by edition."""
    [page] = (page for page in publication.site.pages if page.path == PATH)
    rows = page.sections[1].blocks[0].rows
    return {row[2].lines[0][0].text: (row[0].lines[0][0].text, row[0].anchor) for row in rows}


def test_every_edition_that_is_printed_has_its_number_on_the_page(book):
    listed = numbers(compose(book, IDENTITY, drawn))
    assert len(listed) == 8
    assert listed["2026年版 · 项目型"] != listed["2026年版 · 机关型"]
    for name in ("项目型", "机关型"):
        [manual] = compose(edition(book, name), IDENTITY, drawn).manuals
        number, anchor = listed[f"2026年版 · {name}"]
        assert shown(manual.mark) == number
        assert manual.check == f"https://example.org/{PATH}#{anchor}"


def test_a_preview_does_not_work_for_the_editions(book):
    assert list(numbers(compose(book, IDENTITY, drawn, preview=True))) == ["2026年版"]


def test_a_whole_handbook_has_the_same_number_in_print_and_on_the_page(book):
    publication = compose(book, IDENTITY, drawn)
    [manual] = publication.manuals
    assert numbers(publication)["2026年版"] == (shown(manual.mark), f"branch-{manual.mark}")
    assert [page.path for page in manual.front] == ["legend.html"]
    assert manual.parts[-1].title == "附录"


def test_an_edition_that_the_page_does_not_tell_of_claims_no_number(book):
    [manual] = compose(edition(book, "项目型", "普通党员"), IDENTITY, drawn).manuals
    assert (manual.mark, manual.check) == ("", "")
