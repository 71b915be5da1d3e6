"""The pages of the registers tell what the book says of their entries."""

from pathlib import Path

from generator.building.load import load
from generator.building.project import find_project
from generator.pages.roles import role_page

BOOK = load(find_project(Path(__file__).parents[1] / "base_project", "2026-11-22")).book


def test_a_role_page_bears_the_name_of_its_role():
    for role in BOOK.roles:
        assert role_page(role, BOOK).title == str(role.title or role.name)


def test_what_a_role_does_stands_apart_from_what_it_is_told():
    pages = [role_page(role, BOOK) for role in BOOK.roles]
    letters = {
        section.anchor: {row[2].lines[0][0].text for row in table.rows if len(row) > 1}
        for page in pages
        for section in page.sections
        if section.anchor in ("duties", "told")
        for table in section.blocks[-1:]
    }
    assert all(set(how) & set("RA") for how in letters["duties"])
    assert not any(set(how) & set("RA") for how in letters.get("told", ()))
