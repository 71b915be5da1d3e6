"""Processes as they are in the field, written down as flows: a short one, a long one in seven lanes, every symbol."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from generator.views.flow import Flow, FlowEdge, FlowNode

Row = tuple[str, str, str, str, int, dict]
"""Id, kind, lane, text, stage and marks of a step."""


def flow(name: str, title: str, lanes: tuple[str, ...], stages: tuple[str, ...], rows: list[Row], ways: list) -> Flow:
    """A flow of rows in order; ``ways`` are source, target and label. Merges and numbers are set in."""
    entered = Counter(target for _, target, _ in ways)
    kinds = {row[0]: row[1] for row in rows}
    merged = {n for n, times in entered.items() if times > 1 and kinds[n] != "join"}
    nodes: list[FlowNode] = []
    number = 0
    for sid, kind, lane, text, stage, marks in rows:
        step = kind not in ("start", "end", "split", "join")
        number += step
        if sid in merged:
            nodes.append(FlowNode(f"merge-{sid}", "merge", lane, stage=stage))
        nodes.append(FlowNode(sid, kind, lane, text, stage, str(number) if step else "", **marks))
    place = {node.id: n for n, node in enumerate(nodes)}
    edges = []
    for source, target, label in ways:
        to = f"merge-{target}" if target in merged else target
        edges.append(FlowEdge(source, to, label, back=place[to] <= place[source]))
    edges += [FlowEdge(f"merge-{n}", n) for n in kinds if n in merged]
    return Flow(name, title, f"{title}泳道流程图", lanes, stages, tuple(nodes), tuple(edges))


def chain(*names: str) -> list[tuple[str, str, str]]:
    return [(one, two, "") for one, two in pairwise(names)]


ACCEPT = flow(
    "accept",
    "接收预备党员",
    ("申请人", "支委会", "党员大会", "基层党委"),
    ("审查", "大会"),
    [
        ("start", "start", "支委会", "政治审查合格，培训结业", 0, {}),
        ("s1", "task", "支委会", "集体讨论材料是否齐全", 0, {}),
        (
            "preview",
            "task",
            "基层党委",
            "预审并书面通知",
            0,
            {"records": ("预审意见", "入党志愿书"), "href": "#preview"},
        ),
        ("fill", "task", "申请人", "填写入党志愿书", 0, {"href": "#fill"}),
        (
            "vote",
            "decision",
            "党员大会",
            "是否接收为预备党员",
            1,
            {"limits": ("1个月内",), "vote": "到会应到>1/2，赞成应到>1/2，无记名投票"},
        ),
        ("end", "end", "党员大会", "未接收", 1, {}),
        ("s5-split", "split", "支委会", "", 1, {}),
        ("s6", "task", "支委会", "上报决议和材料", 1, {"records": ("大会决议",)}),
        ("s7", "task", "支委会", "告知本人结果", 1, {}),
        ("s5-join", "join", "支委会", "", 1, {}),
        (
            "approve",
            "decision",
            "基层党委",
            "是否批准",
            1,
            {"limits": ("3个月内",), "control": True, "records": ("批复",)},
        ),
        ("s9", "call", "基层党委", "预备期考察与转正", 1, {}),
        ("end-2", "end", "基层党委", "结束", 1, {}),
    ],
    [
        *chain("start", "s1", "preview", "fill", "vote"),
        ("vote", "s5-split", "通过"),
        ("vote", "end", "不通过"),
        *chain("s5-split", "s6", "s5-join"),
        *chain("s5-split", "s7", "s5-join", "approve"),
        ("approve", "s9", "批准"),
        ("approve", "vote", "退回"),
        *chain("s9", "end-2"),
    ],
)

ELECTION = flow(
    "election",
    "基层党委换届选举",
    ("党委办公室", "党委会", "组织部", "纪委", "党支部", "党员大会", "上级党委"),
    ("准备", "酝酿提名", "选举", "报批"),
    [
        ("start", "start", "组织部", "任期届满", 0, {}),
        ("remind", "task", "组织部", "任期届满提醒", 0, {"limits": ("提前6个月",)}),
        ("study", "decision", "党委会", "研究是否按期换届", 0, {"records": ("党委会纪要",)}),
        ("end-2", "end", "党委会", "延期换届", 0, {}),
        ("request", "document", "党委办公室", "呈报换届请示", 0, {"records": ("换届请示",)}),
        (
            "agree",
            "decision",
            "上级党委",
            "是否同意换届",
            0,
            {"limits": ("1个月内",), "unverified": ("1个月内",)},
        ),
        ("plan", "task", "组织部", "制定选举工作方案", 0, {"records": ("工作方案",)}),
        ("team", "preparation", "党委办公室", "成立换届筹备组", 0, {}),
        ("quota", "task", "组织部", "分配代表名额", 1, {}),
        ("nominate", "task", "党支部", "酝酿推荐候选人", 1, {"records": ("推荐表",), "limits": ("15日内",)}),
        ("collect", "task", "组织部", "汇总推荐情况，提出初步人选", 1, {}),
        ("clean", "decision", "纪委", "廉洁审查是否通过", 1, {"control": True, "limits": ("5个工作日内",)}),
        ("inspect", "task", "组织部", "组织考察", 1, {"records": ("考察材料",)}),
        ("decide", "decision", "党委会", "确定候选人预备人选", 1, {"vote": "到会≥2/3，赞成>应到1/2，无记名投票"}),
        ("submit", "documents", "党委办公室", "上报候选人预备人选", 1, {"records": ("预备人选请示", "考察材料")}),
        ("approve", "decision", "上级党委", "是否批复", 1, {"limits": ("1个月内",)}),
        ("notice", "task", "党委办公室", "印发会议通知", 2, {"limits": ("提前7日",)}),
        ("prepare", "manual-input", "党委办公室", "准备报告、选票和票箱", 2, {"records": ("工作报告", "选票")}),
        ("count", "decision", "党员大会", "到会人数是否达到4/5", 2, {"control": True}),
        ("report", "task", "党员大会", "听取和审议党委工作报告、纪委工作报告", 2, {}),
        ("method", "manual-operation", "党员大会", "通过选举办法", 2, {"vote": "赞成>到会1/2，举手表决"}),
        ("ballot", "manual-operation", "党员大会", "无记名投票选举", 2, {"vote": "赞成>应到1/2，无记名"}),
        ("result", "decision", "党员大会", "选举结果是否有效", 2, {}),
        ("first", "task", "党委会", "召开第一次全体会议，选举书记、副书记", 2, {"records": ("选举结果报告",)}),
        ("file", "document", "党委办公室", "呈报选举结果", 3, {"limits": ("7日内",), "records": ("选举结果请示",)}),
        ("reply", "decision", "上级党委", "是否批准", 3, {"limits": ("1个月内",), "control": True}),
        ("archive", "stored-data", "组织部", "资料归档，更新党组织信息", 3, {"note": "选票保存至届满"}),
        ("end", "end", "组织部", "结束", 3, {}),
    ],
    [
        *chain("start", "remind", "study"),
        ("study", "request", "按期"),
        ("study", "end-2", "延期"),
        *chain("request", "agree"),
        ("agree", "plan", "同意"),
        ("agree", "request", "不同意"),
        *chain("plan", "team", "quota", "nominate", "collect", "clean"),
        ("clean", "inspect", "通过"),
        ("clean", "nominate", "不通过"),
        *chain("inspect", "decide"),
        ("decide", "submit", "确定"),
        ("decide", "nominate", "重新酝酿"),
        *chain("submit", "approve"),
        ("approve", "notice", "批复"),
        ("approve", "collect", "调整"),
        *chain("notice", "prepare", "count"),
        ("count", "report", "达到"),
        ("count", "notice", "未达到"),
        *chain("report", "method", "ballot", "result"),
        ("result", "first", "有效"),
        ("result", "ballot", "无效"),
        *chain("first", "file", "reply"),
        ("reply", "archive", "批准"),
        ("reply", "first", "不批准"),
        *chain("archive", "end"),
    ],
)

SYMBOLS = flow(
    "symbols",
    "图形符号",
    ("甲", "乙", "丙"),
    (),
    [
        ("start", "start", "甲", "开始", None, {}),
        ("task", "task", "甲", "处理", None, {"control": True, "repeats": "每季度"}),
        ("document", "document", "乙", "文件", None, {"accountable": "丙"}),
        ("documents", "documents", "乙", "多文件", None, {"optional": True}),
        ("split", "split", "乙", "", None, {}),
        ("manual-input", "manual-input", "甲", "人工输入", None, {}),
        ("manual-operation", "manual-operation", "乙", "人工操作", None, {}),
        ("data", "data", "丙", "数据", None, {}),
        ("join", "join", "乙", "", None, {}),
        ("stored-data", "stored-data", "丙", "存储数据", None, {}),
        ("preparation", "preparation", "甲", "准备", None, {}),
        ("call", "call", "乙", "既定处理", None, {}),
        (
            "decision",
            "decision",
            "乙",
            "判断",
            None,
            {"limits": ("5个工作日内",), "unverified": ("5个工作日内",), "note": "注解符：说明写在括号旁"},
        ),
        ("c1a", "connector", "乙", "A", None, {}),
        ("end", "end", "丙", "结束", None, {}),
    ],
    [
        *chain("start", "task", "document", "documents", "split"),
        *chain("split", "manual-input", "join"),
        *chain("split", "manual-operation", "join"),
        *chain("split", "data", "join", "stored-data", "preparation", "call", "decision"),
        ("decision", "end", "甲种结果"),
        ("decision", "c1a", "乙种结果"),
        ("decision", "task", "丙种结果"),
        ("decision", "preparation", "丁种结果"),
    ],
)
