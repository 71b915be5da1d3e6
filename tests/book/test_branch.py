"""The branch handbook: five parts of four kinds, eight things that every type of branch does in its own way."""

from generator.model.chapters import ELEMENTS
from tests.whole_book import real_book

TYPES = ("决策型", "项目型", "车间型", "机关型", "境外型", "临时型", "综合型")


def parts():
    return {str(part.file.title): part for part in real_book().handbook("branch").parts}


def test_five_parts_are_of_four_kinds():
    assert list(parts()) == ["组织管理", "教育管理", "作用发挥", "基础管理", "附录"]
    assert {str(part.file.element) for part in parts().values()} == set(ELEMENTS)


def test_eight_things_have_a_mark_for_the_types_they_apply_to():
    matrix = real_book().matrices["action-by-type"].file
    assert tuple(map(str, matrix.columns.names)) == TYPES
    assert len(matrix.rows.names) == len(parts()["作用发挥"].items) == 8
    for kind in TYPES:
        assert list(filter(None, (matrix.cells[row].get(kind) for row in matrix.rows.names))), kind
        assert [row for row in matrix.rows.names if matrix.cells[row].get(kind) == "◎"], kind


def test_seven_things_are_kept_beside_the_dues():
    assert len(parts()["基础管理"].items) == 8
    assert parts()["基础管理"].items[0].name == "membership-dues"
