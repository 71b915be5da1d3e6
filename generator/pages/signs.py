"""The signs of flowcharts: what each looks like, what it means, and whether a flow uses it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from generator.views.flow import Flow, FlowNode, NodeKind

Uses = Callable[[Flow], bool]


@dataclass(frozen=True, slots=True)
class Sign:
    """A symbol or mark: its name, how to read it, and whether a flow uses it. ``kind`` is that of its node, if any."""

    name: str
    meaning: str
    uses: Uses
    kind: NodeKind | None = None


def used(signs: Collection[Sign], flows: Collection[Flow], also: Collection[Sign] = ()) -> tuple[Sign, ...]:
    """Those of some signs that any of the flows uses, and those that are used ``also``."""
    return tuple(sign for sign in signs if sign in also or any(map(sign.uses, flows)))


def _node(kind: NodeKind, name: str, meaning: str) -> Sign:
    return Sign(name, meaning, _any(lambda node: node.kind == kind), kind)


def _any(test: Callable[[FlowNode], object]) -> Uses:
    return lambda flow: any(map(test, flow.nodes))


CONNECTOR: Final = Sign(
    "连接符",
    "带编号的圆：一张纸放不下时，到另一张上同号的圆继续，旁边写明是第几张",
    _any(lambda node: node.kind == "connector"),
)
SYMBOLS: Final = (
    _node("start", "端点（起点）", "圆头框：流程从这里开始，写触发的事"),
    _node("task", "处理", "方框：做一件事"),
    _node("decision", "判断", "菱形：作一个决定，一个入口，每种结果一条去路，结果写在线旁"),
    _node("call", "既定处理", "两侧双线：另一个过程，可点开"),
    _node("document", "文件", "波浪底：形成一份文件"),
    _node("documents", "多文件", "叠放的文件：形成一套文件"),
    _node("manual-input", "人工输入", "顶边向右上斜：手工填写、录入"),
    _node("manual-operation", "人工操作", "倒梯形：签字、投票等"),
    _node("data", "数据", "平行四边形：通报、传递信息"),
    _node("stored-data", "存储数据", "弧边：台账、档案"),
    _node("preparation", "准备", "六边形：会前准备"),
    _node("end", "端点（终点）", "圆头框：流程在这里结束，写结果"),
    Sign("并行方式", "一对平行线：分开以后同时进行，全部完成才汇合", _any(lambda node: node.kind in ("split", "join"))),
    CONNECTOR,
    Sign("注解符", "半边方括号（隔得远时有虚线相连）：说明和提醒", _any(lambda node: node.note)),
    Sign("流线", "带箭头的线：接着做什么；互不相干的两条线只会交叉，不会相连", lambda flow: bool(flow.edges)),
)
"""The symbols of GB/T 1526-1989 (ISO 5807) that drawings use, with how to read them."""

EXTENSIONS: Final = (
    Sign("泳道", "一列是一个角色；图横放时一行是一个角色；步骤画在执行者的泳道里", lambda flow: bool(flow.lanes)),
    Sign("阶段", "横贯各泳道的一段，名称写在边上", lambda flow: bool(flow.stages)),
    Sign("合流点", "小圆点：几条流程线在这里并成一条", _any(lambda node: node.kind == "merge")),
    Sign(
        "返回线",
        "另一种颜色的虚线：退回、重来",
        lambda flow: any(edge.back for edge in flow.edges),
    ),
    Sign("编号", "文字前的小号数字：步骤表里的第几步", _any(lambda node: node.number)),
    Sign("红色期限", "办理的时限，写明以内、至少还是提前", _any(lambda node: node.limits)),
    Sign("待核", "红框里的“待核”：这个数还没有和现行原文核对", _any(lambda node: node.unverified)),
    Sign("表决", "写在判断旁边或者框里：到会和赞成要多少，怎样投票", _any(lambda node: node.vote)),
    Sign("决定、负责", "判断写“决定：”，别的写“负责：”，后面是负总责的角色", _any(lambda node: node.accountable)),
    Sign("折角纸", "小的折角纸形：这一步要填的表单、形成的记录", _any(lambda node: node.records)),
    Sign("回转箭头", "按后面写的周期重复做；重复用它表示，不画循环界限", _any(lambda node: node.repeats)),
    Sign("监督点", "轮廓上的红色小菱形：上级或纪检要看的地方", _any(lambda node: node.control)),
    Sign("虚线框", "可以不做的步骤", _any(lambda node: node.optional)),
    Sign("增、删、改、移", "和另一个版本对照时框里的字：新增、取消、改动、换了次序", _any(lambda node: node.changes)),
)
"""What the drawings add to the standard."""
