"""From a process to its swimlane flowchart: steps become nodes, and splits, joins and merges are drawn in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from generator.model.book import Book
from generator.model.process import JOIN, Process, Step
from generator.views.flow import Flow, FlowEdge, FlowNode, NodeKind
from generator.views.responsibility import step_title
from generator.views.wording import limit_text, vote_text

Address = Callable[[Process, Step], str]
"""From a step of a process to the address its node leads to; empty for none."""

KINDS: dict[str, NodeKind] = {"do": "task", "decide": "decision", "call": "call"}
START_TEXT = "开始"


def no_address(process: Process, step: Step) -> str:
    """Leads nowhere."""
    del process, step
    return ""


FLOW_SUFFIX = "-flow"
"""What tells the drawing of a process on its page from the section of that name."""


def flow_of(process: Process, book: Book, address: Address = no_address, suffix: str = "") -> Flow:
    """The flowchart of a process. ``suffix`` keeps the ids of two drawings of one process on a page apart."""
    return _Builder(process, book, address).build(f"{process.name}{suffix}")


@dataclass(frozen=True, slots=True)
class _Way:
    """A flow of the file: from a node to a step, the end of a branch or an end of the process."""

    source: str
    target: str
    label: str = ""
    back: bool = False


@dataclass(slots=True)
class _Builder:
    process: Process
    book: Book
    address: Address
    ways: list[_Way] = field(default_factory=list)
    entry: dict[str, str] = field(default_factory=dict)
    entering: Counter[str] = field(default_factory=Counter)

    def build(self, name: str) -> Flow:
        first = self.process.steps[0]
        self.ways.append(_Way("start", first.id))
        self._gather(self.process.steps, "")
        self.entering = Counter(way.target for way in self.ways)
        nodes = [self._start(first), *(node for step in self.process.steps for node in self._nodes(step))]
        return Flow(
            id=name,
            title=self.process.title,
            description=self._description(),
            lanes=self.process.lanes,
            stages=tuple(stage.title for stage in self.process.stages),
            nodes=tuple(self._with_ends(nodes)),
            edges=tuple(self._edges()),
        )

    def _description(self) -> str:
        drawn = sum(1 for step in self.process.walk() if step.number)
        summary = f"{self.process.file.summary}。" if self.process.file.summary else ""
        return f"{self.process.title}泳道流程图：{len(self.process.lanes)} 条泳道，{drawn} 个步骤。{summary}"

    def _gather(self, steps: tuple[Step, ...], join: str) -> None:
        """Collect the flows of one list of steps; ``join`` is the node where its branch ends."""
        order = {step.id: place for place, step in enumerate(steps)}
        for place, step in enumerate(steps):
            source = f"{step.id}-join" if step.branches else step.id
            for way in step.exits:
                target = join if way.target == JOIN else way.target
                back = order.get(target, len(steps)) <= place
                self.ways.append(_Way(source, target, str(way.label), back))
            for branch in step.branches:
                self.ways.append(_Way(f"{step.id}-split", branch[0].id))
                self._gather(branch, self._branch_join(step, branch))

    def _branch_join(self, step: Step, branch: tuple[Step, ...]) -> str:
        """Where a branch ends: the join, or a merge before it when several flows of the branch lead there."""
        join = f"{step.id}-join"
        ending = sum(way.target == JOIN for inner in branch for way in inner.exits)
        if ending <= 1:
            return join
        place = step.branches.index(branch)
        merges = [name for name in self.entry if name.startswith(f"merge-{join}")]
        name = f"merge-{join}" if not merges else f"merge-{join}-{place + 1}"
        self.entry[name] = join
        return name

    def _edges(self) -> Iterator[FlowEdge]:
        first = {step.id: self._first_node(step) for step in self.process.walk()}
        for way in self.ways:
            yield FlowEdge(way.source, first.get(way.target, way.target), way.label, way.back)
        for step in self.process.walk():
            if self.entering[step.id] > 1:
                yield FlowEdge(f"merge-{step.id}", self._own_node(step))
        for merge, join in self.entry.items():
            yield FlowEdge(merge, join)

    def _own_node(self, step: Step) -> str:
        return f"{step.id}-split" if step.branches else step.id

    def _first_node(self, step: Step) -> str:
        """The node where a flow to a step arrives: its merge when several flows do, else its own."""
        return f"merge-{step.id}" if self.entering[step.id] > 1 else self._own_node(step)

    def _start(self, first: Step) -> FlowNode:
        text = str(self.process.file.trigger or START_TEXT)
        return FlowNode("start", "start", first.lane, text, stage=first.stage)

    def _nodes(self, step: Step) -> Iterator[FlowNode]:
        if self.entering[step.id] > 1:
            yield FlowNode(f"merge-{step.id}", "merge", step.lane, stage=step.stage)
        if not step.branches:
            yield self._step(step)
            return
        yield FlowNode(f"{step.id}-split", "split", step.lane, stage=step.stage, note=step.note)
        for branch in step.branches:
            for inner in branch:
                yield from self._nodes(inner)
        for merge, join in self.entry.items():
            if join == f"{step.id}-join":
                yield FlowNode(merge, "merge", step.lane, stage=step.stage)
        yield FlowNode(f"{step.id}-join", "join", step.lane, stage=step.stage)

    def _step(self, step: Step) -> FlowNode:
        limits = {limit_text(limit, self.process): limit.source.verified for limit in step.limits}
        repeats = {str(step.repeats): step.repeats_source.verified} if step.repeats and step.repeats_source else {}
        return FlowNode(
            id=step.id,
            kind=step.symbol or KINDS[step.kind],  # type: ignore[arg-type]
            lane=step.lane,
            text=step_title(step, self.book),
            stage=step.stage,
            number=step.number,
            limits=tuple(limits),
            unverified=tuple(text for text, verified in (limits | repeats).items() if not verified),
            records=tuple(str(record) for record in step.records),
            accountable=self._accountable(step),
            repeats=str(step.repeats or ""),
            vote=vote_text(step.vote) if step.vote else "",
            note="；".join(part for part in (step.applies_to.words(self.process.edition), step.note) if part),
            control=step.control,
            optional=step.optional,
            href=self.address(self.process, step),
        )

    def _accountable(self, step: Step) -> str:
        """The accountable role where it is not the lane's."""
        role = str(step.accountable or "")
        return "" if self.book.role_name(role) == self.book.role_name(step.lane) else role

    def _with_ends(self, nodes: list[FlowNode]) -> Iterator[FlowNode]:
        """Every end behind the last node that leads to it, in that node's lane and stage."""
        last: dict[str, str] = {}
        place = {node.id: index for index, node in enumerate(nodes)}
        for end in self.process.ends:
            entering = [way.source for way in self.ways if way.target == end.id]
            if entering:
                last[end.id] = max(entering, key=lambda source: place[source])
        for node in nodes:
            yield node
            for end in self.process.ends:
                if last.get(end.id) == node.id:
                    yield FlowNode(end.id, "end", node.lane, end.text, stage=node.stage)
