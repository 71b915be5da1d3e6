"""Records: a decision or a named end that changes something leaves a trace on it or before it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.process import END_TEXT, Process, Step
from generator.rules.scope import scopes
from generator.rules.wording import Wording


def check(process: Process, book: Book) -> Iterator[Finding]:
    """HB312 a decision or a named end without a record on it or before it (warning)."""
    wording = Wording(process, book)
    recorded: set[str] = set()
    for scope in scopes(process):
        above = scope.parent is not None and scope.parent.id in recorded
        leaving = [step.id for step in scope.distinct if _leaves_record(step)]
        recorded.update(scope.by_id if above else scope.reach(leaving))
    for step in process.walk():
        if step.kind == "decide" and step.id not in recorded:
            yield finding("HB312", step.text.span, what="判断", name=wording.name(step))
    yield from _ends(process, recorded)


def _ends(process: Process, recorded: set[str]) -> Iterator[Finding]:
    entering: dict[str, set[str]] = {end.id: set() for end in process.ends}
    for step in process.steps:
        for way in step.exits:
            entering.get(way.target, set()).add(step.id)
    for end in process.ends:
        if end.text == END_TEXT:
            continue
        if entering[end.id].isdisjoint(recorded):
            yield finding("HB312", end.origin, what="结束", name=end.text)


def _leaves_record(step: Step) -> bool:
    return any(inner.records for inner in step.walk())
