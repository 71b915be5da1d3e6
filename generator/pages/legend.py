"""How to read the drawings: the symbols of GB/T 1526, our own extensions, and the other three kinds."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise

from generator.pages import lines, words
from generator.pages.page import Block, Cell, Inline, Listing, Page, Section, Sketch, Table
from generator.pages.signs import CONNECTOR, EXTENSIONS, SYMBOLS, Sign, used
from generator.views.flow import Flow, FlowEdge, FlowNode
from generator.views.wording import LETTERS

OTHERS = (
    ("根系图", "地面以上的树干是整本手册，主根是部分，侧根是条目，细根是表单；根越粗，下面的内容越多"),
    ("矩阵图", "行与列相交处写两者的关系；职责矩阵用字母 R、A、C、I"),
    ("逻辑图", "一层一个层次，自上而下；实线是支撑，空心箭头是输入，虚线是反馈，点线是制约"),
)


def legend_page(flows: Collection[Flow] | None = None, name: str = "legend", *, split: bool = False) -> Page:
    """The page that explains the drawings: every sign, or exactly those that some flows use.

    ``name`` begins the ids of its drawing; ``split`` says that one of the flows is drawn in parts, with connectors.
    """
    symbols = SYMBOLS if flows is None else used(SYMBOLS, flows, also=(CONNECTOR,) if split else ())
    extensions = EXTENSIONS if flows is None else used(EXTENSIONS, flows)
    blocks: tuple[Block, ...] = (_table("国家标准的符号", symbols),) if symbols else ()
    if any(sign.kind for sign in symbols):
        blocks = (Sketch(_example(symbols, name), "国家标准 GB/T 1526 的符号"), *blocks)
    letters = Listing("plain", tuple((Inline(sign, strong=True), Inline(f" {said}")) for sign, said in LETTERS.items()))
    others = Table(
        "register", "其他三种图", (lines.plain("图"), lines.plain("读法")), tuple(_row(*row) for row in OTHERS)
    )
    sections = (
        Section("symbols", "流程图的符号", blocks),
        Section("extensions", "标准以外的画法", (_table("本书的扩展", extensions),) if extensions else ()),
        Section("letters", "职责矩阵的字母", (letters,)),
        Section("others", "其他三种图", (others,)),
    )
    return Page(
        "legend.html",
        words.LEGEND_TITLE,
        tuple(section for section in sections if section.blocks),
        summary=words.LEGEND_SUMMARY,
        trail=(Inline(words.HOME, href="index.html"),),
    )


def _table(title: str, signs: tuple[Sign, ...]) -> Table:
    rows = tuple(_row(sign.name, sign.meaning) for sign in signs)
    return Table("register", title, (lines.plain("名称"), lines.plain("画法与含义")), rows)


def _row(first: str, second: str) -> tuple[Cell, ...]:
    return lines.cell(lines.plain(first), head=True), lines.cell(lines.plain(second))


def _example(signs: tuple[Sign, ...], name: str) -> Flow:
    """The symbol of every node once, in two lanes."""
    nodes = tuple(
        FlowNode(f"symbol-{sign.kind}", sign.kind, "符号甲" if place % 2 == 0 else "符号乙", sign.name)
        for place, sign in enumerate(sign for sign in signs if sign.kind)
        if sign.kind
    )
    edges = tuple(FlowEdge(one.id, two.id, "结果" if one.kind == "decision" else "") for one, two in pairwise(nodes))
    lanes = tuple(dict.fromkeys(node.lane for node in nodes))
    return Flow(f"{name}-symbols", "流程图的符号", "每种符号一个。", lanes, (), nodes, edges)
