"""Soundness: every step can be reached, and from every reachable state the end can be reached.

No jump crosses a branch, so each list of steps is explored alone and a parallel counts as one step (LANGUAGE "Flow").
A finding shows the shortest path to the fault.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.process import Exit, Process, Step
from generator.rules.scope import Scope, describe, in_edition, name, scopes


def check(process: Process, book: Book) -> Iterator[Finding]:
    """HB306 a step that nothing leads to, HB307 a loop that nothing leaves, HB310 a loop without a limit."""
    del book
    for scope in scopes(process):
        yield from _unreachable(scope, in_edition(process))
        yield from _trapped(scope, in_edition(process))
        yield from _endless(scope)


def _unreachable(scope: Scope, edition: str) -> Iterator[Finding]:
    """The first step of every stretch that cannot be reached; silent where a jump leads nowhere known."""
    if any(way.unknown for step in scope.steps for way in step.exits):
        return
    told: set[str] = set(scope.reached)
    for place, step in enumerate(scope.steps):
        if step.id in told:
            continue
        before = scope.steps[place - 1]
        yield finding(
            "HB306", step.text.span, step=name(step), before=name(before), ways=_ways(before), edition=edition
        )
        told.update(scope.reach([step.id]))


def _trapped(scope: Scope, edition: str) -> Iterator[Finding]:
    """One finding for every loop that nothing leaves: at the jump that closes it, with the shortest path into it."""
    for loop in _loops(scope):
        inside = {step.id for step in loop}
        if not inside.isdisjoint(scope.ending) or loop[0].id not in scope.reached:
            continue
        if any(target.id not in inside for step in loop for _, target in scope.inside(step)):
            continue
        step, way = _closing(scope, loop)
        path = f"{describe(scope.path(step.id))} → {name(scope.by_id[way.target])} → …"
        yield finding("HB307", way.origin, step=name(step), path=path, edition=edition)


def _closing(scope: Scope, loop: list[Step]) -> tuple[Step, Exit]:
    """Where a loop closes: the first exit of it that runs backwards."""
    return next(
        (step, way)
        for step in loop
        for way, target in scope.inside(step)
        if scope.order[target.id] <= scope.order[step.id] and target in loop
    )


def _endless(scope: Scope) -> Iterator[Finding]:
    """A warning for every loop with a way out in which no step has a limit, told at the exit that runs back."""
    for loop in _loops(scope):
        if any(inner.limits for step in loop for inner in step.walk()):
            continue
        if loop[0].id in scope.ending:
            yield finding("HB310", _closing(scope, loop)[1].origin, step=name(loop[0]))


def _loops(scope: Scope) -> Iterator[list[Step]]:
    """The strongly connected parts of a scope that hold a cycle, each in the order of the file."""
    reach = {step.id: set(_after(scope, step)) for step in scope.steps}
    told: set[str] = set()
    for step in scope.steps:
        if step.id in told or step.id not in reach[step.id]:
            continue
        loop = [other for other in scope.steps if other.id in reach[step.id] and step.id in reach[other.id]]
        told.update(other.id for other in loop)
        yield loop


def _after(scope: Scope, step: Step) -> dict[str, object]:
    """Every step that can follow a step, itself included only when a cycle leads back."""
    return dict(scope.reach([target.id for _, target in scope.inside(step)]))


def _ways(step: Step) -> str:
    return "、".join(f"{way.label}→{way.target}" if way.label else str(way.target) for way in step.exits)
