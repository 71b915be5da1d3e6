"""How to read the drawings: the symbols of GB/T 1526, our own extensions, and the other three kinds."""

from __future__ import annotations

from itertools import pairwise

from generator.pages import lines, words
from generator.pages.page import Cell, Inline, Listing, Page, Section, Sketch, Table
from generator.views.flow import Flow, FlowEdge, FlowNode
from generator.views.wording import LETTERS

SYMBOLS = (
    ("start", "端点（起点）", "圆头框：流程从这里开始，写触发的事"),
    ("task", "处理", "方框：做一件事"),
    ("decision", "判断", "菱形：作一个决定，每种结果一条去路"),
    ("call", "既定处理", "两侧双线：另一个过程，可点开"),
    ("document", "文件", "波浪底：形成一份文件"),
    ("documents", "多文件", "叠放的文件：形成一套文件"),
    ("manual-input", "人工输入", "斜顶：手工填写"),
    ("manual-operation", "人工操作", "倒梯形：签字、投票等"),
    ("data", "数据", "平行四边形：通报、传递信息"),
    ("stored-data", "存储数据", "弧边：台账、档案"),
    ("preparation", "准备", "六边形：会前准备"),
    ("end", "端点（终点）", "圆头框：流程在这里结束，写结果"),
)
"""The symbols of GB/T 1526-1989 (ISO 5807) that the drawings use, with how to read them (standards 3.1)."""

EXTENSIONS = (
    ("泳道", "一列（或一行）是一个角色，写在顶端；步骤画在执行者的泳道里"),
    ("阶段", "横贯各泳道的一段，名称写在边上"),
    ("合流点", "小圆点：几条流程线在这里并成一条"),
    ("并行", "两道短横线：分开以后同时进行，全部完成才汇合"),
    ("返回线", "另一种颜色的虚线：退回、重来"),
    ("红色期限", "办理的时限；带“待核”的还没有和现行原文核对"),
    ("监督点", "红色小菱形：上级或纪检要看的地方"),
    ("虚线框", "可以不做的步骤"),
    ("连接符", "带编号的圆：一张纸放不下时，到同号的圆继续"),
)
"""What the drawings add to the standard."""

OTHERS = (
    ("根系图", "地面以上的树干是整本手册，主根是部分，侧根是条目，细根是表单；根越粗，下面的内容越多"),
    ("矩阵图", "行与列相交处写两者的关系；职责矩阵用字母 R、A、C、I"),
    ("逻辑图", "一层一个层次，自上而下；实线是支撑，空心箭头是输入，虚线是反馈，点线是制约"),
)


def legend_page() -> Page:
    """The page that explains the drawings."""
    extensions = Table(
        "register", "本书的扩展", (lines.plain("画法"), lines.plain("含义")), tuple(_row(*row) for row in EXTENSIONS)
    )
    symbols = Table(
        "register",
        "国家标准的符号",
        (lines.plain("名称"), lines.plain("画法与含义")),
        tuple(_row(name, meaning) for _, name, meaning in SYMBOLS),
    )
    letters = Listing("plain", tuple((Inline(sign, strong=True), Inline(f" {said}")) for sign, said in LETTERS.items()))
    others = Table(
        "register", "其他三种图", (lines.plain("图"), lines.plain("读法")), tuple(_row(*row) for row in OTHERS)
    )
    drawing = Sketch(_example(), "国家标准 GB/T 1526 的符号，自上而下")
    return Page(
        "legend.html",
        words.LEGEND_TITLE,
        (
            Section("symbols", "流程图的符号", (drawing, symbols)),
            Section("extensions", "标准以外的画法", (extensions,)),
            Section("letters", "职责矩阵的字母", (letters,)),
            Section("others", "其他三种图", (others,)),
        ),
        summary=words.LEGEND_SUMMARY,
        trail=(Inline(words.HOME, href="index.html"),),
    )


def _row(first: str, second: str) -> tuple[Cell, ...]:
    return lines.cell(lines.plain(first), head=True), lines.cell(lines.plain(second))


def _example() -> Flow:
    """Every symbol once, in two lanes."""
    nodes = tuple(
        FlowNode(f"symbol-{kind}", kind, "符号甲" if place % 2 == 0 else "符号乙", name)  # type: ignore[arg-type]
        for place, (kind, name, _) in enumerate(SYMBOLS)
    )
    edges = [FlowEdge(one.id, other.id) for one, other in pairwise(nodes)]
    labelled = [
        FlowEdge(edge.source, edge.target, "结果" if edge.source == "symbol-decision" else "") for edge in edges
    ]
    return Flow("legend-symbols", "流程图的符号", "每种符号一个。", ("符号甲", "符号乙"), (), nodes, tuple(labelled))
