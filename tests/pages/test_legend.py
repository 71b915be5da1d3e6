"""How to read the drawings: one page has every sign, a printed book has exactly those of its own flowcharts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from generator.building.load import load
from generator.building.project import find_project
from generator.drawing.figure import Figure
from generator.drawing.sheets import flow_sheets
from generator.pages.compose import compose
from generator.pages.figures import Figures
from generator.pages.legend import legend_page
from generator.pages.page import Cell, Drawing, Page, Sketch, Table, View
from generator.pages.publication import Identity
from generator.pages.signs import EXTENSIONS, SYMBOLS, used
from generator.views.flow import Flow, FlowEdge, FlowNode, NodeKind
from tests.drawing.processes import ACCEPT, ELECTION
from tests.drawing.processes import SYMBOLS as EVERY_SYMBOL

BOOK = load(find_project(Path(__file__).parents[2], "2026-11-22")).book
STANDARD = (
    *("端点（起点）", "端点（终点）", "处理", "既定处理", "判断", "文件", "多文件", "人工输入", "人工操作", "数据"),
    *("存储数据", "准备", "并行方式", "连接符", "注解符", "流线"),
)
"""Names in GB/T 1526; its loop limit is not drawn, a mark stands for repetition."""

PLAIN = Flow(
    "plain",
    "例子",
    "",
    ("支委会",),
    (),
    (FlowNode("start", "start", "支委会", "开始"), FlowNode("a", "task", "支委会", "办理")),
    (FlowEdge("start", "a"),),
)
MORE = {
    "编号": {"number": "1"},
    "红色期限": {"limits": ("1个月内",)},
    "待核": {"limits": ("1个月内",), "unverified": ("1个月内",)},
    "表决": {"vote": "赞成应到>1/2"},
    "决定、负责": {"accountable": "党委"},
    "折角纸": {"records": ("记录",)},
    "回转箭头": {"repeats": "每季度"},
    "监督点": {"control": True},
    "虚线框": {"optional": True},
    "注解符": {"note": "说明"},
    "增、删、改、移": {"changes": ("added",)},
}


def rows(page: Page, caption: str) -> list[str]:
    """The names in one of the tables of a legend."""
    tables = [block for section in page.sections for block in section.blocks if isinstance(block, Table)]
    found = next((table for table in tables if table.caption == caption), None)
    return [cell_text(row[0]) for row in found.rows] if found else []


def cell_text(cell: Cell) -> str:
    return "".join(part.text for line in cell.lines for part in line)


def names(page: Page) -> list[str]:
    return rows(page, "国家标准的符号") + rows(page, "本书的扩展")


def drawn(page: Page) -> list[str]:
    """The kinds of the nodes of its example."""
    sketches = [block for section in page.sections for block in section.blocks if isinstance(block, Sketch)]
    return [node.kind for sketch in sketches for node in sketch.view.nodes]


def test_the_page_lists_every_symbol_of_the_standard_and_draws_those_of_nodes():
    page = legend_page()
    assert sorted(rows(page, "国家标准的符号")) == sorted(STANDARD)
    assert rows(page, "本书的扩展") == [sign.name for sign in EXTENSIONS]
    assert set(get_args(NodeKind)) - set(drawn(page)) == {"split", "join", "merge", "connector"}


def test_every_kind_of_node_has_a_sign():
    for kind in get_args(NodeKind):
        flow = replace(PLAIN, nodes=(FlowNode("a", kind, "支委会"),), edges=())
        assert len(set(used((*SYMBOLS, *EXTENSIONS), [flow])) - set(used((*SYMBOLS, *EXTENSIONS), [empty()]))) == 1


def empty() -> Flow:
    return replace(PLAIN, nodes=(), edges=())


def test_a_legend_has_exactly_what_its_flows_use():
    assert names(legend_page([PLAIN])) == ["端点（起点）", "处理", "流线", "泳道"]
    assert drawn(legend_page([PLAIN])) == ["start", "task"]
    assert drawn(legend_page([EVERY_SYMBOL])) == drawn(legend_page())
    assert "返回线" in names(legend_page([ACCEPT, ELECTION]))
    assert "并行方式" not in names(legend_page([PLAIN]))


@pytest.mark.parametrize("name", MORE)
def test_every_mark_on_a_node_is_explained_when_it_is_there(name):
    flow = replace(PLAIN, nodes=(*PLAIN.nodes[:1], replace(PLAIN.nodes[1], **MORE[name])))
    more = set(names(legend_page([flow]))) - set(names(legend_page([PLAIN])))
    assert more == {name} | ({"红色期限"} if name == "待核" else set())


def test_connectors_are_explained_where_a_flow_is_printed_in_parts():
    sheets = [sheet.flow for sheet in flow_sheets(ELECTION)]
    assert len(sheets) > 1
    assert set(names(legend_page(sheets))) == set(names(legend_page([ELECTION], split=True)))
    assert "连接符" not in names(legend_page([ELECTION]))


def only_told(views: Sequence[View]) -> list[Figures]:
    """Instead of drawings what their nodes are; the first flow in two parts."""
    texts = [" ".join(node.kind for node in view.nodes) if isinstance(view, Flow) else "" for view in views]
    figures = [Figure(text, 1, 1, 1) for text in texts]
    first = next((number for number, view in enumerate(views) if isinstance(view, Flow)), None)
    return [Figures(figure, (figure,) * (1 + (n == first)), figure) for n, figure in enumerate(figures)]


def test_a_printed_handbook_explains_its_own_flowcharts_and_no_others():
    listed, connectors = set(), []
    for manual in compose(BOOK, Identity("书"), only_told).manuals:
        (page,) = manual.front
        pages = [p for part in manual.parts for p in part.pages]
        assert page.path == "legend.html" not in [p.path for p in pages]
        drawings = [b for p in pages for s in p.sections for b in s.blocks if isinstance(b, Drawing)]
        kinds = {kind for drawing in drawings for kind in drawing.web.svg.split()}
        shown = names(page)
        assert [s.name for s in SYMBOLS if s.kind in kinds] == [s.name for s in SYMBOLS if s.kind and s.name in shown]
        connectors.append(("连接符" in shown) == any(len(drawing.sheets) > 1 for drawing in drawings))
        listed.add(tuple(shown))
    assert all(connectors)
    assert len(listed) > 1
