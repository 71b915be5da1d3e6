"""Writes a tree of steps as YAML in several styles and remembers on which line everything stands."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from tests.random_flows.steps import Step
from tests.random_flows.words import STAGES


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, the step it belongs to and the key it writes."""

    text: str
    step: Step | None = None
    key: str = ""


def scalar(rng: Random, text: str) -> str:
    """A text, plain or quoted."""
    style = rng.random()
    if style < 0.08:
        return f'"{text}"'
    return f"'{text}'" if style < 0.16 else text


def target_text(target: Step | str) -> str:
    return target.id if isinstance(target, Step) else target


class Writer:
    """Writes one process."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng

    def pairs(self, step: Step) -> list[tuple[str, str]]:
        """The keys of a step with one-line values, its kind first or after its id."""
        kind = [] if step.kind == "parallel" else [(step.kind, scalar(self.rng, step.text))]
        given = [("id", step.id)] if step.id else []
        rest = [*step.keys.items()]
        if step.spelled:
            rest.append(("by", step.spelled[0] if len(step.spelled) == 1 else f"[{', '.join(step.spelled)}]"))
        if not step.labelled() and (step.targets[0][1] != "next" or self.rng.random() < 0.05):
            rest.append(("then", target_text(step.targets[0][1])))
        if self.rng.random() < 0.2:
            self.rng.shuffle(rest)
        return [*given, *kind, *rest] if self.rng.random() < 0.5 else [*kind, *given, *rest]

    def step(self, step: Step, indent: int) -> list[Line]:
        """The lines of a step as an item of a list that stands at ``indent``."""
        pairs = self.pairs(step)
        simple = step.kind in {"do", "call"} and not step.labelled() and len(pairs) < 6
        if simple and not any(mark in value for _, value in pairs for mark in ",'\"：") and self.rng.random() < 0.4:
            inside = ", ".join(f"{key}: {value}" for key, value in pairs)
            return [Line(f"{' ' * indent}- {{{inside}}}", step, "*")]
        pad = " " * (indent + 2)
        lines = [Line(f"{pad}{key}: {value}", step, "target 0" if key == "then" else key) for key, value in pairs]
        extra = self.outcomes(step, indent + 2) if step.labelled() else self.branches(step, indent + 2)
        lines = [*extra, *lines] if not step.id and self.rng.random() < 0.1 else [*lines, *extra]
        first = lines[0]
        return [Line(f"{' ' * indent}- {first.text.lstrip()}", first.step, first.key), *lines[1:]]

    def outcomes(self, step: Step, indent: int) -> list[Line]:
        """The outcomes of a decision or call, as a block or on one line."""
        pad = " " * indent
        if self.rng.random() < 0.2:
            inside = ", ".join(f"{label}: {target_text(target)}" for label, target in step.targets)
            return [Line(f"{pad}outcomes: {{{inside}}}", step, "*")]
        lines = [Line(f"{pad}outcomes:", step, "outcomes")]
        for i, (label, target) in enumerate(step.targets):
            lines.append(Line(f"{pad}  {label}: {scalar(self.rng, target_text(target))}", step, f"target {i}"))
        return lines

    def branches(self, step: Step, indent: int) -> list[Line]:
        """The branches of a parallel."""
        if step.kind != "parallel":
            return []
        pad = " " * indent
        lines = [Line(f"{pad}parallel:", step, "parallel")]
        for branch in step.branches:
            inner = self.steps(branch, indent + 4)
            first = inner[0]
            lines += [Line(f"{pad}  - {first.text.lstrip()}", first.step, first.key), *inner[1:]]
        return lines

    def steps(self, steps: list[Step], indent: int) -> list[Line]:
        return [line for step in steps for line in self.step(step, indent)]

    def process(self, title: str, steps: list[Step], lanes: tuple[str, ...]) -> tuple[list[Line], tuple[str, ...]]:
        """All lines of the file, and the titles of its stages."""
        head = [f"title: {title}", "basis: 发展党员工作细则 18-26"]
        if self.rng.random() < 0.2:
            head[1] = "basis: [发展党员工作细则 18-26, 支部工作条例 11]"
        more = ("summary: 一句话要点", "trigger: 收到申请", "confidence: A", "pdca: do")
        head += [line for line in more if self.maybe()]
        if lanes:
            head.append(f"lanes: [{', '.join(lanes)}]")
        self.rng.shuffle(head)
        lines = [Line(text) for text in head]
        if len(steps) < 2 or self.rng.random() < 0.4:
            return [*lines, Line("steps:"), *self.steps(steps, 2)], ()
        cuts = sorted(self.rng.sample(range(1, len(steps)), min(len(steps) - 1, self.rng.randint(0, 4))))
        lines.append(Line("stages:"))
        parts = [steps[a:b] for a, b in zip([0, *cuts], [*cuts, len(steps)], strict=True)]
        for title_of, part in zip(STAGES, parts, strict=False):
            lines.append(Line(f"  - title: {title_of}"))
            lines += [Line(f"    {text}") for text in ("basis: 党章 30", "confidence: B") if self.rng.random() < 0.1]
            lines += [Line("    steps:"), *self.steps(part, 6)]
        return lines, STAGES[: len(parts)]

    def maybe(self) -> bool:
        return self.rng.random() < 0.6
