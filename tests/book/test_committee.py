"""What the committee handbook promises: six modules with 58 items, each a closed loop, and every field of work."""

from itertools import pairwise

import pytest

from generator.model.book import Book, Handbook, Part
from generator.model.process import Process
from generator.model.words import FIELDS
from generator.views.written_matrix import matrix_of
from tests.whole_book import real_book

MODULES = {"决策部署": 10, "组织建设": 10, "宣传文化": 10, "干部人才": 9, "党风廉政": 10, "群团工作": 9}


@pytest.fixture(scope="module")
def book() -> Book:
    return real_book()


@pytest.fixture(scope="module")
def handbook(book: Book) -> Handbook:
    found = book.handbook("committee")
    assert found is not None
    return found


def processes(part: Part, book: Book) -> list[Process]:
    return [book.processes[str(name)] for item in part.items for name in item.file.processes]


def test_six_modules_in_their_order_hold_58_items(handbook):
    modules = {str(part.file.title): len(part.items) for part in handbook.parts if part.items}
    assert list(modules.items()) == list(MODULES.items())
    assert sum(modules.values()) == 58


def test_every_item_has_a_code_of_its_module_in_order(handbook):
    modules = [part for part in handbook.parts if part.items]
    for number, part in enumerate(modules, start=1):
        codes = [str(item.file.code) for item in part.items]
        assert all(code.startswith(f"C{number}") for code in codes), codes
        assert all(a < b for a, b in pairwise(codes))


def test_every_module_plans_does_checks_and_improves(handbook, book):
    words = {str(p.file.title): {str(made.file.pdca) for made in processes(p, book)} for p in handbook.parts if p.items}
    assert {title: {"plan", "do", "check", "act"} - found for title, found in words.items()} == {
        title: set() for title in MODULES
    }


def test_the_modules_together_serve_every_field_of_work(book):
    matrix = matrix_of(book.matrices["committee-fields"], book)
    assert matrix is not None
    assert [row.text for row in matrix.rows] == list(MODULES)
    assert [head.text for head in matrix.columns] == list(FIELDS)
    for column, head in enumerate(matrix.columns):
        assert any(row[column] for row in matrix.cells), head.text


def test_no_matter_has_two_levels_that_decide(book):
    matrix = matrix_of(book.matrices["level-boundary"], book)
    assert matrix is not None
    assert {row.text: cells.count("决") for row, cells in zip(matrix.rows, matrix.cells, strict=True)} == {
        row.text: 1 for row in matrix.rows
    }
