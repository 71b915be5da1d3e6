"""The branch handbook: five parts of four kinds, eight things that every type of branch does in its own way."""

from generator.model.chapters import ELEMENTS
from generator.views.compare import compared
from generator.views.process_flow import flow_of
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


def test_thirty_one_items_of_which_the_four_parts_hold_8_8_8_and_7():
    counts = {title: len(part.items) for title, part in parts().items() if part.items}
    assert counts == {"组织管理": 8, "教育管理": 8, "作用发挥": 8, "基础管理": 7}
    assert sum(counts.values()) == 31


def test_variants_and_additions_are_annexes_with_pages_of_their_own():
    annexes = {title: [item.name for item in part.annexes] for title, part in parts().items() if part.annexes}
    assert annexes == {
        "组织管理": ["general-branch"],
        "教育管理": ["develop-member-changes", "unqualified-member", "care-and-awards", "nine-plus-n"],
        "基础管理": ["membership-dues"],
    }
    handbook = real_book().handbook("branch")
    assert {item.name for item in handbook.items()} >= {name for names in annexes.values() for name in names}


def test_what_changed_in_admission_since_2014_is_drawn_over_the_former_version():
    book = real_book()
    process = book.processes["develop-member"]
    former = book.former(process)
    assert former is book.past["develop-member-2014"]
    assert former.name not in book.processes
    assert not any(limit.source.verified for step in former.walk() for limit in step.limits)
    _, told = compared(flow_of(former, book), flow_of(process, book))
    changed = "\n".join(told)
    for new in ("新增：14 公示拟列发展对象", "党委是否同意列为对象", "（时限）：23", "（时限）：28"):
        assert new in changed


def test_a_general_branch_reviews_and_the_committee_approves():
    (item,) = (item for part in parts().values() for item in part.item_pages if item.name == "general-branch")
    who = {str(work.do): str(work.roles[0]) for work in item.file.work}
    assert who["审议接收和转正的决议"] == "党总支"
    assert who["审批接收和转正"] == "基层党委"
