"""Soundness: every step can be reached, and from every reachable state the end can be reached.

No jump crosses a branch, so each list of steps is explored alone and a parallel counts as one step (LANGUAGE "Flow").
A finding shows the shortest path to the fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.editions import WHOLE
from generator.model.process import Exit, Process, Step
from generator.rules.scope import Scope, scopes
from generator.rules.wording import Wording


def check(process: Process, book: Book) -> Iterator[Finding]:
    """HB306 unreachable steps, HB307 loops without a way out, HB310 loops without a limit, HB317 a single branch."""
    wording = Wording(process, book)
    yield from _single(process)
    for scope in scopes(process):
        yield from _unreachable(scope, wording)
        yield from _trapped(scope, wording)
        yield from _endless(scope, wording)


def _unreachable(scope: Scope, wording: Wording) -> Iterator[Finding]:
    """The first step of every stretch that cannot be reached; silent where a jump leads nowhere known."""
    if any(way.unknown for step in scope.steps for way in step.exits):
        return
    told = set(scope.reached)
    for before, step in pairwise(scope.distinct):
        if step.id in told:
            continue
        ways = _ways(before)
        yield finding(
            "HB306",
            step.text.span,
            step=wording.name(step),
            before=wording.name(before),
            ways=ways,
            edition=wording.edition,
        )
        told.update(_reached_anew(scope, step, told))


def _reached_anew(scope: Scope, start: Step, told: set[str]) -> Iterator[str]:
    """The steps that a step leads to without passing what has been told."""
    pending, seen = [start], {start.id}
    while pending:
        step = pending.pop()
        yield step.id
        for _, after in scope.inside(step):
            if after.id not in told and after.id not in seen:
                seen.add(after.id)
                pending.append(after)


def _trapped(scope: Scope, wording: Wording) -> Iterator[Finding]:
    """One finding for every loop that nothing leaves: at the jump that closes it, with the shortest path into it."""
    for loop in scope.loops:
        inside = {step.id for step in loop}
        if not inside.isdisjoint(scope.ending) or loop[0].id not in scope.reached:
            continue
        if any(target.id not in inside for step in loop for _, target in scope.inside(step)):
            continue
        step, way = _closing(scope, loop)
        path = f"{wording.path(scope.path(step.id))} → {wording.name(scope.by_id[way.target])} → …"
        yield finding("HB307", way.origin, step=wording.name(step), path=path, edition=wording.edition)


def _closing(scope: Scope, loop: tuple[Step, ...]) -> tuple[Step, Exit]:
    """Where a loop closes: the first exit of it that runs backwards."""
    inside = {step.id for step in loop}
    return next(
        (step, way)
        for step in loop
        for way, target in scope.inside(step)
        if target.id in inside and scope.place[target.id] <= scope.place[step.id]
    )


def _endless(scope: Scope, wording: Wording) -> Iterator[Finding]:
    """A warning for every loop with a way out in which no step has a limit, told at the exit that runs back."""
    for loop in scope.loops:
        if any(inner.limits for step in loop for inner in step.walk()):
            continue
        if loop[0].id in scope.ending:
            yield finding("HB310", _closing(scope, loop)[1].origin, step=wording.name(loop[0]))


def _single(process: Process) -> Iterator[Finding]:
    """A warning for every parallel of one branch; told of the whole book only, for an edition may leave one over."""
    for step in process.walk() if process.edition == WHOLE else ():
        if step.kind == "parallel" and not step.branches[1:]:
            yield finding("HB317", step.text.span)


def _ways(step: Step) -> str:
    return "、".join(f"{way.label}→{way.target}" if way.label else str(way.target) for way in step.exits)
