"""Random flows as the view makes them: structured steps with jumps, loops, parallel blocks and long texts.

Decisions, outcomes, loops and changes of lane are about as frequent as in the processes of the book, parallel blocks
more frequent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from generator.views.flow import Flow, FlowEdge, FlowNode

LANES = ("申请人", "党小组", "支委会", "党员大会", "基层党委组织部", "基层党委", "上级党委", "纪检委员")
TEXTS = (
    "归档",
    "提出入党申请",
    "集体讨论材料是否齐全",
    "召开支部委员会研究确定发展对象人选",
    "向上级党委报送《入党志愿书》等全部材料，并附会议记录",
    "公示5个工作日",
    "谈话",
    "派专人（2人以上）进行政治审查，形成结论性材料",
    "填写登记表",
    "report to HQ by e-mail",
)
QUESTIONS = ("是否同意", "是否批准", "是否接收为预备党员", "材料是否齐全且符合《细则》规定", "结论")
LABELS = (
    ("通过", "不通过"),
    ("是", "否"),
    ("同意", "不同意"),
    ("有效", "无效或者缺额"),
    ("齐全", "退回补正"),
    ("批准", "退回", "不予批准"),
    ("合格", "基本合格", "不合格，限期整改", "重新评议"),
)
RECORDS = ("会议记录", "预审意见", "入党志愿书", "政审材料", "公示报告")
KINDS = ("document", "documents", "manual-input", "manual-operation", "data", "stored-data", "preparation")


PARALLEL = 0.05
"""How often a step is a parallel block."""
DECISION = 0.25
"""How often it is a decision."""


@dataclass(slots=True)
class Maker:
    """A flow while it is made."""

    rng: Random
    lanes: tuple[str, ...]
    stages: int
    size: int
    nodes: list[FlowNode] = field(default_factory=list)
    edges: list[tuple[str, str, str]] = field(default_factory=list)
    ends: dict[str, str] = field(default_factory=dict)
    count: int = 0

    @property
    def stage(self) -> int | None:
        return min(self.stages - 1, self.count * self.stages // (self.size + 1)) if self.stages else None

    def lane(self) -> str:
        if self.nodes and self.rng.random() < 0.35:
            return self.nodes[-1].lane
        return self.rng.choice(self.lanes)

    def step(self, kind: str) -> str:
        self.count += 1
        rng, name = self.rng, f"s{self.count}"
        chance = rng.random
        limit = rng.choice(("1个月内", "5个工作日内", "提前10天"))
        lane = self.lane()
        node = FlowNode(
            id=name,
            kind=kind,
            lane=lane,
            text=rng.choice(QUESTIONS if kind == "decision" else TEXTS),
            stage=self.stage,
            number=str(self.count),
            limits=(limit,) if chance() < 0.3 else (),
            unverified=(limit,) if chance() < 0.2 else (),
            records=tuple(rng.sample(RECORDS, rng.choice((1, 1, 2, 3)))) if chance() < 0.3 else (),
            accountable="基层党委" if chance() < 0.1 else "",
            repeats="每季度" if chance() < 0.05 and kind == "task" else "",
            vote="到会应到>1/2，赞成应到>1/2，无记名投票" if chance() < 0.1 + 0.3 * (kind == "decision") else "",
            note="党员人数不足3人的不讨论" if chance() < 0.08 else "",
            control=chance() < 0.1,
            optional=chance() < 0.1,
            href=f"#{name}" if chance() < 0.5 else "",
        )
        self.nodes.append(node)
        return name

    def block(self, entries: list[tuple[str, str]], room: int, depth: int) -> list[tuple[str, str]]:
        """Steps in a row, entered by (source, label); returns what leads on from them."""
        first, decisions = self.count, list[tuple[str, int]]()
        heads: list[str] = []
        pending: dict[str, list[tuple[str, str]]] = {}
        while self.count < first + room and self.count < self.size:
            roll = self.rng.random()
            if roll < PARALLEL and depth < 2 and room > 3:
                head, entries = self.parallel(entries, room // 2, depth)
            elif roll < PARALLEL + DECISION and heads:
                head, entries = self.decision(entries, heads, pending, depth)
            else:
                kind = "task" if self.rng.random() < 0.75 else self.rng.choice((*KINDS, "call"))
                head = self.step(kind)
                self.enter(entries, head)
                entries = [(head, "")]
            heads.append(head)
            for source in [key for key in pending if self.rng.random() < 0.4]:
                entries += pending.pop(source)
        return entries + [entry for waiting in pending.values() for entry in waiting] + [(n, "") for n, _ in decisions]

    def decision(
        self,
        entries: list[tuple[str, str]],
        heads: list[str],
        pending: dict[str, list[tuple[str, str]]],
        depth: int,
    ) -> tuple[str, list[tuple[str, str]]]:
        name = self.step("decision")
        self.enter(entries, name)
        labels = self.rng.choice(LABELS)
        for label in labels[1:]:
            roll = self.rng.random()
            if roll < 0.45:
                self.edges.append((name, self.rng.choice(heads[-6:]), label))
            elif roll < 0.75 or depth:
                pending.setdefault(name, []).append((name, label))
            else:
                text = self.rng.choice(("未接收", "终止"))
                self.ends.setdefault(text, f"end-{len(self.ends) + 2}")
                self.edges.append((name, self.ends[text], label))
        return name, [(name, labels[0])]

    def parallel(self, entries: list[tuple[str, str]], room: int, depth: int) -> tuple[str, list[tuple[str, str]]]:
        self.count += 1
        name = f"s{self.count}"
        lane, stage = self.nodes[-1].lane, self.stage
        split, join = f"{name}-split", f"{name}-join"
        self.nodes.append(FlowNode(split, "split", lane, stage=stage))
        self.enter(entries, split)
        branches = self.rng.choice((2, 2, 3))
        leaving: list[tuple[str, str]] = []
        for _ in range(branches):
            ways = self.block([(split, "")], max(1, room // branches), depth + 1)
            if len(ways) > 1:
                merge = f"merge-{join}-{len(leaving)}"
                self.nodes.append(FlowNode(merge, "merge", lane, stage=self.stage))
                self.enter(ways, merge)
                ways = [(merge, "")]
            leaving += ways
        self.nodes.append(FlowNode(join, "join", lane, stage=self.stage))
        self.enter(leaving, join)
        return split, [(join, "")]

    def enter(self, entries: list[tuple[str, str]], target: str) -> None:
        self.edges += [(source, target, label) for source, label in entries]


def random_flow(seed: int) -> Flow:
    """A flow of 6 to 40 steps in 2 to 7 lanes."""
    rng = Random(seed)
    lanes = tuple(rng.sample(LANES, rng.randint(2, 7)))
    maker = Maker(rng, lanes, rng.choice((0, 1, 2, 3, 4)), rng.choice((6, 8, 10, 12, 16, 20, 25, 30, 40)))
    maker.nodes.append(FlowNode("start", "start", rng.choice(lanes), rng.choice(("开始", "政治审查合格，培训结业"))))
    ways = maker.block([("start", "")], maker.size, 0)
    maker.nodes.append(FlowNode("end", "end", maker.nodes[-1].lane, "结束"))
    maker.enter(ways, "end")
    for text, end in maker.ends.items():
        sources = {source for source, target, _ in maker.edges if target == end}
        place, last = max((n, node) for n, node in enumerate(maker.nodes) if node.id in sources)
        maker.nodes.insert(place + 1, FlowNode(end, "end", last.lane, text, last.stage))
    return merged(f"flow{seed}", maker)


def merged(name: str, maker: Maker) -> Flow:
    """The flow with a merge before every step that several flows enter."""
    ins: dict[str, int] = {}
    for _, target, _ in maker.edges:
        ins[target] = ins.get(target, 0) + 1
    kinds = {node.id: node.kind for node in maker.nodes}
    several = {
        n for n, k in ins.items() if k > 1 and kinds[n] not in {"join", "merge"} and (kinds[n] != "end" or len(n) % 2)
    }
    nodes: list[FlowNode] = []
    for node in maker.nodes:
        if node.id in several:
            nodes.append(FlowNode(f"merge-{node.id.removesuffix('-split')}", "merge", node.lane, stage=node.stage))
        nodes.append(node)
    place = {node.id: i for i, node in enumerate(nodes)}
    edges = []
    for source, target, label in maker.edges:
        to = f"merge-{target.removesuffix('-split')}" if target in several else target
        edges.append(FlowEdge(source, to, label, back=place[to] <= place[source]))
    edges += [FlowEdge(f"merge-{n.removesuffix('-split')}", n) for n in sorted(several)]
    stages = ("审查", "会议讨论与表决", "审批", "归档备案")[: maker.stages]
    used = sorted({node.stage for node in nodes if node.stage is not None})
    if used != list(range(len(stages))):
        stages = stages[: len(used)]
        nodes = [n if n.stage is None else _restaged(n, used.index(n.stage)) for n in nodes]
    return Flow(name, f"随机流程{name}", "随机生成", maker.lanes, stages, tuple(nodes), tuple(edges))


def _restaged(node: FlowNode, stage: int) -> FlowNode:
    from dataclasses import replace

    return replace(node, stage=stage)
