"""Random trees of steps: sound by construction, or wild (every jump legal, soundness left to chance)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from tests.random_flows.steps import Step
from tests.random_flows.words import ACTS, ENDS, LABELS, QUESTIONS

MOST_STATES = 4_000


class Shaper:
    """Grows lists of steps from one source of chance."""

    def __init__(self, rng: Random, *, wild: bool = False) -> None:
        self.rng = rng
        self.wild = wild

    def process(self, size: int) -> list[Step]:
        """A process of about ``size`` steps whose interleavings stay few enough to be explored."""
        while True:
            steps = self.sequence(size, branch=False, depth=0)
            if states_of(steps) <= MOST_STATES:
                return steps

    def sequence(self, size: int, *, branch: bool, depth: int) -> list[Step]:
        """A list of steps with its jumps."""
        steps: list[Step] = []
        while size > 0:
            step, used = self.step(size, depth)
            if step.rework:
                steps.append(self.decision())
            steps.append(step)
            size -= used
        if steps[-1].rework:
            steps.append(self.task())
        (self.jump_wildly if self.wild else self.jump_soundly)(steps, branch=branch)
        return steps

    def step(self, size: int, depth: int) -> tuple[Step, int]:
        """One step that uses up some of the size."""
        chance = self.rng.random()
        if chance < 0.16 and depth < 3 and size >= 4:
            return self.parallel(size, depth)
        if chance < 0.26 and size >= 3 and not self.wild:
            task = self.task()
            task.rework = True
            return task, 2
        if chance < 0.46:
            return self.decision(), 1
        if chance < 0.53:
            return self.call(), 1
        return self.task(), 1

    def parallel(self, size: int, depth: int) -> tuple[Step, int]:
        """A parallel of two to four branches."""
        width = self.rng.choice((2, 2, 2, 3, 4))
        inside = self.rng.randint(width, max(width, min(size - 1, 12)))
        cuts = sorted(self.rng.sample(range(1, inside), width - 1)) if inside > width - 1 else []
        sizes = [b - a for a, b in zip([0, *cuts], [*cuts, inside], strict=True)]
        branches = [self.sequence(part, branch=True, depth=depth + 1) for part in sizes]
        return Step("parallel", "", branches=branches), 1 + sum(len(branch) for branch in branches)

    def task(self) -> Step:
        return Step("do", self.rng.choice(ACTS))

    def decision(self) -> Step:
        labels = self.rng.sample(LABELS, self.rng.choice((2, 2, 2, 3, 4)))
        return Step("decide", self.rng.choice(QUESTIONS), targets=[(label, "next") for label in labels])

    def call(self) -> Step:
        if self.rng.random() < 0.5:
            return Step("call", "examine", targets=[("合格", "next"), ("不合格", "next")])
        return Step("call", self.rng.choice(("examine", "probation")))

    def leave(self, *, branch: bool) -> str:
        """A way out of the list: the end of the process, or the join of the branch."""
        if branch:
            return "join"
        return "end" if self.rng.random() < 0.4 else f"end {self.rng.choice(ENDS)}"

    def jump_wildly(self, steps: list[Step], *, branch: bool) -> None:
        """Any target inside the list for anybody."""
        for step in steps:
            for i, (label, _) in enumerate(step.targets):
                if self.rng.random() < (0.6 if label else 0.12):
                    choice: Step | str = self.rng.choice(steps)
                    step.targets[i] = (label, self.leave(branch=branch) if self.rng.random() < 0.3 else choice)

    def jump_soundly(self, steps: list[Step], *, branch: bool) -> None:
        """Jumps that keep every step within reach and the end within reach of every step.

        Going through the list, the next step is entered by some step before it, and every step but a rework has a
        target further on; a rework goes back to before its decision, whose other outcome leads past it.
        """
        entered: set[int] = set()
        for i, step in enumerate(steps):
            here = Here(steps, i, entered, branch)
            if step.rework:
                step.targets = [("", self.rng.choice([s for s in steps[:i] if not s.rework]))]
            elif here.before_rework():
                self.decide_rework(here)
            elif step.labelled():
                self.decide_soundly(here)
            elif not here.needed() and self.rng.random() < 0.5:
                step.targets = [("", self.forward(here))]
            if any(target == "next" for _, target in step.targets):
                entered.add(i + 1)

    def decide_rework(self, here: Here) -> None:
        """One outcome to the rework that follows, the others past it."""
        step = here.steps[here.at]
        past = here.at + 2
        others: list[Step | str] = [self.forward(here) for _ in step.targets[2:]]
        others.append(self.forward(here) if past in here.entered else here.enter(past))
        targets: list[Step | str] = [*others, "next"]
        step.targets = [(label, target) for (label, _), target in zip(step.targets, targets, strict=True)]

    def decide_soundly(self, here: Here) -> None:
        """At least one outcome goes on; the others go anywhere in the list or out of it."""
        step = here.steps[here.at]
        chosen: list[Step | str] = []
        if here.needed():
            chosen.append(here.enter(here.at + 1) if self.rng.random() < 0.15 else "next")
        while len(chosen) < len(step.targets):
            back = chosen and self.rng.random() < 0.45
            chosen.append(self.rng.choice(here.steps[: here.at + 1]) if back else self.forward(here))
        self.rng.shuffle(chosen)
        step.targets = [(label, target) for (label, _), target in zip(step.targets, chosen, strict=True)]

    def forward(self, here: Here) -> Step | str:
        """A target further on: the next step, one after it, or out."""
        ahead = [j for j in range(here.at + 1, len(here.steps)) if not here.steps[j].rework]
        chance = self.rng.random()
        if ahead and chance < 0.5:
            return here.enter(self.rng.choice(ahead))
        if chance < 0.7 and not here.before_rework():
            return "next"
        return self.leave(branch=here.branch)


@dataclass(frozen=True, slots=True)
class Here:
    """A place in a list of steps, and which places some step before it leads to."""

    steps: list[Step]
    at: int
    entered: set[int]
    branch: bool

    def needed(self) -> bool:
        """Whether nothing leads to the following step yet."""
        return self.at + 1 < len(self.steps) and self.at + 1 not in self.entered

    def before_rework(self) -> bool:
        return self.at + 1 < len(self.steps) and self.steps[self.at + 1].rework

    def enter(self, at: int) -> Step:
        """The step at a place, now led to."""
        self.entered.add(at)
        return self.steps[at]


def states_of(steps: list[Step]) -> int:
    """An upper bound of the states of a list: branches multiply."""
    return sum(math.prod(states_of(branch) + 1 for branch in step.branches) if step.branches else 1 for step in steps)
