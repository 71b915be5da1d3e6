"""Records: a decision or a named end that changes something leaves a trace on it or before it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.process import Process, Step
from generator.model.resolve import END_TEXT
from generator.rules.scope import Scope, name, scopes


def check(process: Process, book: Book) -> Iterator[Finding]:
    """HB312 a decision or a named end without a record on it or before it (warning)."""
    del book
    recorded: dict[int, bool] = {}
    for scope in scopes(process):
        above = recorded.get(id(scope.parent), False)
        for step in scope.steps:
            has = above or any(_leaves_record(other) for other in _up_to(scope, step))
            recorded[id(step)] = has
            if step.kind == "decide" and not has:
                yield finding("HB312", step.text.span, what=f"判断“{name(step)}”")
    yield from _ends(process, recorded)


def _ends(process: Process, recorded: dict[int, bool]) -> Iterator[Finding]:
    for end in process.ends:
        if end.text == END_TEXT:
            continue
        entering = [step for step in process.steps if any(way.target == end.id for way in step.exits)]
        if entering and not any(recorded[id(step)] for step in entering):
            yield finding("HB312", end.origin, what=f"结束“{end.text}”")


def _leaves_record(step: Step) -> bool:
    return any(inner.records for inner in step.walk())


def _up_to(scope: Scope, step: Step) -> Iterator[Step]:
    """The step itself and every step of its scope that can come before it."""
    pending, seen = [step], {step.id}
    while pending:
        current = pending.pop()
        yield current
        for before in scope.entering[current.id]:
            if before.id not in seen:
                seen.add(before.id)
                pending.append(before)
