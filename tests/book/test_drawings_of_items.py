"""Items without a process of their own have a drawing that was made for them, not one that any item would get."""

from fractions import Fraction

from generator.model.book import Book, Item
from generator.model.diagrams import LogicFile
from generator.model.matrix_file import Axis, MatrixFile
from tests.whole_book import real_book


def own_drawing(item: Item, book: Book) -> bool:
    """Whether an item has a logic diagram, a comparison, or a matrix that is written out rather than derived."""
    matrices = [book.matrices[str(name)].file for name in item.file.matrices]
    written = [m for m in matrices if isinstance(m, MatrixFile) and not isinstance(m.rows, Axis)]
    logics = [book.logics[str(name)].file for name in item.file.logics]
    return bool(written or item.file.comparisons or any(isinstance(logic, LogicFile) for logic in logics))


def test_of_the_items_without_a_process_at_least_six_in_ten_have_a_drawing_of_their_own():
    book = real_book()
    items = [item for handbook in book.handbooks for item in handbook.items()]
    bare = [item for item in items if not item.file.processes]
    assert len(bare) > 30
    assert Fraction(sum(own_drawing(item, book) for item in bare), len(bare)) >= Fraction(60, 100)


def test_no_drawing_is_the_only_one_of_two_items():
    book = real_book()
    single: dict[str, str] = {}
    for handbook in book.handbooks:
        for item in handbook.items():
            names = [*map(str, item.file.matrices), *map(str, item.file.logics)]
            if not item.file.processes and len(names) == 1:
                assert names[0] not in single, (item.name, single[names[0]])
                single[names[0]] = item.name
