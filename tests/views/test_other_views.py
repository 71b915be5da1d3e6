"""Logic diagrams, root systems, addresses and traces of the base book."""

from generator.views.addresses import Addresses
from generator.views.appendices import APPENDICES
from generator.views.logic import Block, Relation
from generator.views.root_systems import handbook_roots, roots_of
from generator.views.traces import steps_of_form, steps_of_regulation, steps_of_role, unverified_numbers
from generator.views.written_logic import logic_of
from tests.views.reading import base, diagram


def test_layers_hold_their_blocks_and_blocks_without_an_id_are_numbered():
    logic = logic_of(
        diagram("""\
            kind: logic
            title: 逻辑
            layers:
              - title: 上层
                blocks: [{id: goal, text: 目标, note: 说明, see: branch}]
              - title: 下层
                blocks: [甲, {id: means, text: 手段, see: probation}]
            relations:
              - {from: means, to: goal, as: 支撑, label: 支持}
            """),
        base(),
    )
    assert logic.layers == ("上层", "下层")
    assert logic.blocks == (
        Block("goal", "目标", 0, "说明", "branch/index.html"),
        Block("b2", "甲", 1),
        Block("means", "手段", 1, "", "branch/accept-member.html#probation"),
    )
    assert logic.relations == (Relation("means", "goal", "支撑", "支持"),)
    assert not logic.ring


def test_a_ring_has_no_layers():
    logic = logic_of(diagram("kind: logic\ntitle: 环\nring: [甲, 乙, 丙]\n"), base())
    assert logic.ring
    assert [block.id for block in logic.blocks] == ["b1", "b2", "b3"]


def test_only_diagrams_of_their_kind_have_a_view():
    ring = diagram("kind: logic\ntitle: 环\nring: [甲, 乙, 丙]\n")
    assert roots_of(ring, base()) is None
    assert logic_of(diagram("kind: root\ntitle: 根\nroots: [甲]\n"), base()) is None


def test_a_handbook_grows_parts_items_and_the_forms_that_are_printed():
    system = handbook_roots(base().handbooks[0], base())
    assert (system.id, system.trunk, system.href) == ("roots-branch", "党支部标准化工作手册", "branch/index.html")
    first, last = system.roots
    assert (first.text, first.number, first.kind, first.href) == (
        "组织管理",
        "1",
        "module",
        "branch/index.html#organisation",
    )
    [item] = first.roots
    assert (item.text, item.number, item.kind) == ("接收预备党员", "B101", "item")
    assert [(form.text, form.number, form.kind, form.href) for form in item.roots] == [
        ("入党志愿书", "F02", "record", "forms/f02.html"),
        ("党员大会记录", "F03", "record", "forms/f03.html"),
    ]
    assert (first.weight, item.weight) == (2, 2)
    assert [root.text for root in last.roots] == ["表单全集", "法规登记册", "角色", "术语", "怎样读图", "待核清单"]


def test_a_written_root_system_nests_and_takes_in_a_handbook_without_its_forms():
    system = roots_of(
        diagram("""\
            kind: root
            title: 系统
            trunk: 树干
            roots:
              - {text: 甲, roots: [子, 丑]}
              - {text: 支部手册, of: branch}
              - {text: 乙, see: probation}
            """),
        base(),
    )
    assert system.trunk == "树干"
    assert [root.text for root in system.roots[0].roots] == ["子", "丑"]
    assert system.roots[1].href == "branch/index.html"
    assert [item.text for item in system.roots[1].roots[0].roots] == ["接收预备党员"]
    assert all(item.roots == () for part in system.roots[1].roots for item in part.roots)
    assert system.roots[2].href == "branch/accept-member.html#probation"
    names = [name for root in system.roots for name in every(root)]
    assert len(names) == len(set(names))


def every(root):
    return [root.id, *(name for below in root.roots for name in every(below))]


def test_roots_of_a_handbook_that_is_not_there_are_none():
    assert roots_of(diagram("kind: root\ntitle: 系统\nof: nowhere\n"), base()) is None


def test_the_appendices_have_a_title_and_a_place_of_their_own():
    assert len({page.path for page in APPENDICES.values()}) == len(APPENDICES)
    assert len({page.title for page in APPENDICES.values()}) == len(APPENDICES)


def test_everything_has_one_address():
    book, addresses = base(), Addresses(base())
    [handbook] = book.handbooks
    [item] = handbook.items()
    assert addresses.handbook(handbook) == "branch/index.html"
    assert addresses.page(handbook, item) == "branch/accept-member.html"
    assert addresses.process("probation") == "branch/accept-member.html#probation"
    assert addresses.process("homeless") == "processes/homeless.html#homeless"
    probation = book.processes["probation"]
    assert addresses.step(probation, probation.steps[1]) == "branch/accept-member.html#probation-discuss"
    assert addresses.role("支部委员会") == addresses.role("支委会") == "roles/branch-committee.html"
    assert addresses.form("F03") == addresses.form("大会记录") == "forms/f03.html"
    assert addresses.form("入党申请书") == "forms/index.html#f01"
    assert addresses.regulation("发展党员细则") == "regulations/r06.html"
    assert addresses.term("考察期") == addresses.term("预备期") != ""


def test_what_is_not_registered_has_no_address():
    addresses = Addresses(base())
    nowhere = [addresses.role, addresses.form, addresses.form_key, addresses.regulation, addresses.term, addresses.see]
    assert [find("没有") for find in nowhere] == [""] * 6


def test_see_means_a_handbook_an_item_a_process_or_a_role():
    addresses = Addresses(base())
    assert [addresses.see(name) for name in ("branch", "accept-member", "examine", "支委会")] == [
        "branch/index.html",
        "branch/accept-member.html",
        "branch/accept-member.html#examine",
        "roles/branch-committee.html",
    ]


def test_a_role_a_form_and_a_regulation_are_traced_to_the_steps_that_use_them():
    book = base()
    assert [(use.process.name, use.step.id, use.how) for use in steps_of_role("组织委员", book)] == [
        *(("examine", "s1", "RA"), ("probation", "s3", "RA")),
    ]
    assert [use.step.id for use in steps_of_form("F03", book)] == ["vote", "discuss"]
    assert {use.process.name: use.how for use in steps_of_regulation("发展党员细则", book)} == {
        "accept-probationary-member": "第18—26条",
        "examine": "第16条",
        "probation": "第31—36条",
    }


def test_no_number_of_the_base_book_is_unverified():
    assert list(unverified_numbers(base())) == []
