"""The graph of one list of steps: a parallel counts as one node, ends and the join are where it leaves the list."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.model.process import Exit, Process, Step
from generator.rules.dominators import Dominators
from generator.rules.graph import components, followers


@dataclass(frozen=True)
class Scope:
    """The top-level steps of a process, or the steps of one branch; ``parent`` is the parallel it belongs to."""

    steps: tuple[Step, ...]
    parent: Step | None = None
    outer: Scope | None = None

    @cached_property
    def by_id(self) -> dict[str, Step]:
        """The steps by id, the first where an id stands twice."""
        found: dict[str, Step] = {}
        for step in self.steps:
            found.setdefault(step.id, step)
        return found

    @cached_property
    def distinct(self) -> tuple[Step, ...]:
        """The steps in order, without those whose id another step has taken before."""
        return tuple(self.by_id.values())

    @cached_property
    def place(self) -> dict[str, int]:
        """The place of every step among the distinct ones."""
        return {step: place for place, step in enumerate(self.by_id)}

    @cached_property
    def graph(self) -> list[list[int]]:
        """Where each step leads, by places; the last node stands for the ends or the join."""
        out = len(self.place)
        return [*([self.place.get(way.target, out) for way in step.exits] for step in self.distinct), []]

    @cached_property
    def dominators(self) -> Dominators:
        """What comes before each place, and before the ends or the join, on every way."""
        return Dominators(self.graph)

    @cached_property
    def followers(self) -> list[int]:
        """What can follow each place, as bits."""
        return followers(self.graph)

    @cached_property
    def loops(self) -> tuple[tuple[Step, ...], ...]:
        """The strongly connected parts that hold a cycle, each in the order of the file."""
        parts = [sorted(part) for part in components(self.graph) if part[1:] or part[0] in self.graph[part[0]]]
        return tuple(tuple(self.distinct[place] for place in part) for part in sorted(parts))

    def inside(self, step: Step) -> Iterator[tuple[Exit, Step]]:
        """The exits of a step that stay in the scope, with the step they lead to."""
        for way in step.exits:
            if way.target in self.by_id:
                yield way, self.by_id[way.target]

    def leaves(self, step: Step) -> bool:
        """Whether an exit of the step leads to an end or to the join."""
        return any(way.target not in self.by_id for way in step.exits)

    @cached_property
    def entering(self) -> dict[str, list[Step]]:
        """The steps that lead to each step."""
        found: dict[str, list[Step]] = {step.id: [] for step in self.distinct}
        for step in self.distinct:
            for _, target in self.inside(step):
                found[target.id].append(step)
        return found

    def reach(self, starts: Iterable[str]) -> dict[str, tuple[Step, Exit] | None]:
        """Every step reached from some steps, breadth first, with the exit that first leads to it."""
        found: dict[str, tuple[Step, Exit] | None] = dict.fromkeys(starts)
        pending = deque(found)
        while pending:
            step = self.by_id[pending.popleft()]
            for way, target in self.inside(step):
                if target.id not in found:
                    found[target.id] = (step, way)
                    pending.append(target.id)
        return found

    @cached_property
    def reached(self) -> dict[str, tuple[Step, Exit] | None]:
        """Every step that the scope's first step leads to."""
        return self.reach([self.steps[0].id]) if self.steps else {}

    @cached_property
    def ending(self) -> frozenset[str]:
        """Every step from which an end or the join can be reached."""
        found = {step.id for step in self.steps if self.leaves(step)}
        pending = list(found)
        while pending:
            for before in self.entering[pending.pop()]:
                if before.id not in found:
                    found.add(before.id)
                    pending.append(before.id)
        return frozenset(found)

    def path(self, target: str) -> list[tuple[Step, str]]:
        """The shortest way to a reached step: every step on it with the outcome by which it was left (or empty)."""
        way: list[tuple[Step, str]] = [(self.by_id[target], "")]
        came = self.reached[target]
        while came is not None:
            step, exit_ = came
            way.append((step, exit_.label))
            came = self.reached[step.id]
        above = (
            self.outer.path(self.parent.id)
            if self.outer and self.parent and self.parent.id in self.outer.reached
            else []
        )
        return [*above, *reversed(way)]


def scopes(process: Process) -> Iterator[Scope]:
    """The scope of the process itself, then those of all branches, depth first."""

    def below(scope: Scope) -> Iterator[Scope]:
        yield scope
        for step in scope.steps:
            for branch in step.branches:
                yield from below(Scope(branch, step, scope))

    yield from below(Scope(process.steps))
