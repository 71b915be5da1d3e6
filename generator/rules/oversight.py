"""Oversight: who does something does not pass it alone (standards 3.5, rule 18)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Finding, finding
from generator.model.book import Book
from generator.model.process import Process, Step
from generator.rules.scope import Scope, scopes
from generator.rules.wording import Wording


def check(process: Process, book: Book) -> Iterator[Finding]:
    """HB323 a supervision point where one role alone judges its own work, HB326 a check that one role does alone.

    A decision judges work where it can send it back. Both are warnings.
    """
    wording = Wording(process, book)
    for scope in scopes(process):
        for step in scope.distinct:
            work = _own_work(scope, step, book) if step.kind == "decide" and step.control else None
            if work is not None:
                yield finding("HB323", step.text.span, role=_alone(step, book), step=wording.name(work))
    acting = [step for step in process.walk() if step.kind != "parallel"]
    if process.file.pdca == "check" and acting[1:]:
        alone = {_alone(step, book) for step in acting}
        if len(alone) == 1 and "" not in alone:
            yield finding("HB326", process.file.title.span, role=alone.pop())


def _own_work(scope: Scope, step: Step, book: Book) -> Step | None:
    """What a decision judges, where the one role that decides also did it and gets it back."""
    alone = _alone(step, book)
    before = scope.entering[step.id]
    back = {target.id for _, target in scope.inside(step)}
    judged = [work for work in before if work.id in back and scope.place[work.id] < scope.place[step.id]]
    own = [_alone(inner, book) == alone for work in before for inner in work.walk() if inner.kind != "parallel"]
    return judged[0] if alone and judged and all(own) else None


def _alone(step: Step, book: Book) -> str:
    """The one role that performs a step, answers for it and consults nobody; empty where there is a second one."""
    named = {book.role_name(role) for role in (*step.performers, *step.consulted)}
    named |= {book.role_name(step.accountable)} if step.accountable else set()
    return named.pop() if len(named) == 1 else ""
