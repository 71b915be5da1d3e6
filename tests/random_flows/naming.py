"""Names of steps and the net they make, following "In the drawing" of the language page."""

from __future__ import annotations

from random import Random

from tests.random_flows.net import Arc, Net, Node
from tests.random_flows.steps import Step, walk
from tests.random_flows.words import IDS


def name_steps(rng: Random, steps: list[Step]) -> None:
    """Ids where something refers to a step, and now and then elsewhere; every other step is ``s`` and its number."""
    flat = list(walk(steps))
    wanted = {id(target) for step in flat for _, target in step.targets if isinstance(target, Step)}
    taken: set[str] = set()
    for number, step in enumerate(flat, 1):
        if id(step) in wanted or rng.random() < 0.15:
            word = rng.choice(IDS)
            step.id = word if word not in taken else f"{word}-{number}"
            taken.add(step.id)
        step.name = step.id or f"s{number}"


class Netting:
    """Turns a named tree into its net; ``ends`` collects the texts of the ends in order of appearance."""

    def __init__(self, steps: list[Step], lines: dict[Step, frozenset[int]]) -> None:
        self.lines = lines
        self.ends: dict[str, str] = {}
        self.nodes: dict[str, Node] = {}
        self.add(Node("start", "start", (Arc(entry(steps[0])),), drawn="start"))
        self.sequence(steps, None)
        for text, name in self.ends.items():
            self.add(Node(name, "end", drawn="end", text=text))

    def add(self, node: Node) -> None:
        self.nodes[node.name] = node

    def sequence(self, steps: list[Step], join: tuple[str, int] | None) -> None:
        """The steps of a list; ``join`` is the join they end in and its port, ``None`` for the process."""
        for step, following in zip(steps, [*steps[1:], None], strict=True):
            arcs = tuple(self.arc(label, target, following, join) for label, target in step.targets)
            lines = self.lines.get(step, frozenset())
            if step.kind != "parallel":
                text = "" if step.kind == "call" else step.text
                self.add(Node(step.name, "step", arcs, drawn=step.drawn, lane=step.lane, text=text, lines=lines))
                continue
            split = tuple(Arc(entry(branch[0])) for branch in step.branches)
            self.add(Node(f"{step.name}-split", "split", split, drawn="split", lines=lines))
            for port, branch in enumerate(step.branches):
                self.sequence(branch, (f"{step.name}-join", port))
            self.add(Node(f"{step.name}-join", "join", arcs, len(step.branches), drawn="join", lines=lines))

    def arc(self, label: str, target: Step | str, following: Step | None, join: tuple[str, int] | None) -> Arc:
        """Where a target leads; an unknown one leads nowhere."""
        if isinstance(target, Step):
            return Arc(entry(target), label)
        if target == "next" and following is not None:
            return Arc(entry(following), label)
        if target in {"next", "join"} and join is not None:
            return Arc(join[0], label, join[1])
        if target == "next" or target.split()[0] == "end":
            return Arc(self.end(target.removeprefix("next").removeprefix("end").strip() or "结束"), label)
        return Arc(f"nowhere-{target}", label)

    def end(self, text: str) -> str:
        number = len(self.ends) + 1
        return self.ends.setdefault(text, "end" if number == 1 else f"end-{number}")


def entry(step: Step) -> str:
    """The node a flow to the step enters."""
    return f"{step.name}-split" if step.kind == "parallel" else step.name


def net_of(steps: list[Step], lines: dict[Step, frozenset[int]] | None = None) -> tuple[Net, tuple[str, ...]]:
    """The net of a named tree, and the texts of its ends in order of appearance."""
    netting = Netting(steps, lines or {})
    return Net(netting.nodes), tuple(netting.ends)
